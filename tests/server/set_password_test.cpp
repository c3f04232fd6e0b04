#include <catch2/catch_test_macros.hpp>

#include "genkan/service/account_failures.h"
#include "server/desk.h"
#include "server/process.h"

namespace genkan {
namespace {

using domain::SignInState;
using support::Desk;
using support::Has;
using support::HttpClient;
using support::kMemberEmail;
using support::kMemberPassword;
using support::Outcome;
using support::RunGenkan;
using support::ServeProcess;
using support::SignIn;

Outcome SetPassword(const Desk& desk, const std::string& email, const std::string& password) {
  return RunGenkan({"admin", "set-password", email, "--data", desk.data()}, password + "\n");
}

void PutContact(const Desk& desk, const domain::Contact& contact) {
  const auto installation = support::OpenInstallation(desk.data());
  REQUIRE(installation->store().PutContact(desk.portal().id, contact).ok());
}

TEST_CASE("An imported contact signs in once it has a password", "[server][set-password]") {
  const Desk desk;
  domain::Contact imported{.id = {7, 7}, .addresses = {"Imported@Example.org"}};
  imported.external_id = "zendesk:user:7";
  PutContact(desk, imported);
  const Outcome outcome = SetPassword(desk, "imported@example.org", "a fine password");
  INFO(outcome.err);
  CHECK(outcome.exit_code == 0);
  ServeProcess serve(desk.data());
  HttpClient client(serve.port());
  CHECK_FALSE(SignIn(client, "imported@example.org", "a fine password").empty());
}

TEST_CASE("Suspended people, imported staff and strangers get no password",
          "[server][set-password]") {
  const Desk desk;
  domain::Contact suspended = desk.contact();
  suspended.sign_in = SignInState::kSuspended;
  PutContact(desk, suspended);
  {
    const auto installation = support::OpenInstallation(desk.data());
    const domain::Staff staff{
        .id = {8, 8}, .email = "agent@example.org", .external_id = "zendesk:user:8"};
    REQUIRE(installation->store().PutStaff(desk.portal().id, staff).ok());
  }
  const Outcome for_suspended = SetPassword(desk, kMemberEmail, "a fine password");
  CHECK(for_suspended.exit_code == 1);
  CHECK(Has(for_suspended.err, "suspended"));
  const Outcome for_agent = SetPassword(desk, "agent@example.org", "a fine password");
  CHECK(for_agent.exit_code == 1);
  CHECK(Has(for_agent.err, "imported as staff"));
  const Outcome for_stranger = SetPassword(desk, "stranger@example.org", "a fine password");
  CHECK(for_stranger.exit_code == 1);
  CHECK(Has(for_stranger.err, "nobody here has the address"));
}

TEST_CASE("What cannot be a password or an address is refused", "[server][set-password]") {
  const Desk desk;
  CHECK(Has(SetPassword(desk, kMemberEmail, "elevenchars").err, "too short"));
  CHECK(Has(SetPassword(desk, kMemberEmail, "Unbelievable").err, "too many people"));
  CHECK(Has(SetPassword(desk, kMemberEmail, std::string(257, 'a')).err, "too long"));
  CHECK(Has(SetPassword(desk, kMemberEmail, "\xff\xfe passwords").err, "no UTF-8"));
  CHECK(Has(SetPassword(desk, kMemberEmail, "").err, "no password came"));
  CHECK(Has(SetPassword(desk, "nobody", "a fine password").err, "is no email address"));
  CHECK(RunGenkan({"admin", "set-password", "--data", desk.data()}).exit_code == 2);
}

TEST_CASE("While a server runs, commands run inside it", "[server][set-password][admin]") {
  const Desk desk;
  ServeProcess serve(desk.data());
  HttpClient client(serve.port());
  const std::string cookie = SignIn(client, kMemberEmail, kMemberPassword);
  REQUIRE_FALSE(cookie.empty());
  const Outcome outcome = SetPassword(desk, kMemberEmail, "another password");
  INFO(outcome.err);
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out == "the password of hana@example.org is set\n");
  // Whoever was signed in with the old password is not any more.
  CHECK(client.Ask("GET", "/v1/session", {{"Cookie", cookie}})->status == 401);
  CHECK(SignIn(client, kMemberEmail, kMemberPassword).empty());
  CHECK_FALSE(SignIn(client, kMemberEmail, "another password").empty());
  CHECK(SetPassword(desk, "stranger@example.org", "a fine password").exit_code == 1);
}

TEST_CASE("A new password ends the wait that failures brought", "[server][set-password]") {
  const Desk desk;
  const auto fail_often = [&](int times) {
    const auto installation = support::OpenInstallation(desk.data());
    const std::string key =
        service::AccountFailures(installation->ports().secrets, desk.portal().id, kMemberEmail);
    for (int i = 0; i < times; ++i) {
      REQUIRE(installation->store().RecordFailure(key, installation->clock().NowMillis()).ok());
    }
  };
  for (const int failures : {20, service::kAccountFailuresMax}) {
    fail_often(failures);
    ServeProcess serve(desk.data());
    HttpClient client(serve.port());
    CHECK(SignIn(client, kMemberEmail, kMemberPassword).empty());
    REQUIRE(SetPassword(desk, kMemberEmail, kMemberPassword).exit_code == 0);
    CHECK_FALSE(SignIn(client, kMemberEmail, kMemberPassword).empty());
  }
}

TEST_CASE("A portal is named by its slug", "[server][set-password]") {
  const Desk desk;
  {
    const auto installation = support::OpenInstallation(desk.data());
    service::Store& store = installation->store();
    const domain::Portal other{.id = {9, 1}, .name = "Other", .slug = "other"};
    REQUIRE(store.PutPortal(other).ok());
    const domain::Contact contact{.id = {9, 2},
                                  .addresses = {"olga@example.org"},
                                  .member_email = "olga@example.org",
                                  .sign_in = SignInState::kActive};
    REQUIRE(store.PutContact(other.id, contact).ok());
  }
  const auto set = [&](const std::vector<std::string>& which) {
    std::vector<std::string> arguments = {"admin", "set-password", "olga@example.org", "--data",
                                          desk.data()};
    arguments.insert(arguments.end(), which.begin(), which.end());
    return RunGenkan(arguments, "a fine password\n");
  };
  CHECK(Has(set({}).err, "nobody here has the address"));
  CHECK(Has(set({"--portal", "elsewhere"}).err, "there is no portal \"elsewhere\" here"));
  CHECK(set({"--portal"}).exit_code == 1);
  CHECK(set({"--portal", "other"}).exit_code == 0);
  ServeProcess serve(desk.data());
  HttpClient client(serve.port());
  CHECK(SignIn(client, "olga@example.org", "a fine password").empty());
  const auto reply = client.Ask("POST", "/other/v1/session",
                                {{"Content-Type", "application/json"}, {"Genkan-Api", "1"}},
                                R"({"email":"olga@example.org","password":"a fine password"})");
  CHECK(reply->status == 200);
}

TEST_CASE("A new password signs a manager out everywhere", "[server][set-password]") {
  const Desk desk;
  {
    const auto installation = support::OpenInstallation(desk.data());
    const domain::Staff manager{
        .id = {8, 9}, .email = "owner@example.org", .sign_in = SignInState::kActive};
    REQUIRE(installation->store().PutStaff(desk.portal().id, manager).ok());
  }
  REQUIRE(SetPassword(desk, "owner@example.org", "the first password").exit_code == 0);
  ServeProcess serve(desk.data());
  HttpClient client(serve.port());
  const std::string cookie = SignIn(client, "owner@example.org", "the first password");
  REQUIRE(client.Ask("GET", "/v1/session", {{"Cookie", cookie}})->status == 200);
  REQUIRE(SetPassword(desk, "owner@example.org", "the second password").exit_code == 0);
  CHECK(client.Ask("GET", "/v1/session", {{"Cookie", cookie}})->status == 401);
}

TEST_CASE("Who had a password is told by mail that it was changed, and nobody else is",
          "[server][set-password]") {
  const Desk desk;
  domain::Contact imported{.id = {7, 7}, .addresses = {"new@example.org"}};
  PutContact(desk, imported);
  REQUIRE(SetPassword(desk, "new@example.org", "a fine password").exit_code == 0);
  REQUIRE(SetPassword(desk, kMemberEmail, "another password").exit_code == 0);
  const auto installation = support::OpenInstallation(desk.data());
  const auto mail = installation->store().MailOf(desk.portal().id);
  REQUIRE(mail.ok());
  REQUIRE(mail->size() == 1);
  CHECK(mail->front().message.to.address == kMemberEmail);
  CHECK(Has(mail->front().message.text, "was changed"));
  CHECK(Has(mail->front().message.text, "/reset?lang="));
}

TEST_CASE("Accounts of the sample keep passwords of any kind", "[server][set-password]") {
  const Desk desk;
  domain::Contact sample = desk.contact();
  sample.sample = true;
  PutContact(desk, sample);
  CHECK(SetPassword(desk, kMemberEmail, "genkan-demo").exit_code == 0);
  CHECK(Has(SetPassword(desk, kMemberEmail, "").err, "no password came"));
}

TEST_CASE("The admin socket is its owner's alone", "[server][admin]") {
  const Desk desk;
  ServeProcess serve(desk.data());
  const auto status = std::filesystem::status(desk.data() / "admin.sock");
  CHECK(status.type() == std::filesystem::file_type::socket);
  using std::filesystem::perms;
  CHECK(status.permissions() == (perms::owner_read | perms::owner_write));
}

}  // namespace
}  // namespace genkan
