// A manager previews the portal as a customer, by role and name.
#include <catch2/catch_test_macros.hpp>

#include "support/office.h"

namespace genkan::support {
namespace {

using ui::Role;

// As the page below /preview sends its requests.
class PreviewWire : public client::Transport {
 public:
  explicit PreviewWire(client::Transport& transport) : transport_(transport) {}
  void Send(wire::Request request, client::ResponseHandler done) override {
    request.target = "/preview" + request.target;
    ++waiting_;
    transport_.Send(std::move(request), [this, done](Result<wire::Response> response) {
      --waiting_;
      done(std::move(response));
    });
  }
  void Poll() override { transport_.Poll(); }
  bool busy() const { return waiting_ > 0; }

 private:
  client::Transport& transport_;
  int waiting_ = 0;
};

// The tab that a preview opens.
struct PreviewTab {
  explicit PreviewTab(Office& from)
      : office(from),
        page({.client = client,
              .strings = office.strings,
              .zone = office.zone,
              .clock = office.door.clock,
              .busy = [this] { return wire.busy(); }},
             {.width = 390}) {}

  Office& office;
  PreviewWire wire{office.local};
  client::PortalClient client{wire, office.door.clock, office.door.random};
  platform::HeadlessPortal page;
};

TEST_CASE("A preview is begun for a contact of one's choice and opens in a tab of its own",
          "[ui][manage][preview]") {
  for (const std::string& language : ShippedLanguages()) {
    FrontDoor door;
    Office office(door, {.language = language, .window = {.width = 390}});
    office.page.Open("/manage/set-up-review");
    REQUIRE(office.page.Press(Role::kLink, office.Text("manage.set_up.preview")));
    CHECK(office.page.path() == "/manage/preview");
    REQUIRE(office.page.Fill(office.Text("manage.contacts.search"), "ken"));
    REQUIRE(office.page.Press(Role::kButton, office.Text("manage.preview.start")));
    CHECK(office.page.opened_tab() == "/preview/tickets");
    CHECK(office.page.Find(Role::kStatus, office.Text("manage.preview.begun")) != nullptr);
    // Where the browser refuses to open a tab by itself.
    const ui::Node* link = office.page.Find(Role::kLink, office.Text("manage.preview.open"));
    REQUIRE(link != nullptr);
    CHECK(link->href == "/preview/tickets");
    CHECK((link->states & ui::kNewTab) != 0);
    CHECK(Complaints(office.page) == std::vector<std::string>());
    office.page.Open("/manage/audit");
    CHECK(office.page.Shows(
        office.strings.Format("manage.audit.preview.started", {{"subject", "ken"}})));
  }
}

TEST_CASE("A preview says whose it is, shows what cannot be used and why, and is left by a press",
          "[ui][preview]") {
  FrontDoor door;
  const domain::Ticket ticket = door.house.AddTicket("Crushed crates", door.house.ken.id);
  Office office(door);
  office.page.Open("/manage/preview");
  REQUIRE(office.page.Fill("Search contacts", "ken"));
  REQUIRE(office.page.Press(Role::kButton, "Preview"));
  PreviewTab tab(office);
  tab.page.Open("/tickets/1");
  // The house's managers are spoken to in the portal's first language.
  const domain::PreviewView& said = tab.client.session().preview;
  CHECK(said.text.find("ken") != std::string::npos);
  CHECK(tab.page.Shows(said.text));
  CHECK(tab.page.All(Role::kStatus).front()->name.ends_with(said.text));
  CHECK(tab.page.Shows("Crushed crates"));
  CHECK((tab.page.Find(Role::kTextArea, "Reply")->states & ui::kDisabled) != 0);
  CHECK((tab.page.Find(Role::kButton, "Send reply")->states & ui::kDisabled) != 0);
  CHECK(tab.page.Shows(said.reason));
  CHECK(Complaints(tab.page) == std::vector<std::string>());
  tab.page.Open("/tickets/new");
  CHECK((tab.page.Find(Role::kTextField, "Subject")->states & ui::kDisabled) != 0);
  CHECK((tab.page.Find(Role::kButton, "Submit")->states & ui::kDisabled) != 0);
  CHECK(tab.page.Shows(said.reason));
  REQUIRE(tab.page.Press(Role::kButton, said.leave));
  CHECK(tab.page.left_to().starts_with("/sign-in"));
  // The manager goes on as before.
  office.page.Open("/manage/audit");
  CHECK(office.page.Shows("Preview as ken"));
}

}  // namespace
}  // namespace genkan::support
