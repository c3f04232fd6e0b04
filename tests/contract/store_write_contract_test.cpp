// What every store promises of writing: replies and tickets once and whole, numbers, unique ids.
#include <algorithm>
#include <catch2/catch_template_test_macros.hpp>
#include <set>

#include "contract/stores.h"

namespace genkan::service {
namespace {

using domain::Conversation;
using domain::Message;
using domain::Ticket;
using support::House;
using support::kNoon;

std::int64_t MessageCount(House& house, domain::TicketId ticket) {
  const auto page = house.store().MessagesOf(house.ViewerOf(house.hana), ticket, {});
  REQUIRE(page.ok());
  return page->total;
}

std::int64_t TicketCount(House& house) {
  return house.store().ListTickets(house.ViewerOf(house.hana), {}).value().total;
}

}  // namespace

GENKAN_STORE_CONTRACT("A reply is stored, moves its ticket up and into its stage",
                      "[store][reply]") {
  TestType kept;
  House house(kept.store());
  Ticket ticket = house.MakeTicket("t", house.hana.id);
  ticket.stage = house.closed;
  ticket = house.Put(ticket);
  house.AddTicket("newer", house.hana.id);
  const Conversation conversation = house.AddConversation({ticket.id});
  const ReplyWrite write = house.MakeReply(ticket.id, conversation.id, "still silent");
  const auto stored = house.store().StoreReply(house.portal.id, write);
  REQUIRE(stored.ok());
  CHECK(*stored == write.message);
  const auto rows =
      house.store().ListTickets(house.ViewerOf(house.hana), {.kind = domain::StageKind::kOpen});
  REQUIRE(rows.ok());
  REQUIRE(rows->tickets.size() == 2);
  CHECK(rows->tickets[0].id == ticket.id);
  CHECK(rows->tickets[0].stage == house.waiting_for_us);
  CHECK(rows->tickets[0].last_activity_at_millis == write.message.sent_at_millis);
  CHECK(rows->total == 2);
}

GENKAN_STORE_CONTRACT("A ticket that is moved changes its lists, and keeps all else",
                      "[store][ticket]") {
  TestType kept;
  House house(kept.store());
  const Ticket ticket = house.AddTicket("t", house.hana.id);
  const Millis later = kNoon + kMillisPerHour;
  const auto moved = house.store().MoveTicket(house.portal.id, ticket.id, house.closed, later);
  REQUIRE(moved.ok());
  Ticket wanted = ticket;
  wanted.stage = house.closed;
  wanted.last_activity_at_millis = later;
  CHECK(*moved == wanted);
  const auto total = [&](domain::StageKind kind) {
    return house.store().ListTickets(house.ViewerOf(house.hana), {.kind = kind})->total;
  };
  CHECK(total(domain::StageKind::kOpen) == 0);
  CHECK(total(domain::StageKind::kClosed) == 1);
  const auto code = [&](domain::TicketId id, domain::StageId stage) {
    return house.store().MoveTicket(house.portal.id, id, stage, later).error().code;
  };
  CHECK(code(house.Next<domain::TicketId>(), house.closed) == ErrorCode::kNotFound);
  CHECK(code(ticket.id, house.Next<domain::StageId>()) == ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT(
    "A ticket's fields are put in the place of those before, and all else is kept",
    "[store][ticket]") {
  TestType kept;
  House house(kept.store());
  Ticket ticket = house.MakeTicket("t", house.hana.id);
  ticket.fields = {{"order_no", "A-17"}, {"reason", "broken"}};
  ticket = house.Put(ticket);
  for (const std::vector<domain::FieldValue>& fields :
       {std::vector<domain::FieldValue>{{"reason", "故障"}, {"since", "2026-11-22"}}, {}}) {
    ticket.fields = fields;
    CHECK(house.store().PutTicketFields(house.portal.id, ticket.id, fields).value() == ticket);
    CHECK(house.store().TicketByNumber(house.ViewerOf(house.hana), ticket.number).value() ==
          ticket);
  }
  CHECK(house.store()
            .PutTicketFields(house.portal.id, house.Next<domain::TicketId>(), {})
            .error()
            .code == ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT(
    "Who is on a ticket is changed at once for the list, its count and the changes",
    "[store][ticket]") {
  TestType kept;
  House house(kept.store());
  Ticket ticket = house.MakeTicket("t", house.hana.id);
  ticket.companies = {house.sakura.id};
  ticket.fields = {{"order_no", "A-17"}};
  ticket = house.Put(ticket);
  const auto total = [&](const domain::Contact& contact) {
    return house.store().ListTickets(house.ViewerOf(contact), {})->total;
  };
  CHECK(total(house.ken) == 1);
  const auto put = [&](const domain::TicketPeople& people) {
    ticket.contacts = people.contacts;
    ticket.restricted = people.restricted;
    CHECK(house.store().PutTicketPeople(house.portal.id, ticket.id, people).value() == ticket);
    CHECK(house.store().TicketByNumber(house.ViewerOf(house.hana), ticket.number).value() ==
          ticket);
  };
  put(domain::KeptToRequester(ticket));
  CHECK(total(house.ken) == 0);
  const auto moment = house.store().ChangesAfter(house.ViewerOf(house.noor), 0)->upto;
  put(domain::WithParticipant(ticket, house.noor.id));
  CHECK(total(house.noor) == 1);
  CHECK(total(house.ken) == 0);
  CHECK(house.store().ChangesAfter(house.ViewerOf(house.noor), moment)->tickets ==
        std::vector{ticket.number});
  CHECK(house.store().ChangesAfter(house.ViewerOf(house.ken), moment)->tickets.empty());
  put(domain::OpenedToCompanies(ticket));
  put(domain::WithoutParticipant(ticket, house.noor.id));
  CHECK(total(house.noor) == 0);
  CHECK(total(house.ken) == 1);
  CHECK(house.store()
            .PutTicketPeople(house.portal.id, house.Next<domain::TicketId>(), {})
            .error()
            .code == ErrorCode::kNotFound);
  CHECK(house.store()
            .PutTicketPeople(house.portal.id, ticket.id,
                             {.contacts = {{house.Next<domain::ContactId>()}}})
            .error()
            .code == ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT("A late reply does not move its ticket down", "[store][reply]") {
  TestType kept;
  House house(kept.store());
  const Ticket ticket = house.AddTicket("t", house.hana.id);
  ReplyWrite write = house.MakeReply(ticket.id, house.AddConversation({ticket.id}).id, "late");
  write.message.sent_at_millis = kNoon - 1;
  REQUIRE(house.store().StoreReply(house.portal.id, write).ok());
  const auto after = house.store().TicketByNumber(house.ViewerOf(house.hana), ticket.number);
  CHECK(after->last_activity_at_millis == kNoon);
}

GENKAN_STORE_CONTRACT("Sending the same reply twice stores it once", "[store][reply]") {
  TestType kept;
  House house(kept.store());
  const Ticket ticket = house.AddTicket("t", house.hana.id);
  const Conversation conversation = house.AddConversation({ticket.id});
  const ReplyWrite first = house.MakeReply(ticket.id, conversation.id, "once");
  REQUIRE(house.store().StoreReply(house.portal.id, first).ok());
  ReplyWrite again = first;  // A retry has a new message id and a later time.
  again.message.id = house.Next<domain::MessageId>();
  again.message.sent_at_millis += kMillisPerHour;
  const auto stored = house.store().StoreReply(house.portal.id, again);
  REQUIRE(stored.ok());
  CHECK(*stored == first.message);
  CHECK(MessageCount(house, ticket.id) == 1);

  ReplyWrite other = again;
  other.content_digest = "another";
  CHECK(house.store().StoreReply(house.portal.id, other).error().code == ErrorCode::kConflict);
  ReplyWrite from_ken = other;
  from_ken.sender = house.ken.id;
  CHECK(house.store().StoreReply(house.portal.id, from_ken).ok());
  CHECK(MessageCount(house, ticket.id) == 2);
}

GENKAN_STORE_CONTRACT("The first reply of a ticket without a conversation makes one",
                      "[store][reply]") {
  TestType kept;
  House house(kept.store());
  const Ticket ticket = house.AddTicket("t", house.hana.id);
  const auto reply = [&](const std::string& text) {
    ReplyWrite write = house.MakeReply(ticket.id, {}, text);
    write.new_conversation = house.MakeConversation({});
    write.message.conversation = write.new_conversation->id;
    const auto stored = house.store().StoreReply(house.portal.id, write);
    REQUIRE(stored.ok());
    return *stored;
  };
  const Message first = reply("one");
  const auto made = house.store().ReplyConversation(house.ViewerOf(house.hana), ticket.id);
  REQUIRE(made.ok());
  CHECK(made->id == first.conversation);
  CHECK(made->tickets == std::vector{ticket.id});
  // One that did not know of it goes into the same.
  CHECK(reply("two").conversation == made->id);
  CHECK(MessageCount(house, ticket.id) == 2);
}

GENKAN_STORE_CONTRACT("A reply that cannot be stored leaves nothing", "[store][reply]") {
  TestType kept;
  House house(kept.store());
  const Ticket ticket = house.AddTicket("t", house.hana.id);
  const Conversation conversation = house.AddConversation({ticket.id});
  const auto code = [&](const ReplyWrite& write) {
    return house.store().StoreReply(house.portal.id, write).error().code;
  };
  ReplyWrite write = house.MakeReply(ticket.id, conversation.id, "text");
  write.stage_after = house.Next<domain::StageId>();
  CHECK(code(write) == ErrorCode::kNotFound);
  write.stage_after = house.closed;
  write.ticket = house.Next<domain::TicketId>();
  CHECK(code(write) == ErrorCode::kNotFound);
  write.ticket = ticket.id;
  write.message.conversation = house.AddConversation({}).id;
  CHECK(code(write) == ErrorCode::kConflict);
  write.message.conversation = house.Next<domain::ConversationId>();
  CHECK(code(write) == ErrorCode::kNotFound);
  CHECK(MessageCount(house, ticket.id) == 0);
  CHECK(house.store().TicketByNumber(house.ViewerOf(house.hana), ticket.number).value() == ticket);
  write.message.conversation = conversation.id;
  CHECK(house.store().StoreReply(house.portal.id, write).ok());
  write.client_key += "-other";
  CHECK(code(write) == ErrorCode::kConflict);  // A message of that id exists.
}

GENKAN_STORE_CONTRACT("A new ticket is stored once with its number and first message",
                      "[store][ticket]") {
  TestType kept;
  House house(kept.store());
  const TicketWrite first = house.MakeTicketWrite("subject", "text");
  const auto stored = house.store().StoreTicket(house.portal.id, first);
  REQUIRE(stored.ok());
  CHECK(stored->number == domain::TicketNumber{1});
  CHECK(MessageCount(house, stored->id) == 1);
  TicketWrite again = house.MakeTicketWrite("subject", "text");
  again.client_key = first.client_key;
  CHECK(house.store().StoreTicket(house.portal.id, again).value() == *stored);
  CHECK(TicketCount(house) == 1);
  again.content_digest = "another";
  CHECK(house.store().StoreTicket(house.portal.id, again).error().code == ErrorCode::kConflict);
  // A key is one sending's, whatever was sent.
  ReplyWrite reply = house.MakeReply(stored->id, first.conversation.id, "x");
  reply.client_key = first.client_key;
  reply.content_digest = first.content_digest;
  CHECK(house.store().StoreReply(house.portal.id, reply).error().code == ErrorCode::kConflict);
  CHECK(house.store().StoreTicket(house.portal.id, house.MakeTicketWrite("s", "t"))->number ==
        domain::TicketNumber{2});
}

GENKAN_STORE_CONTRACT("A new ticket that cannot be stored takes no number", "[store][ticket]") {
  TestType kept;
  House house(kept.store());
  TicketWrite broken = house.MakeTicketWrite("s", "t");
  broken.conversation.channel_account = house.Next<domain::ChannelAccountId>();
  CHECK(house.store().StoreTicket(house.portal.id, broken).error().code == ErrorCode::kNotFound);
  CHECK(TicketCount(house) == 0);
  CHECK(house.AddTicket("next", house.hana.id).number == domain::TicketNumber{1});
}

GENKAN_STORE_CONTRACT("Numbers only rise, past those that were given", "[store][ticket]") {
  TestType kept;
  House house(kept.store());
  Ticket first = house.AddTicket("1", house.hana.id);
  Ticket given = house.MakeTicket("40", house.hana.id);
  given.number = domain::TicketNumber{40};
  house.Put(given);
  Ticket lower = house.MakeTicket("7", house.hana.id);
  lower.number = domain::TicketNumber{7};
  house.Put(lower);
  CHECK(house.AddTicket("41", house.hana.id).number == domain::TicketNumber{41});
  Ticket taken = house.MakeTicket("taken", house.hana.id);
  taken.number = domain::TicketNumber{7};
  CHECK(house.store().PutTicket(house.portal.id, taken).error().code == ErrorCode::kConflict);
  CHECK(house.store().IsNumberTaken(house.portal.id, domain::TicketNumber{7}).value());
  CHECK_FALSE(house.store().IsNumberTaken(house.portal.id, domain::TicketNumber{8}).value());
  first.number = domain::TicketNumber{0};
  first.subject = "again";
  CHECK(house.Put(first).number == domain::TicketNumber{1});
}

GENKAN_STORE_CONTRACT("A ticket's people and hiding change its lists at once", "[store][ticket]") {
  TestType kept;
  House house(kept.store());
  Ticket ticket = house.AddTicket("t", house.hana.id);
  const auto count = [&](const domain::Contact& contact) {
    const auto rows = house.store().ListTickets(house.ViewerOf(contact), {});
    CHECK(rows->total == static_cast<std::int64_t>(rows->tickets.size()));
    return rows->total;
  };
  CHECK(count(house.noor) == 0);
  ticket.contacts.push_back({house.noor.id, domain::Involvement::kParticipant});
  ticket.companies = {house.sakura.id};
  house.Put(ticket);
  CHECK(count(house.noor) == 1);
  CHECK(count(house.ken) == 1);
  ticket.hidden = true;
  house.Put(ticket);
  CHECK(count(house.hana) + count(house.noor) + count(house.ken) == 0);
  ticket.hidden = false;
  ticket.contacts = {{house.noor.id, domain::Involvement::kShared}};
  ticket.companies = {};
  house.Put(ticket);
  CHECK(count(house.noor) == 1);
  CHECK(count(house.hana) + count(house.ken) == 0);
}

GENKAN_STORE_CONTRACT("External ids are unique, and each finds its record", "[store][unique]") {
  TestType kept;
  House house(kept.store());
  const domain::PortalId portal = house.portal.id;
  Ticket ticket = house.MakeTicket("t", house.hana.id);
  ticket.external_id = "zendesk:ticket:1";
  ticket = house.Put(ticket);
  Conversation conversation = house.MakeConversation({ticket.id});
  conversation.external_id = "zendesk:ticket:1";  // Its own namespace.
  conversation.contact = house.hana.id;
  REQUIRE(house.store().PutConversation(portal, conversation).ok());
  Message message = house.MakeMessage(conversation.id, "m");
  message.external_id = "<1@mail>";
  REQUIRE(house.store().PutMessage(portal, message).ok());
  CHECK(house.store().TicketByExternalId(portal, ticket.external_id).value() == ticket);
  CHECK(house.store().ConversationByExternalId(portal, "zendesk:ticket:1").value() == conversation);
  CHECK(house.store().MessageByExternalId(portal, house.form.id, "<1@mail>").value() == message);

  Ticket other_ticket = house.MakeTicket("o", house.hana.id);
  other_ticket.external_id = ticket.external_id;
  CHECK(house.store().PutTicket(portal, other_ticket).error().code == ErrorCode::kConflict);
  Conversation other = house.MakeConversation({});
  other.external_id = conversation.external_id;
  CHECK(house.store().PutConversation(portal, other).error().code == ErrorCode::kConflict);
  Message repeated = house.MakeMessage(conversation.id, "r");
  repeated.external_id = message.external_id;
  CHECK(house.store().PutMessage(portal, repeated).error().code == ErrorCode::kConflict);

  // Unique per channel account: the same id on another account is another message.
  domain::ChannelAccount mail{
      .id = house.Next<domain::ChannelAccountId>(), .inbox = house.inbox.id, .kind = "email"};
  REQUIRE(house.store().PutChannelAccount(portal, mail).ok());
  Conversation by_mail = house.MakeConversation({});
  by_mail.channel_account = mail.id;
  REQUIRE(house.store().PutConversation(portal, by_mail).ok());
  repeated.conversation = by_mail.id;
  CHECK(house.store().PutMessage(portal, repeated).ok());
  CHECK(house.store().MessageByExternalId(portal, mail.id, "<1@mail>").value() == repeated);

  for (const auto& code :
       {house.store().TicketByExternalId(portal, "").error().code,
        house.store().ConversationByExternalId(portal, "").error().code,
        house.store().MessageByExternalId(portal, house.form.id, "").error().code}) {
    CHECK(code == ErrorCode::kNotFound);
  }
}

GENKAN_STORE_CONTRACT("A record that refers to a missing one is refused", "[store][unique]") {
  TestType kept;
  House house(kept.store());
  const domain::PortalId portal = house.portal.id;
  const auto code = [](const auto& result) { return result.error().code; };
  Ticket ticket = house.MakeTicket("t", house.Next<domain::ContactId>());
  CHECK(code(house.store().PutTicket(portal, ticket)) == ErrorCode::kNotFound);
  ticket = house.MakeTicket("t", house.hana.id);
  ticket.companies = {house.Next<domain::CompanyId>()};
  CHECK(code(house.store().PutTicket(portal, ticket)) == ErrorCode::kNotFound);
  ticket = house.MakeTicket("t", house.hana.id);
  ticket.stage = house.Next<domain::StageId>();
  CHECK(code(house.store().PutTicket(portal, ticket)) == ErrorCode::kNotFound);
  CHECK(code(house.store().PutConversation(
            portal, house.MakeConversation({house.Next<domain::TicketId>()}))) ==
        ErrorCode::kNotFound);
  CHECK(code(house.store().PutMessage(
            portal, house.MakeMessage(house.Next<domain::ConversationId>(), "m"))) ==
        ErrorCode::kNotFound);
  CHECK(code(house.store().PutTicket(house.Next<domain::PortalId>(), ticket)) ==
        ErrorCode::kNotFound);
  CHECK(TicketCount(house) == 0);
}

}  // namespace genkan::service
