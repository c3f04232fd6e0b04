// A manager makes contacts and changes who they are.
#include <catch2/catch_test_macros.hpp>

#include "support/reception.h"

namespace genkan::support {
namespace {

using domain::ContactDetails;

std::string FieldOf(const wire::Response& response) {
  const wire::JsonValue problem = JsonOf(response);
  const wire::JsonValue* field = problem.Find("field");
  return field != nullptr ? field->text : std::string();
}

TEST_CASE("A contact is made with names, addresses, companies and properties, and it is logged",
          "[service][contacts]") {
  Reception desk;
  House& house = desk.door.house;
  house.portal.languages = {"en", "ja"};
  house.portal.settings.Edit().fields.contact_properties = {
      {.key = "region", .kind = domain::FieldKind::kText, .label = {{"en", "Region"}}}};
  REQUIRE(house.store().PutPortal(house.portal).ok());
  const auto id = house.Next<domain::ContactId>();
  domain::ContactInUse used;
  used.details = {.name = {.family = "森", .given = "健", .reading = "もり けん"},
                  .language = "ja",
                  .addresses = {" Mori@Sakura.example ", "info@sakura.example"},
                  .member_email = "mori@sakura.example",
                  .companies = {{.company = house.sakura.id, .primary = true},
                                {.company = house.atlas.id, .view_granted = true}},
                  .properties = {{"region", "Kansai"}}};
  const std::string path = "/v1/contacts/" + domain::IdText(id);
  CHECK(desk.owner.Put(path, wire::EncodeTagged(used, "")).status == 201);
  const domain::Contact made = desk.Stored({.id = id});
  CHECK(made.addresses == std::vector<std::string>{"Mori@Sakura.example", "info@sakura.example"});
  CHECK(made.member_email == "Mori@Sakura.example");
  CHECK(domain::ShownName(made.name, made.language) == "森 健");
  CHECK(made.companies == used.details.companies);
  CHECK(made.properties == used.details.properties);
  CHECK(made.sign_in == domain::SignInState::kNone);
  CHECK(desk.List("?q=もり").contacts.front().company_name == house.sakura.name);
  CHECK(desk.Log().front().action == "contact.made");
  CHECK(desk.Log().front().subject == "森 健");
  // The id is taken, whoever thinks it new.
  CHECK(desk.owner.Put(path, wire::EncodeTagged(used, "")).status == 409);
}

TEST_CASE("What breaks a rule is refused at its field, and nothing is changed",
          "[service][contacts]") {
  Reception desk;
  const House& house = desk.door.house;
  using Breaking = void (*)(const House&, ContactDetails*);
  const std::pair<std::string, Breaking> wrong[] = {
      {"addresses.1", [](const House&, ContactDetails* d) { d->addresses.push_back("no"); }},
      {"addresses.1",
       [](const House&, ContactDetails* d) { d->addresses.push_back("KEN@example.org"); }},
      {"member_email", [](const House&, ContactDetails* d) { d->member_email = "x@y.example"; }},
      {"language", [](const House&, ContactDetails* d) { d->language = "xx"; }},
      {"name.display", [](const House&, ContactDetails* d) { *d = {}; }},
      {"name.family",
       [](const House&, ContactDetails* d) { d->name.family = std::string(300, 'x'); }},
      {"companies.1",
       [](const House& at, ContactDetails* d) {
         d->companies.push_back({.company = at.atlas.id, .primary = true});
       }},
      {"companies.1",
       [](const House& at, ContactDetails* d) { d->companies.push_back({at.sakura.id}); }},
      {"properties.shoe", [](const House&, ContactDetails* d) {
         d->properties = {{"shoe", "1"}};
       }}};
  for (const auto& [field, change] : wrong) {
    INFO(field);
    const wire::Response refused =
        desk.Edit(house.ken, [&, change = change](ContactDetails* d) { change(house, d); });
    CHECK(refused.status == 422);
    CHECK(FieldOf(refused) == field);
  }
  CHECK(desk.Stored(house.ken) == house.ken);
}

TEST_CASE("A sign-in name that somebody has is refused, and it is said whose it is",
          "[service][contacts]") {
  Reception desk;
  const House& house = desk.door.house;
  const auto take = [&](const std::string& address) {
    return desk.Edit(house.ken, [&](ContactDetails* details) {
      details->addresses = {"ken@example.org", address};
      details->member_email = address;
    });
  };
  const wire::Response of_hana = take("HANA@example.org");
  CHECK(of_hana.status == 422);
  CHECK(FieldOf(of_hana) == "member_email");
  CHECK(JsonOf(of_hana).Find("params")->Find("name")->text == "hana");
  const wire::Response of_owner = take("owner@example.org");
  CHECK(of_owner.status == 422);
  CHECK(JsonOf(of_owner).Find("message_key")->text == "error.sign_in_name_of_staff");
  CHECK(take("ken2@example.org").status == 200);
}

TEST_CASE("An ordinary address may be shared, and the manager is told with whom",
          "[service][contacts]") {
  Reception desk;
  const House& house = desk.door.house;
  for (const domain::Contact* contact : {&house.ken, &house.noor}) {
    const auto add = [](ContactDetails* details) {
      details->addresses.push_back("info@sakura.example");
    };
    CHECK(desk.Edit(*contact, add).status == 200);
  }
  CHECK(desk.Read(house.ken).first.about.shared ==
        std::vector<domain::SharedAddress>{
            {.address = "info@sakura.example", .contacts = {{house.noor.id, "noor"}}}});
  CHECK(desk.Read(house.hana).first.about.shared.empty());
}

TEST_CASE("Without a sign-in name nobody signs in, nor stays", "[service][contacts]") {
  Reception desk;
  const House& house = desk.door.house;
  Visitor ken(desk.door, house.ken), again(desk.door);
  CHECK(desk.Edit(house.ken, [](ContactDetails* d) { d->member_email.clear(); }).status == 200);
  CHECK(ken.Get("/v1/tickets").status == 401);
  CHECK(again.SignIn("ken@example.org").status == 401);
  CHECK(desk.Stored(house.ken).sign_in == domain::SignInState::kNone);
}

TEST_CASE("Whoever was suspended and gets another sign-in name is invited anew before they sign in",
          "[service][contacts]") {
  Reception desk;
  const House& house = desk.door.house;
  const std::string suspension = desk.PathOf(house.ken) + "/suspension";
  REQUIRE(desk.owner.Post(suspension, "").status == 200);
  const auto rename = [](ContactDetails* details) {
    details->addresses = {"mori@example.org"};
    details->member_email = "mori@example.org";
  };
  CHECK(desk.Edit(house.ken, rename).status == 200);
  CHECK(desk.owner.Delete(suspension).status == 200);
  CHECK(desk.Stored(house.ken).sign_in == domain::SignInState::kNone);
  CHECK(desk.Stored(house.ken).member_email == "mori@example.org");
}

TEST_CASE("Whoever leaves a company is signed out and sees its tickets no more",
          "[service][contacts]") {
  Reception desk;
  House& house = desk.door.house;
  domain::Ticket ticket = house.MakeTicket("Of a colleague", house.hana.id);
  ticket.companies = {house.sakura.id};
  house.Put(ticket);
  Visitor ken(desk.door, house.ken);
  CHECK(ken.Get("/v1/tickets/1").status == 200);
  CHECK(desk.Edit(house.ken, [](ContactDetails* d) { d->companies.clear(); }).status == 200);
  CHECK(ken.Get("/v1/tickets/1").status == 401);
  REQUIRE(ken.SignIn("ken@example.org").status == 200);
  CHECK(ken.Get("/v1/tickets/1").status == 404);
}

}  // namespace
}  // namespace genkan::support
