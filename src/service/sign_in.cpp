#include "service/sign_in.h"

#include "service/answers.h"
#include "service/handlers.h"
#include "service/throttle.h"

namespace genkan::service {
namespace {

// The password at today's cost; empty where it has that, or cannot be hashed just now.
std::string RenewedHash(const Backend& backend, const Secret& password, const std::string& hash) {
  if (!backend.ports.secrets.IsOutdated(hash)) return {};
  const auto renewed = backend.ports.secrets.HashPassword(password);
  return renewed.ok() ? *renewed : std::string();
}

// A password that was replaced while it was verified lets nobody in, nor comes back as renewed.
Status RenewHash(const Backend& backend, const Call& call, std::string_view folded,
                 const std::string& verified, const std::string& renewed) {
  GENKAN_TRY(const std::string stored, backend.store.PasswordHash(call.portal.id, folded));
  if (stored != verified) return ErrorCode::kWrongCredentials;
  if (renewed.empty()) return Done{};
  return backend.store.SetPasswordHash(call.portal.id, folded, renewed);
}

}  // namespace

Result<Person> FindPerson(const Backend& backend, const Call& call, std::string_view folded) {
  Person person;
  const auto contact = backend.store.ContactByMemberEmail(call.portal.id, folded);
  const auto staff = backend.store.StaffByEmail(call.portal.id, folded);
  if (contact.ok() && domain::MaySignIn(contact->sign_in)) {
    person.contact = contact->id;
  } else if (staff.ok() && domain::MaySignIn(staff->sign_in)) {
    person.staff = staff->id;
  }
  for (const Error* error :
       {contact.ok() ? nullptr : &contact.error(), staff.ok() ? nullptr : &staff.error()}) {
    if (error != nullptr && error->code != ErrorCode::kNotFound) return *error;
  }
  return person;
}

Status CheckEntry(const Backend& backend, const Call& call, domain::ContactId id) {
  GENKAN_TRY(const domain::Contact contact, backend.store.ContactById(call.portal.id, id));
  return CheckEntryOf(call, contact);
}

Status CheckEntryOf(const Call& call, const domain::Contact& contact) {
  switch (domain::EntryOf(call.portal, contact)) {
    case domain::Entry::kLetIn:
      return Done{};
    case domain::Entry::kMayNotSignIn:
      return ErrorCode::kWrongCredentials;
    case domain::Entry::kNotOpenYet:
      return Error{.code = ErrorCode::kForbidden, .message_key = "error.portal_not_open"};
    case domain::Entry::kNotInAGroup:
      return Error{.code = ErrorCode::kForbidden, .message_key = std::string(kNotLetIn)};
  }
  return ErrorCode::kInternal;
}

Status AcceptInvitation(const Backend& backend, const Call& call, domain::ContactId id) {
  GENKAN_TRY(domain::Contact contact, backend.store.ContactById(call.portal.id, id));
  if (contact.sign_in != domain::SignInState::kInvited) return Done{};
  contact.sign_in = domain::SignInState::kActive;
  return backend.store.PutContact(call.portal.id, contact);
}

Result<std::string> FoldedNameOf(const Backend& backend, const Call& call, const Person& person) {
  if (person.staff) {
    GENKAN_TRY(const domain::Staff staff, backend.store.StaffById(call.portal.id, person.staff));
    return domain::FoldedAddress(staff.email);
  }
  GENKAN_TRY(const domain::Contact contact,
             backend.store.ContactById(call.portal.id, person.contact));
  return domain::FoldedAddress(contact.member_email);
}

Result<SignedIn> SignIn(const Backend& backend, const Call& call,
                        const wire::Credentials& credentials) {
  const std::string folded = domain::FoldedAddress(credentials.email);
  GENKAN_TRY_OK(CheckAccount(backend, call, folded));
  GENKAN_TRY(const Person person, FindPerson(backend, call, folded));
  GENKAN_TRY(const std::string hash, backend.store.PasswordHash(call.portal.id, folded));
  const bool known = person.contact || person.staff;
  // An empty hash never matches and takes as long.
  if (!backend.ports.secrets.VerifyPassword(credentials.password, known ? hash : "")) {
    GENKAN_TRY_OK(RecordFailure(backend, call, folded));
    return ErrorCode::kWrongCredentials;
  }
  // Whoever has the right password may be told why they are not let in.
  if (person.contact) {
    if (!call.portal.settings->access.password) {
      return Error{.code = ErrorCode::kForbidden, .message_key = "error.password_sign_in_off"};
    }
    GENKAN_TRY_OK(CheckEntry(backend, call, person.contact));
  }
  if (call.in_widget && person.staff) {
    return Error{.code = ErrorCode::kForbidden, .message_key = "error.widget_for_customers"};
  }
  const SessionPlace place = call.in_widget ? SessionPlace::kWidget : SessionPlace::kOwnPages;
  SignedIn signed_in{.session = {}, .person = person};
  const std::string renewed = RenewedHash(backend, credentials.password, hash);
  const auto let_in = [&]() -> Status {
    GENKAN_TRY_OK(RenewHash(backend, call, folded, hash, renewed));
    GENKAN_TRY_OK(ForgiveAccount(backend, call, folded));
    if (person.contact) {
      GENKAN_TRY_OK(AcceptInvitation(backend, call, person.contact));
    }
    GENKAN_TRY(signed_in.session, BeginSession(backend, call, person, {.place = place}));
    return Done{};
  };
  GENKAN_TRY_OK(backend.store.Atomically(let_in));
  return signed_in;
}

Answer SignInByJson(const Backend& backend, const Call& call) {
  GENKAN_TRY(const wire::Credentials credentials, wire::DecodeCredentials(call.request.body));
  GENKAN_TRY(const SignedIn signed_in, SignIn(backend, call, credentials));
  GENKAN_TRY(const Actor actor, ActorFor(backend, call, signed_in.person));
  wire::Response response =
      JsonAnswer(200, wire::EncodeSession(SessionViewOf(backend, call, actor)));
  response.headers.push_back({"set-cookie", signed_in.session.set_cookie});
  return response;
}

}  // namespace genkan::service
