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

Answer RenderWelcome(const Backend& backend, const Call& call, const OneTimeSecret& secret,
                     const Error* error) {
  GENKAN_TRY(const domain::Contact contact,
             backend.store.ContactById(call.portal.id, secret.contact));
  const Strings& strings = backend.strings.In(call.language);
  const bool password = AsksForPassword(call);
  return RenderNewPassword(
      backend, call,
      {.path = "/welcome",
       .heading = strings.Text("welcome.heading"),
       .lead = strings.Text(password ? "welcome.lead" : "welcome.lead_without_password"),
       .submit = strings.Text(password ? "welcome.submit" : "welcome.open"),
       .email = contact.member_email,
       .password = password,
       .error = error});
}

// Of an invitation that is open, but whose contact was suspended since.
Result<OneTimeSecret> InvitationOf(const Backend& backend, const Call& call) {
  GENKAN_TRY(OneTimeSecret secret, SecretOfLink(backend, call, SecretPurpose::kInvitation));
  GENKAN_TRY(const domain::Contact contact,
             backend.store.ContactById(call.portal.id, secret.contact));
  if (domain::MaySignIn(contact.sign_in)) return secret;
  return Error{.code = ErrorCode::kNotFound, .message_key = std::string(kLinkOver)};
}

}  // namespace

Answer ShowWelcome(const Backend& backend, const Call& call) {
  GENKAN_TRY(const OneTimeSecret secret, InvitationOf(backend, call));
  return RenderWelcome(backend, call, secret, nullptr);
}

Answer AcceptByForm(const Backend& backend, const Call& call) {
  GENKAN_TRY(const OneTimeSecret secret, InvitationOf(backend, call));
  const Person person{.contact = secret.contact};
  GENKAN_TRY(const std::string name, FoldedNameOf(backend, call, person));
  GENKAN_TRY(const Secret password, DecodeFirstPassword(call));
  std::string hash;
  if (AsksForPassword(call)) {
    const Status checked = CheckChosenPassword(backend.ports.assets, password.Reveal(), name);
    if (!checked.ok()) return RenderWelcome(backend, call, secret, &checked.error());
    GENKAN_TRY(hash, backend.ports.secrets.HashPassword(password));
  }
  // Before anything is spent: the portal may not be open yet.
  GENKAN_TRY_OK(CheckEntry(backend, call, secret.contact));
  std::string cookie;
  const auto accept = [&]() -> Status {
    GENKAN_TRY_OK(UseSecret(backend, secret));
    if (!hash.empty()) {
      GENKAN_TRY_OK(ReplacePassword(backend, call, person, hash));
    }
    GENKAN_TRY_OK(AcceptInvitation(backend, call, secret.contact));
    GENKAN_TRY(cookie, StartSession(backend, call, person));
    return Done{};
  };
  GENKAN_TRY_OK(backend.store.Atomically(accept));
  wire::Response response = SeeOther(call.base_path + "/tickets");
  response.headers.push_back({"set-cookie", cookie});
  return response;
}

}  // namespace genkan::service
