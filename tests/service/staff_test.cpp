// A manager and those who work here.
#include <catch2/catch_test_macros.hpp>

#include "genkan/service/staff_access.h"
#include "support/help_desk.h"
#include "support/mailbag.h"

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
  // They are signed out, and come back to what they may do.
  CHECK(desk.agent.Get("/v1/agent/desk").status == 401);
  REQUIRE(desk.agent.SignIn("sam@example.org").status == 200);
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

TEST_CASE("Somebody who is suspended is out at once, keeps what they may, and is let back in",
          "[service][staff]") {
  StaffDesk desk;
  const std::string path = "/v1/staff/" + domain::IdText(desk.sam.id) + "/suspension";
  CHECK(desk.agent.Post(path, "").status == 404);
  REQUIRE(desk.manager.Post(path, "").status == 200);
  CHECK(desk.Now(desk.sam).sign_in == domain::SignInState::kSuspended);
  CHECK(desk.agent.Get("/v1/session").status == 401);
  CHECK(desk.agent.SignIn("sam@example.org").status == 401);
  CHECK(desk.manager.Post("/v1/staff", R"({"email":"sam@example.org"})").status == 422);
  REQUIRE(desk.manager.Delete(path).status == 200);
  REQUIRE(desk.agent.SignIn("sam@example.org").status == 200);
  CHECK(desk.agent.Get("/v1/agent/desk").status == 200);
  const std::string audit = BodyOf(desk.manager.Get("/v1/audit"));
  CHECK(audit.find("staff.suspended") != std::string::npos);
  CHECK(audit.find("staff.let_back") != std::string::npos);
}

TEST_CASE("Who was invited and suspended cannot use the link, and is invited anew",
          "[service][staff][mail]") {
  StaffDesk desk;
  REQUIRE(desk.manager.Post("/v1/staff", R"({"email":"new@example.org"})").status == 200);
  const auto staff = desk.door.store->StaffByEmail(desk.door.house.portal.id, "new@example.org");
  const std::string path = "/v1/staff/" + domain::IdText(staff->id) + "/suspension";
  const std::string link = LinkIn(desk.MailByNow().at(0));
  REQUIRE(desk.manager.Post(path, "").status == 200);
  Visitor guest(desk.door);
  CHECK(guest.PostForm(link, "password=quiet+green+lamp").status != 303);
  REQUIRE(desk.manager.Delete(path).status == 200);
  CHECK(desk.Now(*staff).sign_in == domain::SignInState::kNone);
  REQUIRE(desk.manager.Post("/v1/staff", R"({"email":"new@example.org"})").status == 200);
  CHECK(desk.MailByNow().size() == 1);
}

TEST_CASE("Nobody suspends themselves, nor the last who may change the settings",
          "[service][staff]") {
  StaffDesk desk;
  const std::string own = "/v1/staff/" + domain::IdText(desk.owner.id) + "/suspension";
  const wire::Response refused = desk.manager.Post(own, "");
  CHECK(refused.status == 409);
  CHECK(BodyOf(refused).find("error.staff_own") != std::string::npos);
  CHECK(desk.manager.Post("/v1/staff/x/suspension", "").status == 404);
  const Status last = desk.door.store->Atomically([&] {
    return service::SuspendStaff(*desk.door.store, desk.door.house.portal.id, desk.Now(desk.owner));
  });
  REQUIRE_FALSE(last.ok());
  CHECK(last.error().message_key == "error.last_settings_holder");
  CHECK(desk.manager.Get("/v1/staff").status == 200);
}

}  // namespace
}  // namespace genkan::support
