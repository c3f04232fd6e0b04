// The whole journey of one reply, from the person's verb to the store and back, without a network.
#include <catch2/catch_test_macros.hpp>

#include "client/client_world.h"

using namespace genkan;
using namespace genkan::support;
using client::Connection;
using client::LoadState;
using client::Sending;

namespace {

using Texts = std::vector<std::string>;

// Hana is signed in and reads her ticket, which holds one message.
struct ReplyWorld : World {
  ReplyWorld() {
    ticket = house.MakeTicket("The printer is silent", house.hana.id);
    ticket.stage = house.waiting_for_you;
    ticket = house.Put(ticket);
    const auto conversation = house.AddConversation({ticket.id});
    house.AddMessage(conversation.id, "It prints nothing.");
    SignIn(house.hana);
    Open(ticket);
  }

  domain::Ticket ticket;
};

}  // namespace

TEST_CASE("A reply is stored and seen in the thread", "[client][reply]") {
  ReplyWorld world;
  REQUIRE(world.portal.thread().state == LoadState::kReady);
  CHECK(world.ThreadTexts() == Texts{"It prints nothing."});
  world.clock.Advance(kMillisPerMinute);
  world.portal.SendReply("Still silent.\r\n");
  CHECK(world.portal.thread().reply.sending == Sending::kSending);
  CHECK(world.portal.thread().reply.text == "Still silent.");
  world.Settle();
  CHECK(world.portal.thread().reply.sending == Sending::kSent);
  CHECK(world.ThreadTexts() == Texts{"It prints nothing.", "Still silent."});
  const domain::MessageView& sent = world.portal.thread().thread.messages.back();
  CHECK(sent.own);
  CHECK(sent.author_shown_name == "hana");
  CHECK(sent.sent_at_millis == kNoon + kMillisPerMinute);
  CHECK(world.portal.thread().thread.messages_total == 2);
}

TEST_CASE("Nothing is called back before Poll", "[client][reply]") {
  ReplyWorld world;
  const std::uint64_t revision = world.portal.revision();
  world.portal.SendReply("Still silent.");
  const std::uint64_t sending = world.portal.revision();
  CHECK(sending > revision);
  CHECK(world.portal.thread().reply.sending == Sending::kSending);
  world.Settle();
  CHECK(world.portal.revision() > sending);
}

TEST_CASE("A reply that may not be stored is refused before it is sent", "[client][reply]") {
  ReplyWorld world;
  const std::size_t sent = world.transport.sent.size();
  world.portal.SendReply(" \n");
  CHECK(world.portal.thread().reply.sending == Sending::kFailed);
  CHECK(world.portal.thread().reply.error == FieldError("text", "error.message_empty"));
  CHECK(world.transport.sent.size() == sent);
}

TEST_CASE("Sending the same reply twice stores it once", "[client][reply]") {
  ReplyWorld world;
  world.transport.network = Network::kAnswersLost;
  world.portal.SendReply("Still silent.");
  world.Settle();
  REQUIRE(world.portal.thread().reply.sending == Sending::kFailed);
  CHECK(world.portal.thread().reply.error.code == ErrorCode::kTimeout);
  world.transport.network = Network::kUp;
  world.portal.RetryReply();
  world.Settle();
  CHECK(world.portal.thread().reply.sending == Sending::kSent);
  CHECK(world.ThreadTexts() == Texts{"It prints nothing.", "Still silent."});
}

TEST_CASE("The same words sent again after taking them back are stored once", "[client][reply]") {
  ReplyWorld world;
  world.transport.network = Network::kAnswersLost;
  world.portal.SendReply("Still silent.");
  world.Settle();
  world.portal.ForgetReply();
  CHECK(world.portal.thread().reply.sending == Sending::kNothing);
  world.transport.network = Network::kUp;
  world.portal.SendReply("Still silent.");
  world.Settle();
  CHECK(world.ThreadTexts() == Texts{"It prints nothing.", "Still silent."});
}

TEST_CASE("The same words said twice on purpose are two replies", "[client][reply]") {
  ReplyWorld world;
  for (int times = 0; times < 2; ++times) {
    world.clock.Advance(kMillisPerMinute);
    world.portal.SendReply("Hello?");
    world.Settle();
  }
  CHECK(world.ThreadTexts() == Texts{"It prints nothing.", "Hello?", "Hello?"});
}

TEST_CASE("A lost network keeps the reply with its ticket", "[client][reply]") {
  ReplyWorld world;
  const auto other = world.house.AddTicket("Another", world.house.hana.id);
  world.transport.network = Network::kDown;
  world.portal.SendReply("Still silent.");
  world.Settle();
  CHECK(world.portal.connection() == Connection::kOffline);
  CHECK(world.portal.thread().reply.sending == Sending::kFailed);
  CHECK(world.portal.thread().reply.text == "Still silent.");
  CHECK(world.portal.thread().state == LoadState::kReady);
  world.transport.network = Network::kUp;
  world.Open(other);
  CHECK(world.portal.thread().reply.sending == Sending::kNothing);
  world.Open(world.ticket);
  CHECK(world.portal.thread().reply.text == "Still silent.");
  world.portal.RetryReply();
  world.Settle();
  CHECK(world.portal.connection() == Connection::kOnline);
  CHECK(world.ThreadTexts() == Texts{"It prints nothing.", "Still silent."});
}

