// The details of a ticket, and changing them.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "genkan/domain/ticket_people.h"
#include "support/forms.h"
#include "support/portal_page.h"
#include "support/reading.h"
#include "support/shipped_strings.h"

namespace genkan::support {
namespace {

using ui::Role;

// The same in a portal whose customers may change order number and reason.
struct Changing : Reading {
  Changing() {
    domain::PortalSettings& settings = door.house.portal.settings.Edit();
    settings.fields = SomeForms();
    settings.fields.ticket_fields[0].editable = settings.fields.ticket_fields[1].editable = true;
    REQUIRE(door.store->PutPortal(door.house.portal).ok());
    ticket.fields = {{"order_no", "A-17"}, {"reason", "broken"}};
    ticket.companies = {door.house.sakura.id};
    door.house.Put(ticket);
  }
  std::string Order() {
    return door.store->TicketByNumber(door.house.ViewerOf(door.house.ken), ticket.number)
        ->fields.at(0)
        .value;
  }
};

TEST_CASE("Details that may be changed are changed in place, which is said", "[ui][edit]") {
  for (const float width : {320.0F, 390.0F, 1280.0F}) {
    INFO(width);
    Changing changing;
    PortalPage ken(changing.door, changing.door.house.ken, {.window = {.width = width}});
    ken.page.Open("/tickets/1");
    REQUIRE(ken.page.Press(Role::kButton, "Change details"));
    const ui::Node* field = ken.page.Find(Role::kTextField, "Order number");
    REQUIRE(field != nullptr);
    CHECK(field->value == "A-17");
    CHECK(ken.page.focus() == field->id);
    CHECK(Complaints(ken.page) == std::vector<std::string>());
    REQUIRE(ken.page.Fill("Order number", "A-18"));
    REQUIRE(ken.page.Press(Role::kRadio, "It is the wrong one"));
    REQUIRE(ken.page.Press(Role::kButton, "Save details"));
    CHECK(ken.page.Find(Role::kStatus, "The details were saved.") != nullptr);
    CHECK(ken.page.focus() == ken.page.Find(Role::kButton, "Change details")->id);
    CHECK(changing.Order() == "A-18");
    CHECK(ken.page.Find(Role::kText, "A-18") != nullptr);
    CHECK(ken.page.Find(Role::kText, "It is the wrong one") != nullptr);
    CHECK(Complaints(ken.page) == std::vector<std::string>());
  }
}

TEST_CASE("What is wrong with a changed detail stands at its field, and cancelling changes nothing",
          "[ui][edit]") {
  Changing changing;
  PortalPage ken(changing.door, changing.door.house.ken);
  ken.page.Open("/tickets/1");
  REQUIRE(ken.page.Press(Role::kButton, "Change details"));
  REQUIRE(ken.page.Fill("Order number", ""));
  REQUIRE(ken.page.Press(Role::kButton, "Save details"));
  const ui::Node* field = ken.page.Find(Role::kTextField, "Order number");
  REQUIRE(field != nullptr);
  CHECK(ken.page.focus() == field->id);
  CHECK(ken.page.Shows("Please answer this."));
  REQUIRE(ken.page.Press(Role::kButton, "Cancel"));
  CHECK(ken.page.focus() == ken.page.Find(Role::kButton, "Change details")->id);
  CHECK(changing.Order() == "A-17");
}

TEST_CASE("Whoever was slower sees what was made of the details, and begins from that",
          "[ui][edit]") {
  Changing changing;
  PortalPage ken(changing.door, changing.door.house.ken);
  ken.page.Open("/tickets/1");
  REQUIRE(ken.page.Press(Role::kButton, "Change details"));
  REQUIRE(ken.page.Fill("Order number", "A-18"));
  const auto portal = changing.door.house.portal.id;
  REQUIRE(
      changing.door.store
          ->PutTicketFields(portal, changing.ticket.id, {{"order_no", "B-1"}, {"reason", "broken"}})
          .ok());
  REQUIRE(ken.page.Press(Role::kButton, "Save details"));
  CHECK(ken.page.Shows("Somebody else has changed these details"));
  CHECK(ken.page.Find(Role::kTextField, "Order number")->value == "A-18");
  CHECK(ken.page.Find(Role::kText, "B-1") != nullptr);
  REQUIRE(ken.page.Press(Role::kButton, "Load again"));
  CHECK(ken.page.Find(Role::kTextField, "Order number")->value == "B-1");
  REQUIRE(ken.page.Fill("Order number", "B-2"));
  REQUIRE(ken.page.Press(Role::kButton, "Save details"));
  CHECK(changing.Order() == "B-2");
}

TEST_CASE("A change that does not arrive stays to be sent again", "[ui][edit]") {
  Changing changing;
  PortalPage ken(changing.door, changing.door.house.ken);
  ken.page.Open("/tickets/1");
  REQUIRE(ken.page.Press(Role::kButton, "Change details"));
  REQUIRE(ken.page.Fill("Order number", "A-18"));
  ken.wire.Refuse("/fields");
  REQUIRE(ken.page.Press(Role::kButton, "Save details"));
  CHECK(ken.page.Shows("The details could not be saved."));
  CHECK(ken.page.Find(Role::kTextField, "Order number")->value == "A-18");
  ken.wire.Refuse("");
  REQUIRE(ken.page.Press(Role::kButton, "Save details"));
  CHECK(changing.Order() == "A-18");
}

TEST_CASE("Details that are being changed survive a reload, until they are saved or let go",
          "[ui][edit]") {
  Changing changing;
  PortalPage ken(changing.door, changing.door.house.ken);
  ken.page.Open("/tickets/1");
  REQUIRE(ken.page.Press(Role::kButton, "Change details"));
  REQUIRE(ken.page.Fill("Order number", "A-18"));
  PortalPage again(changing.door, changing.door.house.ken, {.kept = ken.page.kept()});
  again.page.Open("/tickets/1");
  REQUIRE(again.page.Find(Role::kTextField, "Order number") != nullptr);
  CHECK(again.page.Find(Role::kTextField, "Order number")->value == "A-18");
  REQUIRE(again.page.Press(Role::kButton, "Cancel"));
  PortalPage last(changing.door, changing.door.house.ken, {.kept = again.page.kept()});
  last.page.Open("/tickets/1");
  CHECK(last.page.Find(Role::kTextField, "Order number") == nullptr);
}

TEST_CASE("A colleague reads the details and finds no way to change them", "[ui][edit]") {
  Changing changing;
  PortalPage hana(changing.door, changing.door.house.hana);
  hana.page.Open("/tickets/1");
  CHECK(hana.page.Find(Role::kText, "A-17") != nullptr);
  CHECK(hana.page.Find(Role::kButton, "Change details") == nullptr);
}

TEST_CASE("A thread shows the details that the portal has chosen, in its order and words",
          "[ui][thread][shown]") {
  Changing changing;
  domain::Presentation& presentation = changing.door.house.portal.settings.Edit().presentation;
  presentation.details = {{"order_no", {{"en", "Your order"}}}, {"number", {}}};
  REQUIRE(changing.door.store->PutPortal(changing.door.house.portal).ok());
  PortalPage hana(changing.door, changing.door.house.hana, {.window = {.width = 390}});
  hana.page.Open("/tickets/1");
  std::vector<std::string> texts;
  const auto items = hana.page.All(Role::kListItem);
  for (const ui::Node* text : hana.page.All(Role::kText)) {
    const bool inside = std::any_of(items.begin(), items.end(), [&](const ui::Node* item) {
      return item->id == text->parent && item->rect.width > 0;
    });
    if (inside) texts.push_back(text->name);
  }
  // Who sees it is said whatever was chosen.
  CHECK(texts == std::vector<std::string>{
                     "Your order", "A-17", "Number", "#1", "Who can see this ticket",
                     "ken、サポート担当者、およびSakura Trading 株式会社の閲覧権限のある方"});
  CHECK(hana.page.Find(Role::kText, "Waiting for us") == nullptr);
  CHECK(Complaints(hana.page) == std::vector<std::string>());
}

TEST_CASE("Its requester opens a ticket to colleagues where its details are changed",
          "[ui][thread][audience]") {
  for (const std::string& language : ShippedLanguages()) {
    Changing changing;
    changing.door.house.portal.settings.Edit().powers.requester_restricts = true;
    REQUIRE(changing.door.store->PutPortal(changing.door.house.portal).ok());
    const auto portal = changing.door.house.portal.id;
    REQUIRE(
        changing.door.store
            ->PutTicketPeople(portal, changing.ticket.id, domain::KeptToRequester(changing.ticket))
            .ok());
    PortalPage ken(changing.door, changing.door.house.ken,
                   {.language = language, .window = {.width = 390}});
    ken.page.Open("/tickets/1");
    if (language == "en") {
      CHECK(ken.page.Find(Role::kText, "Only you and support") != nullptr);
      REQUIRE(ken.page.Press(Role::kButton, "Change details"));
      REQUIRE(ken.page.Press(
          Role::kRadio, "You, support, and colleagues with access at Sakura Trading 株式会社"));
      REQUIRE(ken.page.Press(Role::kButton, "Save details"));
      PortalPage hana(changing.door, changing.door.house.hana);
      hana.page.Open("/tickets/1");
      CHECK(hana.page.Find(Role::kText, "A-17") != nullptr);
    }
    CHECK(Complaints(ken.page) == std::vector<std::string>());
  }
}

TEST_CASE("A colleague who may only read is told so, and has nothing to write in", "[ui][thread]") {
  Changing changing;
  changing.door.house.portal.settings.Edit().powers.colleagues_reply = false;
  REQUIRE(changing.door.store->PutPortal(changing.door.house.portal).ok());
  PortalPage hana(changing.door, changing.door.house.hana);
  hana.page.Open("/tickets/1");
  CHECK(hana.page.Shows("You can read this ticket, but not reply."));
  CHECK(hana.page.Find(Role::kTextArea, "Reply") == nullptr);
  CHECK(Complaints(hana.page) == std::vector<std::string>());
  PortalPage ken(changing.door, changing.door.house.ken);
  ken.page.Open("/tickets/1");
  CHECK(ken.page.Find(Role::kTextArea, "Reply") != nullptr);
}

}  // namespace
}  // namespace genkan::support
