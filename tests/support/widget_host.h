// Another page's server: it has a key of the portal, and signs who is signed in there.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "genkan/service/base64url.h"
#include "genkan/wire/widget_codec.h"
#include "service/widget_token.h"
#include "support/front_door.h"

namespace genkan::support {

inline constexpr std::string_view kHostOrigin = "https://help.example";

struct WidgetHost {
  WidgetHost() {
    door.AddManager("owner@example.org");
    REQUIRE(owner.SignIn("owner@example.org").status == 200);
    door.house.portal.settings.Edit().widget.origins = {std::string(kHostOrigin)};
    REQUIRE(door.store->PutPortal(door.house.portal).ok());
    MakeKey();
  }

  void MakeKey() {
    const auto made =
        wire::DecodeNewWidgetKey(BodyOf(owner.Post("/v1/widget/keys", R"({"name":"Help"})")));
    REQUIRE(made.ok());
    kid = made->id;
    secret = made->secret;
  }

  // Of one of the house, known by their verified address.
  std::string Claims(const std::string& name, const std::string& more = {}) {
    const std::int64_t now = door.clock.NowMillis() / 1000;
    return R"({"aud":"http://127.0.0.1:8080","iat":)" + std::to_string(now) + R"(,"exp":)" +
           std::to_string(now + 120) + R"(,"jti":"id-)" + std::to_string(++last_) + R"(","sub":")" +
           name + R"(","email":")" + name + R"(@example.org","email_verified":true)" + more + "}";
  }

  std::string Header(const std::string& algorithm = "HS256") const {
    return R"({"alg":")" + algorithm + R"(","kid":")" + kid + "\"}";
  }

  std::string Token(const std::string& header, const std::string& claims) const {
    const std::string signed_part = Base64UrlOf(header) + "." + Base64UrlOf(claims);
    return signed_part + "." +
           Base64UrlOf(service::WidgetTokenCode(door.secrets, secret, signed_part));
  }

  std::string TokenBody(const std::string& claims) const {
    return R"({"token":")" + Token(Header(), claims) + "\"}";
  }

  static std::string Base64UrlOf(const std::string& text) {
    return service::Base64UrlText(std::string_view(text));
  }

  FrontDoor door;
  Visitor owner{door};
  std::string kid;
  Secret secret;

 private:
  int last_ = 0;
};

// The frame in that page: it holds its session's token in memory.
class Frame {
 public:
  explicit Frame(FrontDoor& door) : door_(door) {}

  wire::Response Ask(wire::Method method, const std::string& target, const std::string& body = {}) {
    wire::Request request{.method = method, .target = "/embed" + target, .body = body};
    request.remote_address = address;
    request.headers = {{"genkan-api", "1"}, {"sec-fetch-site", "same-origin"}};
    if (!body.empty()) request.headers.push_back({"content-type", "application/json"});
    if (!token.empty()) request.headers.push_back({"authorization", "Bearer " + token});
    for (const wire::Header& header : more) request.headers.push_back(header);
    return door_.Send(request);
  }
  wire::Response Get(const std::string& target) { return Ask(wire::Method::kGet, target); }

  // The status of the answer, whose token is kept.
  int Obtain(const std::string& way, const std::string& body) {
    const wire::Response answer = Ask(wire::Method::kPost, "/v1/widget/" + way, body);
    const auto session = wire::DecodeWidgetSession(BodyOf(answer));
    if (answer.status == 200 && session.ok()) token = session->token;
    return answer.status;
  }

  std::string token;
  std::string address = "192.0.2.7";
  std::vector<wire::Header> more;

 private:
  FrontDoor& door_;
};

}  // namespace genkan::support
