#include <catch2/catch_test_macros.hpp>

#include "client/client_world.h"

using namespace genkan;
using namespace genkan::support;
using client::LoadState;
using client::Screen;
using client::Sending;

namespace {

domain::Answers Written(const char* subject, const char* text) {
  return {{"subject", subject}, {"message", text}};
}

struct FormWorld : World {
  FormWorld() {
    SignIn(house.hana);
    portal.Go({.screen = Screen::kNewTicket});
    Settle();
  }

  std::int64_t TicketsInList() {
    portal.Go({});
    Settle();
    return portal.list().total();
  }
};

}  // namespace

TEST_CASE("A new ticket is stored and can be read at once", "[client][new ticket]") {
  FormWorld world;
  world.portal.SubmitTicket({}, Written(" 請求書について ", "宛名を変更できますか。\n"));
  CHECK(world.portal.new_ticket().sending == Sending::kSending);
  world.Settle();
  REQUIRE(world.portal.new_ticket().sending == Sending::kSent);
  const domain::TicketNumber number = world.portal.new_ticket().created;
  world.portal.Go({.screen = Screen::kTicket, .number = number});
  // The head stands before its messages have arrived.
  CHECK(world.portal.thread().state == LoadState::kLoading);
  CHECK(world.portal.thread().thread.ticket.subject == "請求書について");
  world.Settle();
  CHECK(world.portal.thread().thread.ticket.subject == "請求書について");
  CHECK(world.portal.thread().thread.ticket.sight == domain::Sight::kOwn);
  CHECK(world.ThreadTexts() == std::vector<std::string>{"宛名を変更できますか。"});
}

TEST_CASE("A ticket that breaks a rule is refused with the field to mend", "[client][new ticket]") {
  FormWorld world;
  const std::size_t sent = world.transport.sent.size();
  world.portal.SubmitTicket({}, Written("", "Text"));
  CHECK(world.portal.new_ticket().error.field == "subject");
  world.portal.SubmitTicket({}, Written("Subject", ""));
  CHECK(world.portal.new_ticket().error.field == "text");
  CHECK(world.portal.new_ticket().sending == Sending::kFailed);
  CHECK(world.transport.sent.size() == sent);
}

TEST_CASE("Submitting the same ticket again after a lost answer files it once",
          "[client][new ticket]") {
  FormWorld world;
  world.transport.network = Network::kAnswersLost;
  world.portal.SubmitTicket({}, Written("Subject", "Text"));
  world.Settle();
  REQUIRE(world.portal.new_ticket().sending == Sending::kFailed);
  world.transport.network = Network::kUp;
  world.portal.SubmitTicket({}, Written("Subject", "Text"));
  world.Settle();
  REQUIRE(world.portal.new_ticket().sending == Sending::kSent);
  CHECK(world.TicketsInList() == 1);
}

TEST_CASE("A ticket that was mended after a failure is a ticket of its own",
          "[client][new ticket]") {
  FormWorld world;
  world.transport.network = Network::kDown;
  world.portal.SubmitTicket({}, Written("Subject", "Text"));
  world.Settle();
  world.transport.network = Network::kUp;
  world.portal.SubmitTicket({}, Written("Subject", "Other text"));
  world.Settle();
  CHECK(world.portal.new_ticket().sending == Sending::kSent);
  CHECK(world.TicketsInList() == 1);
}

TEST_CASE("The form is ready for the next ticket once the last one is forgotten",
          "[client][new ticket]") {
  FormWorld world;
  for (int times = 0; times < 2; ++times) {
    world.portal.SubmitTicket({}, Written("Subject", "Text"));
    world.Settle();
    REQUIRE(world.portal.new_ticket().sending == Sending::kSent);
    world.portal.ForgetNewTicket();
    CHECK(world.portal.new_ticket().sending == Sending::kNothing);
  }
  CHECK(world.TicketsInList() == 2);
}

TEST_CASE("A ticket sent again after a reload is filed once", "[client][new ticket]") {
  FormWorld world;
  world.transport.network = Network::kAnswersLost;
  world.portal.SubmitTicket({}, Written("Subject", "Text"));
  const client::Unanswered kept = world.portal.new_ticket().unanswered;
  world.Settle();
  world.transport.network = Network::kUp;
  client::PortalClient again(world.transport, world.clock, world.random);
  again.ResumeNewTicket(kept);
  again.SubmitTicket({}, Written("Subject", "Text "));
  while (again.Poll(), !world.transport.quiet()) {
  }
  CHECK(again.new_ticket().sending == Sending::kSent);
  CHECK(world.TicketsInList() == 1);
  again.SubmitTicket({}, Written("Subject", "Text"));
  while (again.Poll(), !world.transport.quiet()) {
  }
  CHECK(world.TicketsInList() == 2);
}
