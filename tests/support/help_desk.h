// A help desk for tests: a front door with an agent, Sam, behind it.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "genkan/domain/agent_views.h"
#include "support/front_door.h"

namespace genkan::support {

struct HelpDesk {
  HelpDesk() {
    for (domain::Stage& stage : door.house.pipeline.stages) {
      if (stage.id == door.house.waiting_for_us) stage.turn = domain::Turn::kSupport;
      if (stage.id == door.house.waiting_for_you) stage.turn = domain::Turn::kCustomer;
    }
    REQUIRE(door.store->PutPipeline(door.house.portal.id, door.house.pipeline).ok());
    for (domain::Contact* contact : {&door.house.hana, &door.house.ken, &door.house.noor}) {
      contact->language = "en";
      REQUIRE(door.store->PutContact(door.house.portal.id, *contact).ok());
    }
    REQUIRE(agent.SignIn("sam@example.org").status == 200);
  }

  domain::Ticket AddTicket(const std::string& subject, const domain::Contact& requester) {
    const domain::Ticket ticket = door.house.AddTicket(subject, requester.id);
    door.house.AddMessage(door.house.AddConversation({ticket.id}).id, "about " + subject);
    return ticket;
  }

  static std::string Path(const domain::Ticket& ticket, const std::string& below = "") {
    return "/v1/agent/tickets/" + std::to_string(static_cast<std::int64_t>(ticket.number)) + below;
  }

  // What was stored.
  wire::JsonValue Say(const domain::Ticket& ticket, const std::string& text,
                      const std::string& audience) {
    const wire::Response answer = agent.Post(
        Path(ticket, "/messages"), R"({"text":")" + text + R"(","audience":")" + audience + R"("})",
        {{"idempotency-key", "press-" + std::to_string(++presses_)}});
    REQUIRE(answer.status == 201);
    return JsonOf(answer);
  }
  wire::JsonValue Answer(const domain::Ticket& ticket, const std::string& text) {
    return Say(ticket, text, "customer");
  }
  wire::JsonValue Note(const domain::Ticket& ticket, const std::string& text) {
    return Say(ticket, text, "internal");
  }

  domain::Ticket Now(const domain::Ticket& ticket) {
    return door.store->TicketById(domain::AgentViewer::Operator(door.house.portal.id), ticket.id)
        .value();
  }

  // What goes out by now; it is gone from the outbox afterwards.
  std::vector<wire::MailMessage> MailByNow() {
    std::vector<wire::MailMessage> mails;
    const auto due = door.store->MailDue(door.clock.NowMillis(), 100);
    for (const service::OutgoingMail& mail : *due) {
      mails.push_back(mail.message);
      REQUIRE(door.store->RemoveMail(mail.id).ok());
    }
    return mails;
  }

  FrontDoor door;
  domain::Staff sam = door.AddAgent("sam@example.org");
  Visitor agent{door};

 private:
  int presses_ = 1000;
};

}  // namespace genkan::support
