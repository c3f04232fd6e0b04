// What every store promises to those who answer tickets, and to customers about what they do.
#include <catch2/catch_template_test_macros.hpp>

#include "contract/stores.h"
#include "genkan/domain/agent.h"

namespace genkan::service {
namespace {

using domain::AgentViewer;
using domain::Audience;
using domain::Conversation;
using domain::Message;
using domain::Ticket;
using support::House;
using support::kNoon;
using Words = std::vector<std::string>;

AgentViewer AgentOf(const House& house) { return AgentViewer::Operator(house.portal.id); }

Words SubjectsOf(House& house, const AgentTicketQuery& query) {
  const auto rows = house.store().ListTickets(AgentOf(house), query);
  REQUIRE(rows.ok());
  Words subjects;
  for (const Ticket& ticket : rows->tickets) subjects.push_back(ticket.subject);
  CHECK((rows->more || query.after || rows->total == static_cast<std::int64_t>(subjects.size())));
  return subjects;
}

Ticket AddAt(House& house, const std::string& subject, Millis at) {
  Ticket ticket = house.MakeTicket(subject, house.hana.id);
  ticket.last_activity_at_millis = at;
  return house.Put(ticket);
}

Message AddInternal(House& house, domain::ConversationId conversation, const std::string& text) {
  Message message = house.MakeMessage(conversation, text);
  message.audience = Audience::kInternal;
  REQUIRE(house.store().PutMessage(house.portal.id, message).ok());
  return message;
}

}  // namespace

GENKAN_STORE_CONTRACT("Agents list every ticket but merged ones, by what they ask for",
                      "[store][desk]") {
  TestType kept;
  House house(kept.store());
  Ticket hidden = AddAt(house, "hidden", kNoon + 5);
  hidden.hidden = true;
  hidden.owner = house.Next<domain::StaffId>();
  house.Put(hidden);
  Ticket closed = AddAt(house, "closed", kNoon + 4);
  closed.stage = house.closed;
  house.Put(closed);
  Ticket merged = AddAt(house, "merged", kNoon + 3);
  merged.merged_into = closed.id;
  house.Put(merged);
  const Ticket plain = AddAt(house, "plain", kNoon + 2);
  house.AddConversation({plain.id});
  house.AddConversation({plain.id});
  CHECK(SubjectsOf(house, {}) == Words{"hidden", "closed", "plain"});
  CHECK(SubjectsOf(house, {.owner = hidden.owner}) == Words{"hidden"});
  CHECK(SubjectsOf(house, {.owner = domain::StaffId{}}) == Words{"closed", "plain"});
  CHECK(SubjectsOf(house, {.stage = house.closed}) == Words{"closed"});
  CHECK(SubjectsOf(house, {.pipeline = house.pipeline.id, .stage = house.waiting_for_us}) ==
        Words{"hidden", "plain"});
  CHECK(SubjectsOf(house, {.kind = domain::StageKind::kOpen}) == Words{"hidden", "plain"});
  CHECK(SubjectsOf(house, {.inbox = house.inbox.id}) == Words{"plain"});
  CHECK(SubjectsOf(house, {.inbox = house.Next<domain::InboxId>()}).empty());
  CHECK(SubjectsOf(house, {.pipeline = house.Next<domain::PipelineId>()}).empty());
  CHECK(house.store().TicketByNumber(AgentOf(house), merged.number)->merged_into == closed.id);
  CHECK(house.store().TicketById(AgentOf(house), hidden.id)->owner == hidden.owner);
}

GENKAN_STORE_CONTRACT("Pages of the agents' list lose nothing and double nothing",
                      "[store][desk]") {
  TestType kept;
  House house(kept.store());
  Words all;
  for (int i = 0; i < 11; ++i)
    all.push_back(AddAt(house, std::to_string(i), kNoon + i / 3).subject);
  std::reverse(all.begin(), all.end());
  for (const std::size_t limit : {1u, 4u, 10u, 11u, 12u}) {
    Words read;
    AgentTicketQuery query{.limit = limit};
    for (bool more = true; more;) {
      const auto rows = house.store().ListTickets(AgentOf(house), query);
      REQUIRE(rows.ok());
      CHECK(rows->total == 11);
      REQUIRE_FALSE(rows->tickets.empty());
      for (const Ticket& ticket : rows->tickets) read.push_back(ticket.subject);
      query.after = {rows->tickets.back().last_activity_at_millis, rows->tickets.back().id};
      more = rows->more;
    }
    CHECK(read == all);
  }
}

GENKAN_STORE_CONTRACT("Agents read internal notes too, marked as what they are", "[store][desk]") {
  TestType kept;
  House house(kept.store());
  const Ticket ticket = house.AddTicket("t", house.hana.id);
  const Conversation conversation = house.AddConversation({ticket.id});
  const Message shown = house.AddMessage(conversation.id, "for everybody");
  const Message note = AddInternal(house, conversation.id, "canary: for us");
  house.AddMessage(house.AddConversation({}).id, "of no ticket");
  const auto all = house.store().MessagesOf(AgentOf(house), ticket.id, {});
  REQUIRE(all.ok());
  REQUIRE(all->messages.size() == 2);
  CHECK(all->total == 2);
  CHECK(all->messages[0].message == shown);
  CHECK(all->messages[1].message == note);
  CHECK(all->messages[1].channel == "form");
  const auto older = house.store().MessagesOf(AgentOf(house), ticket.id, {.before = note.id});
  CHECK(older->messages.size() == 1);
  const auto newest =
      house.store().MessagesOf(AgentOf(house), ticket.id, {.before = std::nullopt, .limit = 1});
  CHECK(newest->more);
  CHECK(newest->messages.front().message == note);
  const auto missing = house.store().MessagesOf(AgentOf(house), ticket.id,
                                                {.before = house.Next<domain::MessageId>()});
  CHECK(missing.error().code == ErrorCode::kNotFound);
  CHECK(house.store().MessageById(AgentOf(house), note.id).value() == note);
  CHECK(house.store().ConversationsOf(AgentOf(house), ticket.id).value() ==
        std::vector{conversation});
  CHECK(house.store().ConversationById(AgentOf(house), conversation.id).value() == conversation);
  const auto customers = house.store().MessagesOf(house.ViewerOf(house.hana), ticket.id, {});
  REQUIRE(customers->messages.size() == 1);
  CHECK(customers->messages[0].message == shown);
}

GENKAN_STORE_CONTRACT("A note leaves a ticket where it is in the customers' lists",
                      "[store][desk]") {
  TestType kept;
  House house(kept.store());
  const Ticket ticket = house.AddTicket("t", house.hana.id);
  const Conversation conversation = house.AddConversation({ticket.id});
  ReplyWrite note = house.MakeReply(ticket.id, conversation.id, "note");
  note.message.audience = Audience::kInternal;
  note.sender = {};
  note.staff = house.Next<domain::StaffId>();
  REQUIRE(house.store().StoreReply(house.portal.id, note).ok());
  const auto after = house.store().TicketById(AgentOf(house), ticket.id);
  CHECK(after->last_activity_at_millis == ticket.last_activity_at_millis);

  ReplyWrite answer = house.MakeReply(ticket.id, conversation.id, "answer");
  answer.sender = {};
  answer.staff = note.staff;
  answer.stage_after = house.waiting_for_you;
  const auto first = house.store().StoreReply(house.portal.id, answer);
  answer.message.id = house.Next<domain::MessageId>();
  const auto second = house.store().StoreReply(house.portal.id, answer);
  REQUIRE(first.ok());
  CHECK(second.value() == *first);
  const auto answered = house.store().TicketById(AgentOf(house), ticket.id);
  CHECK(answered->last_activity_at_millis == answer.message.sent_at_millis);
  CHECK(answered->stage == house.waiting_for_you);
  // A contact's key is a contact's own, even if it is the same.
  answer.staff = {};
  answer.sender = house.hana.id;
  CHECK(house.store().StoreReply(house.portal.id, answer).value().id == answer.message.id);
}

GENKAN_STORE_CONTRACT(
    "The number of a merged ticket leads to where it went, for those who see that",
    "[store][desk]") {
  TestType kept;
  House house(kept.store());
  const Ticket last = house.AddTicket("last", house.hana.id);
  Ticket middle = house.AddTicket("middle", house.hana.id);
  Ticket first = house.MakeTicket("first", house.hana.id);
  first.contacts.push_back({house.noor.id, domain::Involvement::kParticipant});
  first = house.Put(first);
  const auto found = [&](const domain::Contact& contact) {
    return house.store().TicketByNumber(house.ViewerOf(contact), first.number);
  };
  first.merged_into = middle.id;
  house.Put(first);
  CHECK(found(house.hana)->id == middle.id);
  middle.merged_into = last.id;
  house.Put(middle);
  CHECK(found(house.hana)->id == last.id);
  CHECK(found(house.noor).error().code == ErrorCode::kNotFound);
  const auto listed = house.store().ListTickets(house.ViewerOf(house.hana), {});
  CHECK(listed->total == 1);
  CHECK(listed->tickets.front().id == last.id);
  CHECK_FALSE(house.store().MessagesOf(house.ViewerOf(house.hana), first.id, {}).ok());
}

GENKAN_STORE_CONTRACT("An answer that was taken back is gone, and its key stores nothing",
                      "[store][desk]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const Ticket ticket = house.AddTicket("t", house.hana.id);
  const Conversation conversation = house.AddConversation({ticket.id});
  ReplyWrite answer = house.MakeReply(ticket.id, conversation.id, "too early");
  answer.message.attachments = {{house.Next<domain::AttachmentId>(), "a.png", "image/png", 1, "k"}};
  const Message stored = store.StoreReply(house.portal.id, answer).value();
  const PendingAnswer pending{.message = stored.id,
                              .ticket = ticket.id,
                              .staff = house.Next<domain::StaffId>(),
                              .stage_before = ticket.stage,
                              .last_activity_before_millis = kNoon,
                              .until_millis = kNoon + 10};
  REQUIRE(store.PutPendingAnswer(house.portal.id, pending, kNoon).ok());
  CHECK(store.PendingAnswerOf(house.portal.id, stored.id).value() == pending);
  REQUIRE(store.RemoveMessage(house.portal.id, stored.id).ok());
  REQUIRE(store.RemoveMessage(house.portal.id, stored.id).ok());
  CHECK(store.PendingAnswerOf(house.portal.id, stored.id).error().code == ErrorCode::kNotFound);
  CHECK(store.MessagesOf(house.ViewerOf(house.hana), ticket.id, {})->messages.empty());
  CHECK(store.StoreReply(house.portal.id, answer).error().code == ErrorCode::kNotFound);
  CHECK(store.MessagesOf(house.ViewerOf(house.hana), ticket.id, {})->messages.empty());
}

GENKAN_STORE_CONTRACT("What can be taken back no more is forgotten with the next answer",
                      "[store][desk]") {
  TestType kept;
  House house(kept.store());
  const auto put = [&](Millis now) {
    const PendingAnswer answer{.message = house.Next<domain::MessageId>(),
                               .ticket = house.Next<domain::TicketId>(),
                               .stage_before = house.closed,
                               .until_millis = now + 10};
    REQUIRE(house.store().PutPendingAnswer(house.portal.id, answer, now).ok());
    return answer.message;
  };
  const auto first = put(kNoon), second = put(kNoon + 9);
  CHECK(house.store().PendingAnswerOf(house.portal.id, first).ok());
  put(kNoon + 10);
  CHECK_FALSE(house.store().PendingAnswerOf(house.portal.id, first).ok());
  CHECK(house.store().PendingAnswerOf(house.portal.id, second).ok());
}

GENKAN_STORE_CONTRACT("Mail about a ticket is found by it, and so it can be called back",
                      "[store][desk]") {
  TestType kept;
  House house(kept.store());
  const Ticket ticket = house.AddTicket("t", house.hana.id);
  OutgoingMail mail{.id = house.Next<MailId>(), .portal = house.portal.id};
  REQUIRE(house.store().PutMail(mail).ok());
  CHECK(house.store().MailAbout(house.portal.id, ticket.id)->empty());
  mail.id = house.Next<MailId>();
  mail.ticket = ticket.id;
  mail.about = house.Next<domain::MessageId>();
  REQUIRE(house.store().PutMail(mail).ok());
  CHECK(house.store().MailAbout(house.portal.id, ticket.id).value() == std::vector{mail});
}

GENKAN_STORE_CONTRACT("The mark of a redacted message is kept", "[store][desk]") {
  TestType kept;
  House house(kept.store());
  const Ticket ticket = house.AddTicket("t", house.hana.id);
  Message message = house.AddMessage(house.AddConversation({ticket.id}).id, "canary: a password");
  message.text.clear();
  message.redacted_at_millis = kNoon + 7;
  REQUIRE(house.store().PutMessage(house.portal.id, message).ok());
  const auto seen = house.store().MessagesOf(house.ViewerOf(house.hana), ticket.id, {});
  CHECK(seen->messages.front().message == message);
}

}  // namespace genkan::service
