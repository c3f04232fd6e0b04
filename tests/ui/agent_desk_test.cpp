// An agent at the desk, by role and name.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "support/agent_page.h"

namespace genkan::support {
namespace {

using ui::Role;

const std::string kNoteName = "Internal note – customers never see this";

std::vector<std::string> ArticleNames(AgentPage& agent) { return agent.page.Names(Role::kArticle); }

TEST_CASE("The desk lists tickets with their people, and filters are in the path", "[ui][desk]") {
  HelpDesk desk;
  desk.AddTicket("No light", desk.door.house.hana);
  AgentPage agent(desk);
  agent.page.Open("/desk");
  CHECK(agent.page.output().title == "Tickets · Genkan Support");
  CHECK(agent.page.Find(Role::kLink, "No light") != nullptr);
  CHECK(agent.page.Shows("hana"));
  CHECK(agent.page.Shows("1 ticket"));
  REQUIRE(agent.page.Choose("Owner", "Me"));
  CHECK(agent.page.path() == "/desk?owner=me");
  CHECK(agent.page.Shows("No tickets here."));
  agent.page.Back();
  CHECK(agent.page.Find(Role::kLink, "No light") != nullptr);
  REQUIRE(agent.page.Press(Role::kLink, "No light"));
  CHECK(agent.page.path() == "/desk/tickets/1");
  CHECK(agent.page.output().title == "No light #1 · Genkan Support");
}

TEST_CASE("A ticket under a legal hold says why", "[ui][desk]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("No light", desk.door.house.hana);
  REQUIRE(desk.door.store
              ->PutTicketHold(desk.door.house.portal.id,
                              {.ticket = ticket.id, .number = 0, .subject = {}, .reason = "Case 8"})
              .ok());
  AgentPage agent(desk);
  agent.Open(ticket);
  CHECK(agent.page.Shows("Legal hold: Case 8"));
}

TEST_CASE("The way back from a ticket leads to the list that was shown", "[ui][desk]") {
  HelpDesk desk;
  desk.AddTicket("No light", desk.door.house.hana);
  AgentPage agent(desk);
  agent.page.Open("/desk?owner=nobody");
  REQUIRE(agent.page.Press(Role::kLink, "No light"));
  REQUIRE(agent.page.Press(Role::kLink, "Back to the list"));
  CHECK(agent.page.path() == "/desk?owner=nobody");
}

TEST_CASE("An answer and a note are told apart by name, button and draft", "[ui][desk]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("No light", desk.door.house.hana);
  AgentPage agent(desk);
  agent.Open(ticket);
  REQUIRE(agent.page.Fill("Answer to the customer", "Press the switch."));
  REQUIRE(agent.page.Press(Role::kRadio, "Internal note"));
  CHECK(agent.page.Find(Role::kButton, "Send to customer") == nullptr);
  const ui::Node* note = agent.page.Find(Role::kTextArea, "Note for your colleagues");
  REQUIRE(note != nullptr);
  CHECK(note->value.empty());
  REQUIRE(agent.page.Fill("Note for your colleagues", "They forget the switch."));
  REQUIRE(agent.page.Press(Role::kButton, "Save note"));
  CHECK(ArticleNames(agent).back() == kNoteName + ", Sam");
  CHECK(agent.page.Find(Role::kStatus, "The note is saved.") != nullptr);
  REQUIRE(agent.page.Press(Role::kRadio, "Answer the customer"));
  CHECK(agent.page.Find(Role::kTextArea, "Answer to the customer")->value == "Press the switch.");
  REQUIRE(agent.page.Submit("Answer to the customer"));
  CHECK(agent.page.Shows("You can take it back for 10 seconds."));
  PortalPage hana(desk.door, desk.door.house.hana);
  hana.page.Open("/tickets/1");
  CHECK(hana.page.Shows("Press the switch."));
  CHECK_FALSE(hana.page.Shows("They forget the switch."));
}

TEST_CASE("What was written is there again after a reload, each for itself", "[ui][desk]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("No light", desk.door.house.hana);
  AgentPage before(desk);
  before.Open(ticket);
  REQUIRE(before.page.Fill("Answer to the customer", "Half an answer"));
  REQUIRE(before.page.Press(Role::kRadio, "Internal note"));
  REQUIRE(before.page.Fill("Note for your colleagues", "Half a note"));
  AgentPage after(desk, {.kept = before.page.kept()});
  after.Open(ticket);
  CHECK(after.page.Find(Role::kTextArea, "Answer to the customer")->value == "Half an answer");
  REQUIRE(after.page.Press(Role::kRadio, "Internal note"));
  CHECK(after.page.Find(Role::kTextArea, "Note for your colleagues")->value == "Half a note");
}

TEST_CASE("An answer that failed is sent again without doubling, also after a reload",
          "[ui][desk]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("No light", desk.door.house.hana);
  AgentPage before(desk);
  before.Open(ticket);
  REQUIRE(before.page.Fill("Answer to the customer", "Press the switch."));
  before.wire.LoseAnswers(true);
  REQUIRE(before.page.Press(Role::kButton, "Send to customer"));
  CHECK(before.page.Shows("It was not sent."));
  AgentPage after(desk, {.kept = before.page.kept()});
  after.Open(ticket);
  CHECK(after.page.Find(Role::kTextArea, "Answer to the customer")->value == "Press the switch.");
  REQUIRE(after.page.Press(Role::kButton, "Send to customer"));
  CHECK(ArticleNames(after).size() == 2);
}

TEST_CASE("An answer is taken back within ten seconds, and its words are in the field again",
          "[ui][desk]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("No light", desk.door.house.hana);
  AgentPage agent(desk);
  agent.Open(ticket);
  REQUIRE(agent.page.Fill("Answer to the customer", "Press the swich."));
  REQUIRE(agent.page.Press(Role::kButton, "Send to customer"));
  CHECK(agent.page.Shows("Email goes out in 10 seconds."));
  // One frame a second, and none between.
  const Millis now = desk.door.clock.NowMillis();
  REQUIRE(agent.page.output().deadline.has_value());
  CHECK_FALSE(agent.page.output().frame_wanted);
  desk.door.clock.Advance(1500);
  agent.page.Settle();
  CHECK(agent.page.Shows("Email goes out in 9 seconds."));
  CHECK(*agent.page.output().deadline == now + 2000);
  REQUIRE(agent.page.Press(Role::kButton, "Undo"));
  CHECK(agent.page.Shows("The answer is taken back."));
  CHECK(ArticleNames(agent).size() == 1);
  CHECK(agent.page.Find(Role::kTextArea, "Answer to the customer")->value == "Press the swich.");
  CHECK(desk.MailByNow().empty());
}

TEST_CASE("After ten seconds nothing offers to take an answer back", "[ui][desk]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("No light", desk.door.house.hana);
  AgentPage agent(desk);
  agent.Open(ticket);
  REQUIRE(agent.page.Fill("Answer to the customer", "Press the switch."));
  REQUIRE(agent.page.Press(Role::kButton, "Send to customer"));
  CHECK(agent.page.Find(Role::kButton, "Undo") != nullptr);
  desk.door.clock.Advance(domain::kUndoMillis);
  agent.page.Settle();
  CHECK(agent.page.Find(Role::kButton, "Undo") == nullptr);
}

TEST_CASE("Owner and stage are chosen, and each can be put back", "[ui][desk]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("No light", desk.door.house.hana);
  AgentPage agent(desk);
  agent.Open(ticket);
  REQUIRE(agent.page.Press(Role::kButton, "Assign to me"));
  CHECK(desk.Now(ticket).owner == desk.sam.id);
  CHECK(agent.page.Shows("Assigned to Sam."));
  REQUIRE(agent.page.Press(Role::kButton, "Undo"));
  CHECK_FALSE(desk.Now(ticket).owner);
  REQUIRE(agent.page.Choose("Stage", "Closed"));
  CHECK(desk.Now(ticket).stage == desk.door.house.closed);
  CHECK(agent.page.Shows("Moved to Closed."));
  REQUIRE(agent.page.Press(Role::kButton, "Undo"));
  CHECK(desk.Now(ticket).stage == ticket.stage);
}

TEST_CASE("A panel takes the focus, and gives it back to what opened it", "[ui][desk]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("No light", desk.door.house.hana);
  AgentPage agent(desk);
  agent.Open(ticket);
  REQUIRE(agent.page.Press(Role::kButton, "Hide from customers"));
  const ui::Node* yes = agent.page.ById(agent.page.focus());
  REQUIRE(yes != nullptr);
  CHECK(yes->name == "Hide from customers");
  CHECK(agent.page.Shows("No customer will see this ticket any more"));
  REQUIRE(agent.page.Press(Role::kButton, "Cancel"));
  REQUIRE(agent.page.ById(agent.page.focus()) != nullptr);
  CHECK(agent.page.ById(agent.page.focus())->name == "Hide from customers");
  CHECK_FALSE(desk.Now(ticket).hidden);
  REQUIRE(agent.page.Press(Role::kButton, "Hide from customers"));
  REQUIRE(agent.page.Press(Role::kButton, "Hide from customers"));
  CHECK(desk.Now(ticket).hidden);
  CHECK(agent.page.Find(Role::kButton, "Show to customers") != nullptr);
}

TEST_CASE("The requester is found by name and replaced, the one of before stays on the ticket",
          "[ui][desk]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("No light", desk.door.house.hana);
  AgentPage agent(desk);
  agent.Open(ticket);
  REQUIRE(agent.page.Press(Role::kButton, "Change requester"));
  CHECK(agent.page.ById(agent.page.focus())->name == "Find a contact");
  REQUIRE(agent.page.Fill("Find a contact", "noor"));
  REQUIRE(agent.page.Press(Role::kButton, "noor · Atlas Freight"));
  CHECK(agent.page.Shows("noor will read this ticket."));
  CHECK(agent.page.Find(Role::kButton, "Change requester")->id == agent.page.focus());
  CHECK_FALSE(agent.page.Shows("hana will no longer read this ticket."));
  REQUIRE(agent.page.Press(Role::kCheckbox, "Keep the previous requester as a participant"));
  CHECK(agent.page.Shows("hana will no longer read this ticket."));
  REQUIRE(agent.page.Press(Role::kCheckbox, "Keep the previous requester as a participant"));
  REQUIRE(agent.page.Press(Role::kButton, "Change requester"));
  CHECK(agent.page.Shows("The requester is noor."));
  const auto contacts = desk.Now(ticket).contacts;
  REQUIRE(contacts.size() == 2);
  CHECK(std::any_of(contacts.begin(), contacts.end(), [&](const auto& each) {
    return each.contact == desk.door.house.noor.id &&
           each.involvement == domain::Involvement::kRequester;
  }));
}

TEST_CASE("Companies are chosen from those of whoever is found", "[ui][desk]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("No light", desk.door.house.hana);
  AgentPage agent(desk);
  agent.Open(ticket);
  REQUIRE(agent.page.Press(Role::kButton, "Change companies"));
  REQUIRE(agent.page.Fill("Find companies by the name of a contact", "noor"));
  REQUIRE(agent.page.Press(Role::kCheckbox, "Atlas Freight"));
  CHECK(agent.page.Shows(
      "Those at Atlas Freight who see their company's tickets will read this one."));
  REQUIRE(agent.page.Press(Role::kButton, "Save companies"));
  CHECK(desk.Now(ticket).companies == std::vector{desk.door.house.atlas.id});
  CHECK(agent.page.Shows("The companies are changed."));
}

TEST_CASE("Participants are put on a ticket and taken off, with who reads it then", "[ui][desk]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("No light", desk.door.house.hana);
  AgentPage agent(desk);
  agent.Open(ticket);
  CHECK(agent.page.Shows("Nobody but the requester"));
  REQUIRE(agent.page.Press(Role::kButton, "Change participants"));
  CHECK(agent.page.ById(agent.page.focus())->name == "Find a contact");
  REQUIRE(agent.page.Fill("Find a contact", "noor"));
  REQUIRE(agent.page.Press(Role::kCheckbox, "noor"));
  CHECK(agent.page.Shows("noor will read this ticket."));
  REQUIRE(agent.page.Press(Role::kButton, "Save participants"));
  CHECK(agent.page.Shows("The participants are changed."));
  CHECK(desk.Now(ticket).contacts.size() == 2);
  PortalPage noor(desk.door, desk.door.house.noor);
  noor.page.Open("/tickets/1");
  CHECK(noor.page.Shows("about No light"));
  REQUIRE(agent.page.Press(Role::kButton, "Change participants"));
  REQUIRE(agent.page.Press(Role::kCheckbox, "noor"));
  CHECK(agent.page.Shows("noor will no longer read this ticket."));
  REQUIRE(agent.page.Press(Role::kButton, "Save participants"));
  CHECK(desk.Now(ticket).contacts.size() == 1);
  REQUIRE(agent.page.Press(Role::kButton, "Undo"));
  CHECK(desk.Now(ticket).contacts.size() == 2);
}

TEST_CASE("A ticket is kept to its requester and support after it was shown who loses sight",
          "[ui][desk]") {
  HelpDesk desk;
  domain::Ticket ticket = desk.AddTicket("No light", desk.door.house.hana);
  ticket.contacts.push_back({desk.door.house.noor.id, domain::Involvement::kParticipant});
  ticket = desk.door.house.Put(ticket);
  AgentPage agent(desk);
  agent.Open(ticket);
  REQUIRE(agent.page.Press(Role::kButton, "Keep to requester and support"));
  CHECK(agent.page.Shows("noor will no longer read this ticket."));
  CHECK_FALSE(desk.Now(ticket).restricted);
  REQUIRE(agent.page.Press(Role::kButton, "Cancel"));
  CHECK_FALSE(desk.Now(ticket).restricted);
  REQUIRE(agent.page.Press(Role::kButton, "Keep to requester and support"));
  REQUIRE(agent.page.Press(Role::kButton, "Keep to requester and support"));
  CHECK(desk.Now(ticket).restricted);
  CHECK(desk.Now(ticket).contacts.size() == 1);
  CHECK(agent.page.Shows("Only the requester, participants and support see this ticket."));
  REQUIRE(agent.page.Press(Role::kButton, "Open to its companies"));
  REQUIRE(agent.page.Press(Role::kButton, "Open to its companies"));
  CHECK_FALSE(desk.Now(ticket).restricted);
}

TEST_CASE("A message is redacted after a question, and a dated mark stays", "[ui][desk]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("No light", desk.door.house.hana);
  AgentPage agent(desk);
  agent.Open(ticket);
  REQUIRE(agent.page.Press(Role::kButton, "Redact"));
  CHECK(agent.page.Shows("A dated mark stays in its place."));
  CHECK(agent.page.Shows("about No light"));
  REQUIRE(agent.page.Press(Role::kButton, "Redact for good"));
  CHECK_FALSE(agent.page.Shows("about No light"));
  CHECK(agent.page.Shows("The content was removed:"));
  CHECK(agent.page.Find(Role::kButton, "Redact") == nullptr);
}

TEST_CASE("A merge shows who would read more, and the old number leads on", "[ui][desk]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("No light", desk.door.house.hana);
  const domain::Ticket other = desk.AddTicket("Dark", desk.door.house.noor);
  AgentPage agent(desk);
  agent.Open(ticket);
  REQUIRE(agent.page.Press(Role::kLink, "Merge into another ticket"));
  CHECK(agent.page.path() == "/desk/tickets/1/merge");
  REQUIRE(agent.page.Fill("Number of the ticket that stays", "99"));
  REQUIRE(agent.page.Press(Role::kButton, "Show who would read more"));
  const ui::Node* into = agent.page.Find(Role::kTextField, "Number of the ticket that stays");
  REQUIRE(into != nullptr);
  CHECK(into->description.starts_with("This value is not known here."));
  REQUIRE(agent.page.Fill("Number of the ticket that stays", "2"));
  REQUIRE(agent.page.Press(Role::kButton, "Show who would read more"));
  CHECK(agent.page.Shows("noor would read the messages of #1."));
  CHECK(agent.page.Shows("hana would read the messages of #2."));
  REQUIRE(agent.page.Press(Role::kButton, "Merge #1 into #2"));
  CHECK(agent.page.path() == "/desk/tickets/2");
  CHECK(agent.page.Shows("about No light"));
  CHECK(agent.page.Shows("The tickets are merged."));
  CHECK(HeaderOf(desk.agent.Visit("/desk/tickets/1"), "location") == "/desk/tickets/2");
  static_cast<void>(other);
}

TEST_CASE("The screens of the desk are sound in every language, wide and narrow", "[ui][desk]") {
  for (const std::string& language : ShippedLanguages()) {
    for (const float width : {320.0F, 390.0F, 1280.0F}) {
      HelpDesk desk;
      domain::Ticket ticket = desk.AddTicket("No light", desk.door.house.hana);
      desk.Note(ticket, "They forget the switch.");
      AgentPage agent(desk, {.language = language, .window = {.width = width}});
      for (const std::string& path :
           {std::string("/desk"), std::string("/desk?owner=me"), AgentPage::PathOf(ticket),
            AgentPage::PathOf(ticket, "/merge"), std::string("/desk/nowhere")}) {
        INFO(language << " " << width << " " << path);
        agent.page.Open(path);
        CHECK(Complaints(agent.page) == std::vector<std::string>());
        CHECK_FALSE(agent.page.Shows("desk."));
      }
    }
  }
}

TEST_CASE("Without a network the desk says so, and shows what there is once there is one",
          "[ui][desk]") {
  HelpDesk desk;
  desk.AddTicket("No light", desk.door.house.hana);
  AgentPage agent(desk);
  agent.page.Open("/desk");
  agent.wire.Refuse("/v1/agent/tickets");
  agent.page.Open("/desk?owner=nobody");
  CHECK(agent.page.Find(Role::kButton, "Try again") != nullptr);
  agent.wire.Refuse("");
  REQUIRE(agent.page.Press(Role::kButton, "Try again"));
  CHECK(agent.page.Find(Role::kLink, "No light") != nullptr);
}

TEST_CASE("An agent reads what a ticket's people said of it", "[ui][desk][rating]") {
  HelpDesk desk;
  domain::Ticket ticket = desk.AddTicket("No light", desk.door.house.hana);
  ticket.stage = desk.door.house.closed;
  ticket = desk.door.house.Put(ticket);
  AgentPage agent(desk);
  agent.Open(ticket);
  CHECK(agent.page.Find(Role::kHeading, "Ratings") == nullptr);
  PortalPage hana(desk.door, desk.door.house.hana);
  hana.page.Open("/tickets/1");
  REQUIRE(hana.page.Press(Role::kRadio, "Bad"));
  REQUIRE(hana.page.Fill("Comment (optional)", "Still dark."));
  REQUIRE(hana.page.Press(Role::kButton, "Send rating"));
  agent.Open(ticket);
  CHECK(agent.page.Find(Role::kHeading, "Ratings") != nullptr);
  CHECK(agent.page.Shows("Bad – hana"));
  CHECK(agent.page.Shows("Still dark."));
  CHECK(Complaints(agent.page) == std::vector<std::string>());
}

}  // namespace
}  // namespace genkan::support
