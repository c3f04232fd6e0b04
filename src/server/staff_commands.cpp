#include "server/staff_commands.h"

#include <algorithm>
#include <optional>

#include "genkan/domain/agent.h"
#include "genkan/service/audit_id.h"
#include "genkan/service/invitation.h"
#include "genkan/service/staff_access.h"
#include "server/arguments.h"
#include "server/portal_argument.h"
#include "server/sentences.h"

namespace genkan::server {
namespace {

using domain::Permission;
using domain::Staff;

const domain::PermissionWord* FindPermission(const std::string& word) {
  const auto found =
      std::find_if(std::begin(domain::kPermissionWords), std::end(domain::kPermissionWords),
                   [&](const auto& each) { return each.word == word; });
  return found == std::end(domain::kPermissionWords) ? nullptr : found;
}

std::string NoPermission(const std::string& word) {
  return "\"" + word + "\" is no permission: there are tickets and customer_portal_settings";
}

std::string_view StateText(domain::SignInState state) {
  switch (state) {
    case domain::SignInState::kNone:
      return "was not invited";
    case domain::SignInState::kInvited:
      return "is invited";
    case domain::SignInState::kActive:
      return "may sign in";
    case domain::SignInState::kSuspended:
      return "is suspended";
  }
  return {};
}

std::string PermissionsText(const Staff& staff) {
  std::string text;
  for (const domain::PermissionWord& each : domain::kPermissionWords) {
    if (!domain::Holds(staff, each.permission)) continue;
    text += (text.empty() ? "" : ", ") + std::string(each.word);
  }
  return text.empty() ? "no permissions" : text;
}

Status Note(const domain::Portal& portal, const std::string& action, const std::string& subject,
            CommandContext& context) {
  const Millis now = context.ports.clock.NowMillis();
  GENKAN_TRY(const domain::AuditId id,
             service::NextAuditId(context.store, portal.id, now, context.ports.random));
  return context.store.AddAuditEntry(
      portal.id, {.id = id, .at_millis = now, .action = action, .subject = subject});
}

// Keeps `changed`, with its entry in the audit log, unless nobody would be left for the settings.
Status Keep(const domain::Portal& portal, const Staff& changed, const std::string& action,
            CommandContext& context) {
  service::Store& store = context.store;
  return store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(service::KeepStaff(store, portal.id, changed));
    return Note(portal, action, changed.email + " " + PermissionsText(changed), context);
  });
}

// Whoever works here under that address; complains itself where nobody does.
std::optional<Staff> StaffNamed(const domain::Portal& portal, const std::string& email,
                                CommandContext& context) {
  auto staff = context.store.StaffByEmail(portal.id, domain::FoldedAddress(email));
  if (staff.ok()) return std::move(*staff);
  Fail(context, "nobody who works here has the address " + email + ": see genkan admin list-staff");
  return std::nullopt;
}

int SayKept(const Status& kept, const Staff& staff, CommandContext& context) {
  if (!kept.ok() && kept.error().code == ErrorCode::kConflict) {
    return Fail(context, "nobody else may change the settings: grant that to somebody first");
  }
  if (!kept.ok()) return Fail(context, SentenceFor(kept.error()));
  context.out << staff.email << "  " << StateText(staff.sign_in) << "  " << PermissionsText(staff)
              << "\n";
  return 0;
}

// What is done with somebody whose address is given.
struct Deed {
  std::string command;
  std::string action;  // In the audit log.
  Status (*change)(service::Store& store, domain::PortalId portal, Staff staff);
};

int ChangeAccess(std::span<const std::string> given, const Deed& deed, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const auto portal = TakePortal(&arguments, context);
  if (!portal) return 1;
  if (arguments.size() != 1) return Misused(context, deed.command + " needs one email address");
  auto staff = StaffNamed(*portal, arguments[0], context);
  if (!staff) return 1;
  const Status kept = context.store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(deed.change(context.store, portal->id, *staff));
    GENKAN_TRY(*staff, context.store.StaffById(portal->id, staff->id));
    return Note(*portal, deed.action, staff->email, context);
  });
  return SayKept(kept, *staff, context);
}

int ChangePermission(std::span<const std::string> given, bool grant, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const auto portal = TakePortal(&arguments, context);
  if (!portal) return 1;
  if (arguments.size() != 2) return Misused(context, "give a permission and an email address");
  const domain::PermissionWord* permission = FindPermission(arguments[0]);
  if (permission == nullptr) return Misused(context, NoPermission(arguments[0]));
  auto staff = StaffNamed(*portal, arguments[1], context);
  if (!staff) return 1;
  std::erase(staff->permissions, permission->permission);
  if (grant) staff->permissions.push_back(permission->permission);
  const Status kept =
      Keep(*portal, *staff, grant ? "permission.granted" : "permission.taken", context);
  return SayKept(kept, *staff, context);
}

