#include "genkan/wire/passkey_codec.h"

#include "genkan/wire/json.h"
#include "wire/cbor_reader.h"
#include "wire/object_reader.h"

namespace genkan::wire {
namespace {

constexpr std::size_t kHashBytes = 32, kAaguidBytes = 16;
constexpr std::size_t kCoordinateBytes = 32;
constexpr std::size_t kModulusBytesMin = 256;        // 2048 bits.
constexpr std::size_t kCredentialIdBytesMax = 1023;  // §4, "Credential ID".
constexpr unsigned kUserPresent = 0x01, kUserVerified = 0x04, kHasCredential = 0x40,
                   kHasExtensions = 0x80;

// Labels of COSE keys.
constexpr std::int64_t kKeyType = 1, kAlgorithm = 3, kCurve = -1, kX = -2, kY = -3;
constexpr std::int64_t kModulus = -1, kExponent = -2;
constexpr std::int64_t kOctetPair = 1, kEllipticPair = 2, kRsa = 3;
constexpr std::int64_t kP256 = 1, kEd25519 = 6;

// The first `size` bytes, taken off; empty where there are fewer.
std::string_view TakeBytes(std::size_t size, std::string_view* bytes) {
  if (bytes->size() < size) return {};
  const std::string_view taken = bytes->substr(0, size);
  bytes->remove_prefix(size);
  return taken;
}

std::uint32_t NumberOf(std::string_view bytes) {
  std::uint32_t number = 0;
  for (const char c : bytes) number = number << 8 | static_cast<std::uint8_t>(c);
  return number;
}

Result<NewCredential> TakeCredential(std::string_view* bytes) {
  TakeBytes(kAaguidBytes, bytes);
  const std::string_view length = TakeBytes(2, bytes);
  const std::string_view id = TakeBytes(NumberOf(length), bytes);
  if (id.empty() || id.size() > kCredentialIdBytesMax) return ErrorCode::kMalformed;
  const std::string_view rest = *bytes;
  GENKAN_TRY_OK(TakeCbor(bytes));
  return NewCredential{.id = std::string(id),
                       .public_key = std::string(rest.substr(0, rest.size() - bytes->size()))};
}

bool IsWhole(const CoseKey& key) {
  switch (key.algorithm) {
    case CoseAlgorithm::kEs256:
      return key.x.size() == kCoordinateBytes && key.y.size() == kCoordinateBytes;
    case CoseAlgorithm::kEdDsa:
      return key.x.size() == kCoordinateBytes;
    case CoseAlgorithm::kRs256:
      break;
  }
  return key.modulus.size() >= kModulusBytesMin && !key.exponent.empty();
}

std::int64_t IntegerIn(const CborValue& key, std::int64_t label) {
  const CborValue* value = key.Find(label);
  return value != nullptr && value->kind == CborValue::Kind::kInteger ? value->integer : 0;
}

std::string BytesIn(const CborValue& key, std::int64_t label) {
  const CborValue* value = key.Find(label);
  return value != nullptr && value->kind == CborValue::Kind::kBytes ? value->bytes : "";
}

void WriteCommon(const PasskeyRequest& request, JsonWriter* json) {
  json->Name("challenge").Text(request.challenge);
  json->Name("timeout").Integer(request.timeout_millis);
}

}  // namespace

Result<PasskeyClientData> ReadPasskeyClientData(std::string_view text) {
  GENKAN_TRY(const JsonValue json, ReadJson(text));
  ObjectReader reader(json);
  PasskeyClientData data{.type = reader.Text("type"),
                         .challenge = reader.Text("challenge"),
                         .origin = reader.Text("origin")};
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  const JsonValue* crossed = json.Find("crossOrigin");
  data.framed =
      json.Find("topOrigin") != nullptr ||
      (crossed != nullptr && (crossed->kind != JsonValue::Kind::kBoolean || crossed->boolean));
  return data;
}

Result<AuthenticatorData> ReadAuthenticatorData(std::string_view bytes) {
  AuthenticatorData data{.rp_id_hash = std::string(TakeBytes(kHashBytes, &bytes))};
  const std::string_view flag_byte = TakeBytes(1, &bytes), count = TakeBytes(4, &bytes);
  if (data.rp_id_hash.empty() || count.empty()) return ErrorCode::kMalformed;
  const std::uint32_t flags = NumberOf(flag_byte);
  data.user_present = (flags & kUserPresent) != 0;
  data.user_verified = (flags & kUserVerified) != 0;
  data.sign_count = NumberOf(count);
  if ((flags & kHasCredential) != 0) {
    GENKAN_TRY(data.credential, TakeCredential(&bytes));
  }
  if ((flags & kHasExtensions) != 0) {
    GENKAN_TRY_OK(TakeCbor(&bytes));
  }
  if (!bytes.empty()) return ErrorCode::kMalformed;
  return data;
}

Result<AuthenticatorData> ReadAttestation(std::string_view cbor) {
  GENKAN_TRY(const CborValue attestation, TakeCbor(&cbor));
  const CborValue* data = attestation.Find("authData");
  if (!cbor.empty() || data == nullptr || data->kind != CborValue::Kind::kBytes) {
    return ErrorCode::kMalformed;
  }
  return ReadAuthenticatorData(data->bytes);
}

Result<CoseKey> ReadCoseKey(std::string_view cbor) {
  GENKAN_TRY(const CborValue map, TakeCbor(&cbor));
  if (!cbor.empty() || map.kind != CborValue::Kind::kMap) return ErrorCode::kMalformed;
  const std::int64_t type = IntegerIn(map, kKeyType), algorithm = IntegerIn(map, kAlgorithm);
  const std::int64_t curve = IntegerIn(map, kCurve);
  const auto is = [&](std::int64_t wanted_type, CoseAlgorithm wanted) {
    return type == wanted_type && algorithm == static_cast<std::int64_t>(wanted);
  };
  CoseKey key;
  if (is(kEllipticPair, CoseAlgorithm::kEs256) && curve == kP256) {
    key = {.algorithm = CoseAlgorithm::kEs256, .x = BytesIn(map, kX), .y = BytesIn(map, kY)};
  } else if (is(kOctetPair, CoseAlgorithm::kEdDsa) && curve == kEd25519) {
    key = {.algorithm = CoseAlgorithm::kEdDsa, .x = BytesIn(map, kX)};
  } else if (is(kRsa, CoseAlgorithm::kRs256)) {
    key = {.algorithm = CoseAlgorithm::kRs256,
           .modulus = BytesIn(map, kModulus),
           .exponent = BytesIn(map, kExponent)};
  }
  return IsWhole(key) ? Result<CoseKey>(std::move(key)) : ErrorCode::kInvalidArgument;
}

std::string EncodePasskeyRequest(const PasskeyRequest& request) {
  JsonWriter json;
  json.BeginObject();
  WriteCommon(request, &json);
  json.Name("rpId").Text(request.rp_id);
  json.Name("userVerification").Text("preferred");
  json.EndObject();
  return json.Take();
}

std::string EncodePasskeyCreation(const PasskeyCreation& creation) {
  JsonWriter json;
  json.BeginObject();
  WriteCommon(creation.request, &json);
  json.Name("rp").BeginObject();
  json.Name("id").Text(creation.request.rp_id).Name("name").Text(creation.rp_name);
  json.EndObject();
  json.Name("user").BeginObject();
  json.Name("id").Text(creation.user_id).Name("name").Text(creation.user_name);
  json.Name("displayName").Text(creation.user_shown_name);
  json.EndObject();
  json.Name("pubKeyCredParams").BeginArray();
  for (const CoseAlgorithm algorithm :
       {CoseAlgorithm::kEdDsa, CoseAlgorithm::kEs256, CoseAlgorithm::kRs256}) {
    json.BeginObject();
    json.Name("type").Text("public-key").Name("alg").Integer(static_cast<std::int64_t>(algorithm));
    json.EndObject();
  }
  json.EndArray();
  json.Name("excludeCredentials").BeginArray();
  for (const std::string& id : creation.known_ids) {
    json.BeginObject().Name("type").Text("public-key").Name("id").Text(id).EndObject();
  }
  json.EndArray();
  json.Name("authenticatorSelection").BeginObject();
  json.Name("residentKey").Text("required");
  json.Name("requireResidentKey").Boolean(true);
  json.Name("userVerification").Text(creation.verification_required ? "required" : "preferred");
  json.EndObject();
  json.Name("attestation").Text("none");
  json.EndObject();
  return json.Take();
}

}  // namespace genkan::wire
