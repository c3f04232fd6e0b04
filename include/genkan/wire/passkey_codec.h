// What browsers and authenticators send of passkeys, and what they are asked with (Web
// Authentication Level 2). Bytes are read here; whether they are believed is not for this room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/clock.h"
#include "genkan/base/result.h"

namespace genkan::wire {

// What the browser vouches for (§5.8.1).
struct PasskeyClientData {
  std::string type;       // "webauthn.create" or "webauthn.get".
  std::string challenge;  // In Base64url.
  std::string origin;
  bool framed = false;  // Asked for by a page inside another site's.
  friend bool operator==(const PasskeyClientData&, const PasskeyClientData&) = default;
};

// By their numbers in COSE (RFC 9053 §2).
enum class CoseAlgorithm : std::int32_t { kEs256 = -7, kEdDsa = -8, kRs256 = -257 };

// A public key (RFC 9052 §7) of an algorithm that we take.
struct CoseKey {
  CoseAlgorithm algorithm = CoseAlgorithm::kEs256;
  std::string x;        // Of a point on P-256 or Ed25519.
  std::string y;        // Of P-256 alone.
  std::string modulus;  // Of RSA.
  std::string exponent;
  friend bool operator==(const CoseKey&, const CoseKey&) = default;
};

struct NewCredential {
  std::string id;
  std::string public_key;  // As it was sent, for ReadCoseKey.
  friend bool operator==(const NewCredential&, const NewCredential&) = default;
};

// What the authenticator vouches for (§6.1).
struct AuthenticatorData {
  std::string rp_id_hash;
  bool user_present = false;
  bool user_verified = false;
  std::uint32_t sign_count = 0;
  std::optional<NewCredential> credential;  // Where one was made.
  friend bool operator==(const AuthenticatorData&, const AuthenticatorData&) = default;
};

// Each takes bytes as they are after Base64url, and is kMalformed where they are something else.
Result<PasskeyClientData> ReadPasskeyClientData(std::string_view json);
Result<AuthenticatorData> ReadAuthenticatorData(std::string_view bytes);
// The authenticator data inside an attestation object. What it says of the authenticator's make is
// not asked for and not looked at.
Result<AuthenticatorData> ReadAttestation(std::string_view cbor);
// kInvalidArgument where it is a key of another algorithm, or too short a one.
Result<CoseKey> ReadCoseKey(std::string_view cbor);

// What navigator.credentials.get() is asked with, as JSON (§5.5). Texts that are bytes there are in
// Base64url already.
struct PasskeyRequest {
  std::string challenge;
  std::string rp_id;
  Millis timeout_millis = 0;
};
std::string EncodePasskeyRequest(const PasskeyRequest& request);

// What navigator.credentials.create() is asked with (§5.4).
struct PasskeyCreation {
  PasskeyRequest request;
  std::string rp_name;
  std::string user_id;
  std::string user_name;
  std::string user_shown_name;
  bool verification_required = false;
  std::vector<std::string> known_ids;  // Of authenticators that have one already.
};
std::string EncodePasskeyCreation(const PasskeyCreation& creation);

}  // namespace genkan::wire
