// People's data from the shell: requests, holds, and tickets that go with time.
#include <catch2/catch_test_macros.hpp>

#include "server/desk.h"
#include "server/process.h"

namespace genkan {
namespace {

using support::Desk;
using support::Has;
using support::Outcome;
using support::RunGenkan;

struct Shell {
  Outcome Run(std::vector<std::string> words) const {
    words.insert(words.begin(), "admin");
    words.insert(words.end(), {"--data", desk.data()});
    Outcome outcome = RunGenkan(words);
    UNSCOPED_INFO(outcome.out + outcome.err);
    return outcome;
  }
  // The id at the beginning of what was printed.
  static std::string IdIn(const Outcome& outcome) {
    return outcome.out.substr(0, outcome.out.find(' '));
  }

  const Desk desk;
};

TEST_CASE("From the shell a person's data is handed over once it was made sure who asks",
          "[server][privacy]") {
  const Shell shell;
  CHECK(shell.Run({"list-requests"}).out == "nobody has asked for anything\n");
  const std::string id = Shell::IdIn(shell.Run({"request-export", support::kMemberEmail}));
  CHECK(Has(shell.Run({"list-requests"}).out, id + "  open  export  "));
  CHECK(Has(shell.Run({"carry-out", id}).err, "nobody has made sure who asks"));
  CHECK(Has(shell.Run({"check-request", id, " "}).err, "the note must be"));
  CHECK(Has(shell.Run({"check-request", id, "By phone."}).out, "checked"));
  const Outcome data = shell.Run({"carry-out", id});
  CHECK(data.exit_code == 0);
  CHECK(Has(data.out, "It is silent"));
  CHECK(Has(shell.Run({"list-requests"}).out, id + "  done  export"));
  CHECK(Has(shell.Run({"refuse", id, "Too late."}).err, "answered already"));
  CHECK(shell.Run({"refuse", "x", "y"}).exit_code == 2);
}

TEST_CASE("From the shell somebody is erased as it was foretold, and not while there is a hold",
          "[server][privacy]") {
  const Shell shell;
  const std::string id = Shell::IdIn(shell.Run({"request-erasure", support::kMemberEmail}));
  REQUIRE(shell.Run({"check-request", id, "By phone."}).exit_code == 0);
  CHECK(Has(shell.Run({"hold", "#1", "Case 8"}).out, "#1 is held"));
  CHECK(Has(shell.Run({"hold", support::kMemberEmail, "Case 7"}).out, "is held"));
  CHECK(Has(shell.Run({"hold", "99", "Case 9"}).err, "there is no such record"));
  const Outcome holds = shell.Run({"list-holds"});
  CHECK(Has(holds.out, "#1  It is silent  Case 8\n"));
  CHECK(Has(holds.out, "Case 7"));
  const Outcome preview = shell.Run({"carry-out", id});
  CHECK(Has(preview.out, "1 tickets go: #1\n"));
  CHECK(Has(preview.out, "a legal hold stands against it: Case 7"));
  const std::string seen = "--seen ";
  std::string tag = preview.out.substr(preview.out.find(seen) + seen.size());
  tag.resize(tag.find('\n'));
  CHECK(Has(shell.Run({"carry-out", "--seen", tag, id}).err, "Case 7"));
  CHECK(shell.Run({"lift-hold", support::kMemberEmail}).exit_code == 0);
  CHECK(Has(shell.Run({"carry-out", "--seen", tag, id}).err, "Case 8"));
  CHECK(shell.Run({"lift-hold", "1"}).exit_code == 0);
  CHECK(shell.Run({"list-holds"}).out == "there is no legal hold\n");
  CHECK(Has(shell.Run({"carry-out", "--seen", "x", id}).err, "changed meanwhile"));
  CHECK(Has(shell.Run({"carry-out", "--seen", tag, id}).out, "done  erase"));
  CHECK(Has(shell.Run({"request-export", support::kMemberEmail}).err, "nobody here has"));
}

TEST_CASE("From the shell it is seen which tickets are kept no longer, and they are removed",
          "[server][privacy][retention]") {
  const Shell shell;
  {
    const auto installation = support::OpenInstallation(shell.desk.data());
    service::Store& store = installation->store();
    domain::Portal portal = shell.desk.portal();
    const auto pipelines = store.Pipelines(portal.id);
    REQUIRE(pipelines.ok());
    const domain::Pipeline& pipeline = pipelines->at(0);
    const domain::Stage& last = pipeline.stages.back();
    REQUIRE(last.kind == domain::StageKind::kClosed);
    REQUIRE(store
                .MoveTicket(portal.id,
                            store
                                .TicketByNumber(domain::ViewerFor(shell.desk.contact(), portal),
                                                domain::TicketNumber{1})
                                ->id,
                            last.id, 1)
                .ok());
    portal.settings.Edit().privacy.retention = {{pipeline.id, 12}};
    REQUIRE(store.PutPortal(portal).ok());
  }
  CHECK(Has(shell.Run({"retention"}).out, "12 months  1 tickets would go, 0 are held #1\n"));
  CHECK(shell.Run({"retention", "--carry-out"}).out == "1 tickets are gone\n");
  CHECK(Has(shell.Run({"retention"}).out, "0 tickets would go"));
  CHECK(shell.Run({"retention", "now"}).exit_code == 2);
}

}  // namespace
}  // namespace genkan
