// A manager and those who work here.
#include <catch2/catch_test_macros.hpp>

#include "support/help_desk.h"

namespace genkan::support {
namespace {

struct StaffDesk : HelpDesk {
  StaffDesk() : owner(door.AddManager("owner@example.org")) {
    REQUIRE(manager.SignIn("owner@example.org").status == 200);
  }
  std::string PathOf(const domain::Staff& staff) {
    return "/v1/staff/" + domain::IdText(staff.id) + "/permissions";
  }
  domain::Staff Now(const domain::Staff& staff) {
    return door.store->StaffById(door.house.portal.id, staff.id).value();
  }

  domain::Staff owner;
  Visitor manager{door};
};

TEST_CASE("A manager reads who works here and what each may do, others do not",
          "[service][staff]") {
  StaffDesk desk;
  const std::string body = BodyOf(desk.manager.Get("/v1/staff"));
  CHECK(body.find("sam@example.org") != std::string::npos);
  CHECK(body.find("owner@example.org") != std::string::npos);
  Visitor hana(desk.door, desk.door.house.hana);
  CHECK(desk.agent.Get("/v1/staff").status == 404);
  CHECK(hana.Get("/v1/staff").status == 404);
}

TEST_CASE("Somebody is invited by mail, and the audit log says by whom", "[service][staff][mail]") {
  StaffDesk desk;
  const wire::Response invited = desk.manager.Post(
      "/v1/staff", R"({"email":"New@Example.org","name":"Nia","settings":false,"tickets":true})");
  REQUIRE(invited.status == 200);
  const auto staff = desk.door.store->StaffByEmail(desk.door.house.portal.id, "new@example.org");
  REQUIRE(staff.ok());
  CHECK(staff->sign_in == domain::SignInState::kInvited);
  CHECK(domain::Holds(*staff, domain::Permission::kTickets));
  CHECK_FALSE(domain::Holds(*staff, domain::Permission::kCustomerPortalSettings));
  CHECK(desk.MailByNow().size() == 1);
  CHECK(BodyOf(desk.manager.Get("/v1/audit")).find("staff.invited") != std::string::npos);
  const wire::Response wrong = desk.manager.Post("/v1/staff", R"({"email":"nobody"})");
  CHECK(wrong.status == 422);
  CHECK(BodyOf(wrong).find("\"email\"") != std::string::npos);
}

TEST_CASE("Permissions are given and taken, but never the last one for the settings",
          "[service][staff]") {
  StaffDesk desk;
  REQUIRE(desk.manager.Put(desk.PathOf(desk.sam), R"({"settings":true,"tickets":false})").status ==
          200);
  CHECK(domain::Holds(desk.Now(desk.sam), domain::Permission::kCustomerPortalSettings));
  CHECK_FALSE(domain::Holds(desk.Now(desk.sam), domain::Permission::kTickets));
  CHECK(desk.agent.Get("/v1/agent/desk").status == 404);
  REQUIRE(desk.manager.Put(desk.PathOf(desk.sam), R"({"settings":false,"tickets":true})").status ==
          200);
  const wire::Response last =
      desk.manager.Put(desk.PathOf(desk.owner), R"({"settings":false,"tickets":true})");
  CHECK(last.status == 409);
  CHECK(domain::Holds(desk.Now(desk.owner), domain::Permission::kCustomerPortalSettings));
  CHECK(BodyOf(desk.manager.Get("/v1/audit")).find("permission.changed") != std::string::npos);
  CHECK(
      desk.manager.Put("/v1/staff/x/permissions", R"({"settings":false,"tickets":true})").status ==
      404);
}

}  // namespace
}  // namespace genkan::support
