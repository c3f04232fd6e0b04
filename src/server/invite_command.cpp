#include "server/invite_command.h"

#include "genkan/domain/people.h"
#include "genkan/service/invitation.h"
#include "server/arguments.h"
#include "server/sentences.h"

namespace genkan::server {
namespace {

struct Invited {
  std::string email;
  std::string link;
};

// The contact that signs in with this address, or the only one that holds it, to whom it becomes
// the sign-in name.
Result<domain::Contact> ContactFor(service::Store& store, domain::PortalId portal,
                                   const std::string& email) {
  const std::string folded = domain::FoldedAddress(email);
  auto member = store.ContactByMemberEmail(portal, folded);
  if (member.ok() || member.error().code != ErrorCode::kNotFound) return member;
  GENKAN_TRY(auto holders, store.ContactsByAddress(portal, folded));
  if (holders.size() > 1) return ErrorCode::kConflict;
  if (holders.empty() || !holders.front().member_email.empty()) return ErrorCode::kNotFound;
  holders.front().member_email = email;
  GENKAN_TRY_OK(store.PutContact(portal, holders.front()));
  return holders.front();
}

Result<Invited> Invite(const domain::Portal& portal, const std::string& email,
                       CommandContext& context) {
  Invited invited;
  const auto invite = [&]() -> Status {
    GENKAN_TRY(const domain::Contact contact, ContactFor(context.store, portal.id, email));
    invited.email = contact.member_email;
    GENKAN_TRY(invited.link, service::InviteContact({.store = context.store,
                                                     .ports = context.ports,
                                                     .public_origin = context.public_origin,
                                                     .mail_from = context.mail_from},
                                                    portal, contact.id));
    return Done{};
  };
  GENKAN_TRY_OK(context.store.Atomically(invite));
  return invited;
}

std::string SentenceFor(const Error& error, const std::string& email) {
  switch (error.code) {
    case ErrorCode::kNotFound:
      return "nobody here has the address " + email + ": import or add the contact first";
    case ErrorCode::kConflict:
      return "several contacts hold " + email + ": merge them first";
    case ErrorCode::kForbidden:
      return email + " is suspended and cannot be invited";
    default:
      return server::SentenceFor(error);
  }
}

}  // namespace

int RunInvite(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const TakenOption slug = TakeOption("--portal", &arguments);
  if (!slug.complaint.empty() || arguments.size() != 1) {
    context.err << "genkan: "
                << (slug.complaint.empty() ? "invite needs one email address" : slug.complaint)
                << "\n";
    return 2;
  }
  const auto email = domain::CheckAddress(arguments[0]);
  if (!email.ok()) return Fail(context, "\"" + arguments[0] + "\" is no email address");
  if (context.public_origin.empty()) {
    return Fail(context,
                "config.json is not right, so that nobody knows where the link leads: "
                "genkan serve says what is wrong with it");
  }
  const auto portal = context.store.PortalAt("", slug.value.value_or(""));
  if (!portal.ok() && portal.error().code == ErrorCode::kNotFound) {
    return Fail(context, "there is no portal \"" + slug.value.value_or("") + "\" here");
  }
  if (!portal.ok()) return Fail(context, server::SentenceFor(portal.error()));
  const auto invited = Invite(*portal, *email, context);
  if (!invited.ok()) return Fail(context, SentenceFor(invited.error(), *email));
  context.out << invited->email << " is invited to \"" << portal->name
              << "\"; the mail goes out as soon as a server runs, with this link:\n"
              << invited->link << "\n";
  return 0;
}

}  // namespace genkan::server
