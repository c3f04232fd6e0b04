// A browser with an authenticator, played in memory: honest until a test makes it lie.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "genkan/service/base64url.h"
#include "support/front_door.h"

namespace genkan::support {

// Browsers know passkeys by a host, never by an address.
inline constexpr const char* kPasskeyOrigin = "http://localhost:8080";

// The CBOR of these few: a length below 65536 before the bytes.
inline std::string CborHead(unsigned major, std::size_t argument) {
  const auto byte = [](std::size_t value) { return static_cast<char>(value & 0xFF); };
  const std::size_t top = std::size_t{major} << 5;
  if (argument < 24) return {byte(top | argument)};
  if (argument < 256) return {byte(top | 24), byte(argument)};
  return {byte(top | 25), byte(argument >> 8), byte(argument)};
}
inline std::string CborInteger(int value) {
  return value >= 0 ? CborHead(0, static_cast<std::size_t>(value))
                    : CborHead(1, static_cast<std::size_t>(-1 - value));
}
inline std::string CborBytes(const std::string& bytes) { return CborHead(2, bytes.size()) + bytes; }
inline std::string CborText(const std::string& text) { return CborHead(3, text.size()) + text; }
inline std::string CborMap(const std::vector<std::pair<std::string, std::string>>& members) {
  std::string map = CborHead(5, members.size());
  for (const auto& [name, value] : members) map += name + value;
  return map;
}

// A COSE key of ES256 over a point.
inline std::string Es256Key(const std::string& x, const std::string& y) {
  return CborMap({{CborInteger(1), CborInteger(2)},
                  {CborInteger(3), CborInteger(-7)},
                  {CborInteger(-1), CborInteger(1)},
                  {CborInteger(-2), CborBytes(x)},
                  {CborInteger(-3), CborBytes(y)}});
}

class PlayedAuthenticator {
 public:
  explicit PlayedAuthenticator(FrontDoor& door) : door_(door) {}

  // Each from the request for a challenge to the form that is sent.
  wire::Response Make(Visitor& visitor, const std::string& name = "Laptop") {
    return visitor.PostForm("/passkeys", MakingForm(visitor, name));
  }
  wire::Response SignIn(Visitor& visitor) {
    return visitor.PostForm("/sign-in/passkey?lang=en&next=%2Ftickets%2F7", SignInForm(visitor));
  }

  std::string MakingForm(Visitor& visitor, const std::string& name = "Laptop") {
    const wire::Response asked = visitor.Get("/passkeys/options");
    REQUIRE(asked.status == 200);
    const wire::JsonValue options = JsonOf(asked);
    user_handle = *service::BytesFromBase64Url(options.Find("user")->Find("id")->text);
    const std::string data = AuthenticatorData(flags | 0x40) + std::string(16, '\0') +
                             Length(credential_id) + credential_id + public_key;
    const std::string attestation = CborMap({{CborText("fmt"), CborText("none")},
                                             {CborText("attStmt"), CborMap({})},
                                             {CborText("authData"), CborBytes(data)}});
    return Form({{"client_data", ClientData("webauthn.create", options.Find("challenge")->text)},
                 {"attestation", attestation_instead.empty() ? attestation : attestation_instead},
                 {"name", ""}}) +
           wire::PercentEncoded(name);
  }

  std::string SignInForm(Visitor& visitor) {
    const wire::Response asked = visitor.Get("/sign-in/passkey/options");
    REQUIRE(asked.status == 200);
    const std::string client = ClientData("webauthn.get", JsonOf(asked).Find("challenge")->text);
    sign_count += counts ? 1 : 0;
    const std::string data = AuthenticatorData(flags);
    const std::string hash = service::BytesFromHex(door_.secrets.Digest(client));
    return Form({{"credential", credential_id},
                 {"client_data", client},
                 {"authenticator_data", data},
                 {"signature", sign(data + hash)},
                 {"user_handle", user_handle}});
  }

  std::string credential_id = "a credential";
  std::string public_key = Es256Key(std::string(32, 'x'), std::string(32, 'y'));
  std::function<std::string(const std::string&)> sign = [](const auto&) { return "signed"; };
  std::string origin = kPasskeyOrigin;
  std::string rp_id = "localhost";
  std::string user_handle;
  unsigned flags = 0x01 | 0x04;  // Somebody was there and showed themselves.
  bool counts = true;
  unsigned sign_count = 0;
  // In place of what is honest, as JSON or bytes.
  std::string type;
  std::string challenge;
  std::string client_data_more;
  std::string attestation_instead;

 private:
  static std::string Length(const std::string& bytes) {
    return {static_cast<char>(bytes.size() >> 8), static_cast<char>(bytes.size() & 0xFF)};
  }

  static std::string Form(const std::vector<std::pair<std::string, std::string>>& fields) {
    std::string form;
    for (const auto& [name, bytes] : fields) {
      form += (form.empty() ? "" : "&") + name + "=" + service::Base64UrlText(bytes);
    }
    return form;
  }

  std::string ClientData(const std::string& honest_type, const std::string& given) const {
    return R"({"type":")" + (type.empty() ? honest_type : type) + R"(","challenge":")" +
           (challenge.empty() ? given : challenge) + R"(","origin":")" + origin +
           R"(","crossOrigin":false)" + client_data_more + "}";
  }

  std::string AuthenticatorData(unsigned flag_bits) const {
    std::string data = service::BytesFromHex(door_.secrets.Digest(rp_id));
    data += static_cast<char>(flag_bits);
    for (int shift = 24; shift >= 0; shift -= 8) {
      data += static_cast<char>(sign_count >> shift & 0xFF);
    }
    return data;
  }

  FrontDoor& door_;
};

}  // namespace genkan::support
