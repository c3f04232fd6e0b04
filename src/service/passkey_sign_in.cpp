// Signing in with a passkey: what the page's script asks for, and the form that it sends.
#include "genkan/service/base64url.h"
#include "service/answers.h"
#include "service/audit.h"
#include "service/form_reader.h"
#include "service/handlers.h"
#include "service/pages.h"
#include "service/passkey_challenge.h"
#include "service/passkey_rules.h"
#include "service/sign_in.h"
#include "service/throttle.h"

namespace genkan::service {
namespace {

constexpr std::string_view kCopied = "error.passkey_copied";

struct SentPasskey {
  std::string credential_id;  // In Base64url.
  PasskeyAnswer answer;
  std::string user_handle;
};

// The bytes of a field in Base64url; empty where it holds something else.
Result<std::string> TakeBytes(FormReader& form, std::string_view name) {
  GENKAN_TRY(const std::string text, form.Take(name));
  return BytesFromBase64Url(text).value_or("");
}

Result<SentPasskey> DecodeForm(std::string_view body) {
  SentPasskey sent;
  GENKAN_TRY(FormReader form, FormReader::Of(body));
  GENKAN_TRY(sent.credential_id, form.Take("credential"));
  GENKAN_TRY(sent.answer.client_data, TakeBytes(form, "client_data"));
  GENKAN_TRY(sent.answer.authenticator_data, TakeBytes(form, "authenticator_data"));
  GENKAN_TRY(sent.answer.signature, TakeBytes(form, "signature"));
  GENKAN_TRY(sent.user_handle, TakeBytes(form, "user_handle"));
  GENKAN_TRY_OK(form.Finish());
  return sent;
}

// Whether the authenticator means the passkey's owner, or a contact who is the owner now.
bool IsOwner(const Backend& backend, const Call& call, const Passkey& passkey,
             std::string_view user_handle) {
  if (passkey.staff) return user_handle == PasskeyUserId({.staff = passkey.staff});
  const auto id = domain::ParseId<domain::ContactId>(user_handle);
  if (!id.ok() || !*id) return false;
  const auto contact = backend.store.ContactById(call.portal.id, *id);
  return contact.ok() && contact->id == passkey.contact;
}

// The passkey that gave this answer, as it is after it. A member of staff has to have shown
// themselves: what they reach is everybody's.
Result<Passkey> CheckAnswer(const Backend& backend, const Call& call, const PasskeyHome& home,
                            const SentPasskey& sent) {
  PasskeyRules rules{.type = "webauthn.get", .origin = home.origin, .rp_id = home.rp_id};
  GENKAN_TRY(const wire::PasskeyClientData client, CheckClientData(sent.answer.client_data, rules));
  GENKAN_TRY_OK(CheckPasskeyChallenge(backend, call, PasskeyUse::kSignIn, client.challenge));
  auto passkey = backend.store.PasskeyByCredential(call.portal.id, sent.credential_id);
  if (!passkey.ok() && passkey.error().code == ErrorCode::kNotFound) {
    return Error{.code = ErrorCode::kWrongCredentials, .message_key = "error.passkey_unknown"};
  }
  GENKAN_TRY_OK(passkey);
  if (!IsOwner(backend, call, *passkey, sent.user_handle)) return WrongPasskey("user");
  const auto data = wire::ReadAuthenticatorData(sent.answer.authenticator_data);
  if (!data.ok()) return WrongPasskey("authenticator_data");
  rules.verification_required = static_cast<bool>(passkey->staff);
  GENKAN_TRY_OK(CheckAuthenticator(backend.ports.secrets, *data, rules));
  GENKAN_TRY_OK(CheckPasskeySignature(
      backend.ports, BytesFromBase64Url(passkey->public_key).value_or(""), sent.answer));
  if (!SignCountRises(passkey->sign_count, data->sign_count)) {
    return Error{.code = ErrorCode::kWrongCredentials, .message_key = std::string(kCopied)};
  }
  passkey->sign_count = data->sign_count;
  passkey->last_used_at_millis = call.now_millis;
  GENKAN_TRY_OK(
      UsePasskeyChallenge(backend, call, client.challenge, {passkey->contact, passkey->staff}));
  return passkey;
}

// Whether its owner may come in at all; whoever is nobody here any more gets the answer for an
// unknown passkey.
Status CheckOwner(const Backend& backend, const Call& call, const Passkey& passkey) {
  const Error nobody{.code = ErrorCode::kWrongCredentials, .message_key = "error.passkey_unknown"};
  if (passkey.staff) {
    GENKAN_TRY(const domain::Staff staff, backend.store.StaffById(call.portal.id, passkey.staff));
    return domain::MaySignIn(staff.sign_in) ? Status(Done{}) : Status(nobody);
  }
  const Status let_in = CheckEntry(backend, call, passkey.contact);
  const bool gone = !let_in.ok() && let_in.error().code == ErrorCode::kWrongCredentials;
  return gone ? Status(nobody) : let_in;
}

// The session's cookie.
Result<std::string> Enter(const Backend& backend, const Call& call, const PasskeyHome& home,
                          const SentPasskey& sent) {
  std::string cookie;
  const auto enter = [&]() -> Status {
    GENKAN_TRY(const Passkey passkey, CheckAnswer(backend, call, home, sent));
    GENKAN_TRY_OK(CheckOwner(backend, call, passkey));
    GENKAN_TRY_OK(backend.store.PutPasskey(call.portal.id, passkey));
    if (passkey.contact) {
      GENKAN_TRY_OK(AcceptInvitation(backend, call, passkey.contact));
    }
    GENKAN_TRY(cookie, StartSession(backend, call, {passkey.contact, passkey.staff}));
    return Done{};
  };
  GENKAN_TRY_OK(backend.store.Atomically(enter));
  return cookie;
}

// A refused passkey that may be a copy is for a manager to know.
Status NoteCopy(const Backend& backend, const Call& call, const SentPasskey& sent) {
  GENKAN_TRY(const Passkey passkey,
             backend.store.PasskeyByCredential(call.portal.id, sent.credential_id));
  GENKAN_TRY(const std::string name, FoldedNameOf(backend, call, {passkey.contact, passkey.staff}));
  return RecordAudit(backend, call, {.action = "passkey.copied", .subject = name});
}

}  // namespace

Answer GetPasskeyRequest(const Backend& backend, const Call& call) {
  const auto home = PasskeyHomeOf(backend, call);
  if (!home) return ErrorCode::kNotFound;
  return JsonAnswer(200, wire::EncodePasskeyRequest(
                             {.challenge = NewPasskeyChallenge(backend, call, PasskeyUse::kSignIn),
                              .rp_id = home->rp_id,
                              .timeout_millis = kPasskeyChallengeMillis}));
}

Answer SignInByPasskey(const Backend& backend, const Call& call) {
  const auto home = PasskeyHomeOf(backend, call);
  if (!home) return ErrorCode::kNotFound;
  GENKAN_TRY(const SentPasskey sent, DecodeForm(call.request.body));
  const auto cookie = Enter(backend, call, *home, sent);
  if (!cookie.ok()) {
    const Error& error = cookie.error();
    if (error.code != ErrorCode::kWrongCredentials) return error;
    GENKAN_TRY_OK(RecordAddressFailure(backend, call));
    if (error.message_key == kCopied) {
      GENKAN_TRY_OK(NoteCopy(backend, call, sent));
    }
    return RenderSignIn(backend, call, {.error = error, .typed = false});
  }
  wire::Response response = SeeOther(call.base_path + NextOf(call));
  response.headers.push_back({"set-cookie", *cookie});
  return response;
}

}  // namespace genkan::service
