// Filling in a request form, by role and name.
#include <catch2/catch_test_macros.hpp>

#include "support/forms.h"
#include "support/portal_page.h"

namespace genkan::support {
namespace {

using ui::Role;

struct FormsPortal {
  explicit FormsPortal(const PageOptions& options = {})
      : ken(Prepared(door, SomeForms()), door.house.ken, options) {}

  static FrontDoor& Prepared(FrontDoor& door, const domain::CustomFields& fields) {
    door.house.portal.settings.Edit().fields = fields;
    REQUIRE(door.store->PutPortal(door.house.portal).ok());
    return door;
  }

  domain::Ticket Stored() {
    return door.store->TicketByNumber(door.house.ViewerOf(door.house.ken), domain::TicketNumber{1})
        .value();
  }
  void Focus(ui::NodeId id) { ken.page.Settle({{.kind = ui::DomEvent::Kind::kFocus, .id = id}}); }
  const ui::Node* Field(std::string_view label) { return ken.page.Find(Role::kTextField, label); }

  FrontDoor door;
  PortalPage ken;
};

TEST_CASE("Of several forms one is chosen, filled in, filed and read", "[ui][forms]") {
  FormsPortal portal;
  auto& page = portal.ken.page;
  page.Open("/tickets/new");
  CHECK(page.Find(Role::kButton, "Submit") == nullptr);
  REQUIRE(page.Press(Role::kRadio, "Return an order"));
  CHECK(page.Shows("We answer within a day."));
  CHECK(page.Shows("On the invoice, at the top."));
  REQUIRE(page.Fill("Subject", "Broken printer"));
  REQUIRE(page.Fill("Order number", "A-17"));
  CHECK(portal.Field("Since when") == nullptr);
  REQUIRE(page.Press(Role::kRadio, "It is broken"));
  REQUIRE(page.Fill("Since when", "2026-11-22"));
  REQUIRE(page.Choose("Priority (optional)", "High"));
  REQUIRE(page.Fill("Message", "It prints blanks."));
  REQUIRE(page.Press(Role::kButton, "Submit"));
  CHECK(page.path() == "/tickets/1");
  CHECK(portal.Stored().fields == std::vector<domain::FieldValue>{{"order_no", "A-17"},
                                                                  {"reason", "broken"},
                                                                  {"since", "2026-11-22"}});
  for (const char* shown : {"Order number", "A-17", "It is broken", "Nov 22, 2026", "High"}) {
    INFO(shown);
    CHECK(page.Shows(shown));
  }
}

TEST_CASE("One form alone is not chosen, and speaks the reader's language", "[ui][forms]") {
  FormsPortal portal({.language = "ja"});
  domain::Contact ken = portal.door.house.ken;
  ken.language = "ja";
  REQUIRE(portal.door.store->PutContact(portal.door.house.portal.id, ken).ok());
  domain::CustomFields fields = SomeForms();
  fields.forms[0].retired = true;
  FormsPortal::Prepared(portal.door, fields);
  auto& page = portal.ken.page;
  page.Open("/tickets/new");
  CHECK(page.Find(Role::kRadio, "質問") == nullptr);
  REQUIRE(page.Fill("件名", "領収書"));
  REQUIRE(page.Choose("カテゴリ（任意）", "配送"));
  REQUIRE(page.Fill("メッセージ", "お願いします。"));
  REQUIRE(page.Press(Role::kButton, "送信"));
  CHECK(page.path() == "/tickets/1");
  CHECK(portal.Stored().category == "delivery");
  CHECK(page.Shows("配送"));
}

TEST_CASE("An answer is judged when its question is left, and as it is typed from then on",
          "[ui][forms]") {
  FormsPortal portal;
  auto& page = portal.ken.page;
  page.Open("/tickets/new");
  REQUIRE(page.Press(Role::kRadio, "Return an order"));
  REQUIRE(page.Press(Role::kRadio, "It is broken"));
  // Whoever only passes by has done nothing wrong.
  portal.Focus(portal.Field("Order number")->id);
  portal.Focus(portal.Field("Subject")->id);
  CHECK((portal.Field("Order number")->states & ui::kInvalid) == 0);
  portal.Focus(portal.Field("Since when")->id);
  REQUIRE(page.Fill("Since when", "soon"));
  portal.Focus(portal.Field("Since when")->id);
  CHECK((portal.Field("Since when")->states & ui::kInvalid) == 0);
  portal.Focus(portal.Field("Subject")->id);
  CHECK((portal.Field("Since when")->states & ui::kInvalid) != 0);
  CHECK(portal.Field("Since when")->description == "Enter a date such as 2026-12-31.");
  REQUIRE(page.Fill("Since when", "２０２６－１１－２２"));
  CHECK((portal.Field("Since when")->states & ui::kInvalid) == 0);
}

TEST_CASE("A form that is sent too early says all that is wrong and goes to the first",
          "[ui][forms]") {
  FormsPortal portal;
  auto& page = portal.ken.page;
  page.Open("/tickets/new");
  REQUIRE(page.Press(Role::kRadio, "Return an order"));
  REQUIRE(page.Fill("Subject", "Broken printer"));
  REQUIRE(page.Press(Role::kButton, "Submit"));
  const ui::Node* order = portal.Field("Order number");
  CHECK(order->description == "Please answer this.");
  CHECK(page.focus() == order->id);
  CHECK(page.Find(Role::kTextArea, "Message")->description == "Please write a message.");
  CHECK(page.path() == "/tickets/new");
}

TEST_CASE("A form that is filled in survives a reload", "[ui][forms]") {
  std::map<std::string, std::string> kept;
  {
    FormsPortal portal;
    auto& page = portal.ken.page;
    page.Open("/tickets/new");
    REQUIRE(page.Press(Role::kRadio, "Return an order"));
    REQUIRE(page.Fill("Order number", "A-17"));
    REQUIRE(page.Press(Role::kRadio, "It is broken"));
    kept = page.kept();
  }
  FormsPortal portal({.kept = kept});
  portal.ken.page.Open("/tickets/new");
  REQUIRE(portal.Field("Order number") != nullptr);
  CHECK(portal.Field("Order number")->value == "A-17");
  CHECK(portal.Field("Since when") != nullptr);
}

TEST_CASE("A form that was retired meanwhile is said to be gone, and what was typed stays",
          "[ui][forms]") {
  FormsPortal portal;
  auto& page = portal.ken.page;
  page.Open("/tickets/new");
  REQUIRE(page.Press(Role::kRadio, "Ask a question"));
  REQUIRE(page.Fill("Subject", "Kept"));
  REQUIRE(page.Fill("Message", "Kept as well"));
  domain::CustomFields fields = SomeForms();
  fields.forms[1].retired = true;
  FormsPortal::Prepared(portal.door, fields);
  REQUIRE(page.Press(Role::kButton, "Submit"));
  CHECK(page.Shows("This kind of request is no longer offered."));
  // The only one left.
  CHECK(portal.Field("Order number") != nullptr);
  CHECK(portal.Field("Subject")->value == "Kept");
}

TEST_CASE("Forms are sound in every language, wide and narrow", "[ui][forms]") {
  for (const std::string& language : ShippedLanguages()) {
    for (const float width : {320.0F, 1280.0F}) {
      INFO(language << " " << width);
      FormsPortal portal({.language = language, .window = {.width = width}});
      auto& page = portal.ken.page;
      page.Open("/tickets/new");
      CHECK(Complaints(page) == std::vector<std::string>());
      REQUIRE(page.Press(Role::kRadio, "Return an order"));
      REQUIRE(page.Press(Role::kButton, portal.ken.strings.Text("new_ticket.submit")));
      CHECK(Complaints(page) == std::vector<std::string>());
    }
  }
}

}  // namespace
}  // namespace genkan::support
