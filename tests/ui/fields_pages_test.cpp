// Categories, fields and request forms are made, changed, put in order and retired, by role and
// name.
#include <catch2/catch_test_macros.hpp>

#include "support/forms.h"
#include "support/office.h"

namespace genkan::support {
namespace {

using ui::Role;

// With a portal in two languages that has categories, fields and forms.
struct FieldsOffice {
  explicit FieldsOffice(const domain::CustomFields& fields = SomeForms(),
                        const PageOptions& options = {})
      : office(Prepared(door, fields), options) {}

  static FrontDoor& Prepared(FrontDoor& door, const domain::CustomFields& fields) {
    domain::Portal& portal = door.house.portal;
    portal.languages = {"en", "ja"};
    portal.settings.Edit().fields = fields;
    REQUIRE(door.store->PutPortal(portal).ok());
    return door;
  }

  domain::CustomFields Fields() { return office.Portal().settings->fields; }
  bool PressText(std::string_view key) {
    return office.page.Press(Role::kButton, office.Text(key));
  }
  // The button, checkbox or radio of that name in the group of that name.
  bool PressIn(const std::string& group, const std::string& button) {
    const ui::Node* within = office.page.Find(Role::kGroup, group);
    if (within == nullptr) within = office.page.Find(Role::kRadioGroup, group);
    if (within == nullptr) return false;
    for (const Role role : {Role::kButton, Role::kCheckbox, Role::kRadio}) {
      for (const ui::Node* node : office.page.All(role)) {
        if (node->name != button || node->parent != within->id) continue;
        office.page.Settle({{.kind = ui::DomEvent::Kind::kClick, .id = node->id}});
        return true;
      }
    }
    return false;
  }

