// A customer answers and files: what is stored, once, and in whose name.
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/reply_codec.h"
#include "genkan/wire/ticket_codec.h"
#include "support/front_door.h"

namespace genkan::support {
namespace {

const std::vector<wire::Header> kKey = {{"idempotency-key", "press-0001"}};
const std::vector<wire::Header> kOtherKey = {{"idempotency-key", "press-0002"}};

domain::Thread ThreadOf(Visitor& visitor, const std::string& number) {
  const wire::Response response = visitor.Get("/v1/tickets/" + number);
  REQUIRE(response.status == 200);
  return *wire::DecodeThread(BodyOf(response));
}

// A door with one ticket of Noor's, number 1, in the given stage.
domain::Ticket AddNoorsTicket(FrontDoor& door, domain::StageId stage) {
  domain::Ticket ticket = door.house.MakeTicket("Invoice", door.house.noor.id);
  ticket.stage = stage;
  return door.house.Put(ticket);
}

void GiveStagesTurns(FrontDoor& door) {
  auto& stages = door.house.pipeline.stages;
  stages[0].turn = domain::Turn::kSupport;
  stages[1].turn = domain::Turn::kCustomer;
  REQUIRE(door.store->PutPipeline(door.house.portal.id, door.house.pipeline).ok());
}

TEST_CASE("A reply is stored under its sender's name and language", "[service][reply]") {
  FrontDoor door;
  AddNoorsTicket(door, door.house.waiting_for_us);
  Visitor noor(door, door.house.noor);
  const auto response =
      noor.Post("/v1/tickets/1/replies", R"({"text":"Still silent.\r\n\r\n  "})", kKey);
  REQUIRE(response.status == 201);
  const domain::MessageView sent = *wire::DecodeMessage(BodyOf(response));
  CHECK(sent.text == "Still silent.");
  CHECK(sent.own);
  CHECK(sent.author_kind == domain::AuthorKind::kContact);
  CHECK(sent.author_shown_name == "noor");
  CHECK(sent.language == "en");
  CHECK(sent.channel == "form");
  CHECK(sent.sent_at_millis == door.clock.NowMillis());
  const domain::Thread thread = ThreadOf(noor, "1");
  REQUIRE(thread.messages.size() == 1);
  CHECK(thread.messages[0] == sent);
  CHECK(thread.ticket.last_activity_at_millis == door.clock.NowMillis());
}

TEST_CASE("A reply goes on in the conversation that is there", "[service][reply]") {
  FrontDoor door;
  House& house = door.house;
  const domain::Ticket ticket = AddNoorsTicket(door, house.waiting_for_us);
  const domain::ChannelAccount email{
      .id = house.Next<domain::ChannelAccountId>(), .inbox = house.inbox.id, .kind = "email"};
  REQUIRE(door.store->PutChannelAccount(house.portal.id, email).ok());
  domain::Conversation conversation = house.MakeConversation({ticket.id});
  conversation.channel_account = email.id;
  REQUIRE(door.store->PutConversation(house.portal.id, conversation).ok());
  Visitor noor(door, house.noor);
  const auto response = noor.Post("/v1/tickets/1/replies", R"({"text":"Hello"})", kKey);
  CHECK(wire::DecodeMessage(BodyOf(response))->channel == "email");
}

TEST_CASE("A reply hands the turn to support and opens a closed ticket again", "[service][reply]") {
  FrontDoor door;
  GiveStagesTurns(door);
  for (const domain::StageId stage : {door.house.waiting_for_you, door.house.closed}) {
    const domain::Ticket ticket = AddNoorsTicket(door, stage);
    const std::string number = std::to_string(static_cast<std::int64_t>(ticket.number));
    Visitor noor(door, door.house.noor);
    REQUIRE(noor.Post("/v1/tickets/" + number + "/replies", R"({"text":"Again"})",
                      {{"idempotency-key", "press-" + number + "000"}})
                .status == 201);
    const domain::StageView after = ThreadOf(noor, number).ticket.stage;
    CHECK(after.kind == domain::StageKind::kOpen);
    CHECK(after.turn == domain::Turn::kSupport);
  }
}

TEST_CASE("Sending the same reply twice stores it once", "[service][reply]") {
  FrontDoor door;
  AddNoorsTicket(door, door.house.waiting_for_us);
  Visitor noor(door, door.house.noor);
  const auto first = noor.Post("/v1/tickets/1/replies", R"({"text":"Once"})", kKey);
  door.clock.Advance(kMillisPerHour);
  const auto second = noor.Post("/v1/tickets/1/replies", R"({"text":"Once"})", kKey);
  CHECK(second.status == 201);
  CHECK(BodyOf(first) == BodyOf(second));
  CHECK(ThreadOf(noor, "1").messages_total == 1);
  CHECK(noor.Post("/v1/tickets/1/replies", R"({"text":"Once"})", kOtherKey).status == 201);
  CHECK(ThreadOf(noor, "1").messages_total == 2);
}

TEST_CASE("A key that was used for something else is refused", "[service][reply]") {
  FrontDoor door;
  AddNoorsTicket(door, door.house.waiting_for_us);
  AddNoorsTicket(door, door.house.waiting_for_us);
  Visitor noor(door, door.house.noor);
  REQUIRE(noor.Post("/v1/tickets/1/replies", R"({"text":"One"})", kKey).status == 201);
  CHECK(noor.Post("/v1/tickets/1/replies", R"({"text":"Two"})", kKey).status == 409);
  CHECK(noor.Post("/v1/tickets/2/replies", R"({"text":"One"})", kKey).status == 409);
  CHECK(noor.Post("/v1/tickets", R"({"subject":"One","text":"One"})", kKey).status == 409);
  CHECK(ThreadOf(noor, "1").messages_total == 1);
  CHECK(ThreadOf(noor, "2").messages_total == 0);
}

TEST_CASE("Nobody answers a ticket they cannot see", "[service][reply]") {
  FrontDoor door;
  AddNoorsTicket(door, door.house.waiting_for_us);
  Visitor hana(door, door.house.hana);
  CHECK(hana.Post("/v1/tickets/1/replies", R"({"text":"Hi"})", kKey).status == 404);
  CHECK(hana.Post("/v1/tickets/9/replies", R"({"text":"Hi"})", kKey).status == 404);
  CHECK(hana.Post("/v1/tickets/x/replies", R"({"text":"Hi"})", kKey).status == 404);
  Visitor noor(door, door.house.noor);
  CHECK(ThreadOf(noor, "1").messages_total == 0);
}

TEST_CASE("A new ticket is its requester's and their company's, and says where it is",
          "[service][new_ticket]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  const auto response =
      hana.Post("/v1/tickets", R"({"subject":" 請求書 ","text":"届きません。"})", kKey);
  REQUIRE(response.status == 201);
  CHECK(HeaderOf(response, "location") == "/v1/tickets/1");
  const domain::TicketSummary filed = *wire::DecodeTicketSummary(BodyOf(response));
  CHECK(filed.subject == "請求書");
  CHECK(filed.subject_language == "ja");
  CHECK(filed.sight == domain::Sight::kOwn);
  CHECK(filed.requester_shown_name == "hana");
  CHECK(filed.channel == "form");
  const domain::Thread thread = ThreadOf(hana, "1");
  REQUIRE(thread.messages.size() == 1);
  CHECK(thread.messages[0].text == "届きません。");
  CHECK(thread.messages[0].own);

  Visitor ken(door, door.house.ken);
  CHECK(ThreadOf(ken, "1").ticket.sight == domain::Sight::kPrimaryCompany);
  Visitor noor(door, door.house.noor);
  CHECK(noor.Get("/v1/tickets/1").status == 404);
}

TEST_CASE("A new ticket may be in a language that is not its sender's", "[service][new_ticket]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  REQUIRE(
      hana.Post("/v1/tickets", R"({"subject":"Hi","text":"Hi","language":"en"})", kKey).status ==
      201);
  const domain::Thread thread = ThreadOf(hana, "1");
  CHECK(thread.ticket.subject_language == "en");
  CHECK(thread.messages[0].language == "en");
}

TEST_CASE("Filing the same ticket twice files it once", "[service][new_ticket]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  const std::string body = R"({"subject":"One","text":"Text"})";
  const auto first = hana.Post("/v1/tickets", body, kKey);
  const auto second = hana.Post("/v1/tickets", body, kKey);
  CHECK(second.status == 201);
  CHECK(BodyOf(first) == BodyOf(second));
  CHECK(hana.Post("/v1/tickets", R"({"subject":"Two","text":"Text"})", kKey).status == 409);
  CHECK(JsonOf(hana.Get("/v1/tickets")).Find("total")->integer == 1);
}

TEST_CASE("Two people may use the same key", "[service][new_ticket]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  Visitor noor(door, door.house.noor);
  CHECK(hana.Post("/v1/tickets", R"({"subject":"A","text":"A"})", kKey).status == 201);
  CHECK(noor.Post("/v1/tickets", R"({"subject":"B","text":"B"})", kKey).status == 201);
}

TEST_CASE("A portal that has no place for new tickets says so", "[service][new_ticket]") {
  FrontDoor door;
  door.house.portal.settings.Edit().tickets.new_ticket_stage = {};
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Visitor hana(door, door.house.hana);
  const auto response = hana.Post("/v1/tickets", R"({"subject":"A","text":"A"})", kKey);
  CHECK(response.status == 503);
  CHECK(JsonOf(response).Find("message_key")->text == "error.portal_unready");
}

}  // namespace
}  // namespace genkan::support
