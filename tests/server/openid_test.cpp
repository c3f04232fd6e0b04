// What of a provider's answers is believed, with keys and signatures as they are in the world.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "server/signatures_openssl.h"
#include "server/signing_keys.h"
#include "service/id_token.h"
#include "support/played_provider.h"

namespace genkan::support {
namespace {

bool Has(const wire::Response& response, std::string_view part) {
  return BodyOf(response).find(part) != std::string::npos;
}

struct OpenIdDoor : FrontDoor {
  OpenIdDoor() {
    signatures.other = &openssl;
    UseKey(rsa, "k1", "RS256");
  }

  void UseKey(const SigningKey& key, const std::string& id, const std::string& algorithm) {
    provider.keys = R"({"keys":[)" + key.Jwk(id) + "]}";
    SignWith(key, id, algorithm);
  }

  void SignWith(const SigningKey& key, const std::string& id, const std::string& algorithm) {
    provider.header = R"({"alg":")" + algorithm + R"(","kid":")" + id + "\"}";
    provider.sign = [key](const std::string& text) { return key.Sign(text); };
  }

  // Nobody got in, and the page says why and offers to try again.
  void CheckRefused(const wire::Response& response, const std::string& reason, Visitor& visitor) {
    INFO(reason << "\n" << BodyOf(response));
    CHECK(response.status == 401);
    CHECK(Has(response, "(" + reason + ")"));
    CHECK(Has(response, "/sign-in/openid?lang=en&amp;next=%2Ftickets%2F7"));
    CHECK(visitor.Get("/v1/session").status == 401);
  }

