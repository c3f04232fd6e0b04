#include "service/passkey_challenge.h"

#include <array>
#include <charconv>

#include "genkan/service/base64url.h"
#include "service/one_time.h"
#include "service/passkey_rules.h"
#include "service/post.h"

namespace genkan::service {
namespace {

constexpr std::size_t kRandomBytes = 16;

std::string HostIn(std::string_view origin) {
  const std::string_view authority = origin.substr(origin.find("://") + 3);
  return domain::FoldedAddress(authority.substr(0, authority.find(':')));
}

// Of IPv6 the bracket is left of its first colon.
bool IsIpAddress(std::string_view host) {
  return host.starts_with('[') || host.find_first_not_of("0123456789.") == std::string_view::npos;
}

// What the challenge says of itself, before the code that shows that it is ours.
std::string Claim(std::string_view random, Millis millis) {
  return std::string(random) + "." + std::to_string(millis);
}

std::string CodeOf(const Backend& backend, const Call& call, PasskeyUse use,
                   std::string_view claim) {
  const bool make = use == PasskeyUse::kMake;
  return backend.ports.secrets.Mac(make ? "passkey making" : "passkey sign-in",
                                   domain::IdText(call.portal.id) + "\n" +
                                       (make ? call.actor->token_digest + "\n" : "") +
                                       std::string(claim));
}

struct Parts {
  std::string claim;
  std::string code;
  Millis made_at_millis = 0;
};

Parts PartsOf(std::string_view challenge) {
  const std::string text = BytesFromBase64Url(challenge).value_or("");
  const std::size_t first = text.find('.'), second = text.rfind('.');
  if (first == std::string::npos || first == second) return {};
  Parts parts{.claim = text.substr(0, second), .code = text.substr(second + 1)};
  std::from_chars(text.data() + first + 1, text.data() + second, parts.made_at_millis);
  return parts;
}

}  // namespace

std::optional<PasskeyHome> PasskeyHomeOf(const Backend& backend, const Call& call) {
  if (!call.portal.settings->access.passkeys) return std::nullopt;
  PasskeyHome home{.rp_id = {}, .origin = OriginAt(backend.public_origin, call.portal.host)};
  home.rp_id = HostIn(home.origin);
  return IsIpAddress(home.rp_id) ? std::nullopt : std::optional(std::move(home));
}

std::string PasskeyUserId(const Person& person) {
  return person.staff ? domain::IdText(person.staff) : domain::IdText(person.contact);
}

std::string NewPasskeyChallenge(const Backend& backend, const Call& call, PasskeyUse use) {
  std::array<std::uint8_t, kRandomBytes> random{};
  backend.ports.random.Fill(random);
  const std::string claim = Claim(Base64UrlText(random), call.now_millis);
  return Base64UrlText(claim + "." + CodeOf(backend, call, use, claim));
}

Status CheckPasskeyChallenge(const Backend& backend, const Call& call, PasskeyUse use,
                             std::string_view challenge) {
  const Parts parts = PartsOf(challenge);
  const Secrets& secrets = backend.ports.secrets;
  // A digest of a code takes as long whatever the first differing place is.
  if (parts.code.empty() ||
      secrets.Digest(parts.code) != secrets.Digest(CodeOf(backend, call, use, parts.claim))) {
    return WrongPasskey("challenge");
  }
  const bool over = call.now_millis >= parts.made_at_millis + kPasskeyChallengeMillis;
  return over ? Status(WrongPasskey("over")) : Status(Done{});
}

Status UsePasskeyChallenge(const Backend& backend, const Call& call, std::string_view challenge,
                           const Person& person) {
  return UseOnce(backend, call,
                 {.purpose = SecretPurpose::kPasskeyAnswer,
                  .person = person,
                  .token = std::string(challenge),
                  .over_at_millis = PartsOf(challenge).made_at_millis + kPasskeyChallengeMillis},
                 WrongPasskey("challenge"));
}

}  // namespace genkan::service
