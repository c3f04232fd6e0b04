// `genkan desk`: what agents do from a shell.
#include <catch2/catch_test_macros.hpp>

#include "server/desk.h"
#include "server/process.h"

namespace genkan {
namespace {

using support::Desk;
using support::Has;
using support::Outcome;
using support::RunGenkan;

constexpr const char* kSam = "sam@example.org";

// A desk with an agent, and the commands that are given there.
struct Shell {
  Shell() {
    const auto installation = support::OpenInstallation(desk.data());
    domain::Staff sam{.id = {0x0193'5000'0000'7000, 7},
                      .name = {.display = "Sam"},
                      .language = "en",
                      .email = kSam,
                      .permissions = {domain::Permission::kTickets},
                      .sign_in = domain::SignInState::kActive};
    REQUIRE(installation->store().PutStaff(desk.portal().id, sam).ok());
  }

  Outcome Run(std::vector<std::string> words) const {
    words.insert(words.begin(), "desk");
    words.insert(words.end(), {"--data", desk.data()});
    Outcome outcome = RunGenkan(words);
    UNSCOPED_INFO(outcome.err);
    return outcome;
  }

  // The id that a reply or note has printed.
  std::string Say(const std::string& how, const std::string& text) const {
    const Outcome said = Run({how, "--as", kSam, "1", text});
    REQUIRE(said.exit_code == 0);
    return said.out.substr(0, said.out.find(' '));
  }

  const Desk desk;
};

TEST_CASE("From the shell a ticket is listed, answered, noted on and shown", "[server][desk]") {
  const Shell shell;
  CHECK(Has(shell.Run({"list"}).out, "#1  open  "));
  shell.Say("reply", "Please press the switch.\nTwice.");
  shell.Say("note", "canary: press\nhard");
  const Outcome shown = shell.Run({"show", "1"});
  CHECK(shown.exit_code == 0);
  CHECK(Has(shown.out, "It is silent"));
  CHECK(Has(shown.out, "requester  "));
  CHECK(Has(shown.out, "  Please press the switch.\n  Twice.\n"));
  CHECK(Has(shown.out, "INTERNAL NOTE  "));
  CHECK(Has(shown.out, "  | canary: press\n  | hard\n"));
  CHECK(support::StoredReplies(shell.desk) ==
        std::set<std::string>{"Please press the switch.\nTwice."});
}

TEST_CASE("A reply under one key is stored once, and can be taken back at first",
          "[server][desk]") {
  const Shell shell;
  const std::vector<std::string> words = {"reply",      "--as", kSam,   "--key",
                                          "press-0001", "1",    "Once."};
  const Outcome first = shell.Run(words), second = shell.Run(words);
  CHECK(first.exit_code == 0);
  CHECK(first.out == second.out);
  const std::string id = first.out.substr(0, first.out.find(' '));
  CHECK(shell.Run({"undo", "--as", kSam, id}).exit_code == 0);
  CHECK(support::StoredReplies(shell.desk).empty());
  CHECK(shell.Run({"undo", "--as", kSam, id}).exit_code == 1);
}

TEST_CASE("From the shell a ticket changes its owner, stage and people", "[server][desk]") {
  const Shell shell;
  CHECK(Has(shell.Run({"assign", "1", kSam}).out, "  Sam  "));
  CHECK(Has(shell.Run({"list", "--owner", kSam}).out, "#1"));
  CHECK(shell.Run({"list", "--owner", "nobody"}).out.empty());
  CHECK(Has(shell.Run({"assign", "1", "nobody"}).out, "  nobody  "));
  CHECK(Has(shell.Run({"stage", "1", "Closed"}).out, "#1  closed  Closed  "));
  CHECK(shell.Run({"list", "--open"}).out.empty());
  CHECK(Has(shell.Run({"list", "--stage", "Closed"}).out, "#1"));
  const Outcome preview = shell.Run({"requester", "--dry-run", "1", "nobody"});
  CHECK(Has(preview.out, " would see it no more"));
  CHECK(Has(preview.out, "nothing was changed"));
  CHECK(Has(shell.Run({"show", "1"}).out, "requester"));
  CHECK(shell.Run({"requester", "1", "nobody"}).exit_code == 0);
  CHECK_FALSE(Has(shell.Run({"show", "1"}).out, "requester"));
  CHECK(shell.Run({"requester", "1", support::kMemberEmail}).exit_code == 0);
  CHECK(Has(shell.Run({"show", "1"}).out, support::kMemberEmail));
  CHECK(Has(shell.Run({"hide", "1"}).out, "(hidden from customers)"));
  CHECK_FALSE(Has(shell.Run({"hide", "--undo", "1"}).out, "hidden"));
  CHECK(shell.Run({"companies", "1"}).exit_code == 0);
  CHECK(Has(shell.Run({"companies", "1", "No such"}).err, "there is no company \"No such\" here"));
}

TEST_CASE("What is redacted from the shell says nothing any more", "[server][desk]") {
  const Shell shell;
  const std::string id = shell.Say("reply", "canary: a password");
  CHECK(shell.Run({"redact", id}).exit_code == 0);
  const Outcome shown = shell.Run({"show", "1"});
  CHECK_FALSE(Has(shown.out, "canary"));
  CHECK(Has(shown.out, "(redacted "));
}

TEST_CASE("Merging from the shell first says who would see more", "[server][desk]") {
  const Shell shell;
  {
    const auto installation = support::OpenInstallation(shell.desk.data());
    domain::Ticket second{.id = {0x0193'5000'0000'7000, 8}, .subject = "Another"};
    const domain::TicketRules& rules = shell.desk.portal().settings->tickets;
    second.pipeline = rules.new_ticket_pipeline;
    second.stage = rules.new_ticket_stage;
    REQUIRE(installation->store().PutTicket(shell.desk.portal().id, second).ok());
  }
  const Outcome preview = shell.Run({"merge", "1", "2"});
  CHECK(preview.exit_code == 0);
  CHECK(Has(preview.out, "would see the messages of #2"));
  CHECK(Has(preview.out, "nothing was changed"));
  const std::size_t seen = preview.out.find("--seen ") + 7;
  const std::string tag = preview.out.substr(seen, preview.out.find('\n', seen) - seen);
  CHECK(shell.Run({"merge", "1", "2", "--seen", "wrong"}).exit_code == 1);
  CHECK(Has(shell.Run({"merge", "1", "2", "--seen", tag}).out, "#2"));
  CHECK(Has(shell.Run({"show", "1"}).out, "Another"));
  CHECK(Has(shell.Run({"merge", "1", "2"}).err, "into itself"));
}

TEST_CASE("What cannot be done on the desk is said in a sentence", "[server][desk]") {
  const Shell shell;
  CHECK(Has(shell.Run({"show", "99"}).err, "there is no ticket \"99\" here"));
  CHECK(shell.Run({"show", "99"}).exit_code == 1);
  CHECK(Has(shell.Run({"reply", "1", "x"}).err, "say who writes: --as EMAIL"));
  CHECK(Has(shell.Run({"reply", "--as", "nobody@example.org", "1", "x"}).err,
            "does not answer tickets here"));
  CHECK(shell.Run({"reply", "--as", kSam, "1"}).exit_code == 2);
  CHECK(Has(shell.Run({"note", "--as", kSam, "1", " "}).err, "there is nothing to say"));
  CHECK(Has(shell.Run({"stage", "1", "Nowhere"}).err, "there is no stage \"Nowhere\""));
  CHECK(Has(shell.Run({"redact", "x"}).err, "there is no such message"));
  CHECK(shell.Run({"list", "extra"}).exit_code == 2);
}

}  // namespace
}  // namespace genkan
