// Passkeys and accounts elsewhere, looked at and taken away from a shell.
#include <catch2/catch_test_macros.hpp>

#include "server/desk.h"
#include "server/process.h"

namespace genkan {
namespace {

using support::Desk;
using support::Has;
using support::HttpClient;
using support::kMemberEmail;
using support::kMemberPassword;
using support::Outcome;
using support::RunGenkan;
using support::ServeProcess;
using support::SignIn;

service::Passkey PasskeyOf(const Desk& desk, std::uint64_t number, const std::string& name) {
  return {.id = {number, number},
          .contact = desk.contact().id,
          .credential_id = "Y3JlZA" + std::to_string(number),
          .public_key = "a2V5",
          .name = name,
          .made_at_millis = 1'795'323'900'000,
          .last_used_at_millis = 0};
}

Outcome Admin(const Desk& desk, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "admin");
  arguments.insert(arguments.end(), {"--data", desk.data()});
  return RunGenkan(arguments);
}

TEST_CASE("A lost device's passkey is found and removed, and its owner signed out",
          "[server][passkeys][admin]") {
  const Desk desk;
  const service::Passkey phone = PasskeyOf(desk, 1, "電話"), laptop = PasskeyOf(desk, 2, "Laptop");
  {
    const auto installation = support::OpenInstallation(desk.data());
    for (const service::Passkey& each : {phone, laptop}) {
      REQUIRE(installation->store().PutPasskey(desk.portal().id, each).ok());
    }
  }
  {
    ServeProcess serve(desk.data());
    HttpClient client(serve.port());
    const std::string cookie = SignIn(client, kMemberEmail, kMemberPassword);
    const Outcome listed = Admin(desk, {"list-passkeys", kMemberEmail});
    CHECK(Has(listed.out, domain::IdText(phone.id) + "  made 2026-11-22"));
    CHECK(Has(listed.out, "never used  電話"));
    const Outcome removed =
        Admin(desk, {"remove-passkeys", kMemberEmail, domain::IdText(phone.id)});
    INFO(removed.err);
    CHECK(removed.out == "removed 電話\n");
    CHECK(client.Ask("GET", "/v1/session", {{"Cookie", cookie}})->status == 401);
    CHECK(Has(Admin(desk, {"remove-passkeys", kMemberEmail, "1"}).err, "has no passkey 1"));
    CHECK(Admin(desk, {"remove-passkeys", kMemberEmail}).out == "removed Laptop\n");
    CHECK(Admin(desk, {"remove-passkeys", kMemberEmail}).exit_code == 1);
  }
  CHECK(Has(Admin(desk, {"list-passkeys", kMemberEmail}).out, "has no passkey"));
  const auto installation = support::OpenInstallation(desk.data());
  const auto log = installation->store().AuditEntries(desk.portal().id, {});
  CHECK(log->front().action == "passkey.removed");
  CHECK(log->front().subject == kMemberEmail);
}

TEST_CASE("A contact is unlinked from an account elsewhere", "[server][openid][admin]") {
  const Desk desk;
  {
    const auto installation = support::OpenInstallation(desk.data());
    REQUIRE(installation->store()
                .AddOpenIdLink(desk.portal().id, {.issuer = "https://login.example",
                                                  .subject = "7",
                                                  .contact = desk.contact().id})
                .ok());
  }
  CHECK(Admin(desk, {"unlink-openid", kMemberEmail}).out ==
        "unlinked from https://login.example\n");
  CHECK(Has(Admin(desk, {"unlink-openid", kMemberEmail}).err, "is linked to no account"));
  CHECK(Has(Admin(desk, {"unlink-openid", "nobody@example.org"}).err, "nobody here signs in"));
  CHECK(Admin(desk, {"unlink-openid"}).exit_code == 2);
  const auto installation = support::OpenInstallation(desk.data());
  CHECK(installation->store().AuditEntries(desk.portal().id, {})->front().action ==
        "contact.unlinked");
}

}  // namespace
}  // namespace genkan
