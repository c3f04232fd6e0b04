#include "server/set_password_command.h"

#include <string_view>

#include "genkan/base/utf8.h"
#include "genkan/domain/people.h"
#include "genkan/service/new_password.h"
#include "genkan/service/password_change.h"
#include "server/portal_argument.h"
#include "server/sentences.h"

namespace genkan::server {
namespace {

using domain::SignInState;

constexpr std::size_t kCharactersMax = 256;

// Why this cannot be a password, or the empty string. Accounts of the sample have one that is
// published, so that theirs may be any.
std::string_view ComplaintAbout(const CommandContext& context, std::string_view folded,
                                bool sample) {
  const std::string& text = context.secret_line.Reveal();
  if (text.empty()) return "no password came: give it on standard input, as one line";
  if (sample && IsValidUtf8(text) && CodePointCount(text) <= kCharactersMax) return {};
  const Status chosen = service::CheckChosenPassword(context.ports.assets, text, folded);
  return chosen.ok() ? std::string_view() : PasswordComplaint(chosen.error());
}

// The contact that signs in with this address, or the only one that holds it.
Result<domain::Contact> FindContact(const service::Store& store, domain::PortalId portal,
                                    const std::string& folded) {
  auto member = store.ContactByMemberEmail(portal, folded);
  if (member.ok() || member.error().code != ErrorCode::kNotFound) return member;
  GENKAN_TRY(const auto holders, store.ContactsByAddress(portal, folded));
  if (holders.size() > 1) return ErrorCode::kConflict;
  if (holders.empty() || !holders.front().member_email.empty()) return ErrorCode::kNotFound;
  return holders.front();
}

struct Person {
  const domain::Portal& portal;
  std::string folded_email;
  std::string email;
};

Status Replace(const Person& person, const service::PasswordHolder& holder, const std::string& hash,
               const CommandContext& context) {
  return service::ChangePassword({.store = context.store,
                                  .ports = context.ports,
                                  .public_origin = context.public_origin,
                                  .mail_from = context.mail_from},
                                 person.portal, holder, hash);
}

Status StoreContactPassword(const Person& person, domain::Contact contact,
                            const CommandContext& context) {
  GENKAN_TRY(const std::string hash, context.ports.secrets.HashPassword(context.secret_line));
  if (contact.member_email.empty()) contact.member_email = person.email;
  contact.sign_in = SignInState::kActive;
  service::Store& store = context.store;
  return store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(store.PutContact(person.portal.id, contact));
    return Replace(person, {.contact = contact.id}, hash, context);
  });
}

int SetForStaff(const Person& person, const domain::Staff& staff, CommandContext& context) {
  if (staff.sign_in == SignInState::kSuspended) {
    return Fail(context, person.email + " is suspended and cannot sign in");
  }
  if (staff.sign_in == SignInState::kNone) {
    return Fail(context, person.email +
                             " was imported as staff, who are authors of messages only and cannot "
                             "sign in");
  }
  if (const auto complaint = ComplaintAbout(context, person.folded_email, staff.sample);
      !complaint.empty()) {
    return Fail(context, complaint);
  }
  const auto hash = context.ports.secrets.HashPassword(context.secret_line);
  if (!hash.ok()) return Fail(context, SentenceFor(hash.error()));
  const Status stored = context.store.Atomically(
      [&] { return Replace(person, {.staff = staff.id}, *hash, context); });
  if (!stored.ok()) return Fail(context, SentenceFor(stored.error()));
  context.out << "the password of " << person.email << " is set\n";
  return 0;
}

}  // namespace

int RunSetPassword(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const auto portal = TakePortal(&arguments, context);
  if (!portal.has_value()) return 1;
  if (arguments.size() != 1) return Misused(context, "set-password needs one email address");
  const auto email = domain::CheckAddress(arguments[0]);
  if (!email.ok()) return Fail(context, "\"" + arguments[0] + "\" is no email address");
  const Person person{
      .portal = *portal, .folded_email = domain::FoldedAddress(*email), .email = *email};
  const auto contact = FindContact(context.store, portal->id, person.folded_email);
  if (!contact.ok() && contact.error().code == ErrorCode::kConflict) {
    return Fail(context, "several contacts hold " + person.email + ": merge them first");
  }
  if (!contact.ok()) {
    const auto staff = context.store.StaffByEmail(portal->id, person.folded_email);
    if (staff.ok()) return SetForStaff(person, *staff, context);
    return Fail(context, "nobody here has the address " + person.email);
  }
  if (contact->sign_in == SignInState::kSuspended) {
    return Fail(context, person.email + " is suspended and cannot sign in");
  }
  if (const auto complaint = ComplaintAbout(context, person.folded_email, contact->sample);
      !complaint.empty()) {
    return Fail(context, complaint);
  }
  const Status stored = StoreContactPassword(person, *contact, context);
  if (!stored.ok()) return Fail(context, SentenceFor(stored.error()));
  context.out << "the password of " << person.email << " is set\n";
  return 0;
}

}  // namespace genkan::server
