// Who works on a portal and what they may do, from the shell.
#include <catch2/catch_test_macros.hpp>
#include <chrono>

#include "server/desk.h"
#include "server/process.h"

namespace genkan {
namespace {

using support::Desk;
using support::Has;
using support::HttpClient;
using support::Outcome;
using support::RunGenkan;
using support::ServeProcess;

Outcome Admin(const Desk& desk, std::vector<std::string> words) {
  words.insert(words.begin(), "admin");
  words.insert(words.end(), {"--data", desk.data()});
  Outcome outcome = RunGenkan(words);
  UNSCOPED_INFO(outcome.err);
  return outcome;
}

std::string Agents(HttpClient& client, const std::string& cookie) {
  const auto reply = client.Ask("GET", "/v1/agent/tickets", {{"Cookie", cookie}});
  REQUIRE(reply);
  return std::to_string(reply->status);
}

TEST_CASE("Somebody who works here is invited, and answers tickets while they may",
          "[server][staff]") {
  const Desk desk;
  ServeProcess serve(desk.data());
  const Outcome invited = Admin(desk, {"invite-staff", "--name", "Sam", "sam@example.org"});
  REQUIRE(invited.exit_code == 0);
  CHECK(Has(Admin(desk, {"list-staff"}).out, "sam@example.org  Sam  is invited  tickets\n"));
  const std::size_t begin = invited.out.find("/welcome?token=");
  REQUIRE(begin != std::string::npos);
  const std::string path = invited.out.substr(begin, invited.out.find('\n', begin) - begin);
  HttpClient client(serve.port());
  const std::string origin = "http://127.0.0.1:" + std::to_string(serve.port());
  const auto in = client.Ask(
      "POST", path, {{"Content-Type", "application/x-www-form-urlencoded"}, {"Origin", origin}},
      "password=quiet+green+lamp");
  REQUIRE(in);
  CHECK(in->status == 303);
  const std::string cookie = support::SignIn(client, "sam@example.org", "quiet green lamp");
  REQUIRE_FALSE(cookie.empty());
  CHECK(Agents(client, cookie) == "200");
  CHECK(Has(Admin(desk, {"take", "tickets", "sam@example.org"}).out, "no permissions"));
  CHECK(Agents(client, cookie) == "401");
  const std::string anew = support::SignIn(client, "sam@example.org", "quiet green lamp");
  CHECK(Agents(client, anew) == "404");
  CHECK(Has(Admin(desk, {"grant", "tickets", "sam@example.org"}).out, "tickets"));
  CHECK(Agents(client, anew) == "200");
  CHECK(Has(Admin(desk, {"list-staff"}).out, "may sign in"));
}

TEST_CASE("From the shell somebody who works here is shut out within a second, and let back in",
          "[server][serve][staff]") {
  const Desk desk;
  constexpr const char* kSam = "sam@example.org";
  {
    const auto installation = support::OpenInstallation(desk.data());
    const domain::Staff sam{.id = {0x0193'5000'0000'7000, 3},
                            .email = kSam,
                            .permissions = {domain::Permission::kTickets},
                            .sign_in = domain::SignInState::kActive};
    REQUIRE(installation->store().PutStaff(desk.portal().id, sam).ok());
    const auto hash = installation->ports().secrets.HashPassword(Secret(support::kMemberPassword));
    REQUIRE(installation->store().SetPasswordHash(desk.portal().id, kSam, *hash).ok());
  }
  ServeProcess serve(desk.data());
  HttpClient client(serve.port()), page(serve.port());
  const std::string cookie = support::SignIn(client, kSam, support::kMemberPassword);
  page.Send("GET /v1/changes HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + cookie + "\r\n\r\n");
  CHECK(page.ReadUpTo("\r\n\r\n").starts_with("HTTP/1.1 200"));
  CHECK(page.ReadUpTo("\n\n").starts_with("id: "));
  CHECK(Has(Admin(desk, {"suspend-staff", kSam}).out, "is suspended  tickets"));
  const auto left = std::chrono::steady_clock::now();
  CHECK(page.ClosedByServer());
  CHECK(std::chrono::steady_clock::now() - left < std::chrono::seconds(1));
  CHECK(Agents(client, cookie) == "401");
  CHECK(support::SignIn(client, kSam, support::kMemberPassword).empty());
  CHECK(Has(Admin(desk, {"let-staff-back", kSam}).out, "may sign in  tickets"));
  CHECK(Agents(client, support::SignIn(client, kSam, support::kMemberPassword)) == "200");
  CHECK(Admin(desk, {"suspend-staff", "nobody@example.org"}).exit_code == 1);
  CHECK(Admin(desk, {"suspend-staff"}).exit_code == 2);
}

TEST_CASE("The last who may change the settings keeps that", "[server][staff]") {
  const Desk desk;
  const auto add = [&](const std::string& email, std::uint64_t id) {
    const auto installation = support::OpenInstallation(desk.data());
    const domain::Staff staff{.id = {0x0193'5000'0000'7000, id},
                              .email = email,
                              .permissions = {domain::Permission::kCustomerPortalSettings},
                              .sign_in = domain::SignInState::kActive};
    REQUIRE(installation->store().PutStaff(desk.portal().id, staff).ok());
  };
  add("first@example.org", 1);
  const Outcome refused = Admin(desk, {"take", "customer_portal_settings", "first@example.org"});
  CHECK(refused.exit_code == 1);
  CHECK(Has(refused.err, "nobody else may change the settings"));
  add("second@example.org", 2);
  CHECK(Admin(desk, {"take", "customer_portal_settings", "first@example.org"}).exit_code == 0);
  CHECK(Admin(desk, {"take", "customer_portal_settings", "second@example.org"}).exit_code == 1);
}

TEST_CASE("What is no permission, address or person is said", "[server][staff]") {
  const Desk desk;
  CHECK(Admin(desk, {"grant", "everything", "x@example.org"}).exit_code == 2);
  CHECK(Has(Admin(desk, {"grant", "tickets", "x@example.org"}).err, "nobody who works here"));
  CHECK(Has(Admin(desk, {"invite-staff", "nonsense"}).err, "is no email address"));
  CHECK(Admin(desk, {"invite-staff", "--permission", "x", "a@example.org"}).exit_code == 2);
}

}  // namespace
}  // namespace genkan