// Whoever has the address, or somebody new.
Result<Staff> StaffFor(const domain::Portal& portal, const std::string& email,
                       const std::string& name, CommandContext& context) {
  auto known = context.store.StaffByEmail(portal.id, domain::FoldedAddress(email));
  if (!known.ok() && known.error().code != ErrorCode::kNotFound) return known;
  Staff staff = known.ok() ? *known
                           : Staff{.id = domain::NewId<domain::StaffId>(
                                       context.ports.clock.NowMillis(), context.ports.random),
                                   .email = email};
  if (!name.empty()) staff.name = {.display = name};
  return staff;
}

Result<std::string> Invite(const domain::Portal& portal, const Staff& staff,
                           CommandContext& context) {
  std::string link;
  const Status invited = context.store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(Keep(portal, staff, "staff.invited", context));
    GENKAN_TRY(link, service::InviteStaff({.store = context.store,
                                           .ports = context.ports,
                                           .public_origin = context.public_origin,
                                           .mail_from = context.mail_from},
                                          portal, staff.id));
    return Done{};
  });
  GENKAN_TRY_OK(invited);
  return link;
}

}  // namespace

int RunListStaff(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const auto portal = TakePortal(&arguments, context);
  if (!portal) return 1;
  if (!arguments.empty()) return Misused(context, "list-staff takes no " + arguments[0]);
  const auto all = context.store.StaffOf(portal->id);
  if (!all.ok()) return Fail(context, SentenceFor(all.error()));
  for (const Staff& staff : *all) {
    const std::string name = domain::ShownName(staff.name, staff.language);
    context.out << staff.email << "  " << name << (name.empty() ? "" : "  ")
                << StateText(staff.sign_in) << "  " << PermissionsText(staff) << "\n";
  }
  return 0;
}

int RunInviteStaff(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const TakenOption name = TakeOption("--name", &arguments);
  const TakenOption wanted = TakeOption("--permission", &arguments);
  for (const TakenOption* option : {&name, &wanted}) {
    if (!option->complaint.empty()) return Misused(context, option->complaint);
  }
  const auto portal = TakePortal(&arguments, context);
  if (!portal) return 1;
  if (arguments.size() != 1) return Misused(context, "invite-staff needs one email address");
  const auto email = domain::CheckAddress(arguments[0]);
  if (!email.ok()) return Fail(context, "\"" + arguments[0] + "\" is no email address");
  if (name.value && !domain::CheckPersonName(*name.value).ok()) {
    return Fail(context, "\"" + *name.value + "\" is no name: one line of at most 200 characters");
  }
  const std::string word = wanted.value.value_or("tickets");
  const domain::PermissionWord* permission = FindPermission(word);
  if (permission == nullptr) return Misused(context, NoPermission(word));
  if (context.public_origin.empty()) {
    return Fail(context,
                "config.json is not right, so that nobody knows where the link leads: "
                "genkan serve says what is wrong with it");
  }
  auto staff = StaffFor(*portal, *email, name.value.value_or(""), context);
  if (!staff.ok()) return Fail(context, SentenceFor(staff.error()));
  if (staff->sign_in == domain::SignInState::kSuspended) {
    return Fail(context, staff->email + " is suspended and cannot be invited");
  }
  if (!domain::Holds(*staff, permission->permission)) {
    staff->permissions.push_back(permission->permission);
  }
  const auto link = Invite(*portal, *staff, context);
  if (!link.ok()) return Fail(context, SentenceFor(link.error()));
  context.out << staff->email << " is invited to work on \"" << portal->name
              << "\"; the mail goes out as soon as a server runs, with this link:\n"
              << *link << "\n";
  return 0;
}

int RunSuspendStaff(std::span<const std::string> given, CommandContext& context) {
  return ChangeAccess(
      given,
      {.command = "suspend-staff", .action = "staff.suspended", .change = service::SuspendStaff},
      context);
}

int RunLetStaffBack(std::span<const std::string> given, CommandContext& context) {
  return ChangeAccess(
      given,
      {.command = "let-staff-back", .action = "staff.let_back", .change = service::LetStaffBack},
      context);
}

int RunGrant(std::span<const std::string> given, CommandContext& context) {
  return ChangePermission(given, true, context);
}

int RunTake(std::span<const std::string> given, CommandContext& context) {
  return ChangePermission(given, false, context);
}

}  // namespace genkan::server
