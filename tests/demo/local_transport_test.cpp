#include "genkan/demo/local_transport.h"

#include <catch2/catch_test_macros.hpp>

#include "client/client_world.h"

using namespace genkan;
using namespace genkan::support;

namespace {

wire::Request HealthQuestion() { return {.target = "/healthz"}; }

}  // namespace

TEST_CASE("Nothing arrives before Poll, then all in the order it was sent", "[demo][transport]") {
  World world;
  std::vector<int> arrived;
  for (int i = 0; i < 3; ++i) {
    world.local.Send(HealthQuestion(), [&arrived, i](Result<wire::Response> response) {
      CHECK(response.value().status == 200);
      arrived.push_back(i);
    });
  }
  CHECK(arrived.empty());
  world.local.Poll();
  CHECK(arrived == std::vector{0, 1, 2});
}

TEST_CASE("What is sent from an answer waits for the next Poll", "[demo][transport]") {
  World world;
  int arrived = 0;
  world.local.Send(HealthQuestion(), [&](Result<wire::Response>) {
    ++arrived;
    world.local.Send(HealthQuestion(), [&](Result<wire::Response>) { ++arrived; });
  });
  world.local.Poll();
  CHECK(arrived == 1);
  world.local.Poll();
  CHECK(arrived == 2);
}

TEST_CASE("The session that signing in began is kept until it is ended", "[demo][transport]") {
  World world;
  const auto status = [&](wire::Method method) {
    int seen = 0;
    world.local.Send({.method = method, .target = "/v1/session", .headers = {{"genkan-api", "1"}}},
                     [&](Result<wire::Response> response) { seen = response.value().status; });
    world.local.Poll();
    return seen;
  };
  CHECK(status(wire::Method::kGet) == 401);
  world.SignIn(world.house.hana);
  CHECK(status(wire::Method::kGet) == 200);
  CHECK(status(wire::Method::kDelete) < 300);
  CHECK(world.local.cookie().empty());
  CHECK(status(wire::Method::kGet) == 401);
}
