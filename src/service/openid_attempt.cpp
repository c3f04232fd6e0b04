#include "service/openid_attempt.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "genkan/service/base64url.h"
#include "service/one_time.h"
#include "service/pages.h"
#include "service/sessions.h"

namespace genkan::service {
namespace {

constexpr std::string_view kCookie = "openid";
constexpr std::size_t kRandomBytes = 32;

std::string CookiePath(const Call& call) { return call.base_path + std::string(kOpenIdPath); }

}  // namespace

const domain::OpenIdRules& OpenIdRulesOf(const Call& call) {
  return call.portal.settings->access.openid;
}

OpenIdAttempt NewAttempt(const Backend& backend, const Call& call) {
  std::array<std::uint8_t, kRandomBytes> bytes{};
  backend.ports.random.Fill(bytes);
  return {.cookie = Base64UrlText(bytes) + "." + std::to_string(call.now_millis) + "." +
                    Base64UrlText(call.language + "\n" + NextOf(call)),
          .begun_at_millis = call.now_millis};
}

std::optional<OpenIdAttempt> AttemptOf(const Backend& backend, const Call& call) {
  const std::string_view cookie = CookieOf(backend, call, kCookie, CookiePath(call));
  const std::string* state = call.target.Query("state");
  OpenIdAttempt attempt{.cookie = std::string(cookie)};
  const Secrets& secrets = backend.ports.secrets;
  if (cookie.empty() || state == nullptr ||
      secrets.Digest(*state) != secrets.Digest(DerivedFrom(backend, call, attempt, "state"))) {
    return std::nullopt;
  }
  const std::size_t first = cookie.find('.'), second = cookie.rfind('.');
  const std::string_view millis = cookie.substr(first + 1, second - first - 1);
  std::from_chars(millis.data(), millis.data() + millis.size(), attempt.begun_at_millis);
  const std::string where = BytesFromBase64Url(cookie.substr(second + 1)).value_or("");
  attempt.language = where.substr(0, where.find('\n'));
  attempt.next = where.substr(std::min(where.size(), attempt.language.size() + 1));
  const bool over = call.now_millis >= attempt.begun_at_millis + kMailedSecretMillis;
  return over ? std::nullopt : std::optional(attempt);
}

std::string DerivedFrom(const Backend& backend, const Call& call, const OpenIdAttempt& attempt,
                        std::string_view what) {
  const std::string about =
      domain::IdText(call.portal.id) + "\n" + OpenIdRulesOf(call).issuer + "\n";
  return backend.ports.secrets.Mac("openid " + std::string(what), about + attempt.cookie);
}

std::string AttemptCookie(const Backend& backend, const Call& call, std::string_view value,
                          Millis age_millis) {
  return CookieText(backend, kCookie, value, age_millis, CookiePath(call));
}

Call AsBegun(const Call& call, const OpenIdAttempt& attempt) {
  Call begun = call;
  begun.language = attempt.language;
  begun.target.query = {{"lang", attempt.language}, {"next", attempt.next}};
  return begun;
}

}  // namespace genkan::service
