// What holds for every route, and the document that is held to them.
#include "service/routes.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "support/front_door.h"

namespace genkan::support {
namespace {

std::set<std::string> AsSet(const std::vector<std::string>& names) {
  return {names.begin(), names.end()};
}

std::string NameOf(const service::Route& route) {
  return std::string(wire::MethodName(route.method)) + " " + std::string(route.path);
}

// A request that names the route, with a number that nobody has.
wire::Request RequestFor(const service::Route& route) {
  wire::Request request{.method = route.method, .target = std::string(route.path)};
  if (const std::size_t brace = request.target.find('{'); brace != std::string::npos) {
    request.target.replace(brace, request.target.find('}') - brace + 1, "1");
  }
  return request;
}

TEST_CASE("Every route says who may call it and what answers", "[service][routes]") {
  for (const service::Route& route : service::Routes()) {
    INFO(NameOf(route));
    CHECK(route.caller != service::Caller::kUndeclared);
    CHECK(route.handler != nullptr);
    // A signed-in person belongs to a portal.
    const bool about_all = route.place == service::Place::kInstallation;
    CHECK_FALSE((about_all && route.caller == service::Caller::kSignedIn));
    // What changes something runs on the writer, or is slow on purpose; so is what asks elsewhere,
    // and what reads for long.
    const bool reads = route.method == wire::Method::kGet;
    const bool apart = route.lane == service::Lane::kOutside || route.lane == service::Lane::kSlow;
    CHECK((route.lane == service::Lane::kRead) == (reads && !apart));
  }
}

TEST_CASE("A route for those who are signed in refuses everybody else", "[service][routes]") {
  FrontDoor door;
  for (const service::Route& route : service::Routes()) {
    if (route.caller != service::Caller::kSignedIn) continue;
    INFO(NameOf(route));
    wire::Request request = RequestFor(route);
    request.headers = {{"genkan-api", "1"},
                       {"content-type", "application/json"},
                       {"sec-fetch-site", "same-origin"}};
    CHECK(door.Send(request).status == 401);
    CHECK(door.router.Admit(request).answer->status == 401);
  }
}

TEST_CASE("Every answer says that nobody may frame, sniff, keep or leak it", "[service][routes]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  std::vector<wire::Request> requests = {{.target = "/no-such-page"},
                                         {.target = "%"},
                                         {.method = wire::Method::kPut, .target = "/tickets"}};
  for (const service::Route& route : service::Routes()) requests.push_back(RequestFor(route));
  for (wire::Request& request : requests) {
    for (const char* accept : {"application/json", "text/html"}) {
      INFO(request.target);
      request.headers = {{"accept", accept}};
      const wire::Response response = hana.Send(request);
      CHECK(HeaderOf(response, "x-content-type-options") == "nosniff");
      CHECK(HeaderOf(response, "referrer-policy") == "same-origin");
      // One page speaks to whoever opened it, and to its own origin alone.
      const bool hands_over = request.target == "/widget-sign-in";
      CHECK(HeaderOf(response, "cross-origin-opener-policy") ==
            (hands_over ? "unsafe-none" : "same-origin"));
      CHECK(HeaderOf(response, "cross-origin-resource-policy") == "same-origin");
      CHECK_FALSE(HeaderOf(response, "permissions-policy").empty());
      CHECK_FALSE(HeaderOf(response, "x-request-id").empty());
      const std::string policy = HeaderOf(response, "content-security-policy");
      CHECK(policy.starts_with("default-src 'none'; "));
      CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
      CHECK(policy.find("unsafe-inline") == std::string::npos);
      CHECK(policy.find("'unsafe-eval'") == std::string::npos);
      const std::string cache = HeaderOf(response, "cache-control");
      CHECK(cache == (request.target == "/v1/openapi.json" ? "public, max-age=300" : "no-store"));
      for (const wire::Header& header : response.headers) {
        CHECK(std::none_of(header.name.begin(), header.name.end(),
                           [](char c) { return c >= 'A' && c <= 'Z'; }));
      }
    }
  }
}

TEST_CASE("The transport's request id comes back, in the header and in a problem",
          "[service][routes]") {
  FrontDoor door;
  Visitor nobody(door);
  const wire::Response response =
      nobody.Send({.target = "/v1/tickets", .headers = {{"x-request-id", "r-7"}}});
  CHECK(HeaderOf(response, "x-request-id") == "r-7");
  CHECK(JsonOf(response).Find("request_id")->text == "r-7");
}

TEST_CASE("HEAD answers as GET does, without a body", "[service][routes]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  for (const char* target : {"/v1/tickets", "/tickets", "/healthz", "/v1/tickets/9", "/sign-in"}) {
    INFO(target);
    const wire::Response get = hana.Get(target);
    const wire::Response head = hana.Send({.method = wire::Method::kHead, .target = target});
    CHECK(head.status == get.status);
    CHECK(HeaderOf(head, "content-type") == HeaderOf(get, "content-type"));
    CHECK(BodyOf(head).empty());
  }
}

TEST_CASE("The document lists every route, and no other", "[service][openapi]") {
  const ApiDocument document;
  const FrontDoor door;
  CHECK(AsSet(document.OperationNames()) == AsSet(door.router.RouteNames()));
}

TEST_CASE("The document says of every route who may call it", "[service][openapi]") {
  const ApiDocument document;
  for (const service::Route& route : service::Routes()) {
    INFO(NameOf(route));
    const bool secured = document.Operation(NameOf(route)).Find("security") != nullptr;
    CHECK(secured == (route.caller != service::Caller::kAnyone));
    const bool has_body = document.Operation(NameOf(route)).Find("requestBody") != nullptr;
    CHECK(has_body == (route.body != service::BodyKind::kNone));
  }
}

TEST_CASE("The document is served as it lies in the assets", "[service][openapi]") {
  FrontDoor door;
  Visitor nobody(door);
  const wire::Response response = nobody.Get("/v1/openapi.json");
  CHECK(response.status == 200);
  CHECK(BodyOf(response) == *door.assets.Find("openapi.json"));
  CHECK(JsonOf(response).Find("openapi")->text == "3.1.0");
}

TEST_CASE("Health is what the store says", "[service][routes]") {
  FrontDoor door;
  Visitor nobody(door);
  CHECK(BodyOf(nobody.Get("/healthz")) == R"({"status":"ok"})");
}

}  // namespace
}  // namespace genkan::support
