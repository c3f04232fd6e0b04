#include "server/signatures_openssl.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <memory>
#include <string>

namespace genkan::server {
namespace {

using service::PublicKey;
using service::SignatureKind;

constexpr std::size_t kCoordinateBytes = 32;  // Of P-256.
constexpr std::size_t kEd25519Bytes = 32;
constexpr int kRsaBitsMin = 2048, kRsaBitsMax = 8192;

struct End {
  void operator()(BIGNUM* number) const { BN_free(number); }
  void operator()(OSSL_PARAM_BLD* builder) const { OSSL_PARAM_BLD_free(builder); }
  void operator()(OSSL_PARAM* params) const { OSSL_PARAM_free(params); }
  void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  void operator()(ECDSA_SIG* signature) const { ECDSA_SIG_free(signature); }
};
template <typename T>
using Owned = std::unique_ptr<T, End>;

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

Owned<BIGNUM> NumberOf(std::string_view bytes) {
  return Owned<BIGNUM>(BN_bin2bn(Bytes(bytes), static_cast<int>(bytes.size()), nullptr));
}

// Null where the parameters make no key.
Owned<EVP_PKEY> KeyFrom(const char* type, OSSL_PARAM_BLD* builder) {
  const Owned<OSSL_PARAM> params(OSSL_PARAM_BLD_to_param(builder));
  const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
  EVP_PKEY* key = nullptr;
  if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1) {
    return nullptr;
  }
  return Owned<EVP_PKEY>(key);
}

Owned<EVP_PKEY> RsaKey(const PublicKey& key) {
  const Owned<BIGNUM> modulus = NumberOf(key.modulus), exponent = NumberOf(key.exponent);
  if (!modulus || !exponent) return nullptr;
  const int bits = BN_num_bits(modulus.get());
  if (bits < kRsaBitsMin || bits > kRsaBitsMax || BN_num_bits(exponent.get()) > 64) return nullptr;
  const Owned<OSSL_PARAM_BLD> builder(OSSL_PARAM_BLD_new());
  if (!builder ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1 ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1) {
    return nullptr;
  }
  return KeyFrom("RSA", builder.get());
}

Owned<EVP_PKEY> P256Key(const PublicKey& key) {
  if (key.x.size() != kCoordinateBytes || key.y.size() != kCoordinateBytes) return nullptr;
  const std::string point = "\x04" + key.x + key.y;
  const Owned<OSSL_PARAM_BLD> builder(OSSL_PARAM_BLD_new());
  if (!builder ||
      OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) !=
          1 ||
      OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                       point.size()) != 1) {
    return nullptr;
  }
  return KeyFrom("EC", builder.get());
}

Owned<EVP_PKEY> Ed25519Key(const PublicKey& key) {
  if (key.x.size() != kEd25519Bytes) return nullptr;
  return Owned<EVP_PKEY>(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, Bytes(key.x), key.x.size()));
}

Owned<EVP_PKEY> KeyOf(const PublicKey& key) {
  switch (key.kind) {
    case SignatureKind::kRs256:
      return RsaKey(key);
    case SignatureKind::kEs256:
    case SignatureKind::kEs256Der:
      return P256Key(key);
    case SignatureKind::kEdDsa:
      return Ed25519Key(key);
  }
  return nullptr;
}

// The two numbers of an ECDSA signature side by side (RFC 7518 §3.4), as OpenSSL wants them; empty
// where they are none.
std::string DerOf(std::string_view signature) {
  if (signature.size() != 2 * kCoordinateBytes) return {};
  Owned<BIGNUM> r = NumberOf(signature.substr(0, kCoordinateBytes));
  Owned<BIGNUM> s = NumberOf(signature.substr(kCoordinateBytes));
  const Owned<ECDSA_SIG> pair(ECDSA_SIG_new());
  if (!r || !s || !pair || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1) return {};
  [[maybe_unused]] BIGNUM* const owned_by_pair[] = {r.release(), s.release()};
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(pair.get(), &der);
  if (size <= 0) return {};
  std::string bytes(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return bytes;
}

}  // namespace

bool OpensslSignatures::IsSigned(const PublicKey& given, std::string_view bytes,
                                 std::string_view signature) const {
  const Owned<EVP_PKEY> key = KeyOf(given);
  const std::string told =
      given.kind == SignatureKind::kEs256 ? DerOf(signature) : std::string(signature);
  // Ed25519 hashes by itself.
  const EVP_MD* const digest = given.kind == SignatureKind::kEdDsa ? nullptr : EVP_sha256();
  const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
  return key && context && !told.empty() &&
         EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, key.get()) == 1 &&
         EVP_DigestVerify(context.get(), Bytes(told), told.size(), Bytes(bytes), bytes.size()) == 1;
}

}  // namespace genkan::server
