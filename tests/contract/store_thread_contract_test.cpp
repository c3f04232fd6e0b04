// What every store promises of a thread: which messages it shows, and to whom.
#include <catch2/catch_template_test_macros.hpp>

#include "contract/stores.h"

namespace genkan::service {
namespace {

using domain::Conversation;
using domain::Message;
using domain::Ticket;
using support::House;
using support::kNoon;
using Texts = std::vector<std::string>;

Texts TextsOf(const ThreadMessages& page) {
  Texts texts;
  for (const ThreadMessage& each : page.messages) texts.push_back(each.message.text);
  return texts;
}

Texts Shown(House& house, const domain::Contact& reader, const Ticket& ticket) {
  const auto page = house.store().MessagesOf(house.ViewerOf(reader), ticket.id, {});
  REQUIRE(page.ok());
  CHECK(page->total == static_cast<std::int64_t>(page->messages.size()));
  CHECK_FALSE(page->more);
  return TextsOf(*page);
}

}  // namespace

GENKAN_STORE_CONTRACT("A stranger's ticket, a hidden one and a missing one answer the same",
                      "[store][thread]") {
  TestType kept;
  House house(kept.store());
  const Ticket noors = house.AddTicket("noor's", house.noor.id);
  house.AddConversation({noors.id});
  Ticket hidden = house.MakeTicket("hidden", house.hana.id);
  hidden.hidden = true;
  hidden = house.Put(hidden);
  const Ticket missing = house.MakeTicket("missing", house.hana.id);
  const domain::Viewer hana = house.ViewerOf(house.hana);
  for (const Ticket& ticket : {noors, hidden, missing}) {
    const domain::TicketNumber number =
        ticket.id == missing.id ? domain::TicketNumber{99} : ticket.number;
    CHECK(house.store().TicketByNumber(hana, number).error() == Error{ErrorCode::kNotFound});
    CHECK(house.store().MessagesOf(hana, ticket.id, {}).error() == Error{ErrorCode::kNotFound});
    CHECK(house.store().ReplyConversation(hana, ticket.id).error() == Error{ErrorCode::kNotFound});
  }
}

GENKAN_STORE_CONTRACT("A ticket is found by its number, and by the one it had before",
                      "[store][thread]") {
  TestType kept;
  House house(kept.store());
  Ticket imported = house.MakeTicket("imported", house.hana.id);
  imported.external_number = "471";
  imported = house.Put(imported);
  Ticket theirs = house.MakeTicket("theirs", house.noor.id);
  theirs.external_number = "500";
  house.Put(theirs);
  const Ticket native = house.AddTicket("native", house.hana.id);
  Ticket clash = house.MakeTicket("clash", house.hana.id);
  clash.external_number = std::to_string(static_cast<std::int64_t>(native.number));
  house.Put(clash);
  const auto found = [&](std::int64_t number) {
    return house.store().TicketByNumber(house.ViewerOf(house.hana), domain::TicketNumber{number});
  };
  CHECK(found(static_cast<std::int64_t>(imported.number)).value() == imported);
  CHECK(found(471).value() == imported);
  CHECK(found(static_cast<std::int64_t>(native.number)).value() == native);
  CHECK_FALSE(found(500).ok());
}

GENKAN_STORE_CONTRACT("A ticket is found by the id it had before, for those who may see it",
                      "[store][thread]") {
  TestType kept;
  House house(kept.store());
  Ticket imported = house.MakeTicket("imported", house.hana.id);
  imported.external_number = "436bf9b0-1147";
  imported.external_id = "csv:ticket:436bf9b0-1147";
  imported = house.Put(imported);
  const auto found = [&](const domain::Contact& contact, std::string_view old_number) {
    return house.store().TicketByOldNumber(house.ViewerOf(contact), old_number);
  };
  CHECK(found(house.hana, "436bf9b0-1147").value() == imported);
  CHECK(found(house.hana, "csv:ticket:436bf9b0-1147").value() == imported);
  CHECK(found(house.noor, "csv:ticket:436bf9b0-1147").error().code == ErrorCode::kNotFound);
  CHECK(found(house.noor, "436bf9b0-1147").error().code == ErrorCode::kNotFound);
  CHECK(found(house.hana, "436bf9b0").error().code == ErrorCode::kNotFound);
  CHECK(found(house.hana, "").error().code == ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT("Internal messages and those of other conversations are never shown",
                      "[store][thread]") {
  TestType kept;
  House house(kept.store());
  const Ticket ticket = house.AddTicket("t", house.hana.id);
  const Conversation shown = house.AddConversation({ticket.id});
  house.AddMessage(shown.id, "for the customer");
  Message internal = house.MakeMessage(shown.id, "canary: internal");
  internal.audience = domain::Audience::kInternal;
  REQUIRE(house.store().PutMessage(house.portal.id, internal).ok());
  house.AddMessage(house.AddConversation({}).id, "canary: no ticket's");
  const Ticket other = house.AddTicket("other", house.hana.id);
  house.AddMessage(house.AddConversation({other.id}).id, "canary: another ticket's");
  CHECK(Shown(house, house.hana, ticket) == Texts{"for the customer"});

  internal.audience = domain::Audience::kCustomer;
  REQUIRE(house.store().PutMessage(house.portal.id, internal).ok());
  CHECK(Shown(house, house.hana, ticket) == Texts{"for the customer", "canary: internal"});
}

GENKAN_STORE_CONTRACT("To associate shows a conversation at once, to detach hides it at once",
                      "[store][thread]") {
  TestType kept;
  House house(kept.store());
  const Ticket first = house.AddTicket("first", house.hana.id);
  const Ticket second = house.AddTicket("second", house.hana.id);
  Conversation conversation = house.AddConversation({first.id});
  house.AddMessage(conversation.id, "hello");
  CHECK(Shown(house, house.hana, second).empty());
  conversation.tickets = {first.id, second.id};
  REQUIRE(house.store().PutConversation(house.portal.id, conversation).ok());
  CHECK(Shown(house, house.hana, first) == Texts{"hello"});
  CHECK(Shown(house, house.hana, second) == Texts{"hello"});
  conversation.tickets = {second.id};
  REQUIRE(house.store().PutConversation(house.portal.id, conversation).ok());
  CHECK(Shown(house, house.hana, first).empty());
  CHECK(Shown(house, house.hana, second) == Texts{"hello"});
}

GENKAN_STORE_CONTRACT("A thread puts its conversations together by time", "[store][thread]") {
  TestType kept;
  House house(kept.store());
  const Ticket ticket = house.AddTicket("t", house.hana.id);
  domain::ChannelAccount line{
      .id = house.Next<domain::ChannelAccountId>(), .inbox = house.inbox.id, .kind = "line"};
  REQUIRE(house.store().PutChannelAccount(house.portal.id, line).ok());
  const Conversation form = house.AddConversation({ticket.id});
  Conversation other = house.MakeConversation({ticket.id});
  other.channel_account = line.id;
  other.created_at_millis = kNoon - 1;
  REQUIRE(house.store().PutConversation(house.portal.id, other).ok());
  const auto add = [&](const Conversation& where, const std::string& text, Millis at) {
    Message message = house.MakeMessage(where.id, text);
    message.sent_at_millis = at;
    REQUIRE(house.store().PutMessage(house.portal.id, message).ok());
  };
  add(form, "1", kNoon);
  add(other, "4", kNoon + 3);
  add(form, "3", kNoon + 2);
  add(other, "2", kNoon + 1);
  const auto page = house.store().MessagesOf(house.ViewerOf(house.hana), ticket.id, {});
  REQUIRE(page.ok());
  CHECK(TextsOf(*page) == Texts{"1", "2", "3", "4"});
  CHECK(page->messages[0].channel == "form");
  CHECK(page->messages[1].channel == "line");
  // The newest conversation is the one that was made last, whoever wrote last.
  const auto reply = house.store().ReplyConversation(house.ViewerOf(house.hana), ticket.id);
  REQUIRE(reply.ok());
  CHECK(*reply == form);
}

GENKAN_STORE_CONTRACT("Older pages of a thread lose nothing and double nothing",
                      "[store][thread]") {
  TestType kept;
  House house(kept.store());
  const Ticket ticket = house.AddTicket("t", house.hana.id);
  const Conversation conversation = house.AddConversation({ticket.id});
  Texts all;
  for (int i = 0; i < 17; ++i) {
    Message message = house.MakeMessage(conversation.id, std::to_string(i));
    message.sent_at_millis = kNoon + i / 5;  // Runs of equal times.
    REQUIRE(house.store().PutMessage(house.portal.id, message).ok());
    all.push_back(message.text);
  }
  for (const std::size_t limit : {1u, 3u, 5u, 16u, 17u, 18u}) {
    Texts read;
    MessageQuery query{.before = std::nullopt, .limit = limit};
    for (bool more = true; more;) {
      const auto page = house.store().MessagesOf(house.ViewerOf(house.hana), ticket.id, query);
      REQUIRE(page.ok());
      REQUIRE_FALSE(page->messages.empty());
      CHECK(page->total == 17);
      const Texts texts = TextsOf(*page);
      read.insert(read.begin(), texts.begin(), texts.end());
      query.before = page->messages.front().message.id;
      more = page->more;
    }
    CHECK(read == all);
  }
}

GENKAN_STORE_CONTRACT("A page cannot start at a message that the thread does not show",
                      "[store][thread]") {
  TestType kept;
  House house(kept.store());
  const Ticket ticket = house.AddTicket("t", house.hana.id);
  const Conversation conversation = house.AddConversation({ticket.id});
  Message internal = house.MakeMessage(conversation.id, "internal");
  internal.audience = domain::Audience::kInternal;
  REQUIRE(house.store().PutMessage(house.portal.id, internal).ok());
  const Message elsewhere = house.AddMessage(house.AddConversation({}).id, "elsewhere");
  for (const domain::MessageId id : {internal.id, elsewhere.id, house.Next<domain::MessageId>()}) {
    const auto page =
        house.store().MessagesOf(house.ViewerOf(house.hana), ticket.id, {.before = id});
    CHECK(page.error().code == ErrorCode::kNotFound);
  }
}

GENKAN_STORE_CONTRACT("A message comes back byte for byte, broken ones too", "[store][thread]") {
  TestType kept;
  House house(kept.store());
  const Ticket ticket = house.AddTicket("t", house.hana.id);
  const Conversation conversation = house.AddConversation({ticket.id});
  Message message = house.MakeMessage(conversation.id, "");
  const std::string nul("a\0b", 3);
  for (const std::string& text :
       {std::string("㈱ ｶﾞ 👩‍👩‍👧 عمر สมชาย\n\ttab"),
        std::string("\xff\xfe\xc3("), nul, std::string("'); DROP TABLE message; --"),
        std::string(65536, 'x'), std::string()}) {
    message.id = house.Next<domain::MessageId>();
    message.text = text;
    message.author = {.kind = domain::AuthorKind::kStaff,
                      .staff = house.Next<domain::StaffId>(),
                      .shown_name = text.substr(0, 100)};
    message.direction = domain::Direction::kOutgoing;
    message.language = "ja";
    message.delivery = domain::Delivery::kFailed;
    message.external_id = text.empty() ? "" : "<" + text.substr(0, 50) + "@mail>";
    message.attachments = {
        {house.Next<domain::AttachmentId>(), "a" + text.substr(0, 9), "image/png", 1LL << 40, "k"},
        {house.Next<domain::AttachmentId>(), "b", "", 0, ""}};
    REQUIRE(house.store().PutMessage(house.portal.id, message).ok());
    const auto page = house.store().MessagesOf(house.ViewerOf(house.hana), ticket.id, {});
    REQUIRE(page.ok());
    CHECK(page->messages.back().message == message);
  }
}

}  // namespace genkan::service
