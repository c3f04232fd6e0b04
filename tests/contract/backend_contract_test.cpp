#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <string>

#include "server/http_client.h"
#include "server/http_fields.h"
#include "server/test_server.h"
#include "support/front_door.h"

namespace genkan {
namespace {

using support::FrontDoor;
using support::HttpClient;
using support::HttpReply;
using wire::Method;
using wire::Request;

// Two backends made alike. One is called, the other is asked over HTTP; what one answers the other
// must answer, byte for byte.
class TwoWaysIn {
 public:
  TwoWaysIn() : server_(BackendOf(behind_http_)), client_(std::in_place, server_.port()) {
    for (FrontDoor* door : {&called_, &behind_http_}) {
      const auto conversation = door->house.AddConversation(
          {door->house.AddTicket("It is silent", door->house.hana.id).id});
      door->house.AddMessage(conversation.id, "Still silent.");
      door->house.AddTicket("Not hers", door->house.noor.id);
    }
  }

  // The status both gave.
  int Send(Request request) {
    INFO("to " << request.target << " with " << request.body);
    if (!cookie.empty()) request.headers.push_back({"cookie", cookie});
    const auto over_http = Ask(request);
    REQUIRE(over_http);
    request.remote_address = "127.0.0.1";
    request.headers.push_back({"x-request-id", std::string(over_http->Header("x-request-id"))});
    const wire::Response called = called_.Send(request);
    CHECK(over_http->status == called.status);
    for (const wire::Header& header : called.headers) {
      INFO(header.name);
      CHECK(over_http->Header(header.name) == header.value);
    }
    const bool no_body = request.method == Method::kHead || called.status == 204;
    CHECK(over_http->body == (no_body ? "" : std::get<std::string>(called.body)));
    Remember(called);
    return called.status;
  }

  int Get(const std::string& target) {
    return Send({.target = target, .headers = {{"accept", "application/json"}}});
  }
  int Post(const std::string& target, const std::string& json,
           std::vector<wire::Header> more = {}) {
    Request request{.method = Method::kPost, .target = target, .body = json};
    request.headers = {{"content-type", "application/json"}, {"genkan-api", "1"}};
    request.headers.insert(request.headers.end(), more.begin(), more.end());
    return Send(std::move(request));
  }

  std::string cookie;

 private:
  static support::TestBackend BackendOf(FrontDoor& door) {
    support::TestBackend backend;
    backend.admit = [&door](const Request& head, bool whole) {
      return door.router.Admit(head, whole);
    };
    backend.handle = [&door](const Request& request) { return door.router.Handle(request); };
    return backend;
  }

  std::optional<HttpReply> Ask(const Request& request) {
    const std::string_view method = wire::MethodName(request.method);
    auto reply = client_->Ask(method, request.target, request.headers, request.body);
    if (!reply || reply->Header("connection") == "close") client_.emplace(server_.port());
    return reply;
  }

  void Remember(const wire::Response& response) {
    const std::string_view set = wire::HeaderValue(response.headers, "set-cookie");
    if (!set.empty()) cookie = set.substr(0, set.find(';'));
  }

  FrontDoor called_;
  FrontDoor behind_http_;
  support::TestServer server_;
  std::optional<HttpClient> client_;
};

const std::string kSignIn = R"({"email":"hana@example.org","password":"genkan-demo"})";

TEST_CASE("Over HTTP strangers get what a call gives them", "[contract][backend]") {
  TwoWaysIn both;
  CHECK(both.Get("/healthz") == 200);
  CHECK(both.Get("/v1/openapi.json") == 200);
  CHECK(both.Get("/v1/tickets") == 401);
  CHECK(both.Get("/%zz") >= 400);
  CHECK(both.Send({.target = "/sign-in?next=%2Ftickets", .headers = {{"accept", "text/html"}}}) ==
        200);
  CHECK(both.Send({.target = "/tickets/1", .headers = {{"accept", "text/html"}}}) == 303);
  CHECK(both.Send({.method = Method::kHead, .target = "/sign-in"}) == 200);
  CHECK(both.Send({.method = Method::kDelete, .target = "/healthz"}) == 405);
  both.cookie = "sid=forged";
  CHECK(both.Get("/v1/session") == 401);
}

TEST_CASE("Over HTTP bad input gets what a call gives it", "[contract][backend]") {
  TwoWaysIn both;
  CHECK(both.Post("/v1/session", R"({"email":"hana@example.org","password":"wrong"})") == 401);
  CHECK(both.Post("/v1/session", R"({"email":"nobody@example.org","password":"wrong"})") == 401);
  CHECK(both.Post("/v1/session", "{") == 400);
  CHECK(both.Post("/v1/session", R"({"email":1,"password":"x"})") >= 400);
  CHECK(both.Post("/v1/session", R"({"email":"a@b.example","password":"x","more":1})") >= 400);
  CHECK(both.Post("/v1/session", R"({"email":"a@b.example"})") >= 400);
  CHECK(both.Post("/v1/session", "{\"email\":\"\xff\",\"password\":\"x\"}") == 400);
  CHECK(both.Post("/v1/session", kSignIn, {{"sec-fetch-site", "cross-site"}}) == 403);
  CHECK(both.Send({.method = Method::kPost,
                   .target = "/v1/session",
                   .headers = {{"content-type", "text/plain"}, {"genkan-api", "1"}},
                   .body = kSignIn}) == 415);
}

TEST_CASE("Over HTTP a customer reads and answers as a call does", "[contract][backend]") {
  TwoWaysIn both;
  REQUIRE(both.Post("/v1/session", kSignIn) == 200);
  CHECK(both.Get("/v1/session") == 200);
  CHECK(both.Get("/v1/tickets") == 200);
  CHECK(both.Get("/v1/tickets/1") == 200);
  // A stranger's ticket and a missing one.
  CHECK(both.Get("/v1/tickets/2") == 404);
  CHECK(both.Get("/v1/tickets/999") == 404);
  CHECK(both.Get("/v1/tickets/abc") >= 400);
  CHECK(both.Get("/v1/tickets?cursor=forged") >= 400);
  const std::vector<wire::Header> key = {{"idempotency-key", "the-same-key"}};
  CHECK(both.Post("/v1/tickets/1/replies", R"({"text":"Still silent."})", key) == 201);
  CHECK(both.Post("/v1/tickets/1/replies", R"({"text":"Still silent."})", key) < 300);
  CHECK(both.Post("/v1/tickets/1/replies", R"({"text":"Another text."})", key) == 409);
  CHECK(both.Post("/v1/tickets/1/replies", R"({"text":""})", {{"idempotency-key", "key-two-2"}}) ==
        422);
  CHECK(both.Post("/v1/tickets", R"({"subject":"New","text":"One more.","language":"en"})",
                  {{"idempotency-key", "key-three"}}) == 201);
  CHECK(both.Send({.method = Method::kDelete,
                   .target = "/v1/session",
                   .headers = {{"genkan-api", "1"}}}) == 204);
  CHECK(both.Get("/v1/tickets") == 401);
}

}  // namespace
}  // namespace genkan
