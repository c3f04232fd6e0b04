// A server that asks itself.
#include <catch2/catch_test_macros.hpp>

#include "server/desk.h"
#include "server/process.h"

namespace genkan {
namespace {

using support::Desk;
using support::Has;
using support::HttpClient;
using support::RunGenkan;
using support::ServeProcess;
using support::SignIn;

TEST_CASE("A running server finds itself at its own address, and nobody at a stranger's",
          "[server][host]") {
  const Desk desk;
  REQUIRE(RunGenkan({"admin", "create-owner", "owner@example.org", "--data", desk.data()},
                    "a long password\n")
              .exit_code == 0);
  ServeProcess serve(desk.data());
  HttpClient client(serve.port());
  const std::string cookie = SignIn(client, "owner@example.org", "a long password");
  const auto check = [&](const std::string& host) {
    const auto reply = client.Ask("POST", "/v1/host-check",
                                  {{"Content-Type", "application/json"},
                                   {"Sec-Fetch-Site", "same-origin"},
                                   {"Genkan-Api", "1"},
                                   {"Cookie", cookie}},
                                  "{\"host\":\"" + host + "\"}");
    REQUIRE(reply);
    return reply->body;
  };
  CHECK(Has(check(""), R"("outcome":"reached")"));
  CHECK(Has(check("localhost"), R"("outcome":"reached")"));
  CHECK(Has(check("no-such-host.invalid"), R"("outcome":"not_asked")"));
}

}  // namespace
}  // namespace genkan
