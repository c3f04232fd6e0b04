// Who is let in: the set-up, the access groups, and what is said to whoever is not.
#include <catch2/catch_test_macros.hpp>

#include "support/front_door.h"

namespace genkan::support {
namespace {

constexpr const char* kKenByForm = "email=ken%40example.org&password=genkan-demo";

struct Guarded {
  Guarded() {
    door.AddManager("owner@example.org");
    group.id = door.house.Next<domain::AccessGroupId>();
    group.name = "Sakura";
  }

  void Store() {
    domain::PortalSettings& settings = door.house.portal.settings.Edit();
    settings.groups = {group};
    REQUIRE(door.store->PutPortal(door.house.portal).ok());
  }
  // Only members of the group get in.
  void Guard() {
    domain::AccessRules& access = door.house.portal.settings.Edit().access;
    access.groups_only = true;
    access.groups = {group.id};
    Store();
  }

  FrontDoor door;
  domain::AccessGroup group;
};

TEST_CASE("While a portal is being set up its customers wait and its staff get in",
          "[service][entry]") {
  FrontDoor door;
  door.AddManager("owner@example.org");
  door.house.portal.being_set_up = true;
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Visitor ken(door), owner(door);
  const wire::Response refused = ken.PostForm("/sign-in", kKenByForm);
  CHECK(refused.status == 403);
  CHECK(BodyOf(refused).find("まだ公開されていません") != std::string::npos);
  CHECK(ken.cookie.empty());
  CHECK(owner.SignIn("owner@example.org").status == 200);
}

TEST_CASE("Who has the wrong password learns nothing of groups and set-up", "[service][entry]") {
  Guarded guarded;
  guarded.Guard();
  Visitor ken(guarded.door), stranger(guarded.door);
  CHECK(ken.SignIn("ken@example.org", "wrong").status == 401);
  CHECK(stranger.SignIn("stranger@example.org").status == 401);
  CHECK(ken.SignIn("ken@example.org").status == 403);
}

TEST_CASE("A static group lets in the contacts that were chosen, at once and only them",
          "[service][entry]") {
  Guarded guarded;
  guarded.group.contacts = {guarded.door.house.ken.id};
  guarded.Guard();
  Visitor ken(guarded.door, guarded.door.house.ken), noor(guarded.door);
  CHECK(noor.SignIn("noor@example.org").status == 403);
  guarded.group.contacts = {guarded.door.house.noor.id};
  guarded.Store();
  CHECK(noor.SignIn("noor@example.org").status == 200);
  // A session that is there ends with the membership.
  CHECK(ken.Get("/v1/tickets").status == 401);
}

TEST_CASE("A dynamic group follows what is known of the contact", "[service][entry]") {
  Guarded guarded;
  guarded.group.kind = domain::GroupKind::kDynamic;
  guarded.group.filter.groups = {
      {.rules = {{.property = "plan", .test = domain::FilterTest::kIs, .value = "Gold"}}}};
  guarded.Guard();
  Visitor ken(guarded.door);
  CHECK(ken.SignIn("ken@example.org").status == 403);
  domain::Contact contact = guarded.door.house.ken;
  contact.properties = {{.field = "plan", .value = "ｇｏｌｄ"}};
  REQUIRE(guarded.door.store->PutContact(guarded.door.house.portal.id, contact).ok());
  CHECK(ken.SignIn("ken@example.org").status == 200);
  contact.properties = {};
  REQUIRE(guarded.door.store->PutContact(guarded.door.house.portal.id, contact).ok());
  CHECK(ken.Get("/v1/tickets").status == 401);
}

TEST_CASE("A group that is named and not there lets nobody in", "[service][entry]") {
  Guarded guarded;
  guarded.group.contacts = {guarded.door.house.ken.id};
  guarded.Guard();
  guarded.door.house.portal.settings.Edit().groups.clear();
  REQUIRE(guarded.door.store->PutPortal(guarded.door.house.portal).ok());
  Visitor ken(guarded.door);
  CHECK(ken.SignIn("ken@example.org").status == 403);
}

TEST_CASE("Whoever is not let in reads the manager's words, in their language",
          "[service][entry]") {
  Guarded guarded;
  guarded.door.house.portal.settings.Edit().pages.denied = {{"ja", "担当者 <三木> まで"},
                                                            {"en", "Ask Miki"}};
  guarded.Guard();
  Visitor ken(guarded.door);
  CHECK(BodyOf(ken.PostForm("/sign-in?lang=en", kKenByForm)).find("Ask Miki") != std::string::npos);
  const wire::Response japanese = ken.PostForm("/sign-in", kKenByForm);
  CHECK(japanese.status == 403);
  CHECK(BodyOf(japanese).find("担当者 &lt;三木&gt; まで") != std::string::npos);
}

TEST_CASE("Only those whom the filter means see their company's tickets", "[service][entry]") {
  Guarded guarded;
  FrontDoor& door = guarded.door;
  domain::Ticket ticket = door.house.MakeTicket("Of the company", door.house.hana.id);
  ticket.companies = {door.house.sakura.id};
  door.house.Put(ticket);
  domain::TicketRules& rules = door.house.portal.settings.Edit().tickets;
  rules.company_tickets = domain::CompanyTickets::kSelected;
  rules.company_viewers.groups = {
      {.rules = {
           {.property = "email", .test = domain::FilterTest::kIs, .value = "ken@example.org"}}}};
  guarded.Store();
  Visitor ken(door, door.house.ken), noor(door, door.house.noor);
  CHECK(JsonOf(ken.Get("/v1/tickets")).Find("total")->integer == 1);
  rules.company_viewers.groups[0].rules[0].test = domain::FilterTest::kIsNot;
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  CHECK(JsonOf(ken.Get("/v1/tickets")).Find("total")->integer == 0);
  CHECK(JsonOf(noor.Get("/v1/tickets")).Find("total")->integer == 0);
}

}  // namespace
}  // namespace genkan::support
