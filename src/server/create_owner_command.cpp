#include "server/create_owner_command.h"

#include <algorithm>

#include "genkan/domain/people.h"
#include "genkan/service/audit_id.h"
#include "genkan/service/new_password.h"
#include "genkan/service/password_change.h"
#include "server/arguments.h"
#include "server/sentences.h"

namespace genkan::server {
namespace {

struct Wanted {
  const domain::Portal& portal;
  std::string email;
  std::string name;
};

// The member of staff with that address, who is let in again where they were locked out, or a new
// one.
Result<domain::Staff> OwnerFor(const Wanted& wanted, const CommandContext& context) {
  auto staff = context.store.StaffByEmail(wanted.portal.id, domain::FoldedAddress(wanted.email));
  if (!staff.ok() && staff.error().code != ErrorCode::kNotFound) return staff;
  domain::Staff owner =
      staff.ok() ? *staff
                 : domain::Staff{.id = domain::NewId<domain::StaffId>(
                                     context.ports.clock.NowMillis(), context.ports.random),
                                 .email = wanted.email};
  if (!wanted.name.empty()) owner.name = {.display = wanted.name};
  owner.sign_in = domain::SignInState::kActive;
  for (const auto permission :
       {domain::Permission::kCustomerPortalSettings, domain::Permission::kTickets}) {
    if (!domain::Holds(owner, permission)) owner.permissions.push_back(permission);
  }
  return owner;
}

Status StoreOwner(const Wanted& wanted, const CommandContext& context) {
  GENKAN_TRY(const std::string hash, context.ports.secrets.HashPassword(context.secret_line));
  GENKAN_TRY(const domain::Staff owner, OwnerFor(wanted, context));
  service::Store& store = context.store;
  const Millis now = context.ports.clock.NowMillis();
  return store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(store.PutStaff(wanted.portal.id, owner));
    GENKAN_TRY_OK(service::ChangePassword({.store = store,
                                           .ports = context.ports,
                                           .public_origin = context.public_origin,
                                           .mail_from = context.mail_from},
                                          wanted.portal, {.staff = owner.id}, hash));
    GENKAN_TRY(const domain::AuditId id,
               service::NextAuditId(store, wanted.portal.id, now, context.ports.random));
    return store.AddAuditEntry(
        wanted.portal.id,
        {.id = id, .at_millis = now, .action = "owner.created", .subject = wanted.email});
  });
}

}  // namespace

int RunCreateOwner(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const TakenOption slug = TakeOption("--portal", &arguments);
  const TakenOption name = TakeOption("--name", &arguments);
  for (const TakenOption* option : {&slug, &name}) {
    if (option->complaint.empty()) continue;
    context.err << "genkan: " << option->complaint << "\n";
    return 2;
  }
  if (arguments.size() != 1) {
    context.err << "genkan: create-owner needs one email address\n";
    return 2;
  }
  const auto email = domain::CheckAddress(arguments[0]);
  if (!email.ok()) return Fail(context, "\"" + arguments[0] + "\" is no email address");
  const Status password = service::CheckChosenPassword(
      context.ports.assets, context.secret_line.Reveal(), domain::FoldedAddress(*email));
  if (!password.ok()) return Fail(context, PasswordComplaint(password.error()));
  const auto portal = context.store.PortalAt("", slug.value.value_or(""));
  if (!portal.ok() && portal.error().code == ErrorCode::kNotFound) {
    return Fail(context, "there is no portal \"" + slug.value.value_or("") + "\" here");
  }
  if (!portal.ok()) return Fail(context, SentenceFor(portal.error()));
  const Status stored =
      StoreOwner({.portal = *portal, .email = *email, .name = name.value.value_or("")}, context);
  if (!stored.ok()) return Fail(context, SentenceFor(stored.error()));
  context.out << *email << " can sign in and change the settings of \"" << portal->name << "\"\n";
  return 0;
}

}  // namespace genkan::server
