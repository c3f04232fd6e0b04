// Whether something was signed by whoever has the other half of a public key.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace genkan::service {

// By their names in RFC 7518 §3.1 and RFC 8037 §3.1.
enum class SignatureKind : std::uint8_t {
  kRs256,
  kEs256,
  kEs256Der,  // ES256 with its two numbers in DER, as passkeys and certificates write them.
  kEdDsa,     // On Ed25519.
};

// Whole numbers, the most significant byte first.
struct PublicKey {
  SignatureKind kind = SignatureKind::kRs256;
  std::string modulus;  // Of RSA.
  std::string exponent;
  std::string x;  // Of a point on P-256, or all of one on Ed25519.
  std::string y;
};

class Signatures {
 public:
  virtual ~Signatures() = default;
  // Also false where `key` is none, or too weak to trust.
  virtual bool IsSigned(const PublicKey& key, std::string_view bytes,
                        std::string_view signature) const = 0;
};

}  // namespace genkan::service
