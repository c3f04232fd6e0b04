#include "service/openid_sign_out.h"

#include "genkan/service/base64url.h"
#include "service/post.h"
#include "service/sessions.h"

namespace genkan::service {
namespace {

constexpr std::string_view kExitCookie = "openid_exit", kLeavingCookie = "openid_leaving";

std::string SignInPage(const Call& call) { return call.base_path + "/sign-in"; }

// "<address>.<code>": nobody but us says where a sign-out leads. `session` is a session's digest,
// or empty for one that has ended.
std::string SealedAddress(const Backend& backend, const Call& call, std::string_view address,
                          std::string_view session) {
  return Base64UrlText(address) + "." +
         backend.ports.secrets.Mac("openid sign-out", domain::IdText(call.portal.id) + "\n" +
                                                          std::string(session) + "\n" +
                                                          std::string(address));
}

// The address in a cookie that we made; empty where we did not.
std::string AddressIn(const Backend& backend, const Call& call, std::string_view cookie,
                      std::string_view session) {
  const std::string address = BytesFromBase64Url(cookie.substr(0, cookie.find('.'))).value_or("");
  const Secrets& secrets = backend.ports.secrets;
  const bool ours =
      !address.empty() &&
      secrets.Digest(cookie) == secrets.Digest(SealedAddress(backend, call, address, session));
  return ours ? address : std::string();
}

}  // namespace

std::string ProviderExitCookie(const Backend& backend, const Call& call,
                               std::string_view end_session, std::string_view session_cookie) {
  if (end_session.empty()) return {};
  const std::size_t value = session_cookie.find('=') + 1;
  const std::string_view token = session_cookie.substr(value, session_cookie.find(';') - value);
  const std::string digest = backend.ports.secrets.Digest(BytesFromBase64Url(token).value_or(""));
  return CookieText(backend, kExitCookie, SealedAddress(backend, call, end_session, digest),
                    call.portal.settings->access.session_absolute_millis);
}

void LeaveByProvider(const Backend& backend, const Call& call, wire::Response* response) {
  if (!call.actor || call.preview) return;
  const std::string address =
      AddressIn(backend, call, CookieOf(backend, call, kExitCookie), call.actor->token_digest);
  if (address.empty()) return;
  response->headers.push_back({"set-cookie", CookieText(backend, kExitCookie, "", 0)});
  response->headers.push_back(
      {"set-cookie", CookieText(backend, kLeavingCookie, SealedAddress(backend, call, address, ""),
                                kMillisPerMinute, SignInPage(call))});
}

std::string ProviderExit(const Backend& backend, const Call& call) {
  const std::string address =
      AddressIn(backend, call, CookieOf(backend, call, kLeavingCookie, SignInPage(call)), "");
  if (address.empty()) return {};
  const std::string back = PortalAddress(PostRoomOf(backend), call.portal) + "/sign-in";
  return address + (address.find('?') == std::string::npos ? "?" : "&") +
         "client_id=" + wire::PercentEncoded(call.portal.settings->access.openid.client_id) +
         "&post_logout_redirect_uri=" + wire::PercentEncoded(back) +
         "&ui_locales=" + wire::PercentEncoded(call.language);
}

std::string ForgetProviderExit(const Backend& backend, const Call& call) {
  return CookieText(backend, kLeavingCookie, "", 0, SignInPage(call));
}

}  // namespace genkan::service
