// Inboxes and pipelines are made, changed, put in order and retired, by role and name.
#include <catch2/catch_test_macros.hpp>

#include "support/office.h"

namespace genkan::support {
namespace {

using ui::Role;

// With a portal whose new tickets go to the house's inbox and pipeline.
struct DeskOffice {
  explicit DeskOffice(const PageOptions& options = {}) : office(Prepared(door), options) {}

  static FrontDoor& Prepared(FrontDoor& door) {
    domain::Portal& portal = door.house.portal;
    portal.languages = {"en", "ja"};
    domain::TicketRules& rules = portal.settings.Edit().tickets;
    rules.form_channel_account = door.house.form.id;
    rules.new_ticket_pipeline = door.house.pipeline.id;
    rules.new_ticket_stage = door.house.waiting_for_us;
    REQUIRE(door.store->PutPortal(portal).ok());
    return door;
  }

  std::vector<domain::Inbox> Inboxes() { return door.store->Inboxes(door.house.portal.id).value(); }
  domain::Pipeline Pipeline() {
    return door.store->PipelineById(door.house.portal.id, door.house.pipeline.id).value();
  }
  std::string PipelinePath() {
    return "/manage/pipelines/" + domain::IdText(door.house.pipeline.id);
  }
  bool PressText(std::string_view key) {
    return office.page.Press(Role::kButton, office.Text(key));
  }

