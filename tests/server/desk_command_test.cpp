// Inboxes and pipelines from a shell, and what a fresh data folder holds.
#include <catch2/catch_test_macros.hpp>

#include "server/desk.h"
#include "server/process.h"

namespace genkan {
namespace {

using support::Desk;
using support::Has;
using support::Outcome;
using support::RunGenkan;

Outcome Admin(const Desk& desk, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "admin");
  arguments.insert(arguments.end(), {"--data", desk.data()});
  return RunGenkan(arguments);
}

std::vector<domain::AuditEntry> LogOf(const Desk& desk) {
  return support::OpenInstallation(desk.data())->store().AuditEntries(desk.portal().id, {}).value();
}

TEST_CASE("A fresh folder holds an inbox, a help desk and a pipeline of four stages",
          "[server][desk-command]") {
  const Desk desk;
  const auto installation = support::OpenInstallation(desk.data());
  const service::Store& store = installation->store();
  const auto inboxes = store.Inboxes(desk.portal().id).value();
  REQUIRE(inboxes.size() == 2);
  CHECK(inboxes[0].kind == domain::InboxKind::kHelpDesk);
  CHECK(inboxes[1].kind == domain::InboxKind::kInbox);
  // Either can be chosen for new tickets.
  const auto accounts = store.ChannelAccounts(desk.portal().id).value();
  REQUIRE(accounts.size() == 2);
  CHECK(accounts[0].inbox != accounts[1].inbox);
  const auto pipelines = store.Pipelines(desk.portal().id).value();
  REQUIRE(pipelines.size() == 1);
  std::vector<std::string> names, japanese;
  for (const domain::Stage& stage : pipelines[0].stages) {
    names.push_back(stage.name);
    CHECK(domain::TextIn(stage.customer_names, "en") == stage.name);
    japanese.push_back(domain::TextIn(stage.customer_names, "ja"));
  }
  CHECK(names == std::vector<std::string>{"New", "Waiting for us", "Waiting for you", "Closed"});
  CHECK(japanese == std::vector<std::string>{"受付済み", "対応中", "お客様の返信待ち", "完了"});
  CHECK(domain::CheckPipeline(pipelines[0]).ok());
  CHECK(domain::CheckPipelineServes(pipelines[0], desk.portal().settings->tickets).ok());
}

TEST_CASE("What is added in a shell is listed, and noted in the audit log",
          "[server][desk-command]") {
  const Desk desk;
  CHECK(Admin(desk, {"add-inbox", "--help-desk", "返品窓口"}).exit_code == 0);
  CHECK(Admin(desk, {"add-pipeline", "Returns"}).exit_code == 0);
  const Outcome list = Admin(desk, {"list-desk"});
  CHECK(list.exit_code == 0);
  CHECK(Has(list.out, "  help desk  返品窓口\n"));
  CHECK(Has(list.out, "  pipeline  Returns\n  open  New\n  open  Waiting for us\n"));
  CHECK(Has(list.out, "  closed  Closed\n"));
  const auto log = LogOf(desk);
  REQUIRE(log.size() == 2);
  CHECK(log[0].action == "pipeline.added");
  CHECK(log[1].action == "inbox.added");
  CHECK(log[1].actor_shown_name.empty());
}

TEST_CASE("A pipeline is renamed and retired in a shell, and how many tickets it holds is said",
          "[server][desk-command]") {
  const Desk desk;
  REQUIRE(Admin(desk, {"add-pipeline", "Returns"}).exit_code == 0);
  REQUIRE(Admin(desk, {"rename", "pipeline", "Returns", "Repairs"}).exit_code == 0);
  const Outcome trial = Admin(desk, {"retire", "--dry-run", "pipeline", "Support"});
  CHECK(trial.exit_code == 0);
  CHECK(Has(trial.out, "\"Support\" holds 1 ticket:"));
  const Outcome refused = Admin(desk, {"retire", "pipeline", "Support"});
  CHECK(refused.exit_code == 1);
  CHECK(Has(refused.err, "choose another"));
  CHECK(Has(Admin(desk, {"retire", "pipeline", "Repairs"}).out, "is retired"));
  CHECK(Has(Admin(desk, {"list-desk"}).out, "Repairs  (retired)"));
  CHECK(Has(Admin(desk, {"retire", "--undo", "pipeline", "Repairs"}).out, "in use again"));
  CHECK_FALSE(Has(Admin(desk, {"list-desk"}).out, "(retired)"));
  CHECK(Has(Admin(desk, {"retire", "inbox", "Help desk"}).err, "choose another"));
  CHECK(Has(Admin(desk, {"retire", "inbox", "Inbox"}).out, "0 tickets"));
}

TEST_CASE("A name that is nobody's or several's is refused with what to do",
          "[server][desk-command]") {
  const Desk desk;
  CHECK(Has(Admin(desk, {"rename", "inbox", "Nowhere", "X"}).err, "list-desk"));
  REQUIRE(Admin(desk, {"add-inbox", "Inbox"}).exit_code == 0);
  CHECK(Has(Admin(desk, {"rename", "inbox", "Inbox", "X"}).err, "several"));
  const std::string list = Admin(desk, {"list-desk"}).out;
  const std::string id = list.substr(list.find("  inbox  Inbox") - 36, 36);
  CHECK(Admin(desk, {"rename", "inbox", id, "X"}).exit_code == 0);
  CHECK(Has(Admin(desk, {"add-inbox", " "}).err, "at least one character"));
  CHECK(Admin(desk, {"add-inbox"}).exit_code == 2);
  CHECK(Admin(desk, {"rename", "inbox", "Inbox"}).exit_code == 2);
  CHECK(Admin(desk, {"retire", "stage", "New"}).exit_code == 2);
  CHECK(Admin(desk, {"list-desk", "--portal", "none"}).exit_code == 1);
}

}  // namespace
}  // namespace genkan
