// Business hours: from the manager's page to what the customer reads.
#include <catch2/catch_test_macros.hpp>

#include "support/office.h"

namespace genkan::support {
namespace {

using ui::Role;

TEST_CASE("Hours that a manager chooses are kept, and a day can have several", "[ui][hours]") {
  for (const std::string& language : ShippedLanguages()) {
    FrontDoor door;
    Office office(door, {.language = language});
    office.page.Open("/manage/hours");
    CHECK(office.page.Shows(office.Text("manage.hours.always")));
    const std::string& monday = office.Text("time.weekday.1");
    REQUIRE(office.page.Press(Role::kCheckbox, monday));
    CHECK_FALSE(office.page.Shows(office.Text("manage.hours.always")));
    REQUIRE(office.page.Fill(office.Text("manage.hours.from"), "08:30"));
    CHECK(office.page.Find(Role::kTextField, office.Text("manage.hours.from"))->field_kind ==
          ui::FieldKind::kTime);
    REQUIRE(office.page.Fill(office.Text("manage.hours.until"), "00:00"));
    // What is no time yet changes nothing.
    REQUIRE(office.page.Fill(office.Text("manage.hours.from"), "8:"));
    REQUIRE(office.page.Press(Role::kButton, office.Text("manage.hours.add")));
    REQUIRE(office.page.Press(Role::kButton, office.Text("manage.hours.remove")));
    const std::string hours = office.strings.Format("manage.hours.hours", {{"n", "4"}});
    REQUIRE(office.page.Choose(office.Text("manage.hours.answer"), hours));
    REQUIRE(office.page.Press(Role::kButton, office.Text("manage.hours.add_holiday")));
    REQUIRE(office.page.Fill(office.Text("manage.hours.date"), "2027-01-01"));
    CHECK(Complaints(office.page) == std::vector<std::string>());
    REQUIRE(office.page.Press(Role::kButton, office.Text("manage.save")));
    CHECK(office.page.Find(Role::kStatus, office.Text("manage.saved")) != nullptr);
    const domain::BusinessHours kept = office.Portal().settings->hours;
    CHECK(kept.week == std::vector<domain::OpenHours>{{1, 8 * 60 + 30, 24 * 60}});
    CHECK(kept.answer_within_minutes == 240);
    CHECK(kept.holidays == std::vector<domain::Holiday>{{.date = "2027-01-01"}});
  }
}

TEST_CASE("A ticket that waits for support says by when an answer can be expected",
          "[ui][hours][thread]") {
  for (const std::string& language : ShippedLanguages()) {
    FrontDoor door;
    auto& house = door.house;
    for (domain::Stage& stage : house.pipeline.stages) {
      if (stage.id == house.waiting_for_us) stage.turn = domain::Turn::kSupport;
    }
    REQUIRE(door.store->PutPipeline(house.portal.id, house.pipeline).ok());
    house.portal.settings.Edit().hours.answer_within_minutes = 120;
    REQUIRE(door.store->PutPortal(house.portal).ok());
    domain::Ticket ticket = house.MakeTicket("No light", house.ken.id);
    ticket.stage = house.waiting_for_us;
    house.Put(ticket);
    ticket = house.MakeTicket("No heat", house.ken.id);
    ticket.stage = house.waiting_for_you;
    house.Put(ticket);
    PortalPage ken(door, house.ken, {.language = language});
    ken.page.Open("/tickets/1");
    CHECK(ken.page.Find(Role::kText, ken.strings.Text("details.answer_expected")) != nullptr);
    const Millis expected = ticket.last_activity_at_millis + 2 * 3'600'000;
    CHECK(ken.page.Find(Role::kText, ExactTime(expected, ken.zone, ken.strings)) != nullptr);
    ken.page.Open("/tickets/2");
    CHECK(ken.page.Find(Role::kText, ken.strings.Text("details.answer_expected")) == nullptr);
  }
}

}  // namespace
}  // namespace genkan::support
