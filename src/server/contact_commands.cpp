#include "server/contact_commands.h"

#include <functional>

#include "genkan/domain/contact_access.h"
#include "genkan/service/audit_id.h"
#include "genkan/service/registration.h"
#include "server/portal_argument.h"
#include "server/sentences.h"

namespace genkan::server {
namespace {

// What is done with the contact whose sign-in name is given, and what is said of it.
struct Deed {
  std::string_view command;
  Status (*change)(service::Store& store, domain::PortalId portal, domain::Contact contact);
  std::string_view action;  // In the audit log.
  std::string_view outcome;
};

Status Do(const Deed& deed, const domain::Portal& portal, const domain::Contact& contact,
          CommandContext& context) {
  service::Store& store = context.store;
  const Millis now = context.ports.clock.NowMillis();
  return store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(deed.change(store, portal.id, contact));
    GENKAN_TRY(const domain::AuditId id,
               service::NextAuditId(store, portal.id, now, context.ports.random));
    return store.AddAuditEntry(portal.id, {.id = id,
                                           .at_millis = now,
                                           .action = std::string(deed.action),
                                           .subject = domain::CalledName(contact)});
  });
}

int Run(const Deed& deed, std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const auto portal = TakePortal(&arguments, context);
  if (!portal.has_value()) return 1;
  if (arguments.size() != 1) {
    return Misused(context, std::string(deed.command) + " needs one email address");
  }
  const std::string& email = arguments[0];
  const auto contact = context.store.ContactByMemberEmail(portal->id, domain::FoldedAddress(email));
  if (!contact.ok() && contact.error().code == ErrorCode::kNotFound) {
    return Fail(context, "no contact signs in with " + email);
  }
  if (!contact.ok()) return Fail(context, SentenceFor(contact.error()));
  const Status done = Do(deed, *portal, *contact, context);
  if (!done.ok()) return Fail(context, SentenceFor(done.error()));
  context.out << contact->member_email << " " << deed.outcome << "\n";
  return 0;
}

}  // namespace

int RunSuspend(std::span<const std::string> arguments, CommandContext& context) {
  return Run({.command = "suspend",
              .change = service::SuspendContact,
              .action = "contact.suspended",
              .outcome = "is suspended: sessions, links and codes have ended"},
             arguments, context);
}

int RunLetBack(std::span<const std::string> arguments, CommandContext& context) {
  return Run({.command = "let-back",
              .change = service::LetContactBack,
              .action = "contact.let_back",
              .outcome = "is let in again, or can be invited anew"},
             arguments, context);
}

}  // namespace genkan::server
