// A manager chooses, orders and labels the columns of the list and the details of a ticket.
#include <catch2/catch_test_macros.hpp>

#include "support/forms.h"
#include "support/office.h"

namespace genkan::support {
namespace {

using ui::Role;

struct ShownOffice {
  explicit ShownOffice(const PageOptions& options = {}) : office(Prepared(door), options) {}

  static FrontDoor& Prepared(FrontDoor& door) {
    domain::Portal& portal = door.house.portal;
    portal.languages = {"en", "ja"};
    portal.settings.Edit().fields = SomeForms();
    REQUIRE(door.store->PutPortal(portal).ok());
    return door;
  }
  domain::Presentation Stored() { return office.Portal().settings->presentation; }
  std::vector<std::string> Columns() {
    std::vector<std::string> names;
    for (const domain::ShownField& shown : Stored().columns) names.push_back(shown.field);
    return names;
  }
  const ui::Node* In(const std::string& group, Role role, const std::string& name) {
    const ui::Node* within = office.page.Find(Role::kGroup, group);
    for (const ui::Node* node : office.page.All(role)) {
      if (within != nullptr && node->name == name && node->parent == within->id) return node;
    }
    return nullptr;
  }
  bool PressIn(const std::string& group, const std::string& button) {
    const ui::Node* node = In(group, Role::kButton, button);
    if (node == nullptr) return false;
    office.page.Settle({{.kind = ui::DomEvent::Kind::kClick, .id = node->id}});
    return true;
  }

  FrontDoor door;
  Office office;
};

TEST_CASE("The pages of columns and details are sound in every language, wide and narrow",
          "[ui][shown]") {
  for (const std::string& language : ShippedLanguages()) {
    for (const float width : {320.0F, 390.0F, 1280.0F}) {
      ShownOffice shown({.language = language, .window = {.width = width}});
      for (const char* path : {"/manage/columns", "/manage/details"}) {
        INFO(language << " " << width << " " << path);
        shown.office.page.Open(path);
        CHECK(shown.office.page.Find(Role::kButton, shown.office.Text("manage.save")) != nullptr);
        CHECK(Complaints(shown.office.page) == std::vector<std::string>());
      }
    }
  }
}

TEST_CASE("Columns are added, moved, labelled and removed, and customers see just those",
          "[ui][shown]") {
  ShownOffice shown;
  shown.office.page.Open("/manage/columns");
  REQUIRE(shown.PressIn("Add a column", "Order number"));
  REQUIRE(shown.PressIn("7. Order number", "Move up"));
  CHECK(shown.office.page.Find(Role::kStatus, "Order number: 6 of 7") != nullptr);
  REQUIRE(shown.PressIn("4. Requested by", "Remove"));
  REQUIRE(shown.PressIn("4. Channel", "Remove"));
  // What leads to the ticket stays.
  CHECK(shown.In("2. Subject", Role::kButton, "Remove") == nullptr);
  const ui::Node* label = shown.In("2. Subject", Role::kTextField, "Label (Japanese)");
  if (label == nullptr) label = shown.In("2. Subject", Role::kTextField, "Label (日本語)");
  REQUIRE(label != nullptr);
  shown.office.page.Settle(
      {{.kind = ui::DomEvent::Kind::kInput, .id = label->id, .text = "ご用件"}});
  REQUIRE(shown.office.page.Press(Role::kButton, "Save"));
  CHECK(shown.Columns() ==
        std::vector<std::string>{"number", "subject", "status", "order_no", "activity"});
  CHECK(shown.Stored().columns[1].label == domain::LocalText{{"ja", "ご用件"}});

  domain::Ticket ticket = shown.door.house.MakeTicket("Late", shown.door.house.ken.id);
  ticket.fields = {{"order_no", "A-17"}};
  shown.door.house.Put(ticket);
  PortalPage ken(shown.door, shown.door.house.ken);
  ken.page.Open("/tickets");
  CHECK(ken.page.Names(Role::kColumnHeader) ==
        std::vector<std::string>{"No.", "ご用件", "Status", "Order number", "Last activity"});
  CHECK(ken.page.Find(Role::kCell, "A-17") != nullptr);
}

TEST_CASE("The usual choice comes back by a press", "[ui][shown]") {
  ShownOffice shown;
  shown.office.page.Open("/manage/details");
  REQUIRE(shown.PressIn("1. Number", "Remove"));
  REQUIRE(shown.office.page.Press(Role::kButton, "Save"));
  CHECK(shown.Stored().details.size() == 13);
  REQUIRE(shown.office.page.Press(Role::kButton, "Back to the usual choice"));
  REQUIRE(shown.office.page.Press(Role::kButton, "Save"));
  CHECK(shown.Stored().details.empty());
}

TEST_CASE("What customers do not see is marked, and the last detail cannot be removed",
          "[ui][shown]") {
  ShownOffice shown;
  domain::Portal portal = shown.office.Portal();
  portal.settings.Edit().presentation.details = {{"order_no", {}}, {"secret", {}}};
  REQUIRE(shown.door.store->PutPortal(portal).ok());
  shown.office.page.Open("/manage/details");
  CHECK(shown.office.page.Shows("Customers do not see this"));
  REQUIRE(shown.PressIn("1. Order number", "Remove"));
  CHECK(shown.In("1. Canary label", Role::kButton, "Remove") == nullptr);
  REQUIRE(shown.office.page.Press(Role::kButton, "Save"));
  CHECK(shown.office.page.Shows("Customers would see no details at all."));
  CHECK(shown.Stored().details.size() == 2);
}

TEST_CASE("A field is opened for changes by a press", "[ui][shown]") {
  ShownOffice shown;
  shown.office.page.Open("/manage/ticket-fields/order_no");
  REQUIRE(shown.office.page.Press(Role::kCheckbox, "Customers may change it later"));
  REQUIRE(shown.office.page.Press(Role::kButton, "Save"));
  CHECK(shown.office.Portal().settings->fields.ticket_fields[0].editable);
}

}  // namespace
}  // namespace genkan::support