  FrontDoor door;
  Office office;
};

TEST_CASE("The pages of fields and forms are sound in every language, wide and narrow",
          "[ui][fields]") {
  for (const std::string& language : ShippedLanguages()) {
    for (const float width : {320.0F, 390.0F, 1280.0F}) {
      FieldsOffice fields(SomeForms(), {.language = language, .window = {.width = width}});
      for (const std::string& path : std::vector<std::string>{
               "categories", "ticket-fields", "ticket-fields/new", "ticket-fields/reason",
               "contact-properties", "contact-properties/new", "request-forms", "request-forms/new",
               "request-forms/" + domain::IdText(kReturnForm)}) {
        INFO(language << " " << width << " " << path);
        fields.office.page.Open("/manage/" + path);
        CHECK(Complaints(fields.office.page) == std::vector<std::string>());
        CHECK(fields.office.page.Find(Role::kHeading) != nullptr);
        CHECK_FALSE(fields.office.page.Shows("manage."));
      }
    }
  }
}

TEST_CASE("A field is added with a key of its own, and stands in the list", "[ui][fields]") {
  FieldsOffice fields(domain::CustomFields{}, {.language = "ja"});
  Office& office = fields.office;
  office.page.Open("/manage/ticket-fields");
  REQUIRE(office.page.Press(Role::kLink, office.Text("manage.ticket_fields.add")));
  REQUIRE(fields.PressText("manage.save"));
  const ui::Node* label =
      office.page.Find(Role::kTextField, office.Text("manage.field.label") + " (English)");
  REQUIRE(label != nullptr);
  CHECK(office.page.focus() == label->id);
  REQUIRE(office.page.Fill(office.Text("manage.field.label") + " (日本語)", "シリアル番号"));
  REQUIRE(office.page.Fill(office.Text("manage.field.key"), "serial"));
  REQUIRE(fields.PressText("manage.save"));
  CHECK(office.page.path() == "/manage/ticket-fields");
  CHECK(office.page.Find(Role::kLink, "シリアル番号") != nullptr);
  REQUIRE(fields.Fields().ticket_fields.size() == 1);
  CHECK(fields.Fields().ticket_fields[0].key == "serial");
  CHECK(fields.Fields().ticket_fields[0].shown);
  // The next one begins empty.
  REQUIRE(office.page.Press(Role::kLink, office.Text("manage.ticket_fields.add")));
  CHECK(office.page.Find(Role::kTextField, office.Text("manage.field.key"))->value == "field_1");
}

TEST_CASE("Choices are added, put in order and retired, and what that touches is said",
          "[ui][fields]") {
  FieldsOffice fields;
  Office& office = fields.office;
  domain::Ticket ticket = fields.door.house.MakeTicket("Old", fields.door.house.hana.id);
  ticket.fields = {{"reason", "wrong"}};
  fields.door.house.Put(ticket);
  office.page.Open("/manage/ticket-fields/reason");
  REQUIRE(fields.PressIn("2. It is the wrong one", "Retired"));
  CHECK(office.page.Shows("1 ticket has it."));
  CHECK_FALSE(fields.PressIn("2. It is the wrong one", "Remove"));
  REQUIRE(fields.PressIn("2. It is the wrong one", "Move up"));
  REQUIRE(fields.PressText("manage.choice.add"));
  REQUIRE(fields.PressText("manage.save"));
  CHECK(office.page.Shows(office.Text("error.name_needed")));
  REQUIRE(fields.PressIn("4. ", "Remove"));
  REQUIRE(fields.PressText("manage.save"));
  CHECK(office.page.Find(Role::kStatus, "Saved.") != nullptr);
  const auto choices = fields.Fields().ticket_fields[1].choices;
  REQUIRE(choices.size() == 3);
  CHECK(choices[0].key == "wrong");
  CHECK(choices[0].retired);
}

TEST_CASE("Retiring a field says what it touches, and its values stay readable", "[ui][fields]") {
  FieldsOffice fields;
  domain::Ticket ticket = fields.door.house.MakeTicket("Old", fields.door.house.ken.id);
  ticket.fields = {{"order_no", "A-17"}};
  fields.door.house.Put(ticket);
  fields.office.page.Open("/manage/ticket-fields/order_no");
  REQUIRE(fields.office.page.Press(Role::kCheckbox, "Retired"));
  CHECK(fields.office.page.Shows("1 ticket has it."));
  REQUIRE(fields.PressText("manage.save"));
  CHECK(fields.Fields().ticket_fields[0].retired);
  PortalPage ken(fields.door, fields.door.house.ken);
  ken.page.Open("/tickets/1");
  CHECK(ken.page.Shows("A-17"));
  ken.page.Open("/tickets/new");
  REQUIRE(ken.page.Press(Role::kRadio, "Return an order"));
  CHECK(ken.page.Find(Role::kTextField, "Order number") == nullptr);
  CHECK(ken.page.Find(Role::kTextField, "Subject") != nullptr);
}

TEST_CASE("Categories are added and put in order on one page", "[ui][fields]") {
  FieldsOffice fields(domain::CustomFields{});
  Office& office = fields.office;
  office.page.Open("/manage/categories");
  REQUIRE(fields.PressText("manage.categories.add"));
  REQUIRE(office.page.Fill("Label (English)", "Delivery"));
  REQUIRE(fields.PressText("manage.save"));
  REQUIRE(fields.Fields().categories.size() == 1);
  CHECK(fields.Fields().categories[0].key == "category_1");
}

TEST_CASE("Fields and forms are moved by buttons, and the new place is said", "[ui][fields]") {
  FieldsOffice fields;
  fields.office.page.Open("/manage/request-forms");
  REQUIRE(fields.PressIn("Return an order", "Move down"));
  CHECK(fields.Fields().forms[0].id == kQuestionForm);
  CHECK(fields.office.page.Find(Role::kStatus, "Return an order: 2 of 2") != nullptr);
}

TEST_CASE("A form is built of questions with a condition, and tried out before it is saved",
          "[ui][fields]") {
  FieldsOffice fields;
  Office& office = fields.office;
  office.page.Open("/manage/request-forms/new");
  REQUIRE(office.page.Fill("Name (English)", "Repair"));
  REQUIRE(fields.PressIn("Add a question", "Reason"));
  REQUIRE(fields.PressIn("Question 3: Reason", "Must be answered"));
  REQUIRE(fields.PressIn("Add a question", "Since when"));
  REQUIRE(fields.PressIn("Ask", "only if: Reason"));
  REQUIRE(fields.PressText("manage.save"));
  CHECK(office.page.Shows(office.Text("error.condition_value")));
  REQUIRE(fields.PressIn("is", "It is broken"));
  // The preview is the customer's form.
  CHECK(office.page.Find(Role::kTextField, "Since when (optional)") == nullptr);
  REQUIRE(fields.PressIn("Reason", "It is broken"));
  CHECK(office.page.Find(Role::kTextField, "Since when (optional)") != nullptr);
  REQUIRE(fields.PressText("manage.save"));
  CHECK(office.page.path() == "/manage/request-forms");
  REQUIRE(fields.Fields().forms.size() == 3);
  const domain::RequestForm form = fields.Fields().forms[2];
  REQUIRE(form.fields.size() == 4);
  CHECK(form.fields[2].required);
  CHECK(form.fields[3].when_field == "reason");
  CHECK(form.fields[3].when_value == "broken");
}

TEST_CASE("A change of one field is saved beside somebody else's change of another",
          "[ui][fields]") {
  FieldsOffice fields;
  Office& office = fields.office;
  const auto rename = [&](std::size_t field, const char* label) {
    domain::Portal theirs = office.Portal();
    theirs.settings.Edit().fields.ticket_fields[field].label[0].text = label;
    REQUIRE(fields.door.store->PutPortal(theirs).ok());
  };
  office.page.Open("/manage/ticket-fields/order_no");
  REQUIRE(office.page.Fill("Label (English)", "Mine"));
  rename(1, "Theirs");
  // What is known is older than what is there; looked at anew, the two do not meet.
  office.page.Open("/manage/ticket-fields");
  office.page.Open("/manage/ticket-fields/order_no");
  CHECK(office.page.Find(Role::kTextField, "Label (English)")->value == "Mine");
  REQUIRE(fields.PressText("manage.save"));
  CHECK(domain::TextIn(fields.Fields().ticket_fields[0].label, "en") == "Mine");
  CHECK(domain::TextIn(fields.Fields().ticket_fields[1].label, "en") == "Theirs");
  // The same field is another matter.
  REQUIRE(office.page.Fill("Label (English)", "Mine again"));
  rename(0, "Theirs");
  office.page.Open("/manage/ticket-fields");
  office.page.Open("/manage/ticket-fields/order_no");
  REQUIRE(fields.PressText("manage.save"));
  CHECK(office.page.Shows(office.Text("error.settings_changed")));
  CHECK(domain::TextIn(fields.Fields().ticket_fields[0].label, "en") == "Theirs");
  REQUIRE(office.page.Press(Role::kButton, "Load again"));
  CHECK(office.page.Find(Role::kTextField, "Label (English)")->value == "Theirs");
}

TEST_CASE("What is being changed survives leaving the page and a reload, record by record",
          "[ui][fields]") {
  FrontDoor door;
  domain::Portal& portal = door.house.portal;
  portal.settings.Edit().fields = SomeForms();
  REQUIRE(door.store->PutPortal(portal).ok());
  const std::string pipeline = "/manage/pipelines/" + domain::IdText(door.house.pipeline.id);
  std::map<std::string, std::string> kept;
  {
    Office office(door);
    office.page.Open("/manage/ticket-fields/order_no");
    REQUIRE(office.page.Fill("Label (English)", "Half a la"));
    office.page.Open("/manage/ticket-fields/reason");
    CHECK(office.page.Find(Role::kTextField, "Label (English)")->value == "Reason");
    REQUIRE(office.page.Fill("Label (English)", "Half a re"));
    office.page.Open("/manage/inboxes/new");
    REQUIRE(office.page.Fill("Name", "Half an inb"));
    office.page.Open(pipeline);
    REQUIRE(office.page.Fill("Name", "Half a pip"));
    office.page.Open("/manage/ticket-fields/order_no");
    CHECK(office.page.Find(Role::kTextField, "Label (English)")->value == "Half a la");
    kept = office.page.kept();
  }
  Office office(door, {.kept = kept});
  office.page.Open("/manage/ticket-fields/reason");
  CHECK(office.page.Find(Role::kTextField, "Label (English)")->value == "Half a re");
  office.page.Open(pipeline);
  CHECK(office.page.Find(Role::kTextField, "Name")->value == "Half a pip");
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(door.store->PipelineById(portal.id, door.house.pipeline.id)->name == "Half a pip");
  office.page.Open("/manage/inboxes/new");
  CHECK(office.page.Find(Role::kTextField, "Name")->value == "Half an inb");
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(door.store->Inboxes(portal.id)->back().name == "Half an inb");
  Office after(door, {.kept = office.page.kept()});
  after.page.Open(pipeline);
  CHECK_FALSE(after.page.Shows("Your changes are not saved yet."));
}

TEST_CASE("A field that there is not says so", "[ui][fields]") {
  FieldsOffice fields;
  fields.office.page.Open("/manage/ticket-fields/nothing");
  CHECK(fields.office.page.Shows(fields.office.Text("error.not_found")));
}

}  // namespace
}  // namespace genkan::support
