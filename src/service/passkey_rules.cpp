#include "service/passkey_rules.h"

#include "genkan/service/base64url.h"

namespace genkan::service {
namespace {

PublicKey KeyOf(const wire::CoseKey& key) {
  switch (key.algorithm) {
    case wire::CoseAlgorithm::kEs256:
      return {.kind = SignatureKind::kEs256Der, .x = key.x, .y = key.y};
    case wire::CoseAlgorithm::kEdDsa:
      return {.kind = SignatureKind::kEdDsa, .x = key.x};
    case wire::CoseAlgorithm::kRs256:
      break;
  }
  return {.kind = SignatureKind::kRs256, .modulus = key.modulus, .exponent = key.exponent};
}

}  // namespace

Error WrongPasskey(std::string_view reason) {
  return {.code = ErrorCode::kWrongCredentials,
          .message_key = "error.passkey_wrong_answer",
          .params = {{"reason", std::string(reason)}}};
}

Result<wire::PasskeyClientData> CheckClientData(std::string_view client_data,
                                                const PasskeyRules& rules) {
  auto data = wire::ReadPasskeyClientData(client_data);
  if (!data.ok()) return WrongPasskey("client_data");
  if (data->type != rules.type) return WrongPasskey("type");
  if (data->origin != rules.origin || data->framed) return WrongPasskey("origin");
  return data;
}

Status CheckAuthenticator(const Secrets& secrets, const wire::AuthenticatorData& data,
                          const PasskeyRules& rules) {
  if (data.rp_id_hash != BytesFromHex(secrets.Digest(rules.rp_id))) return WrongPasskey("host");
  if (!data.user_present) return WrongPasskey("presence");
  if (rules.verification_required && !data.user_verified) {
    return Error{.code = ErrorCode::kWrongCredentials, .message_key = "error.passkey_unverified"};
  }
  return Done{};
}

Status CheckPasskeySignature(const Ports& ports, std::string_view public_key,
                             const PasskeyAnswer& answer) {
  const auto key = wire::ReadCoseKey(public_key);
  if (!key.ok()) return WrongPasskey("algorithm");
  const std::string hash = BytesFromHex(ports.secrets.Digest(answer.client_data));
  const bool right =
      ports.signatures.IsSigned(KeyOf(*key), answer.authenticator_data + hash, answer.signature);
  return right ? Status(Done{}) : Status(WrongPasskey("signature"));
}

bool SignCountRises(std::int64_t kept, std::uint32_t told) {
  return (kept == 0 && told == 0) || static_cast<std::int64_t>(told) > kept;
}

}  // namespace genkan::service