TEST_CASE("An answer brings the ticket back to support", "[client][reply]") {
  ReplyWorld world;
  CHECK(world.portal.thread().thread.ticket.stage.name == "Waiting for you");
  world.portal.SendReply("Still silent.");
  world.Settle();
  CHECK(world.portal.thread().thread.ticket.stage.name == "Waiting for us");
}

TEST_CASE("A ticket without a conversation gets one by its first reply", "[client][reply]") {
  ReplyWorld world;
  world.Open(world.house.AddTicket("By phone", world.house.hana.id));
  CHECK(world.ThreadTexts().empty());
  world.portal.SendReply("Now in writing.");
  world.Settle();
  CHECK(world.ThreadTexts() == Texts{"Now in writing."});
}

TEST_CASE("A session that ended keeps the reply and asks to sign in", "[client][reply]") {
  ReplyWorld world;
  REQUIRE(world.store->EndSessionsOf(world.house.portal.id, world.house.hana.id).ok());
  world.portal.SendReply("Still silent.");
  world.Settle();
  CHECK(world.portal.connection() == Connection::kSessionEnded);
  CHECK(world.portal.thread().reply.sending == Sending::kFailed);
  CHECK(world.portal.thread().reply.text == "Still silent.");
  CHECK_FALSE(world.portal.NextDeadline().has_value());
}

namespace {

// The page again after a reload, with what it kept.
std::unique_ptr<client::PortalClient> Reloaded(ReplyWorld* world, client::Unanswered kept) {
  auto portal =
      std::make_unique<client::PortalClient>(world->transport, world->clock, world->random);
  portal->Go({.screen = client::Screen::kTicket, .number = world->ticket.number});
  portal->ResumeReply(std::move(kept));
  while (portal->Poll(), !world->transport.quiet()) {
  }
  return portal;
}

}  // namespace

TEST_CASE("The same words sent again after a reload are stored once", "[client][reply]") {
  ReplyWorld world;
  world.transport.network = Network::kAnswersLost;
  world.portal.SendReply("Still silent.\n");
  const client::Unanswered kept = world.portal.thread().reply.unanswered;
  CHECK(kept.words == "Still silent.");
  world.Settle();
  world.transport.network = Network::kUp;
  const auto again = Reloaded(&world, kept);
  again->SendReply("Still silent.");
  while (again->Poll(), !world.transport.quiet()) {
  }
  CHECK(again->thread().reply.sending == Sending::kSent);
  CHECK(again->thread().reply.unanswered.client_key.empty());
  world.Open(world.ticket);
  CHECK(world.ThreadTexts() == Texts{"It prints nothing.", "Still silent."});
}

TEST_CASE("Other words after a reload are another reply", "[client][reply]") {
  ReplyWorld world;
  world.transport.network = Network::kAnswersLost;
  world.portal.SendReply("Still silent.");
  const client::Unanswered kept = world.portal.thread().reply.unanswered;
  world.Settle();
  world.transport.network = Network::kUp;
  const auto again = Reloaded(&world, kept);
  again->SendReply("Still silent, and now it smells.");
  while (again->Poll(), !world.transport.quiet()) {
  }
  CHECK(again->thread().reply.sending == Sending::kSent);
  world.Open(world.ticket);
  CHECK(world.ThreadTexts() ==
        Texts{"It prints nothing.", "Still silent.", "Still silent, and now it smells."});
}

TEST_CASE("A refusal in between does not make it another reply", "[client][reply]") {
  ReplyWorld world;
  world.transport.network = Network::kAnswersLost;
  world.portal.SendReply("Still silent.");
  world.Settle();
  world.transport.network = Network::kUp;
  world.transport.refused_part = "/replies";
  world.portal.SendReply("Still silent.");
  world.Settle();
  CHECK(world.portal.thread().reply.error.code == ErrorCode::kInternal);
  world.portal.SendReply("");
  CHECK(world.portal.thread().reply.error.field == "text");
  world.transport.refused_part.clear();
  world.portal.SendReply("Still silent.");
  world.Settle();
  CHECK(world.ThreadTexts() == Texts{"It prints nothing.", "Still silent."});
}

TEST_CASE("Words that were taken back and written anew are another reply", "[client][reply]") {
  ReplyWorld world;
  world.transport.network = Network::kAnswersLost;
  world.portal.SendReply("Hello?");
  world.Settle();
  world.portal.ResumeReply({});
  world.transport.network = Network::kUp;
  world.portal.SendReply("Hello?");
  world.Settle();
  CHECK(world.ThreadTexts() == Texts{"It prints nothing.", "Hello?", "Hello?"});
}

TEST_CASE("A reply that arrives while another ticket is open is told of, once", "[client][reply]") {
  ReplyWorld world;
  const auto other = world.house.AddTicket("Another", world.house.hana.id);
  world.portal.SendReply("Still silent.");
  world.portal.Go({.screen = client::Screen::kTicket, .number = other.number});
  world.Settle();
  const auto arrived = world.portal.TakeArrivedReply();
  REQUIRE(arrived.has_value());
  CHECK(arrived->number == world.ticket.number);
  CHECK(arrived->text == "Still silent.");
  CHECK_FALSE(world.portal.TakeArrivedReply().has_value());
}
