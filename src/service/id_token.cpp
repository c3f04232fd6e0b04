#include "service/id_token.h"

#include <algorithm>

#include "genkan/service/base64url.h"
#include "service/token_parts.h"

namespace genkan::service {
namespace {

using Kind = wire::JsonValue::Kind;

std::string BytesOf(const wire::JsonValue& object, std::string_view name) {
  return BytesFromBase64Url(TextOf(object, name)).value_or("");
}

bool IsForUs(const wire::JsonValue& claims, const std::string& client_id) {
  const wire::JsonValue* audience = claims.Find("aud");
  if (audience == nullptr) return false;
  const wire::JsonValue* party = claims.Find("azp");
  if (party != nullptr && party->text != client_id) return false;
  if (audience->kind == Kind::kText) return audience->text == client_id;
  const auto& all = audience->items;
  const bool named = std::any_of(all.begin(), all.end(), [&](const wire::JsonValue& each) {
    return each.kind == Kind::kText && each.text == client_id;
  });
  // Of several it must say that we are the one that asked.
  return named && (all.size() == 1 || party != nullptr);
}

Status CheckTimes(const wire::JsonValue& claims, Millis now) {
  const auto expires = InstantOf(claims, "exp"), issued = InstantOf(claims, "iat");
  if (!expires || !issued) return WrongAnswer("times");
  if (now >= *expires + kTokenLeewayMillis) return WrongAnswer("expired");
  const auto not_before = InstantOf(claims, "nbf");
  if (std::max(*issued, not_before.value_or(0)) > now + kTokenLeewayMillis) {
    return WrongAnswer("not_yet");
  }
  return Done{};
}

}  // namespace

Error WrongAnswer(std::string_view reason) {
  return {.code = ErrorCode::kWrongCredentials,
          .message_key = "error.openid_wrong_answer",
          .params = {{"reason", std::string(reason)}}};
}

std::vector<ProviderKey> ReadKeySet(const wire::JsonValue& json) {
  std::vector<ProviderKey> keys;
  const wire::JsonValue* all = json.Find("keys");
  if (all == nullptr) return keys;
  for (const wire::JsonValue& each : all->items) {
    const std::string use = TextOf(each, "use"), algorithm = TextOf(each, "alg");
    ProviderKey key{.id = TextOf(each, "kid")};
    const bool rsa = TextOf(each, "kty") == "RSA";
    const bool p256 = TextOf(each, "kty") == "EC" && TextOf(each, "crv") == "P-256";
    const std::string_view wanted = rsa ? "RS256" : "ES256";
    if ((!rsa && !p256) || (!use.empty() && use != "sig") ||
        (!algorithm.empty() && algorithm != wanted)) {
      continue;
    }
    if (rsa) {
      key.key = {.kind = SignatureKind::kRs256,
                 .modulus = BytesOf(each, "n"),
                 .exponent = BytesOf(each, "e")};
    } else {
      key.key = {.kind = SignatureKind::kEs256, .x = BytesOf(each, "x"), .y = BytesOf(each, "y")};
    }
    keys.push_back(std::move(key));
  }
  return keys;
}

Result<IdToken> ParseIdToken(std::string_view compact) {
  const std::size_t first = compact.find('.');
  const std::size_t second = compact.find('.', first == std::string_view::npos ? first : first + 1);
  if (second == std::string_view::npos) return WrongAnswer("token");
  const auto header = ObjectIn(compact.substr(0, first));
  auto claims = ObjectIn(compact.substr(first + 1, second - first - 1));
  const auto signature = BytesFromBase64Url(compact.substr(second + 1));
  if (!header || !claims || !signature) return WrongAnswer("token");
  const std::string algorithm = TextOf(*header, "alg");
  // An extension that has to be understood (RFC 7515 §4.1.11) is none that we understand.
  if (header->Find("crit") != nullptr) return WrongAnswer("token");
  if (algorithm != "RS256" && algorithm != "ES256") return WrongAnswer("algorithm");
  return IdToken{.kind = algorithm == "RS256" ? SignatureKind::kRs256 : SignatureKind::kEs256,
                 .key_id = TextOf(*header, "kid"),
                 .claims = *std::move(claims),
                 .signed_part = std::string(compact.substr(0, second)),
                 .signature = *signature};
}

const ProviderKey* KeyFor(const IdToken& token, const std::vector<ProviderKey>& keys) {
  const ProviderKey* found = nullptr;
  for (const ProviderKey& key : keys) {
    if (key.key.kind != token.kind) continue;
    if (!token.key_id.empty() && key.id != token.key_id) continue;
    if (found != nullptr) return nullptr;
    found = &key;
  }
  return found;
}

Result<IdClaims> CheckClaims(const wire::JsonValue& claims, const TokenRules& rules) {
  if (TextOf(claims, "iss") != rules.issuer) return WrongAnswer("issuer");
  if (!IsForUs(claims, rules.client_id)) return WrongAnswer("audience");
  GENKAN_TRY_OK(CheckTimes(claims, rules.now_millis));
  if (rules.nonce.empty() || TextOf(claims, "nonce") != rules.nonce) return WrongAnswer("nonce");
  IdClaims checked{.subject = TextOf(claims, "sub")};
  if (checked.subject.empty() || checked.subject.size() > kSubjectBytesMax) {
    return WrongAnswer("subject");
  }
  ReadPerson(claims, &checked);
  return checked;
}

Result<IdClaims> CheckUserInfo(const wire::JsonValue& json, const IdClaims& known) {
  // An answer about somebody else could be slipped in (OpenID Connect Core 1.0 §5.3.2).
  if (TextOf(json, "sub") != known.subject) return WrongAnswer("subject");
  IdClaims claims = known;
  ReadPerson(json, &claims);
  return claims;
}

}  // namespace genkan::service
