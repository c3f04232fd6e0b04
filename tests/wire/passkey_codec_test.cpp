// What authenticators send, and what cannot be theirs.
#include "genkan/wire/passkey_codec.h"

#include <catch2/catch_test_macros.hpp>

namespace genkan::wire {
namespace {

// A COSE key on Ed25519, byte by byte: {1: 1, 3: -8, -1: 6, -2: 32 bytes}.
std::string Key() { return "\xA4\x01\x01\x03\x27\x20\x06\x21\x58\x20" + std::string(32, 'x'); }

std::string Data(char flags, const std::string& rest = "") {
  return std::string(32, 'h') + flags + std::string("\0\0\1\2", 4) + rest;
}

std::string Credential() { return std::string(16, 'a') + std::string("\0\3", 2) + "cid" + Key(); }

TEST_CASE("Authenticator data is read to its last byte", "[wire][passkeys]") {
  const auto plain = ReadAuthenticatorData(Data(0x05));
  REQUIRE(plain.ok());
  CHECK(plain->rp_id_hash == std::string(32, 'h'));
  CHECK(plain->user_present);
  CHECK(plain->user_verified);
  CHECK(plain->sign_count == 258);
  CHECK_FALSE(plain->credential.has_value());
  const auto made = ReadAuthenticatorData(Data('\x41', Credential()));
  REQUIRE(made.ok());
  CHECK_FALSE(made->user_verified);
  CHECK(made->credential == NewCredential{.id = "cid", .public_key = Key()});
  // Extensions may follow, of which we ask for none.
  CHECK(ReadAuthenticatorData(Data('\xC1', Credential() + "\xA1\x61k\xF5")).ok());
  CHECK(ReadAuthenticatorData(Data('\x81', "\xA0")).ok());
}

TEST_CASE("Authenticator data that is cut short or goes on is none", "[wire][passkeys]") {
  const std::string whole = Data('\xC1', Credential() + "\xA1\x61k\xF5");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    INFO(size);
    CHECK_FALSE(ReadAuthenticatorData(whole.substr(0, size)).ok());
  }
  CHECK_FALSE(ReadAuthenticatorData(whole + "x").ok());
  CHECK_FALSE(ReadAuthenticatorData(Data(0x01, "x")).ok());
  const std::string long_id = std::string(16, 'a') + "\x04\x01" + std::string(1025, 'i') + Key();
  CHECK_FALSE(ReadAuthenticatorData(Data(0x41, long_id)).ok());
}

TEST_CASE("Keys of the algorithms that we take are read, and no others", "[wire][passkeys]") {
  const auto key = ReadCoseKey(Key());
  REQUIRE(key.ok());
  CHECK(key->algorithm == CoseAlgorithm::kEdDsa);
  CHECK(key->x == std::string(32, 'x'));
  CHECK_FALSE(ReadCoseKey(Key() + "x").ok());
  CHECK_FALSE(ReadCoseKey("\xA0").ok());
  CHECK_FALSE(ReadCoseKey("\x01").ok());
  // The same label twice, so that two readers might take another value each.
  std::string twice = Key();
  twice[0] = '\xA5';
  CHECK_FALSE(ReadCoseKey(twice + "\x03\x27").ok());
  // RSA of 1024 bits.
  const std::string small =
      "\xA4\x01\x03\x03\x39\x01\x00\x20\x58\x80" + std::string(128, 'n') + "\x21\x43\x01\x00\x01";
  CHECK_FALSE(ReadCoseKey(small).ok());
}

TEST_CASE("CBOR that no authenticator writes is refused", "[wire][passkeys]") {
  for (const std::string& odd :
       {std::string("\xBF\xFF"), std::string("\x5F\x41x\xFF"), std::string("\xC0\x01"),
        std::string("\xF9\x00\x00", 3), std::string("\x5B\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"),
        std::string("\x9B\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"), std::string(40, '\x81'),
        std::string("\x1C"), std::string("\x1B\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"), std::string()}) {
    CHECK_FALSE(ReadAttestation(odd).ok());
    CHECK_FALSE(ReadCoseKey(odd).ok());
  }
}

TEST_CASE("What a browser says is read, and whether a page was framed", "[wire][passkeys]") {
  const std::string begin =
      R"({"type":"webauthn.get","challenge":"YQ","origin":"https://a.example")";
  const auto data = ReadPasskeyClientData(begin + R"(,"crossOrigin":false,"new":{}})");
  REQUIRE(data.ok());
  CHECK(*data == PasskeyClientData{
                     .type = "webauthn.get", .challenge = "YQ", .origin = "https://a.example"});
  for (const char* end : {R"(,"crossOrigin":true})", R"(,"crossOrigin":"false"})",
                          R"(,"topOrigin":"https://b.example"})"}) {
    CHECK(ReadPasskeyClientData(begin + end)->framed);
  }
  CHECK_FALSE(ReadPasskeyClientData(begin).ok());
  CHECK_FALSE(ReadPasskeyClientData("[]").ok());
}

}  // namespace
}  // namespace genkan::wire
