#include "server/set_password_command.h"

#include <string_view>

#include "genkan/base/utf8.h"
#include "genkan/domain/people.h"
#include "genkan/service/account_failures.h"
#include "server/arguments.h"
#include "server/sentences.h"

namespace genkan::server {
namespace {

using domain::SignInState;

constexpr std::size_t kPasswordCharactersMin = 8;
constexpr std::size_t kPasswordCharactersMax = 256;

// Why this cannot be a password, or the empty string.
std::string_view ComplaintAbout(const Secret& password) {
  const std::string& text = password.Reveal();
  if (text.empty()) return "no password came: give it on standard input, as one line";
  if (!IsValidUtf8(text)) return "the password is no UTF-8 text";
  if (CodePointCount(text) < kPasswordCharactersMin) {
    return "the password is too short: at least 8 characters";
  }
  if (CodePointCount(text) > kPasswordCharactersMax) {
    return "the password is too long: at most 256 characters";
  }
  return {};
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
  domain::PortalId portal;
  std::string folded_email;
  std::string email;
};

// Whoever was signed in with the old password is not any more, and guesses at it count no more.
template <typename AnyId>
Status ReplacePassword(const Person& person, const std::string& hash, AnyId holder,
                       const CommandContext& context) {
  service::Store& store = context.store;
  GENKAN_TRY_OK(store.SetPasswordHash(person.portal, person.folded_email, hash));
  GENKAN_TRY_OK(store.ClearFailures(
      service::AccountFailures(context.ports.secrets, person.portal, person.folded_email)));
  return store.EndSessionsOf(person.portal, holder);
}

Status StoreContactPassword(const Person& person, domain::Contact contact,
                            const CommandContext& context) {
  GENKAN_TRY(const std::string hash, context.ports.secrets.HashPassword(context.secret_line));
  if (contact.member_email.empty()) contact.member_email = person.email;
  contact.sign_in = SignInState::kActive;
  service::Store& store = context.store;
  return store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(store.PutContact(person.portal, contact));
    return ReplacePassword(person, hash, contact.id, context);
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
  const auto hash = context.ports.secrets.HashPassword(context.secret_line);
  if (!hash.ok()) return Fail(context, SentenceFor(hash.error()));
  const Status stored =
      context.store.Atomically([&] { return ReplacePassword(person, *hash, staff.id, context); });
  if (!stored.ok()) return Fail(context, SentenceFor(stored.error()));
  context.out << "the password of " << person.email << " is set\n";
  return 0;
}

}  // namespace

int RunSetPassword(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const TakenOption slug = TakeOption("--portal", &arguments);
  if (!slug.complaint.empty()) {
    context.err << "genkan: " << slug.complaint << "\n";
    return 2;
  }
  if (arguments.size() != 1) {
    context.err << "genkan: set-password needs one email address\n";
    return 2;
  }
  const auto email = domain::CheckAddress(arguments[0]);
  if (!email.ok()) return Fail(context, "\"" + arguments[0] + "\" is no email address");
  if (const auto complaint = ComplaintAbout(context.secret_line); !complaint.empty()) {
    return Fail(context, complaint);
  }
  const auto portal = context.store.PortalAt("", slug.value.value_or(""));
  if (!portal.ok() && portal.error().code == ErrorCode::kNotFound) {
    return Fail(context, "there is no portal \"" + slug.value.value_or("") + "\" here");
  }
  if (!portal.ok()) return Fail(context, SentenceFor(portal.error()));
  const Person person{
      .portal = portal->id, .folded_email = domain::FoldedAddress(*email), .email = *email};
  const auto contact = FindContact(context.store, person.portal, person.folded_email);
  if (!contact.ok() && contact.error().code == ErrorCode::kConflict) {
    return Fail(context, "several contacts hold " + person.email + ": merge them first");
  }
  if (!contact.ok()) {
    const auto staff = context.store.StaffByEmail(person.portal, person.folded_email);
    if (staff.ok()) return SetForStaff(person, *staff, context);
    return Fail(context, "nobody here has the address " + person.email);
  }
  if (contact->sign_in == SignInState::kSuspended) {
    return Fail(context, person.email + " is suspended and cannot sign in");
  }
  const Status stored = StoreContactPassword(person, *contact, context);
  if (!stored.ok()) return Fail(context, SentenceFor(stored.error()));
  context.out << "the password of " << person.email << " is set\n";
  return 0;
}

}  // namespace genkan::server
