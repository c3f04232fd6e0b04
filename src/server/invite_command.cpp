#include "server/invite_command.h"

#include "genkan/domain/people.h"
#include "genkan/service/invitation.h"
#include "server/arguments.h"
#include "server/portal_argument.h"
#include "server/sentences.h"

namespace genkan::server {
namespace {

struct Invited {
  std::string email;
  std::string link;
};

// Whom a new contact is made as, where nobody has the address.
struct Newcomer {
  std::string name;     // Empty: none is made.
  std::string company;  // Empty: of none.
};

// The company of that name, made where there is none. kConflict where there are several.
Result<domain::CompanyId> CompanyNamed(CommandContext& context, domain::PortalId portal,
                                       const std::string& name) {
  GENKAN_TRY(const auto known, context.store.CompaniesByName(portal, name));
  if (known.size() > 1) return FieldError("company", "error.value_twice");
  if (!known.empty()) return known.front().id;
  const domain::Company company{
      .id = domain::NewId<domain::CompanyId>(context.ports.clock.NowMillis(), context.ports.random),
      .name = name};
  GENKAN_TRY_OK(context.store.PutCompany(portal, company));
  return company.id;
}

Result<domain::Contact> NewContact(CommandContext& context, domain::PortalId portal,
                                   const std::string& email, const Newcomer& newcomer) {
  if (newcomer.name.empty()) return ErrorCode::kNotFound;
  domain::Contact contact{
      .id = domain::NewId<domain::ContactId>(context.ports.clock.NowMillis(), context.ports.random),
      .name = {.display = newcomer.name},
      .addresses = {email},
      .member_email = email};
  if (!newcomer.company.empty()) {
    GENKAN_TRY(const domain::CompanyId company, CompanyNamed(context, portal, newcomer.company));
    contact.companies.push_back({.company = company, .primary = true});
  }
  GENKAN_TRY_OK(context.store.PutContact(portal, contact));
  return contact;
}

// The contact that signs in with this address, or the only one that holds it, to whom it becomes
// the sign-in name, or a new one.
Result<domain::Contact> ContactFor(CommandContext& context, domain::PortalId portal,
                                   const std::string& email, const Newcomer& newcomer) {
  service::Store& store = context.store;
  const std::string folded = domain::FoldedAddress(email);
  auto member = store.ContactByMemberEmail(portal, folded);
  if (member.ok() || member.error().code != ErrorCode::kNotFound) return member;
  GENKAN_TRY(auto holders, store.ContactsByAddress(portal, folded));
  if (holders.size() > 1) return ErrorCode::kConflict;
  if (holders.empty()) return NewContact(context, portal, email, newcomer);
  if (!holders.front().member_email.empty()) return ErrorCode::kNotFound;
  holders.front().member_email = email;
  GENKAN_TRY_OK(store.PutContact(portal, holders.front()));
  return holders.front();
}

Result<Invited> Invite(const domain::Portal& portal, const std::string& email,
                       const Newcomer& newcomer, CommandContext& context) {
  Invited invited;
  const auto invite = [&]() -> Status {
    GENKAN_TRY(const domain::Contact contact, ContactFor(context, portal.id, email, newcomer));
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
      return "nobody here has the address " + email + ": name them (--name) or import them first";
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
  const TakenOption name = TakeOption("--name", &arguments);
  const TakenOption company = TakeOption("--company", &arguments);
  for (const TakenOption* option : {&name, &company}) {
    if (!option->complaint.empty()) return Misused(context, option->complaint);
  }
  const auto portal = TakePortal(&arguments, context);
  if (!portal.has_value()) return 1;
  if (arguments.size() != 1) return Misused(context, "invite needs one email address");
  const auto email = domain::CheckAddress(arguments[0]);
  if (!email.ok()) return Fail(context, "\"" + arguments[0] + "\" is no email address");
  if (context.public_origin.empty()) {
    return Fail(context,
                "config.json is not right, so that nobody knows where the link leads: "
                "genkan serve says what is wrong with it");
  }
  const Newcomer newcomer{.name = name.value.value_or(""), .company = company.value.value_or("")};
  if (!newcomer.name.empty() && !domain::CheckPersonName(newcomer.name).ok()) {
    return Fail(context,
                "\"" + newcomer.name + "\" is no name: one line of at most 200 characters");
  }
  const auto invited = Invite(*portal, *email, newcomer, context);
  if (!invited.ok()) return Fail(context, SentenceFor(invited.error(), *email));
  context.out << invited->email << " is invited to \"" << portal->name
              << "\"; the mail goes out as soon as a server runs, with this link:\n"
              << invited->link << "\n";
  return 0;
}

}  // namespace genkan::server
