// Where an invitation leads: a page on which the contact chooses a password. Opening the page
// changes nothing; its button does.
#include "genkan/service/new_password.h"
#include "service/answers.h"
#include "service/handlers.h"
#include "service/new_password_page.h"
#include "service/one_time.h"
#include "service/pages.h"
#include "service/sign_in.h"

namespace genkan::service {
namespace {

// Whom an invitation is for: a contact, or somebody who works here.
struct Invitee {
  std::string email;
  domain::SignInState sign_in = domain::SignInState::kNone;
};

Result<Invitee> InviteeOf(const Backend& backend, const Call& call, const OneTimeSecret& secret) {
  if (secret.staff) {
    GENKAN_TRY(const domain::Staff staff, backend.store.StaffById(call.portal.id, secret.staff));
    return Invitee{.email = staff.email, .sign_in = staff.sign_in};
  }
  GENKAN_TRY(const domain::Contact contact,
             backend.store.ContactById(call.portal.id, secret.contact));
  return Invitee{.email = contact.member_email, .sign_in = contact.sign_in};
}

Answer RenderWelcome(const Backend& backend, const Call& call, const OneTimeSecret& secret,
                     const Error* error) {
  GENKAN_TRY(const Invitee invitee, InviteeOf(backend, call, secret));
  const Strings& strings = backend.strings.In(call.language);
  const bool password = AsksForPassword(call);
  return RenderNewPassword(
      backend, call,
      {.path = "/welcome",
       .heading = strings.Text("welcome.heading"),
       .lead = strings.Text(password ? "welcome.lead" : "welcome.lead_without_password"),
       .submit = strings.Text(password ? "welcome.submit" : "welcome.open"),
       .email = invitee.email,
       .password = password,
       .error = error});
}

Status Accept(const Backend& backend, const Call& call, const Person& person) {
  if (!person.staff) return AcceptInvitation(backend, call, person.contact);
  GENKAN_TRY(domain::Staff staff, backend.store.StaffById(call.portal.id, person.staff));
  staff.sign_in = domain::SignInState::kActive;
  return backend.store.PutStaff(call.portal.id, staff);
}

// Of an invitation that is open, but whose contact was suspended since.
Result<OneTimeSecret> InvitationOf(const Backend& backend, const Call& call) {
  GENKAN_TRY(OneTimeSecret secret, SecretOfLink(backend, call, SecretPurpose::kInvitation));
  GENKAN_TRY(const Invitee invitee, InviteeOf(backend, call, secret));
  if (domain::MaySignIn(invitee.sign_in)) return secret;
  return Error{.code = ErrorCode::kNotFound, .message_key = std::string(kLinkOver)};
}

}  // namespace

Answer ShowWelcome(const Backend& backend, const Call& call) {
  GENKAN_TRY(const OneTimeSecret secret, InvitationOf(backend, call));
  return RenderWelcome(backend, call, secret, nullptr);
}

Answer AcceptByForm(const Backend& backend, const Call& call) {
  GENKAN_TRY(const OneTimeSecret secret, InvitationOf(backend, call));
  const Person person{.contact = secret.contact, .staff = secret.staff};
  GENKAN_TRY(const std::string name, FoldedNameOf(backend, call, person));
  GENKAN_TRY(const Secret password, DecodeFirstPassword(call));
  std::string hash;
  if (AsksForPassword(call)) {
    const Status checked = CheckChosenPassword(backend.ports.assets, password.Reveal(), name);
    if (!checked.ok()) return RenderWelcome(backend, call, secret, &checked.error());
    GENKAN_TRY(hash, backend.ports.secrets.HashPassword(password));
  }
  // Before anything is spent: the portal may not be open yet.
  if (secret.contact) {
    GENKAN_TRY_OK(CheckEntry(backend, call, secret.contact));
  }
  std::string cookie;
  const auto accept = [&]() -> Status {
    GENKAN_TRY_OK(UseSecret(backend, secret));
    if (!hash.empty()) {
      GENKAN_TRY_OK(ReplacePassword(backend, call, person, hash));
    }
    GENKAN_TRY_OK(Accept(backend, call, person));
    GENKAN_TRY(cookie, StartSession(backend, call, person));
    return Done{};
  };
  GENKAN_TRY_OK(backend.store.Atomically(accept));
  wire::Response response = SeeOther(call.base_path + "/tickets");
  response.headers.push_back({"set-cookie", cookie});
  return response;
}

}  // namespace genkan::service
