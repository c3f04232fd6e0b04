#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/ticket_codec.h"
#include "support/front_door.h"

namespace genkan::support {
namespace {

domain::Thread ThreadOf(const wire::Response& response) {
  REQUIRE(response.status == 200);
  const auto thread = wire::DecodeThread(BodyOf(response));
  REQUIRE(thread.ok());
  return *thread;
}

TEST_CASE("An id from before an import opens the ticket, to those who may see it",
          "[service][thread]") {
  FrontDoor door;
  domain::Ticket imported = door.house.MakeTicket("Imported", door.house.noor.id);
  imported.external_number = "436bf9b0-1147";
  imported = door.house.Put(imported);
  Visitor noor(door, door.house.noor);
  CHECK(ThreadOf(noor.Get("/v1/tickets/436bf9b0-1147")).ticket.number == imported.number);
  const wire::Response page = noor.Visit("/tickets/436bf9b0-1147");
  CHECK(page.status == 303);
  CHECK(HeaderOf(page, "location") == "/tickets/1");
  Visitor hana(door, door.house.hana);
  CHECK(hana.Get("/v1/tickets/436bf9b0-1147").status == 404);
  CHECK(hana.Visit("/tickets/436bf9b0-1147").status == 200);
}

TEST_CASE("A thread shows the ticket and its messages, oldest first", "[service][thread]") {
  FrontDoor door;
  House& house = door.house;
  const domain::Ticket ticket = house.AddTicket("Invoice", house.noor.id);
  const auto conversation = house.AddConversation({ticket.id});
  domain::Message first = house.MakeMessage(conversation.id, "Where is it?");
  first.author = {
      .kind = domain::AuthorKind::kContact, .contact = house.noor.id, .shown_name = "Noor"};
  REQUIRE(door.store->PutMessage(house.portal.id, first).ok());
  domain::Message second = house.MakeMessage(conversation.id, "Attached.");
  second.author = {.kind = domain::AuthorKind::kStaff, .shown_name = "Mori"};
  second.sent_at_millis += 1;
  second.attachments = {{.id = house.Next<domain::AttachmentId>(),
                         .file_name = "invoice.pdf",
                         .media_type = "application/pdf",
                         .bytes = 1234,
                         .blob_key = "secret-blob-key"}};
  REQUIRE(door.store->PutMessage(house.portal.id, second).ok());

  Visitor noor(door, house.noor);
  const wire::Response response = noor.Get("/v1/tickets/1");
  const domain::Thread thread = ThreadOf(response);
  CHECK(thread.ticket.subject == "Invoice");
  CHECK(thread.messages_total == 2);
  CHECK(thread.powers.may_reply);
  CHECK(thread.older_cursor.empty());
  REQUIRE(thread.messages.size() == 2);
  CHECK(thread.messages[0].text == "Where is it?");
  CHECK(thread.messages[0].own);
  CHECK(thread.messages[0].channel == "form");
  CHECK(thread.messages[1].author_shown_name == "Mori");
  CHECK_FALSE(thread.messages[1].own);
  CHECK(thread.messages[1].attachments.at(0).file_name == "invoice.pdf");
  CHECK(BodyOf(response).find("secret-blob-key") == std::string::npos);
}

TEST_CASE("A stranger's ticket, a hidden one and a missing one get the same answer",
          "[service][thread]") {
  FrontDoor door;
  House& house = door.house;
  house.AddTicket("Sakura's", house.hana.id);  // 1
  domain::Ticket hidden = house.MakeTicket("Hidden", house.noor.id);
  hidden.hidden = true;
  house.Put(hidden);  // 2
  Visitor noor(door, house.noor);
  const auto told = [&](const std::string& target) {
    wire::Request request{.target = target, .headers = {{"x-request-id", "same"}}};
    const wire::Response response = noor.Send(request);
    CHECK(response.status == 404);
    return BodyOf(response);
  };
  const std::string missing = told("/v1/tickets/99");
  CHECK(told("/v1/tickets/1") == missing);
  CHECK(told("/v1/tickets/2") == missing);
}

TEST_CASE("An internal message never leaves", "[service][thread]") {
  FrontDoor door;
  House& house = door.house;
  const domain::Ticket ticket = house.AddTicket("Invoice", house.noor.id);
  const auto conversation = house.AddConversation({ticket.id});
  domain::Message internal = house.MakeMessage(conversation.id, "canary");
  internal.audience = domain::Audience::kInternal;
  REQUIRE(door.store->PutMessage(house.portal.id, internal).ok());
  Visitor noor(door, house.noor);
  const wire::Response response = noor.Get("/v1/tickets/1");
  CHECK(ThreadOf(response).messages_total == 0);
  CHECK(BodyOf(response).find("canary") == std::string::npos);
}

TEST_CASE("A long thread comes in pages, the newest first", "[service][thread]") {
  FrontDoor door;
  House& house = door.house;
  const domain::Ticket ticket = house.AddTicket("Long", house.noor.id);
  const auto conversation = house.AddConversation({ticket.id});
  for (int i = 1; i <= 205; ++i) {
    domain::Message message = house.MakeMessage(conversation.id, "M" + std::to_string(i));
    message.sent_at_millis += i;
    REQUIRE(door.store->PutMessage(house.portal.id, message).ok());
  }
  Visitor noor(door, house.noor);
  const domain::Thread newest = ThreadOf(noor.Get("/v1/tickets/1"));
  CHECK(newest.messages_total == 205);
  REQUIRE(newest.messages.size() == 200);
  CHECK(newest.messages.front().text == "M6");
  CHECK(newest.messages.back().text == "M205");
  const domain::Thread oldest =
      ThreadOf(noor.Get("/v1/tickets/1?messages_before=" + newest.older_cursor));
  REQUIRE(oldest.messages.size() == 5);
  CHECK(oldest.messages.front().text == "M1");
  CHECK(oldest.older_cursor.empty());
}

TEST_CASE("A ticket's number may be typed as people type it", "[service][thread]") {
  FrontDoor door;
  for (int i = 0; i < 42; ++i) door.house.AddTicket("T", door.house.noor.id);
  Visitor noor(door, door.house.noor);
  for (const char* number : {"42", "%2342", "%EF%BC%94%EF%BC%92"}) {
    INFO(number);
    const domain::Thread thread = ThreadOf(noor.Get(std::string("/v1/tickets/") + number));
    CHECK(thread.ticket.number == domain::TicketNumber{42});
  }
}

TEST_CASE("What is no number is a ticket that is missing", "[service][thread]") {
  FrontDoor door;
  door.house.AddTicket("T", door.house.noor.id);
  Visitor noor(door, door.house.noor);
  for (const char* number : {"0", "-1", "1.0", "abc", "1e3", "99999999999999999999", "%201x", "..",
                             "1;drop%20table", "0x1", "%F0%9F%98%80"}) {
    INFO(number);
    CHECK(noor.Get(std::string("/v1/tickets/") + number).status == 404);
  }
  CHECK(noor.Get("/v1/tickets/").status == 404);
}

TEST_CASE("A place in a thread that is no id is refused", "[service][thread]") {
  FrontDoor door;
  door.house.AddTicket("T", door.house.noor.id);
  Visitor noor(door, door.house.noor);
  for (const char* query : {"messages_before=", "messages_before=1", "before=1"}) {
    CHECK(noor.Get(std::string("/v1/tickets/1?") + query).status == 422);
  }
}

}  // namespace
}  // namespace genkan::support
