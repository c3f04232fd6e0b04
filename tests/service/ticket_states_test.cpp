// Customers close tickets and open them again, where the rules of the pipeline let them.
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/ticket_codec.h"
#include "support/front_door.h"

namespace genkan::support {
namespace {

constexpr const char* kClose = R"({"state":"closed"})";
constexpr const char* kOpen = R"({"state":"open"})";

struct Ruled {
  explicit Ruled(domain::PipelineRules rules) {
    rules.pipeline = door.house.pipeline.id;
    door.house.portal.settings.Edit().tickets.pipelines = {rules};
    REQUIRE(door.store->PutPortal(door.house.portal).ok());
    domain::Ticket ticket = door.house.MakeTicket("T", door.house.hana.id);
    ticket.companies = {door.house.sakura.id};
    door.house.Put(ticket);
  }
  domain::Thread Thread(Visitor& visitor) {
    return wire::DecodeThread(BodyOf(visitor.Get("/v1/tickets/1"))).value();
  }

  FrontDoor door;
  Visitor hana{door, door.house.hana};
  Visitor ken{door, door.house.ken};
};

TEST_CASE("Whoever is on a ticket closes it and opens it again, where the rules say so",
          "[service][states]") {
  Ruled ruled({.may_close = true});
  CHECK(ruled.Thread(ruled.hana).powers ==
        domain::TicketPowers{.may_reply = true, .may_close = true});
  ruled.door.clock.Advance(kMillisPerHour);
  const wire::Response closed = ruled.hana.Put("/v1/tickets/1/state", kClose);
  REQUIRE(closed.status == 200);
  const auto ticket = wire::DecodeTicketSummary(BodyOf(closed));
  CHECK(ticket->stage.kind == domain::StageKind::kClosed);
  CHECK(ticket->last_activity_at_millis == ruled.door.clock.NowMillis());
  CHECK(ruled.Thread(ruled.hana).powers ==
        domain::TicketPowers{.may_reply = true, .may_reopen = true, .may_rate = true});
  REQUIRE(ruled.hana.Put("/v1/tickets/1/state", kOpen).status == 200);
  CHECK(ruled.Thread(ruled.hana).ticket.stage.kind == domain::StageKind::kOpen);
}

TEST_CASE("Closing what is closed changes nothing", "[service][states]") {
  Ruled ruled({.may_close = true});
  REQUIRE(ruled.hana.Put("/v1/tickets/1/state", kClose).status == 200);
  const domain::Thread once = ruled.Thread(ruled.hana);
  ruled.door.clock.Advance(kMillisPerHour);
  REQUIRE(ruled.hana.Put("/v1/tickets/1/state", kClose).status == 200);
  CHECK(ruled.Thread(ruled.hana) == once);
}

TEST_CASE("Without the rule nobody closes, and a colleague never does", "[service][states]") {
  Ruled plain({});
  CHECK(plain.hana.Put("/v1/tickets/1/state", kClose).status == 403);
  CHECK(plain.Thread(plain.hana).ticket.stage.kind == domain::StageKind::kOpen);
  Ruled ruled({.may_close = true});
  CHECK(ruled.Thread(ruled.ken).powers == domain::TicketPowers{.may_reply = true});
  CHECK(ruled.ken.Put("/v1/tickets/1/state", kClose).status == 403);
  REQUIRE(ruled.hana.Put("/v1/tickets/1/state", kClose).status == 200);
  CHECK(ruled.ken.Put("/v1/tickets/1/state", kOpen).status == 403);
}

TEST_CASE("A stranger's attempt is answered as if there were no ticket", "[service][states]") {
  Ruled ruled({.may_close = true});
  Visitor noor(ruled.door, ruled.door.house.noor);
  CHECK(noor.Put("/v1/tickets/1/state", kClose).status == 404);
}

TEST_CASE("A closed ticket that takes no answers refuses them, and can still be opened again",
          "[service][states]") {
  Ruled ruled({.may_close = true, .may_answer_closed = false});
  REQUIRE(ruled.hana.Put("/v1/tickets/1/state", kClose).status == 200);
  CHECK_FALSE(ruled.Thread(ruled.hana).powers.may_reply);
  const wire::Response refused = ruled.hana.Post("/v1/tickets/1/replies", R"({"text":"still"})",
                                                 {{"idempotency-key", "press-0001"}});
  CHECK(refused.status == 403);
  CHECK(JsonOf(refused).Find("message_key")->text == "error.ticket_closed");
  REQUIRE(ruled.hana.Put("/v1/tickets/1/state", kOpen).status == 200);
  CHECK(
      ruled.hana
          .Post("/v1/tickets/1/replies", R"({"text":"still"})", {{"idempotency-key", "press-0002"}})
          .status == 201);
}

TEST_CASE("A ticket goes to the stage that was chosen for closed ones", "[service][states]") {
  FrontDoor door;
  domain::Stage solved{.id = door.house.Next<domain::StageId>(),
                       .pipeline = door.house.pipeline.id,
                       .customer_names = {{"en", "Solved by you"}},
                       .kind = domain::StageKind::kClosed,
                       .position = 9};
  domain::Pipeline pipeline = door.house.pipeline;
  pipeline.stages.push_back(solved);
  REQUIRE(door.store->PutPipeline(door.house.portal.id, pipeline).ok());
  domain::PortalSettings& settings = door.house.portal.settings.Edit();
  settings.tickets.pipelines = {
      {.pipeline = pipeline.id, .may_close = true, .closed_stage = solved.id}};
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  door.house.AddTicket("T", door.house.hana.id);
  Visitor hana(door, door.house.hana);
  const auto ticket = wire::DecodeTicketSummary(BodyOf(hana.Put("/v1/tickets/1/state", kClose)));
  REQUIRE(ticket.ok());
  CHECK(ticket->stage.name == "Solved by you");
}

}  // namespace
}  // namespace genkan::support
