// Keys of a provider or an authenticator, made by OpenSSL as real ones are.
#pragma once

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <string>

#include "genkan/service/base64url.h"
#include "support/played_authenticator.h"

namespace genkan::support {

class SigningKey {
 public:
  static SigningKey Rsa(unsigned bits = 2048) { return SigningKey(EVP_RSA_gen(bits)); }
  static SigningKey Ed25519() { return SigningKey(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")); }
  static SigningKey P256() { return SigningKey(EVP_EC_gen("P-256")); }

  bool rsa() const { return EVP_PKEY_get_base_id(key_.get()) == EVP_PKEY_RSA; }

  // The public half as a member of a key set.
  std::string Jwk(const std::string& id) const {
    const std::string begin = R"({"use":"sig","kid":")" + id + R"(",)";
    if (rsa()) {
      return begin + R"("kty":"RSA","n":")" + Number(OSSL_PKEY_PARAM_RSA_N) + R"(","e":")" +
             Number(OSSL_PKEY_PARAM_RSA_E) + "\"}";
    }
    return begin + R"("kty":"EC","crv":"P-256","x":")" + Number(OSSL_PKEY_PARAM_EC_PUB_X, 32) +
           R"(","y":")" + Number(OSSL_PKEY_PARAM_EC_PUB_Y, 32) + "\"}";
  }

  // The public half as a passkey has it.
  std::string Cose() const {
    if (rsa()) {
      return CborMap({{CborInteger(1), CborInteger(3)},
                      {CborInteger(3), CborInteger(-257)},
                      {CborInteger(-1), CborBytes(NumberBytes(OSSL_PKEY_PARAM_RSA_N))},
                      {CborInteger(-2), CborBytes(NumberBytes(OSSL_PKEY_PARAM_RSA_E))}});
    }
    if (edwards()) {
      std::string x(32, '\0');
      std::size_t size = x.size();
      REQUIRE(EVP_PKEY_get_raw_public_key(key_.get(), reinterpret_cast<unsigned char*>(x.data()),
                                          &size) == 1);
      return CborMap({{CborInteger(1), CborInteger(1)},
                      {CborInteger(3), CborInteger(-8)},
                      {CborInteger(-1), CborInteger(6)},
                      {CborInteger(-2), CborBytes(x)}});
    }
    return Es256Key(NumberBytes(OSSL_PKEY_PARAM_EC_PUB_X, 32),
                    NumberBytes(OSSL_PKEY_PARAM_EC_PUB_Y, 32));
  }

  // As passkeys sign: for P-256 in DER.
  std::string SignAsPasskey(const std::string& text) const {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          EVP_MD_CTX_free);
    const EVP_MD* digest = edwards() ? nullptr : EVP_sha256();
    REQUIRE(EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, key_.get()) == 1);
    std::size_t size = 0;
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    REQUIRE(EVP_DigestSign(context.get(), nullptr, &size, bytes, text.size()) == 1);
    std::string signature(size, '\0');
    auto* out = reinterpret_cast<unsigned char*>(signature.data());
    REQUIRE(EVP_DigestSign(context.get(), out, &size, bytes, text.size()) == 1);
    signature.resize(size);
    return signature;
  }

  // As JWS has it: for P-256 the two numbers side by side.
  std::string Sign(const std::string& text) const {
    const std::string signature = SignAsPasskey(text);
    if (rsa()) return signature;
    const auto* der = reinterpret_cast<const unsigned char*>(signature.data());
    ECDSA_SIG* pair = d2i_ECDSA_SIG(nullptr, &der, static_cast<long>(signature.size()));
    REQUIRE(pair != nullptr);
    std::string flat(64, '\0');
    auto* flat_bytes = reinterpret_cast<unsigned char*>(flat.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(pair), flat_bytes, 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(pair), flat_bytes + 32, 32);
    ECDSA_SIG_free(pair);
    return flat;
  }

 private:
  explicit SigningKey(EVP_PKEY* key) : key_(key, EVP_PKEY_free) { REQUIRE(key != nullptr); }

  bool edwards() const { return EVP_PKEY_get_base_id(key_.get()) == EVP_PKEY_ED25519; }

  std::string NumberBytes(const char* name, int bytes_min = 0) const {
    BIGNUM* number = nullptr;
    REQUIRE(EVP_PKEY_get_bn_param(key_.get(), name, &number) == 1);
    std::string bytes(static_cast<std::size_t>(std::max(BN_num_bytes(number), bytes_min)), '\0');
    BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()),
                 static_cast<int>(bytes.size()));
    BN_free(number);
    return bytes;
  }

  std::string Number(const char* name, int bytes_min = 0) const {
    return service::Base64UrlText(NumberBytes(name, bytes_min));
  }

  std::shared_ptr<EVP_PKEY> key_;
};

}  // namespace genkan::support
