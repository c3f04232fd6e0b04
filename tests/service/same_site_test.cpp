// No other site can make a signed-in person's browser change something here.
#include <catch2/catch_test_macros.hpp>

#include "support/front_door.h"

namespace genkan::support {
namespace {

using wire::Header;

struct Attempt {
  std::string target;
  wire::Method method = wire::Method::kPost;
  std::string media;
  std::string body;
};

const std::string kFormMedia = "application/x-www-form-urlencoded";
const std::string kJsonMedia = "application/json";

// Every request that changes something.
const std::vector<Attempt> kAttempts = {
    {"/sign-in", wire::Method::kPost, kFormMedia, "email=hana%40example.org&password=genkan-demo"},
    {"/sign-out", wire::Method::kPost, kFormMedia, ""},
    {"/v1/session", wire::Method::kPost, kJsonMedia,
     R"({"email":"hana@example.org","password":"genkan-demo"})"},
    {"/v1/session", wire::Method::kDelete, "", ""},
    {"/v1/tickets", wire::Method::kPost, kJsonMedia, R"({"subject":"x","text":"x"})"},
    {"/v1/tickets/1/replies", wire::Method::kPost, kJsonMedia, R"({"text":"x"})"},
};

// Sends the attempt as hana's browser would, with what it says of where it came from.
int StatusOf(const Attempt& attempt, const std::vector<Header>& whence) {
  FrontDoor door;
  door.house.AddTicket("T", door.house.hana.id);
  Visitor hana(door, door.house.hana);
  wire::Request request{.method = attempt.method, .target = attempt.target, .body = attempt.body};
  request.headers = {{"genkan-api", "1"}, {"idempotency-key", "press-0001"}};
  if (!attempt.media.empty()) request.headers.push_back({"content-type", attempt.media});
  request.headers.insert(request.headers.end(), whence.begin(), whence.end());
  const wire::Response response = hana.Send(std::move(request));
  if (response.status == 403) CHECK(CodeOf(response) == "cross_site");
  return response.status;
}

TEST_CASE("What another site causes is refused, whatever it changes", "[service][same_site]") {
  for (const Attempt& attempt : kAttempts) {
    INFO(attempt.target);
    CHECK(StatusOf(attempt, {{"sec-fetch-site", "cross-site"}}) == 403);
    CHECK(StatusOf(attempt, {{"sec-fetch-site", "same-site"}}) == 403);
    CHECK(StatusOf(attempt, {{"sec-fetch-site", "anything"}}) == 403);
    // What the browser says of the site wins over what could be forged.
    CHECK(StatusOf(attempt, {{"sec-fetch-site", "cross-site"},
                             {"origin", std::string(kPublicOrigin)}}) == 403);
    for (const char* origin : {"https://evil.example", "null", "http://127.0.0.1:8081",
                               "https://127.0.0.1:8080", "http://127.0.0.1:8080.evil.example"}) {
      CHECK(StatusOf(attempt, {{"origin", origin}}) == 403);
    }
  }
}

TEST_CASE("What our own pages cause goes through", "[service][same_site]") {
  for (const Attempt& attempt : kAttempts) {
    INFO(attempt.target);
    CHECK(StatusOf(attempt, {{"sec-fetch-site", "same-origin"}}) < 400);
    CHECK(StatusOf(attempt, {{"sec-fetch-site", "none"}}) < 400);
    CHECK(StatusOf(attempt, {{"origin", std::string(kPublicOrigin)}}) < 400);
  }
}

TEST_CASE("A form that says nothing of where it came from is refused, a tool's JSON is not",
          "[service][same_site]") {
  for (const Attempt& attempt : kAttempts) {
    INFO(attempt.target);
    const bool form = attempt.media == kFormMedia;
    CHECK((StatusOf(attempt, {}) == 403) == form);
  }
}

TEST_CASE("A form of another site cannot reach the API", "[service][same_site]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  // What a browser sends across sites without asking first: no header of ours, no JSON.
  for (const char* media :
       {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""}) {
    wire::Request request{.method = wire::Method::kPost,
                          .target = "/v1/tickets",
                          .headers = {{"content-type", media}, {"genkan-api", "1"}},
                          .body = R"({"subject":"x","text":"x"})"};
    CHECK(hana.Send(request).status == 415);
    request.headers = {{"content-type", "application/json"}};
    const wire::Response response = hana.Send(request);
    CHECK(response.status == 422);
    CHECK(JsonOf(response).Find("field")->text == "genkan-api");
  }
  CHECK(hana.Send({.method = wire::Method::kDelete, .target = "/v1/session"}).status == 422);
  CHECK(hana.Get("/v1/session").status == 200);
}

TEST_CASE("Reading changes nothing, whoever asks", "[service][same_site]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  CHECK(
      hana.Send({.target = "/v1/tickets", .headers = {{"sec-fetch-site", "cross-site"}}}).status ==
      200);
}

}  // namespace
}  // namespace genkan::support
