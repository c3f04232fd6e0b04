#include "service/widget_token.h"

#include <algorithm>

#include "genkan/service/base64url.h"
#include "service/token_parts.h"

namespace genkan::service {
namespace {

constexpr std::size_t kTokenBytesMax = 4096;
constexpr std::size_t kIdBytesMax = 128;
constexpr std::size_t kBlockBytes = 64;  // Of SHA-256.

std::string Hashed(const Secrets& secrets, std::string_view bytes) {
  return BytesFromHex(secrets.Digest(bytes));
}

bool IsForUs(const wire::JsonValue& claims, const std::string& audience) {
  const wire::JsonValue* named = claims.Find("aud");
  if (named == nullptr) return false;
  // Of several audiences each could use it at the others.
  const bool list = named->kind == wire::JsonValue::Kind::kArray && named->items.size() == 1;
  const wire::JsonValue& only = list ? named->items.front() : *named;
  return only.kind == wire::JsonValue::Kind::kText && only.text == audience;
}

}  // namespace

Error WrongWidgetToken(std::string_view reason) {
  return {.code = ErrorCode::kWrongCredentials,
          .message_key = "error.widget_token",
          .params = {{"reason", std::string(reason)}}};
}

Result<WidgetToken> ParseWidgetToken(std::string_view compact) {
  const std::size_t first = compact.find('.');
  const std::size_t second = compact.find('.', first == std::string_view::npos ? first : first + 1);
  if (compact.size() > kTokenBytesMax || second == std::string_view::npos) {
    return WrongWidgetToken("token");
  }
  const auto header = ObjectIn(compact.substr(0, first));
  auto claims = ObjectIn(compact.substr(first + 1, second - first - 1));
  const auto signature = BytesFromBase64Url(compact.substr(second + 1));
  if (!header || !claims || !signature) return WrongWidgetToken("token");
  // An extension that has to be understood (RFC 7515 §4.1.11) is none that we understand.
  if (header->Find("crit") != nullptr) return WrongWidgetToken("token");
  if (TextOf(*header, "alg") != "HS256") return WrongWidgetToken("algorithm");
  return WidgetToken{.key_id = TextOf(*header, "kid"),
                     .claims = *std::move(claims),
                     .signed_part = std::string(compact.substr(0, second)),
                     .signature = *signature};
}

std::string WidgetTokenCode(const Secrets& secrets, const Secret& key, std::string_view bytes) {
  std::string block = key.Reveal();
  if (block.size() > kBlockBytes) block = Hashed(secrets, block);
  block.resize(std::max(block.size(), kBlockBytes), '\0');
  std::string inner, outer;
  for (const char c : block) {
    inner += static_cast<char>(c ^ 0x36);
    outer += static_cast<char>(c ^ 0x5c);
  }
  return Hashed(secrets, outer + Hashed(secrets, inner + std::string(bytes)));
}

bool IsSignedBy(const Secrets& secrets, const Secret& key, const WidgetToken& token) {
  // A digest of a digest takes as long whatever the first differing place is.
  return secrets.Digest(WidgetTokenCode(secrets, key, token.signed_part)) ==
         secrets.Digest(token.signature);
}

Result<WidgetClaims> CheckWidgetClaims(const wire::JsonValue& claims,
                                       const WidgetTokenRules& rules) {
  if (!IsForUs(claims, rules.audience)) return WrongWidgetToken("audience");
  const auto expires = InstantOf(claims, "exp"), issued = InstantOf(claims, "iat");
  if (!expires || !issued || *expires - *issued > kWidgetTokenMillis) {
    return WrongWidgetToken("times");
  }
  const Millis now = rules.now_millis;
  if (now >= *expires + kWidgetTokenLeewayMillis) return WrongWidgetToken("expired");
  const auto not_before = InstantOf(claims, "nbf");
  if (std::max(*issued, not_before.value_or(0)) > now + kWidgetTokenLeewayMillis) {
    return WrongWidgetToken("not_yet");
  }
  WidgetClaims checked{.person = {.subject = TextOf(claims, "sub")},
                       .issuer = TextOf(claims, "iss"),
                       .id = TextOf(claims, "jti"),
                       .over_at_millis = *expires + kWidgetTokenLeewayMillis};
  const std::string& subject = checked.person.subject;
  if (subject.empty() || subject.size() > kSubjectBytesMax) return WrongWidgetToken("subject");
  if (checked.id.empty() || checked.id.size() > kIdBytesMax) return WrongWidgetToken("id");
  if (checked.issuer.size() > kSubjectBytesMax) return WrongWidgetToken("issuer");
  ReadPerson(claims, &checked.person);
  return checked;
}

}  // namespace genkan::service
