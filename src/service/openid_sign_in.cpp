// Signing in with OpenID Connect: the authorization code flow with PKCE (OpenID Connect Core 1.0
// §3.1, RFC 9700). For customers alone. What a sign-in began with is known by a cookie; state,
// nonce and the verifier are message codes over it, so that nothing is kept before somebody is in.
#include "genkan/service/base64url.h"
#include "genkan/service/openid_secret.h"
#include "service/answers.h"
#include "service/handlers.h"
#include "service/linked_contact.h"
#include "service/one_time.h"
#include "service/openid_attempt.h"
#include "service/openid_providers.h"
#include "service/openid_sign_out.h"
#include "service/pages.h"
#include "service/post.h"
#include "service/sign_in.h"
#include "service/throttle.h"

namespace genkan::service {
namespace {

// With the subject behind it the external id of a contact who is known by that alone. An import
// never gives one.
constexpr std::string_view kGivenSubject = "openid:";

std::string AnswerAddress(const Backend& backend, const Call& call) {
  return PortalAddress(PostRoomOf(backend), call.portal) + std::string(kOpenIdPath) + "/answer";
}

std::string Form(std::initializer_list<std::pair<std::string_view, std::string>> pairs) {
  std::string form;
  for (const auto& [name, value] : pairs) {
    if (!form.empty()) form += "&";
    form += std::string(name) + "=" + wire::PercentEncoded(value);
  }
  return form;
}

// S256 (RFC 7636 §4.2) of the digest in hex.
std::string ChallengeFor(const Secrets& secrets, std::string_view verifier) {
  return Base64UrlText(BytesFromHex(secrets.Digest(verifier)));
}

std::string AuthorizationAddress(const Backend& backend, const Call& call,
                                 const OpenIdAttempt& attempt, const ProviderAddresses& addresses) {
  const std::string verifier = DerivedFrom(backend, call, attempt, "verifier");
  return addresses.authorization +
         (addresses.authorization.find('?') == std::string::npos ? "?" : "&") +
         Form({{"response_type", "code"},
               {"client_id", OpenIdRulesOf(call).client_id},
               {"redirect_uri", AnswerAddress(backend, call)},
               {"scope", "openid email profile"},
               {"state", DerivedFrom(backend, call, attempt, "state")},
               {"nonce", DerivedFrom(backend, call, attempt, "nonce")},
               {"code_challenge", ChallengeFor(backend.ports.secrets, verifier)},
               {"code_challenge_method", "S256"},
               {"ui_locales", call.language}});
}

// Whether the answer is from the provider that was asked and holds a code.
Result<std::string> CodeIn(const Call& call, const ProviderAddresses& addresses) {
  const std::string* issuer = call.target.Query("iss");
  const bool wrong =
      issuer != nullptr ? *issuer != OpenIdRulesOf(call).issuer : addresses.answers_name_it;
  if (wrong) return WrongAnswer("issuer");
  if (call.target.Query("error") != nullptr) {
    return Error{.code = ErrorCode::kWrongCredentials, .message_key = "error.openid_refused"};
  }
  const std::string* code = call.target.Query("code");
  return code != nullptr && !code->empty() ? Result<std::string>(*code) : WrongAnswer("code");
}

Result<wire::JsonValue> TokensFor(const Backend& backend, const Call& call,
                                  const OpenIdAttempt& attempt, const ProviderAddresses& addresses,
                                  const std::string& code) {
  const domain::OpenIdRules& rules = OpenIdRulesOf(call);
  Secret secret;
  if (!rules.sealed_client_secret.empty()) {
    GENKAN_TRY(secret, backend.ports.secrets.Unseal(kOpenIdSecretKey, rules.sealed_client_secret));
  }
  std::string form = Form({{"grant_type", "authorization_code"},
                           {"code", code},
                           {"redirect_uri", AnswerAddress(backend, call)},
                           {"code_verifier", DerivedFrom(backend, call, attempt, "verifier")}});
  OutgoingRequest request{.url = addresses.token};
  if (!secret.empty() && !addresses.secret_in_form) {
    // Each part as in a form, then joined (RFC 6749 §2.3.1).
    request.authorization =
        Secret("Basic " + Base64Text(wire::PercentEncoded(rules.client_id) + ":" +
                                     wire::PercentEncoded(secret.Reveal())));
  } else {
    form += "&" + Form({{"client_id", rules.client_id}});
    if (!secret.empty()) form += "&" + Form({{"client_secret", secret.Reveal()}});
  }
  request.form = Secret(std::move(form));
  return AskProvider(backend.ports.http, request, "code");
}

std::string TextIn(const wire::JsonValue& json, std::string_view name) {
  const wire::JsonValue* value = json.Find(name);
  return value != nullptr ? value->text : "";
}

Result<IdClaims> ClaimsOf(const Backend& backend, const Call& call, const OpenIdAttempt& attempt) {
  const std::string& issuer = OpenIdRulesOf(call).issuer;
  GENKAN_TRY(const ProviderAddresses addresses, backend.openid.AddressesOf(issuer));
  GENKAN_TRY(const std::string code, CodeIn(call, addresses));
  GENKAN_TRY(const wire::JsonValue tokens, TokensFor(backend, call, attempt, addresses, code));
  GENKAN_TRY(const IdToken token, ParseIdToken(TextIn(tokens, "id_token")));
  GENKAN_TRY_OK(backend.openid.CheckSignature(issuer, token));
  GENKAN_TRY(const IdClaims claims,
             CheckClaims(token.claims, {.issuer = issuer,
                                        .client_id = OpenIdRulesOf(call).client_id,
                                        .nonce = DerivedFrom(backend, call, attempt, "nonce"),
                                        .now_millis = backend.ports.clock.NowMillis()}));
  // Many providers tell the address there alone; once somebody is linked it does not matter.
  const std::string access = TextIn(tokens, "access_token");
  if (!claims.verified_email.empty() || addresses.user_info.empty() || access.empty()) {
    return claims;
  }
  if (backend.store.OpenIdLinkOf(call.portal.id, issuer, claims.subject).ok()) return claims;
  GENKAN_TRY(const wire::JsonValue more,
             AskProvider(backend.ports.http,
                         {.url = addresses.user_info, .authorization = Secret("Bearer " + access)},
                         "user_info"));
  return CheckUserInfo(more, claims);
}

Result<domain::ContactId> ContactFor(const Backend& backend, const Call& call,
                                     const IdClaims& claims) {
  return LinkedContact(
      backend, call, {.issuer = OpenIdRulesOf(call).issuer, .given_prefix = kGivenSubject}, claims);
}

Status UseAttempt(const Backend& backend, const Call& call, const OpenIdAttempt& attempt,
                  domain::ContactId contact) {
  return UseOnce(backend, call,
                 {.purpose = SecretPurpose::kOpenIdAnswer,
                  .person = {.contact = contact},
                  .token = DerivedFrom(backend, call, attempt, "state"),
                  .over_at_millis = attempt.begun_at_millis + kMailedSecretMillis},
                 WrongAnswer("state"));
}

// The session's cookie.
Result<std::string> Enter(const Backend& backend, const Call& call, const OpenIdAttempt& attempt,
                          const IdClaims& claims) {
  std::string cookie;
  const auto enter = [&]() -> Status {
    GENKAN_TRY(const domain::ContactId contact, ContactFor(backend, call, claims));
    GENKAN_TRY_OK(UseAttempt(backend, call, attempt, contact));
    const Status let_in = CheckEntry(backend, call, contact);
    if (!let_in.ok() && let_in.error().code == ErrorCode::kWrongCredentials)
      return SubjectUnknown();
    GENKAN_TRY_OK(let_in);
    GENKAN_TRY_OK(AcceptInvitation(backend, call, contact));
    GENKAN_TRY(cookie, StartSession(backend, call, {.contact = contact}));
    return Done{};
  };
  GENKAN_TRY_OK(backend.store.Atomically(enter));
  return cookie;
}

// The sign-in page, which says what to do; whoever is not let in gets the page that says so.
Answer Refused(const Backend& backend, const Call& call, const Error& error) {
  if (error.code == ErrorCode::kForbidden) return RenderRefusal(backend, call, error);
  if (error.code == ErrorCode::kWrongCredentials) {
    GENKAN_TRY_OK(RecordAddressFailure(backend, call));
  } else if (error.code != ErrorCode::kUnavailable) {
    return error;
  }
  return RenderSignIn(backend, call, {.error = error, .typed = false});
}

// Whoever is in already is where they wanted to go.
wire::Response GoOn(const Backend& backend, const Call& call) {
  wire::Response response = SeeOther(call.base_path + NextOf(call));
  response.headers.push_back({"set-cookie", AttemptCookie(backend, call, "", 0)});
  return response;
}

}  // namespace

Answer BeginOpenId(const Backend& backend, const Call& call) {
  if (!OpenIdRulesOf(call).on) return ErrorCode::kNotFound;
  if (call.actor.has_value()) return GoOn(backend, call);
  const auto addresses = backend.openid.AddressesOf(OpenIdRulesOf(call).issuer);
  if (!addresses.ok()) return Refused(backend, call, addresses.error());
  const OpenIdAttempt attempt = NewAttempt(backend, call);
  wire::Response response = SeeOther(AuthorizationAddress(backend, call, attempt, *addresses));
  response.headers.push_back(
      {"set-cookie", AttemptCookie(backend, call, attempt.cookie, kMailedSecretMillis)});
  return response;
}

Answer FinishOpenId(const Backend& backend, const Call& call) {
  if (!OpenIdRulesOf(call).on) return ErrorCode::kNotFound;
  const std::optional<OpenIdAttempt> attempt = AttemptOf(backend, call);
  if (!attempt) {
    if (call.actor.has_value()) return GoOn(backend, call);
    return Refused(backend, call,
                   {.code = ErrorCode::kWrongCredentials, .message_key = "error.openid_over"});
  }
  const Call begun = AsBegun(call, *attempt);
  const auto claims = ClaimsOf(backend, call, *attempt);
  const auto cookie =
      claims.ok() ? Enter(backend, begun, *attempt, *claims) : Result<std::string>(claims.error());
  wire::Response response = SeeOther(call.base_path + NextOf(begun));
  if (cookie.ok()) {
    response.headers.push_back({"set-cookie", *cookie});
    // Known already: the provider was asked for its claims.
    GENKAN_TRY(const auto addresses, backend.openid.AddressesOf(OpenIdRulesOf(call).issuer));
    const std::string exit = ProviderExitCookie(backend, call, addresses.end_session, *cookie);
    if (!exit.empty()) response.headers.push_back({"set-cookie", exit});
  } else {
    GENKAN_TRY(response, Refused(backend, begun, cookie.error()));
  }
  response.headers.push_back({"set-cookie", AttemptCookie(backend, call, "", 0)});
  return response;
}

}  // namespace genkan::service
