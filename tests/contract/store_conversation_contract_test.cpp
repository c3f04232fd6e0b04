// What every store promises of the conversations of a ticket that a customer is shown.
#include <catch2/catch_template_test_macros.hpp>

#include "contract/stores.h"

namespace genkan::service {
namespace {

using support::House;
using support::kNoon;

struct Said {
  domain::ConversationId conversation;
  std::string text;
  Millis at = kNoon;
  domain::ContactId author = {};
  domain::Audience audience = domain::Audience::kCustomer;
  std::string external_id = {};
};

domain::MessageId Say(House& house, const Said& said) {
  domain::Message message = house.MakeMessage(said.conversation, said.text);
  message.sent_at_millis = said.at;
  message.author.contact = said.author;
  message.audience = said.audience;
  message.external_id = said.external_id;
  REQUIRE(house.store().PutMessage(house.portal.id, message).ok());
  return message.id;
}

std::vector<ShownConversation> Shown(House& house, const domain::Ticket& ticket) {
  const auto shown = house.store().ShownConversations(house.ViewerOf(house.hana), ticket.id);
  REQUIRE(shown.ok());
  return *shown;
}

}  // namespace

GENKAN_STORE_CONTRACT("Conversations of a ticket come by when they began, where there are several",
                      "[store][conversation]") {
  TestType kept;
  House house(kept.store());
  const domain::Ticket ticket = house.AddTicket("t", house.hana.id);
  const auto second = house.AddConversation({ticket.id}).id;
  CHECK(Shown(house, ticket).empty());
  Say(house, {.conversation = second, .text = "later", .at = kNoon + 5});
  CHECK(Shown(house, ticket).empty());
  domain::ChannelAccount chat{
      .id = house.Next<domain::ChannelAccountId>(), .inbox = house.inbox.id, .kind = "chat"};
  REQUIRE(house.store().PutChannelAccount(house.portal.id, chat).ok());
  domain::Conversation made = house.MakeConversation({ticket.id});
  made.channel_account = chat.id;
  REQUIRE(house.store().PutConversation(house.portal.id, made).ok());
  // What customers are not shown makes no conversation of theirs.
  Say(house, {.conversation = made.id,
              .text = "a note",
              .at = kNoon,
              .audience = domain::Audience::kInternal});
  CHECK(Shown(house, ticket).empty());
  Say(house, {.conversation = made.id, .text = "own", .at = kNoon + 3, .author = house.hana.id});
  Say(house,
      {.conversation = made.id, .text = "imported", .at = kNoon + 1, .external_id = "old-1"});
  const ShownConversation first{
      .id = made.id, .channel = "chat", .begun_at_millis = kNoon + 1, .news_at_millis = 0};
  const ShownConversation next{
      .id = second, .channel = "form", .begun_at_millis = kNoon + 5, .news_at_millis = kNoon + 5};
  CHECK(Shown(house, ticket) == std::vector{first, next});
  Say(house, {.conversation = made.id, .text = "news", .at = kNoon + 9});
  CHECK(Shown(house, ticket).front().news_at_millis == kNoon + 9);
  const auto stranger = house.store().ShownConversations(house.ViewerOf(house.noor), ticket.id);
  CHECK(stranger.error().code == ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT("The messages of one conversation come alone, page by page",
                      "[store][conversation]") {
  TestType kept;
  House house(kept.store());
  const domain::Ticket ticket = house.AddTicket("t", house.hana.id);
  const auto one = house.AddConversation({ticket.id}).id;
  const auto other = house.AddConversation({ticket.id}).id;
  const auto first = Say(house, {.conversation = one, .text = "1", .at = kNoon + 1});
  const auto aside = Say(house, {.conversation = other, .text = "aside", .at = kNoon + 2});
  const auto second = Say(house, {.conversation = one, .text = "2", .at = kNoon + 3});
  const auto ask = [&](const MessageQuery& query) {
    return house.store().MessagesOf(house.ViewerOf(house.hana), ticket.id, query);
  };
  CHECK(ask({})->total == 3);
  const auto newest = ask({.before = {}, .limit = 1, .conversation = one});
  REQUIRE(newest.ok());
  CHECK(newest->total == 2);
  CHECK(newest->more);
  REQUIRE(newest->messages.size() == 1);
  CHECK(newest->messages[0].message.id == second);
  const auto older = ask({.before = second, .limit = 1, .conversation = one});
  REQUIRE(older.ok());
  CHECK_FALSE(older->more);
  CHECK(older->messages[0].message.id == first);
  CHECK(ask({.before = aside, .limit = 1, .conversation = one}).error().code ==
        ErrorCode::kNotFound);
}

}  // namespace genkan::service
