// Whether a host leads to this server, as the manager hears of it.
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/host_check_codec.h"
#include "support/front_door.h"

namespace genkan::support {
namespace {

struct HostDoor : FrontDoor {
  HostDoor() : FrontDoor("https://support.example") {
    AddManager("owner@example.org");
    REQUIRE(owner.SignIn("owner@example.org").status == 200);
  }
  std::string Check(const std::string& host) {
    const wire::Response answer = owner.Post("/v1/host-check", wire::EncodeHostQuestion(host));
    REQUIRE(answer.status == 200);
    return JsonOf(answer).Find("outcome")->text;
  }
  // What arrives at `there` is answered by its own server.
  void Lead(FrontDoor& there) {
    http.answer = [&](const service::OutgoingRequest& request) {
      asked = request.url;
      Visitor nobody(there);
      const wire::Response answer =
          nobody.Get(request.url.substr(request.url.find('/', std::string("https://").size())));
      return service::IncomingAnswer{.status = answer.status, .body = BodyOf(answer)};
    };
  }

  Visitor owner{*this};
  std::string asked;
};

TEST_CASE("A host that leads here is known by what only this server can answer",
          "[service][host]") {
  HostDoor door;
  door.Lead(door);
  CHECK(door.Check("help.sakura.example") == "reached");
  CHECK(door.asked.starts_with("https://help.sakura.example/.well-known/genkan-host?question="));
  CHECK(door.Check("") == "reached");
  CHECK(door.asked.starts_with("https://support.example/.well-known/"));
}

TEST_CASE("Another server is told from this one, whatever it answers", "[service][host]") {
  HostDoor door;
  for (const auto& [status, body] : std::vector<std::pair<int, std::string>>{
           {200, "<html>"}, {200, R"({"proof":"x"})"}, {404, ""}, {302, ""}, {500, "{}"}}) {
    door.http.answer = [status = status, body = body](const auto&) {
      return service::IncomingAnswer{.status = status, .body = body};
    };
    CHECK(door.Check("help.sakura.example") == "another_server");
  }
}

TEST_CASE("Each way not to be reached has a word of its own", "[service][host]") {
  HostDoor door;
  for (const char* reason : {"not_resolved", "bad_certificate", "timed_out", "not_asked"}) {
    door.http.answer = [&](const auto&) {
      return Error{.code = ErrorCode::kUnavailable, .params = {{"reason", reason}}};
    };
    CHECK(door.Check("help.sakura.example") == reason);
  }
  door.http.answer = [](const auto&) { return ErrorCode::kForbidden; };
  CHECK(door.Check("help.sakura.example") == "not_asked");
  door.http.answer = [](const auto&) { return ErrorCode::kUnavailable; };
  CHECK(door.Check("help.sakura.example") == "not_reached");
}

TEST_CASE("Nothing is asked at what is no host, and for nobody but a manager", "[service][host]") {
  HostDoor door;
  door.Lead(door);
  for (const char* odd : {"a b", "evil.example/path", "user@evil.example", "evil.example:22",
                          "http://evil.example", "-", "x?y", "#"}) {
    INFO(odd);
    CHECK(door.owner.Post("/v1/host-check", wire::EncodeHostQuestion(odd)).status == 422);
  }
  Visitor ken(door, door.house.ken);
  CHECK(ken.Post("/v1/host-check", wire::EncodeHostQuestion("a.example")).status == 404);
  CHECK(door.asked.empty());
}

TEST_CASE("A question is answered for a minute, and only this server's own", "[service][host]") {
  HostDoor door;
  door.Lead(door);
  REQUIRE(door.Check("help.sakura.example") == "reached");
  const std::string path = door.asked.substr(door.asked.find("/.well-known"));
  Visitor nobody(door);
  CHECK(nobody.Get(path).status == 200);
  CHECK(nobody.Get(path + "x").status == 404);
  for (const char* odd : {"", "?question=", "?question=a.b.c", "?question=..", "?question=a"}) {
    CHECK(nobody.Get("/.well-known/genkan-host" + std::string(odd)).status == 404);
  }
  door.clock.Advance(kMillisPerMinute);
  CHECK(nobody.Get(path).status == 404);
}

}  // namespace
}  // namespace genkan::support
