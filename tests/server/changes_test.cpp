// Changes from one process to another: who has the portal open hears of a reply at once.
#include <catch2/catch_test_macros.hpp>
#include <chrono>

#include "server/desk.h"
#include "server/process.h"

namespace genkan {
namespace {

using namespace std::chrono_literals;
using support::Desk;
using support::HttpClient;
using support::kMemberEmail;
using support::kMemberPassword;
using support::RunGenkan;
using support::ServeProcess;

TEST_CASE("A reply, an answer from the shell and signing out reach an open page within a second",
          "[server][serve][changes]") {
  const Desk desk;
  {
    const auto installation = support::OpenInstallation(desk.data());
    domain::Staff sam{.id = {0x0193'5000'0000'7000, 7},
                      .email = "sam@example.org",
                      .permissions = {domain::Permission::kTickets},
                      .sign_in = domain::SignInState::kActive};
    REQUIRE(installation->store().PutStaff(desk.portal().id, sam).ok());
  }
  ServeProcess serve(desk.data());
  HttpClient client(serve.port());
  const std::string cookie = SignIn(client, kMemberEmail, kMemberPassword);
  REQUIRE_FALSE(cookie.empty());
  HttpClient page(serve.port());
  page.Send("GET /v1/changes HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + cookie + "\r\n\r\n");
  CHECK(page.ReadUpTo("\r\n\r\n").starts_with("HTTP/1.1 200"));
  CHECK(page.ReadUpTo("\n\n").starts_with("id: "));
  const std::vector<wire::Header> headers = {{"Content-Type", "application/json"},
                                             {"Sec-Fetch-Site", "same-origin"},
                                             {"Genkan-Api", "1"},
                                             {"Idempotency-Key", "press-0001"},
                                             {"Cookie", cookie}};
  auto begun = std::chrono::steady_clock::now();
  REQUIRE(client.Ask("POST", "/v1/tickets/1/replies", headers, "{\"text\":\"x\"}")->status == 201);
  CHECK(page.ReadUpTo("\n\n").find("\"tickets\":[1]") != std::string::npos);
  CHECK(std::chrono::steady_clock::now() - begun < 1s);

  const auto answered = RunGenkan(
      {"desk", "reply", "--as", "sam@example.org", "1", "At once.", "--data", desk.data()});
  REQUIRE(answered.exit_code == 0);
  CHECK(page.ReadUpTo("\n\n").find("\"tickets\":[1]") != std::string::npos);

  begun = std::chrono::steady_clock::now();
  REQUIRE(client.Ask("DELETE", "/v1/session", headers)->status == 204);
  CHECK(page.ClosedByServer());
  CHECK(std::chrono::steady_clock::now() - begun < 1s);
}

TEST_CASE("Whoever is suspended hears nothing more within a second, and cannot come back in",
          "[server][serve][changes]") {
  const Desk desk;
  ServeProcess serve(desk.data());
  HttpClient client(serve.port());
  const std::string cookie = SignIn(client, kMemberEmail, kMemberPassword);
  REQUIRE_FALSE(cookie.empty());
  HttpClient page(serve.port());
  page.Send("GET /v1/changes HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + cookie + "\r\n\r\n");
  CHECK(page.ReadUpTo("\r\n\r\n").starts_with("HTTP/1.1 200"));
  CHECK(page.ReadUpTo("\n\n").starts_with("id: "));
  REQUIRE(RunGenkan({"admin", "suspend", kMemberEmail, "--data", desk.data()}).exit_code == 0);
  const auto suspended = std::chrono::steady_clock::now();
  CHECK(page.ClosedByServer());
  CHECK(std::chrono::steady_clock::now() - suspended < 1s);
  CHECK(client.Ask("GET", "/v1/tickets", {{"Genkan-Api", "1"}, {"Cookie", cookie}})->status == 401);
  CHECK(SignIn(client, kMemberEmail, kMemberPassword).empty());
  REQUIRE(RunGenkan({"admin", "let-back", kMemberEmail, "--data", desk.data()}).exit_code == 0);
  CHECK_FALSE(SignIn(client, kMemberEmail, kMemberPassword).empty());
  CHECK(RunGenkan({"admin", "suspend", "x@example.org", "--data", desk.data()}).exit_code == 1);
  CHECK(RunGenkan({"admin", "suspend", "--data", desk.data()}).exit_code == 2);
}

}  // namespace
}  // namespace genkan
