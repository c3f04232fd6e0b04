// What is offered to whoever writes a new ticket.
#include <catch2/catch_test_macros.hpp>

#include "support/front_door.h"

namespace genkan::support {
namespace {

std::vector<std::string> Offered(Visitor& visitor, const std::string& subject) {
  const wire::JsonValue json =
      JsonOf(visitor.Get("/v1/tickets/similar?subject=" + wire::PercentEncoded(subject)));
  std::vector<std::string> subjects;
  for (const wire::JsonValue& ticket : json.Find("tickets")->items) {
    subjects.push_back(ticket.Find("subject")->text);
  }
  return subjects;
}

using Subjects = std::vector<std::string>;

TEST_CASE("Up to three open tickets of one's own are offered, the most similar first",
          "[service][similar]") {
  FrontDoor door;
  for (const char* subject : {"Printer jams on floor 1", "Printer jams on floor 2",
                              "Printer jams on floor 3", "Printer does nothing", "The invoice"}) {
    door.house.AddTicket(subject, door.house.ken.id);
  }
  Visitor ken(door, door.house.ken);
  CHECK(Offered(ken, "Printer jams").size() == 3);
  CHECK(Offered(ken, "Printer jams on floor 2").front() == "Printer jams on floor 2");
  CHECK(Offered(ken, "Scanner is dark").empty());
  CHECK(ken.Get("/v1/tickets/similar").status == 422);
  CHECK(ken.Get("/v1/tickets/similar?subject=" + std::string(201, 'x')).status == 422);
}

TEST_CASE("Nothing is offered that its reader may not see, is not on, or that is over",
          "[service][similar]") {
  FrontDoor door;
  const auto put = [&](domain::Ticket ticket) {
    REQUIRE(door.store->PutTicket(door.house.portal.id, ticket).ok());
  };
  domain::Ticket hidden = door.house.AddTicket("Printer jams, hidden", door.house.ken.id);
  hidden.hidden = true;
  put(hidden);
  domain::Ticket closed = door.house.AddTicket("Printer jams, closed", door.house.ken.id);
  closed.stage = door.house.closed;
  put(closed);
  domain::Ticket colleagues = door.house.AddTicket("Printer jams, hana's", door.house.hana.id);
  colleagues.companies = {door.house.sakura.id};
  put(colleagues);
  door.house.AddTicket("Printer jams, noor's", door.house.noor.id);
  Visitor ken(door, door.house.ken), hana(door, door.house.hana);
  CHECK(Offered(ken, "Printer jams").empty());
  CHECK(Offered(hana, "Printer jams") == Subjects{"Printer jams, hana's"});
}

}  // namespace
}  // namespace genkan::support
