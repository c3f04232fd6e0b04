// `genkan admin create-owner`, and the link by which the first manager is made.
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
using support::SignIn;

constexpr const char* kOwner = "owner@example.org";

Outcome CreateOwner(const Desk& desk, const std::string& password) {
  return RunGenkan({"admin", "create-owner", "--name", "大家 直子", kOwner, "--data", desk.data()},
                   password + "\n");
}

TEST_CASE("An owner that was made in a shell signs in and changes settings",
          "[server][create-owner]") {
  const Desk desk;
  const Outcome made = CreateOwner(desk, "a long password");
  INFO(made.err);
  REQUIRE(made.exit_code == 0);
  CHECK(Has(made.out, kOwner));
  ServeProcess serve(desk.data());
  HttpClient client(serve.port());
  const std::string cookie = SignIn(client, kOwner, "a long password");
  REQUIRE_FALSE(cookie.empty());
  const auto log = client.Ask("GET", "/v1/audit", {{"Cookie", cookie}});
  REQUIRE(log);
  CHECK(log->status == 200);
  CHECK(Has(log->body, "owner.created"));
}

TEST_CASE("A locked-out owner is let in again under the name they had", "[server][create-owner]") {
  const Desk desk;
  REQUIRE(CreateOwner(desk, "a long password").exit_code == 0);
  {
    const auto installation = support::OpenInstallation(desk.data());
    service::Store& store = installation->store();
    domain::Staff owner = store.StaffByEmail(desk.portal().id, kOwner).value();
    owner.sign_in = domain::SignInState::kSuspended;
    owner.permissions.clear();
    REQUIRE(store.PutStaff(desk.portal().id, owner).ok());
  }
  REQUIRE(RunGenkan({"admin", "create-owner", kOwner, "--data", desk.data()}, "another password\n")
              .exit_code == 0);
  {
    const auto installation = support::OpenInstallation(desk.data());
    const auto owner = installation->store().StaffByEmail(desk.portal().id, kOwner);
    REQUIRE(owner.ok());
    CHECK(owner->name.display == "大家 直子");
    CHECK(domain::Holds(*owner, domain::Permission::kCustomerPortalSettings));
  }
  ServeProcess serve(desk.data());
  HttpClient client(serve.port());
  CHECK(SignIn(client, kOwner, "a long password").empty());
  CHECK_FALSE(SignIn(client, kOwner, "another password").empty());
}

TEST_CASE("A short or common password and a wrong address make no owner",
          "[server][create-owner]") {
  const Desk desk;
  CHECK(Has(CreateOwner(desk, "elevenchars").err, "at least 12 characters"));
  CHECK(Has(CreateOwner(desk, "Unbelievable").err, "too many people have this password"));
  CHECK(
      Has(RunGenkan({"admin", "create-owner", "nobody", "--data", desk.data()}, "a long password\n")
              .err,
          "no email address"));
  CHECK(
      RunGenkan({"admin", "create-owner", "--data", desk.data()}, "a long password\n").exit_code ==
      2);
}

TEST_CASE("A server that nobody can manage prints where to set it up, and no other does",
          "[server][create-owner][serve]") {
  const Desk desk;
  {
    ServeProcess serve(desk.data());
    CHECK(Has(serve.greeting(), "set up http://127.0.0.1:"));
    HttpClient client(serve.port());
    const std::string greeting = serve.greeting();
    const std::string path =
        greeting.substr(greeting.find("/set-up"), greeting.find('\n') - greeting.find("/set-up"));
    const auto page = client.Ask("GET", path, {{"Accept", "text/html"}});
    REQUIRE(page);
    CHECK(page->status == 200);
  }
  REQUIRE(CreateOwner(desk, "a long password").exit_code == 0);
  ServeProcess serve(desk.data());
  CHECK_FALSE(Has(serve.greeting(), "set up"));
}

}  // namespace
}  // namespace genkan
