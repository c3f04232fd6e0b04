// An agent's client over a network that can be cut.
#include "genkan/client/agent_client.h"

#include <catch2/catch_test_macros.hpp>

#include "client/client_world.h"

namespace genkan::support {
namespace {

using client::AgentAct;
using client::LoadState;
using client::Sending;
using domain::Audience;

struct AgentWorld : World {
  AgentWorld() {
    sam = {.id = house.Next<domain::StaffId>(), .email = "sam@example.org"};
    sam.name.display = "Sam";
    sam.sign_in = domain::SignInState::kActive;
    sam.permissions = {domain::Permission::kTickets};
    REQUIRE(store->PutStaff(house.portal.id, sam).ok());
    domain::Contact account{.id = {}};
    account.member_email = sam.email;
    SignIn(account);
    ticket = house.AddTicket("No light", house.hana.id);
    house.AddMessage(house.AddConversation({ticket.id}).id, "It is dark.");
  }

  void SettleAgent() {
    for (int polls = 0; polls < 100; ++polls) {
      transport.Poll();
      agent.Poll();
      if (transport.quiet()) return;
    }
    FAIL("The client never comes to rest.");
  }

  void OpenTicket() {
    agent.Go({.screen = client::DeskScreen::kTicket, .number = ticket.number});
    SettleAgent();
    REQUIRE(agent.thread().state == LoadState::kReady);
  }

  std::size_t Messages() { return agent.thread().thread.messages.size(); }

  domain::Staff sam;
  domain::Ticket ticket;
  client::AgentClient agent{transport, clock, random};
};

TEST_CASE("A list comes with what there is to choose from", "[client][agent]") {
  AgentWorld world;
  world.agent.Go({});
  world.SettleAgent();
  REQUIRE(world.agent.list().state == LoadState::kReady);
  CHECK(world.agent.list().page.tickets.front().subject == "No light");
  CHECK(world.agent.list().page.tickets.front().requester.name == "hana");
  REQUIRE(world.agent.desk().state == LoadState::kReady);
  CHECK(world.agent.desk().value.own == world.sam.id);
}

TEST_CASE("An answer whose confirmation was lost is stored once when it is sent again",
          "[client][agent]") {
  AgentWorld world;
  world.OpenTicket();
  world.transport.network = Network::kAnswersLost;
  world.agent.Send(Audience::kCustomer, "Press the switch.");
  world.SettleAgent();
  CHECK(world.agent.thread().answer.sending == Sending::kFailed);
  world.transport.network = Network::kUp;
  world.agent.Send(Audience::kCustomer, "Press the switch.");
  world.SettleAgent();
  const auto arrived = world.agent.TakeArrived();
  REQUIRE(arrived.has_value());
  CHECK(arrived->audience == Audience::kCustomer);
  world.agent.NoteNetwork(true);
  world.agent.Reload();
  world.SettleAgent();
  CHECK(world.Messages() == 2);
}

TEST_CASE("An answer can be taken back by its own agent, a note cannot", "[client][agent]") {
  AgentWorld world;
  world.OpenTicket();
  world.agent.Send(Audience::kInternal, "They forget the switch.");
  world.SettleAgent();
  CHECK_FALSE(world.agent.thread().undo.has_value());
  world.agent.Send(Audience::kCustomer, "Press the switch.");
  world.SettleAgent();
  REQUIRE(world.agent.thread().undo.has_value());
  CHECK(world.agent.thread().undo->until_millis == kNoon + domain::kUndoMillis);
  CHECK(world.Messages() == 3);
  world.agent.UndoAnswer();
  world.SettleAgent();
  CHECK(world.agent.TakeDone() == AgentAct::kUndo);
  CHECK(world.Messages() == 2);
  CHECK(world.agent.thread().thread.messages.back().audience == Audience::kInternal);
}

TEST_CASE("What cannot be done says why, and leaves the ticket as it is", "[client][agent]") {
  AgentWorld world;
  world.OpenTicket();
  world.transport.refused_part = "/owner";
  world.agent.Assign(world.sam.id);
  world.SettleAgent();
  CHECK(world.agent.thread().act.sending == Sending::kFailed);
  CHECK(world.agent.TakeDone() == AgentAct::kNone);
  CHECK(world.agent.thread().thread.ticket.owner.name.empty());
  world.transport.refused_part.clear();
  world.agent.Assign(world.sam.id);
  world.SettleAgent();
  CHECK(world.agent.TakeDone() == AgentAct::kAssign);
  CHECK(world.agent.thread().thread.ticket.owner.name == "Sam");
}

TEST_CASE("A change elsewhere refreshes what is shown, and only that", "[client][agent][changes]") {
  AgentWorld world;
  const domain::Ticket other = world.house.AddTicket("Other", world.house.noor.id);
  world.OpenTicket();
  const std::size_t before = world.transport.sent.size();
  world.agent.NoteChanges(R"({"tickets":[)" +
                          std::to_string(static_cast<std::int64_t>(other.number)) +
                          R"(],"session":false,"more":false})");
  world.SettleAgent();
  CHECK(world.transport.sent.size() == before);
  world.house.AddMessage(
      world.store
          ->ConversationsOf(domain::AgentViewer::Operator(world.house.portal.id), world.ticket.id)
          ->front()
          .id,
      "Still dark.");
  world.agent.NoteChanges(R"({"tickets":[)" +
                          std::to_string(static_cast<std::int64_t>(world.ticket.number)) +
                          R"(],"session":false,"more":false})");
  world.SettleAgent();
  CHECK(world.Messages() == 2);
}

}  // namespace
}  // namespace genkan::support
