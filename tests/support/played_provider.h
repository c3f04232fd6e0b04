// An OpenID Connect provider played in memory: honest until a test makes it lie.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <map>
#include <string>

#include "genkan/service/base64url.h"
#include "support/front_door.h"

namespace genkan::support {

inline constexpr const char* kIssuer = "https://login.example";

class PlayedProvider {
 public:
  // Stands where the door's backend looks for it, and is what its portal signs in with.
  explicit PlayedProvider(FrontDoor& door) : door_(door) {
    door_.http.answer = [this](const service::OutgoingRequest& request) { return Answer(request); };
    SetRules([](domain::OpenIdRules&) {});
  }

  template <typename Change>
  void SetRules(const Change& change) {
    domain::OpenIdRules& rules = door_.house.portal.settings.Edit().access.openid;
    rules.on = true;
    rules.issuer = kIssuer;
    rules.client_id = "genkan";
    change(rules);
    REQUIRE(door_.store->PutPortal(door_.house.portal).ok());
  }

  // Where the provider leads back to, once somebody signed in there.
  std::string Authorize(const std::string& location) {
    const wire::Target asked = wire::ParseTarget(location.substr(std::string(kIssuer).size()));
    asked_for = {asked.query.begin(), asked.query.end()};
    const std::string& back = asked_for["redirect_uri"];
    REQUIRE(back.starts_with(kPublicOrigin));
    return back.substr(kPublicOrigin.size()) + "?code=c-1&state=" + asked_for["state"] +
           "&iss=" + wire::PercentEncoded(kIssuer);
  }

  // From the button to the provider and back again.
  wire::Response SignIn(Visitor& visitor) {
    const wire::Response begun = visitor.Visit("/sign-in/openid?lang=en&next=%2Ftickets%2F7");
    REQUIRE(begun.status == 303);
    return visitor.Visit(Authorize(HeaderOf(begun, "location")));
  }

  // A token over the claims, each as JSON; an empty one is left out.
  std::string Token(const std::map<std::string, std::string>& others) const {
    const Millis seconds = door_.clock.NowMillis() / kMillisPerSecond;
    std::map<std::string, std::string> all = {{"iss", "\"" + std::string(kIssuer) + "\""},
                                              {"aud", "\"genkan\""},
                                              {"sub", "\"s-7\""},
                                              {"iat", std::to_string(seconds)},
                                              {"exp", std::to_string(seconds + 300)},
                                              {"email", "\"hana@example.org\""},
                                              {"email_verified", "true"}};
    const auto nonce = asked_for.find("nonce");
    if (nonce != asked_for.end()) all["nonce"] = "\"" + nonce->second + "\"";
    for (const auto& [name, value] : others) all[name] = value;
    std::string body;
    for (const auto& [name, value] : all) {
      if (!value.empty()) body += (body.empty() ? "{\"" : ",\"") + name + "\":" + value;
    }
    const std::string part =
        service::Base64UrlText(header) + "." + service::Base64UrlText(body + "}");
    return part + "." + service::Base64UrlText(sign(part));
  }

  std::map<std::string, std::string> asked_for;  // The query it was last asked with.
  std::map<std::string, std::string> claims;     // Other than honest ones, as JSON.
  std::string header = R"({"alg":"RS256","kid":"k1"})";
  std::function<std::string(const std::string&)> sign = [](const auto&) { return "signed"; };
  std::string keys = R"({"keys":[{"kty":"RSA","kid":"k1","use":"sig","n":"AQAB","e":"AQAB"}]})";
  std::string token;  // In place of what `claims` makes.
  std::string discovery_more;
  std::string user_info;  // Empty: there is no such endpoint.
  bool down = false;
  int key_fetches = 0;
  std::string last_form;  // Of the request for tokens.
  std::string last_authorization;

 private:
  Outside::Answer Answer(const service::OutgoingRequest& request) {
    if (down) return ErrorCode::kUnavailable;
    const std::string issuer = kIssuer;
    const std::string path = request.url.substr(issuer.size());
    if (path == "/.well-known/openid-configuration") {
      return service::IncomingAnswer{
          200, R"({"issuer":")" + issuer + R"(","authorization_endpoint":")" + issuer +
                   R"(/auth","token_endpoint":")" + issuer + R"(/token","jwks_uri":")" + issuer +
                   R"(/keys")" +
                   (user_info.empty() ? "" : R"(,"userinfo_endpoint":")" + issuer + R"(/me")") +
                   discovery_more + "}"};
    }
    if (path == "/keys") {
      ++key_fetches;
      return service::IncomingAnswer{200, keys};
    }
    if (path == "/me") return service::IncomingAnswer{200, user_info};
    if (path != "/token") return service::IncomingAnswer{404, ""};
    last_form = request.form.Reveal();
    last_authorization = request.authorization.Reveal();
    return service::IncomingAnswer{200,
                                   R"({"access_token":"a-1","token_type":"Bearer","id_token":")" +
                                       (token.empty() ? Token(claims) : token) + "\"}"};
  }

  FrontDoor& door_;
};

}  // namespace genkan::support