  const server::OpensslSignatures openssl;
  const SigningKey rsa = SigningKey::Rsa();
  PlayedProvider provider{*this};
};

TEST_CASE("A provider's token signs in, signed with RSA or on P-256", "[server][openid]") {
  OpenIdDoor door;
  for (const bool elliptic : {false, true}) {
    if (elliptic) door.UseKey(SigningKey::P256(), "k2", "ES256");
    door.clock.Advance(kMillisPerHour);
    Visitor hana(door);
    const wire::Response in = door.provider.SignIn(hana);
    CHECK(in.status == 303);
    CHECK(HeaderOf(in, "location") == "/tickets/7");
    hana.cookie = HeaderOf(in, "set-cookie");
    CHECK(JsonOf(hana.Get("/v1/session")).Find("email")->text == "hana@example.org");
  }
}

TEST_CASE("A token that nobody signed, or somebody else did, signs nobody in", "[server][openid]") {
  OpenIdDoor door;
  const SigningKey thief = SigningKey::Rsa();
  const auto refused = [&](const std::string& reason) {
    Visitor visitor(door);
    door.CheckRefused(door.provider.SignIn(visitor), reason, visitor);
    door.clock.Advance(kMillisPerMinute);
  };
  door.SignWith(thief, "k1", "RS256");
  refused("signature");
  door.provider.header = R"({"alg":"none"})";
  door.provider.sign = [](const auto&) { return ""; };
  refused("algorithm");
  // The public key as a secret that both know, and words in other letters.
  for (const char* algorithm : {"HS256", "None", "RS512", "ES384", ""}) {
    door.SignWith(door.rsa, "k1", algorithm);
    refused("algorithm");
  }
  door.provider.header = R"({"alg":"RS256","kid":"k1","crit":["exp"],"exp":1})";
  refused("token");
  door.SignWith(door.rsa, "k1", "ES256");
  refused("key");
  for (const char* token : {"x", "x.y", "x.y.z", "e30.e30", "..."}) {
    door.provider.token = token;
    refused("token");
  }
  door.provider.token = "e30.e30.";
  refused("algorithm");
  door.provider.token.clear();
  // Signed, and then changed.
  door.SignWith(door.rsa, "k1", "RS256");
  door.provider.sign = [&](const std::string& text) { return door.rsa.Sign(text + "x"); };
  refused("signature");
  const SigningKey weak = SigningKey::Rsa(1024);
  door.clock.Advance(2 * kMillisPerHour);
  door.UseKey(weak, "weak", "RS256");
  refused("signature");
}

TEST_CASE("A token for somebody else, of somebody else or out of time signs nobody in",
          "[server][openid]") {
  OpenIdDoor door;
  const auto at = [&](Millis seconds) {
    return std::to_string(door.clock.NowMillis() / kMillisPerSecond + seconds);
  };
  const struct {
    const char* claim;
    std::string value;
    const char* reason;
  } lies[] = {{"iss", "\"https://login.example/\"", "issuer"},
              {"iss", "", "issuer"},
              {"aud", "\"another\"", "audience"},
              {"aud", "[\"another\"]", "audience"},
              {"aud", "[\"genkan\",\"another\"]", "audience"},
              {"aud", "", "audience"},
              {"azp", "\"another\"", "audience"},
              {"nonce", "\"of-before\"", "nonce"},
              {"nonce", "", "nonce"},
              {"sub", "", "subject"},
              {"sub", "7", "subject"},
              {"exp", "", "times"},
              {"exp", "\"tomorrow\"", "times"},
              {"exp", "1e300", "times"},
              {"iat", "", "times"}};
  for (const auto& lie : lies) {
    Visitor visitor(door);
    door.provider.claims = {{lie.claim, lie.value}};
    door.CheckRefused(door.provider.SignIn(visitor), lie.reason, visitor);
    door.clock.Advance(kMillisPerMinute);
  }
  const struct {
    const char* claim;
    Millis seconds;
    const char* reason;
  } times[] = {{"exp", -60, "expired"}, {"iat", 61, "not_yet"}, {"nbf", 61, "not_yet"}};
  for (const auto& lie : times) {
    Visitor visitor(door);
    door.provider.claims = {{lie.claim, at(lie.seconds)}};
    door.CheckRefused(door.provider.SignIn(visitor), lie.reason, visitor);
    door.clock.Advance(kMillisPerMinute);
  }
  // Clocks differ a little.
  for (const auto& [claim, seconds] : {std::pair("exp", -59), std::pair("iat", 60)}) {
    Visitor visitor(door);
    door.provider.claims = {{claim, at(seconds)}};
    CHECK(door.provider.SignIn(visitor).status == 303);
  }
  Visitor visitor(door);
  door.provider.claims = {{"aud", "[\"genkan\",\"another\"]"}, {"azp", "\"genkan\""}};
  CHECK(door.provider.SignIn(visitor).status == 303);
}

TEST_CASE("A new key is fetched once it is needed, and not for every unknown one",
          "[server][openid]") {
  OpenIdDoor door;
  const auto sign_in = [&] {
    Visitor visitor(door);
    return door.provider.SignIn(visitor).status;
  };
  CHECK(sign_in() == 303);
  CHECK(sign_in() == 303);
  CHECK(door.provider.key_fetches == 1);
  door.UseKey(SigningKey::Rsa(), "k2", "RS256");
  CHECK(sign_in() == 303);
  CHECK(door.provider.key_fetches == 2);
  door.clock.Advance(kMillisPerMinute);
  door.SignWith(SigningKey::Rsa(), "k3", "RS256");
  for (int i = 0; i < 5; ++i) CHECK(sign_in() == 401);
  CHECK(door.provider.key_fetches == 3);
}

TEST_CASE("OpenSSL believes what was signed and nothing else", "[server][openid]") {
  const server::OpensslSignatures signatures;
  const std::string bytes = "header.claims";
  for (const SigningKey& key : {SigningKey::Rsa(), SigningKey::P256()}) {
    const auto jwk = wire::ReadJson(R"({"keys":[)" + key.Jwk("k") + "]}");
    const auto keys = service::ReadKeySet(*jwk);
    REQUIRE(keys.size() == 1);
    const std::string signature = key.Sign(bytes);
    CHECK(signatures.IsSigned(keys[0].key, bytes, signature));
    CHECK_FALSE(signatures.IsSigned(keys[0].key, bytes + "x", signature));
    CHECK_FALSE(signatures.IsSigned(keys[0].key, bytes, ""));
    CHECK_FALSE(signatures.IsSigned(keys[0].key, bytes, std::string(signature.size(), '\0')));
    CHECK_FALSE(signatures.IsSigned({}, bytes, signature));
    service::PublicKey broken = keys[0].key;
    if (!broken.y.empty()) broken.y[0] = static_cast<char>(broken.y[0] ^ 1);
    if (!broken.modulus.empty()) broken.modulus[5] = static_cast<char>(broken.modulus[5] ^ 1);
    CHECK_FALSE(signatures.IsSigned(broken, bytes, signature));
  }
}

}  // namespace
}  // namespace genkan::support
