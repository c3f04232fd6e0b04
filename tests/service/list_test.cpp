#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/ticket_codec.h"
#include "support/front_door.h"

namespace genkan::test {
namespace {

domain::TicketPage PageOf(const wire::Response& response) {
  REQUIRE(response.status == 200);
  const auto page = wire::DecodeTicketPage(BodyOf(response));
  REQUIRE(page.ok());
  return *page;
}

TEST_CASE("A customer who signed in sees the tickets they may see", "[service][list]") {
  FrontDoor door;
  door.house.AddTicket("発送が遅れています", door.house.hana.id);
  door.house.AddTicket("Pallets missing", door.house.noor.id);
  Visitor hana(door, door.house.hana);
  const domain::TicketPage page = PageOf(hana.Get("/v1/tickets"));
  REQUIRE(page.tickets.size() == 1);
  CHECK(page.total == 1);
  CHECK(page.tickets[0].subject == "発送が遅れています");
  CHECK(page.tickets[0].sight == domain::Sight::kOwn);
  CHECK(page.tickets[0].stage.name == "Waiting for us");
  CHECK(page.tickets[0].requester_shown_name == "hana");
}

}  // namespace
}  // namespace genkan::test
