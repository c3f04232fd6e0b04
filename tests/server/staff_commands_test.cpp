// Who works on a portal and what they may do, from the shell.
#include <catch2/catch_test_macros.hpp>

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
  CHECK(Agents(client, cookie) == "404");
  CHECK(Has(Admin(desk, {"grant", "tickets", "sam@example.org"}).out, "tickets"));
  CHECK(Agents(client, cookie) == "200");
  CHECK(Has(Admin(desk, {"list-staff"}).out, "may sign in"));
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
