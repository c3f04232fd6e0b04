// A manager looks contacts up and decides which companies' tickets one of them sees.
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/ticket_codec.h"
#include "support/reception.h"

namespace genkan::support {
namespace {

std::int64_t TicketsSeenBy(FrontDoor& door, const domain::Contact& contact) {
  Visitor visitor(door, contact);
  return wire::DecodeTicketPage(BodyOf(visitor.Get("/v1/tickets")))->total;
}

std::vector<std::string> NamesIn(const domain::ContactList& list) {
  std::vector<std::string> names;
  for (const domain::ContactRow& row : list.contacts) names.push_back(row.shown_name);
  return names;
}

TEST_CASE("Contacts come page by page, or those that are found, or those that are named",
          "[service][contacts]") {
  Reception desk;
  const House& house = desk.door.house;
  using Names = std::vector<std::string>;
  CHECK(NamesIn(desk.List("")) == Names{"hana", "ken", "noor"});
  const domain::ContactList first = desk.List("?limit=2");
  CHECK(NamesIn(first) == Names{"hana", "ken"});
  CHECK(NamesIn(desk.List("?limit=2&after=" + domain::IdText(first.next))) == Names{"noor"});
  const domain::ContactList ken = desk.List("?q=%EF%BC%AB%EF%BC%A5%EF%BC%AE");
  CHECK(ken.contacts ==
        std::vector<domain::ContactRow>{{.id = house.ken.id,
                                         .shown_name = "ken",
                                         .email = "ken@example.org",
                                         .company_name = house.sakura.name,
                                         .entry = domain::Entry::kLetIn,
                                         .registration = domain::Registration::kAccepted}});
  const std::string named = "?ids=" + domain::IdText(house.noor.id) + "," +
                            domain::IdText(domain::ContactId{1, 2}) + "," +
                            domain::IdText(house.hana.id);
  CHECK(NamesIn(desk.List(named)) == Names{"noor", "hana"});
  for (const char* wrong : {"?ids=x", "?after=x", "?limit=0", "?limit=51", "?sort=name",
                            "?after=01935000-0000-7000-8000-000000000000"}) {
    INFO(wrong);
    CHECK(desk.owner.Get("/v1/contacts" + std::string(wrong)).status == 422);
  }
  CHECK(desk.owner.Get("/v1/contacts?q=" + std::string(600, 'x')).status == 422);
}

TEST_CASE(
    "Contacts without a company or an address, those of a company and those in a state are "
    "lists of their own",
    "[service][contacts]") {
  Reception desk;
  House& house = desk.door.house;
  house.AddContact("lone");
  domain::Contact silent = house.MakeContact("silent", house.atlas.id);
  silent.addresses.clear();
  silent.member_email.clear();
  silent.sign_in = domain::SignInState::kNone;
  REQUIRE(house.store().PutContact(house.portal.id, silent).ok());
  using Names = std::vector<std::string>;
  CHECK(NamesIn(desk.List("?without=company")) == Names{"lone"});
  CHECK(NamesIn(desk.List("?without=address")) == Names{"silent"});
  CHECK(NamesIn(desk.List("?sign_in=none")) == Names{"silent"});
  const std::string sakura = "?company=" + domain::IdText(house.sakura.id);
  CHECK(NamesIn(desk.List(sakura)) == Names{"hana", "ken"});
  CHECK(NamesIn(desk.List(sakura + "&q=ken")) == Names{"ken"});
  for (const char* wrong : {"?without=x", "?company=x", "?sign_in=asleep"}) {
    CHECK(desk.owner.Get("/v1/contacts" + std::string(wrong)).status == 422);
  }
}

TEST_CASE("Whoever may not change settings finds no contacts", "[service][contacts]") {
  Reception desk;
  Visitor nobody(desk.door), hana(desk.door, desk.door.house.hana);
  const std::string path = desk.PathOf(desk.door.house.ken);
  CHECK(nobody.Get("/v1/contacts").status == 401);
  CHECK(hana.Get("/v1/contacts").status == 404);
  CHECK(hana.Get(path).status == 404);
  CHECK(hana.Put(path, R"({"tag":"","contact":{}})").status == 404);
  CHECK(hana.Visit("/manage/contacts").status == 404);
  CHECK(desk.owner.Get("/v1/contacts/" + domain::IdText(domain::ContactId{1, 2})).status == 404);
  CHECK(desk.owner.Get("/v1/contacts/x").status == 404);
}

TEST_CASE("It is told whether a contact may sign in, and why not", "[service][contacts]") {
  Reception desk;
  House& house = desk.door.house;
  const auto entry = [&] { return desk.Read(house.ken).first.about.entry; };
  CHECK(entry() == domain::Entry::kLetIn);
  domain::AccessGroup group{.id = house.Next<domain::AccessGroupId>(), .name = "Sakura"};
  domain::PortalSettings& settings = house.portal.settings.Edit();
  settings.groups = {group};
  settings.access.groups_only = true;
  settings.access.groups = {group.id};
  REQUIRE(house.store().PutPortal(house.portal).ok());
  CHECK(entry() == domain::Entry::kNotInAGroup);
  CHECK(desk.Read(house.ken).first.about.groups.empty());
  house.portal.settings.Edit().groups.front().contacts = {house.ken.id};
  REQUIRE(house.store().PutPortal(house.portal).ok());
  CHECK(desk.Read(house.ken).first.about.groups == std::vector<std::string>{"Sakura"});
  house.portal.being_set_up = true;
  REQUIRE(house.store().PutPortal(house.portal).ok());
  CHECK(entry() == domain::Entry::kNotOpenYet);
  house.ken.sign_in = domain::SignInState::kSuspended;
  REQUIRE(house.store().PutContact(house.portal.id, house.ken).ok());
  CHECK(entry() == domain::Entry::kMayNotSignIn);
}

TEST_CASE("Sight of a further company is granted to one contact, counts at once and is logged",
          "[service][contacts]") {
  Reception desk;
  House& house = desk.door.house;
  house.ken.companies.push_back({.company = house.atlas.id});
  REQUIRE(house.store().PutContact(house.portal.id, house.ken).ok());
  domain::Ticket theirs = house.MakeTicket("Of Atlas", house.noor.id);
  theirs.companies = {house.atlas.id};
  house.Put(theirs);
  CHECK(TicketsSeenBy(desk.door, house.ken) == 0);
  auto [used, tag] = desk.Read(house.ken);
  CHECK(used.about.further_companies);
  CHECK(used.about.companies ==
        std::vector<domain::CompanyLabel>{{house.sakura.id, house.sakura.name},
                                          {house.atlas.id, house.atlas.name}});
  used.details.companies[1].view_granted = true;
  const std::string path = desk.PathOf(house.ken);
  const wire::Response granted = desk.owner.Put(path, wire::EncodeTagged(used, tag));
  CHECK(granted.status == 200);
  CHECK(TicketsSeenBy(desk.door, house.ken) == 1);
  // Whoever has read it before is told.
  const wire::Response late = desk.owner.Put(path, wire::EncodeTagged(used, tag));
  CHECK(late.status == 409);
  CHECK(CodeOf(late) == "conflict");
  const auto log = wire::DecodeAudit(BodyOf(desk.owner.Get("/v1/audit")));
  REQUIRE(log->size() == 1);
  CHECK(log->front().action == "contact.changed");
  CHECK(log->front().subject == "ken");
  CHECK(log->front().before.find(R"("view_granted":true)") == std::string::npos);
  CHECK(log->front().after.find(R"("view_granted":true)") != std::string::npos);
}

TEST_CASE("A contact's own company can be hidden from it, and what cannot be read changes nothing",
          "[service][contacts]") {
  Reception desk;
  House& house = desk.door.house;
  domain::Ticket ticket = house.MakeTicket("Of a colleague", house.hana.id);
  ticket.companies = {house.sakura.id};
  house.Put(ticket);
  CHECK(TicketsSeenBy(desk.door, house.ken) == 1);
  const std::string path = desk.PathOf(house.ken);
  const auto send = [&](const std::string& json) {
    return desk.owner.Put(
        path, R"({"tag":")" + desk.Read(house.ken).second + R"(","contact":)" + json + "}");
  };
  CHECK(send(R"({"company_view":false})").status == 200);
  CHECK(TicketsSeenBy(desk.door, house.ken) == 0);
  for (const std::string& json :
       {std::string(R"({"companies":[{"company":"01935000-0000-7000-8000-000000000000"}]})"),
        std::string(R"({"companies":[{"company":""}]})"), std::string(R"({"name":"Ken"})"),
        std::string(R"({"colour":"red"})")}) {
    INFO(json);
    CHECK(send(json).status == 422);
  }
  CHECK(house.store().ContactById(house.portal.id, house.ken.id)->companies == house.ken.companies);
}

}  // namespace
}  // namespace genkan::support