  FrontDoor door;
  Office office;
};

TEST_CASE("The pages of the desk are sound in every language, wide and narrow", "[ui][desk]") {
  for (const std::string& language : ShippedLanguages()) {
    for (const float width : {320.0F, 390.0F, 1280.0F}) {
      DeskOffice desk({.language = language, .window = {.width = width}});
      const std::string inbox = "/manage/inboxes/" + domain::IdText(desk.door.house.inbox.id);
      for (const std::string& path :
           {std::string("/manage/inboxes"), std::string("/manage/inboxes/new"), inbox,
            std::string("/manage/pipelines"), std::string("/manage/pipelines/new"),
            desk.PipelinePath()}) {
        INFO(language << " " << width << " " << path);
        desk.office.page.Open(path);
        CHECK(Complaints(desk.office.page) == std::vector<std::string>());
        CHECK(desk.office.page.Find(Role::kHeading) != nullptr);
        CHECK_FALSE(desk.office.page.Shows("manage."));
      }
    }
  }
}

TEST_CASE("An inbox is added, and stands in the list and among the destinations of new tickets",
          "[ui][desk]") {
  for (const std::string& language : ShippedLanguages()) {
    DeskOffice desk({.language = language});
    Office& office = desk.office;
    office.page.Open("/manage/inboxes");
    REQUIRE(office.page.Press(Role::kLink, office.Text("manage.inboxes.add")));
    REQUIRE(office.page.Fill(office.Text("manage.desk.name"), "返品窓口"));
    REQUIRE(desk.office.page.Press(Role::kRadio, desk.office.Text("manage.inbox.kind_desk")));
    REQUIRE(desk.PressText("manage.save"));
    CHECK(office.page.path() == "/manage/inboxes");
    CHECK(office.page.Find(Role::kLink, "返品窓口") != nullptr);
    REQUIRE(desk.Inboxes().size() == 2);
    CHECK(desk.Inboxes().back().kind == domain::InboxKind::kHelpDesk);
    office.page.Open("/manage/tickets");
    CHECK(office.page.Find(Role::kRadio, "返品窓口") != nullptr);
  }
}

TEST_CASE("Inboxes are moved by buttons, which keep the focus, and the new place is said",
          "[ui][desk]") {
  DeskOffice desk;
  Office& office = desk.office;
  REQUIRE(
      desk.door.store
          ->PutInbox(desk.door.house.portal.id, {.id = {9, 9}, .name = "Returns", .position = 1})
          .ok());
  office.page.Open("/manage/inboxes");
  REQUIRE(office.page.Press(Role::kButton, "Move down"));
  CHECK(desk.Inboxes()[0].name == "Returns");
  CHECK(office.page.Find(Role::kStatus, "Inbox: 2 of 2") != nullptr);
  CHECK(office.page.ById(office.page.focus()) != nullptr);
  CHECK(office.page.All(Role::kLink).size() >= 2);
}

TEST_CASE("A pipeline begins with four stages and takes more, in the order that was chosen",
          "[ui][desk]") {
  for (const std::string& language : ShippedLanguages()) {
    DeskOffice desk({.language = language});
    Office& office = desk.office;
    office.page.Open("/manage/pipelines/new");
    REQUIRE(office.page.Fill(office.Text("manage.desk.name"), "Returns"));
    REQUIRE(desk.PressText("manage.stage.remove"));
    REQUIRE(desk.PressText("manage.desk.down"));
    REQUIRE(desk.PressText("manage.save"));
    CHECK(office.page.path() == "/manage/pipelines");
    const auto pipelines = desk.door.store->Pipelines(desk.door.house.portal.id).value();
    REQUIRE(pipelines.size() == 2);
    CHECK(pipelines[1].name == "Returns");
    std::vector<std::string> names;
    for (const domain::Stage& stage : pipelines[1].stages) {
      names.push_back(domain::TextIn(stage.customer_names, "en"));
      CHECK(stage.name == domain::TextIn(stage.customer_names, language));
      CHECK(domain::MissingLanguages(stage.customer_names, ShippedLanguages()).empty());
    }
    CHECK(names == std::vector<std::string>{"Waiting for you", "Waiting for us", "Closed"});
  }
}

TEST_CASE("Retiring a stage says beforehand how many tickets are in it", "[ui][desk]") {
  DeskOffice desk;
  Office& office = desk.office;
  domain::Ticket ticket = desk.door.house.MakeTicket("Old", desk.door.house.hana.id);
  ticket.stage = desk.door.house.waiting_for_you;
  desk.door.house.Put(ticket);
  office.page.Open(desk.PipelinePath());
  const auto boxes = [&] {
    std::vector<ui::NodeId> found;
    for (const ui::Node* node : office.page.All(Role::kCheckbox)) {
      if (node->name == office.Text("manage.stage.retired")) found.push_back(node->id);
    }
    return found;
  };
  REQUIRE(boxes().size() == 3);
  office.page.Settle({{.kind = ui::DomEvent::Kind::kClick, .id = boxes()[1]}});
  CHECK(office.page.Shows("1 ticket is in this stage."));
  CHECK_FALSE(desk.Pipeline().stages[1].retired);
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.page.Find(Role::kStatus, "Saved.") != nullptr);
  CHECK(desk.Pipeline().stages[1].retired);
}

TEST_CASE("What new tickets use is not retired, and the page says what to do first", "[ui][desk]") {
  for (const std::string& language : ShippedLanguages()) {
    DeskOffice desk({.language = language});
    desk.office.page.Open(desk.PipelinePath());
    REQUIRE(desk.office.page.Press(Role::kCheckbox, desk.office.Text("manage.desk.retired")));
    REQUIRE(desk.PressText("manage.save"));
    CHECK(desk.office.page.Shows(desk.office.Text("error.pipeline_receives")));
    const ui::Node* retired =
        desk.office.page.Find(Role::kCheckbox, desk.office.Text("manage.desk.retired"));
    CHECK(desk.office.page.focus() == retired->id);
    CHECK_FALSE(desk.Pipeline().retired);
  }
}

TEST_CASE("Of two who edit a pipeline the second is told and can load again", "[ui][desk]") {
  DeskOffice desk;
  Office& office = desk.office;
  office.page.Open(desk.PipelinePath());
  REQUIRE(office.page.Fill("Name", "Mine"));
  domain::Pipeline theirs = desk.Pipeline();
  theirs.name = "Theirs";
  REQUIRE(desk.door.store->PutPipeline(desk.door.house.portal.id, theirs).ok());
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.page.Shows(office.Text("error.settings_changed")));
  CHECK(office.page.Find(Role::kTextField, "Name")->value == "Mine");
  REQUIRE(office.page.Press(Role::kButton, "Load again"));
  CHECK(office.page.Find(Role::kTextField, "Name")->value == "Theirs");
  CHECK(desk.Pipeline().name == "Theirs");
}

TEST_CASE("A pipeline that there is not says so, and the way back leads to the list",
          "[ui][desk]") {
  DeskOffice desk;
  desk.office.page.Open("/manage/pipelines/" + domain::IdText(domain::PipelineId{5, 5}));
  CHECK(desk.office.page.Shows(desk.office.Text("error.not_found")));
  REQUIRE(desk.office.page.Press(Role::kLink, "Pipelines"));
  CHECK(desk.office.page.path() == "/manage/pipelines");
}

}  // namespace
}  // namespace genkan::support
