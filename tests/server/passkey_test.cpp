// Passkeys with keys and signatures as they are in the world.
#include <catch2/catch_test_macros.hpp>

#include "server/signatures_openssl.h"
#include "server/signing_keys.h"
#include "support/played_authenticator.h"

namespace genkan::support {
namespace {

struct SignedDoor : FrontDoor {
  SignedDoor() : FrontDoor(kPasskeyOrigin) { signatures.other = &openssl; }

  // Whether a passkey with this key is made and then signs its owner in.
  bool LetsIn(const SigningKey& key) {
    authenticator.credential_id += "+";
    authenticator.public_key = key.Cose();
    authenticator.sign = [key](const std::string& bytes) { return key.SignAsPasskey(bytes); };
    Visitor ken(*this, house.ken);
    REQUIRE(authenticator.Make(ken).status == 303);
    clock.Advance(kMillisPerMinute);
    Visitor visitor(*this);
    return authenticator.SignIn(visitor).status == 303 && visitor.Get("/v1/session").status == 200;
  }

  const server::OpensslSignatures openssl;
  PlayedAuthenticator authenticator{*this};
};

TEST_CASE("A passkey on P-256, Ed25519 or with RSA signs its owner in", "[server][passkeys]") {
  SignedDoor door;
  CHECK(door.LetsIn(SigningKey::P256()));
  CHECK(door.LetsIn(SigningKey::Ed25519()));
  CHECK(door.LetsIn(SigningKey::Rsa()));
}

TEST_CASE("A signature of another key, or over something else, lets nobody in",
          "[server][passkeys]") {
  SignedDoor door;
  for (const SigningKey& key : {SigningKey::P256(), SigningKey::Ed25519(), SigningKey::Rsa()}) {
    REQUIRE(door.LetsIn(key));
    const SigningKey thief = SigningKey::P256();
    const std::vector<std::function<std::string(const std::string&)>> lies = {
        [&](const std::string& bytes) { return thief.SignAsPasskey(bytes); },
        [&](const std::string& bytes) { return key.SignAsPasskey(bytes + "x"); },
        [&](const std::string& bytes) { return key.SignAsPasskey(bytes) + "x"; },
        [](const std::string&) { return ""; }};
    for (const auto& lie : lies) {
      door.authenticator.sign = lie;
      Visitor visitor(door);
      CHECK(door.authenticator.SignIn(visitor).status == 401);
      CHECK(visitor.Get("/v1/session").status == 401);
      door.clock.Advance(kMillisPerMinute);
    }
  }
}

}  // namespace
}  // namespace genkan::support
