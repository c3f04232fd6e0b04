#include "server/import_command.h"

#include <catch2/catch_test_macros.hpp>
#include <sstream>

#include "genkan/service/router.h"
#include "genkan/wire/session_codec.h"
#include "server/desk.h"
#include "server/http_client.h"
#include "server/portal_setup.h"
#include "server/process.h"
#include "server/set_password_command.h"
#include "server/sqlite_store.h"
#include "support/files.h"
#include "support/import_room.h"
#include "support/ports.h"
#include "support/temp_folder.h"

namespace genkan::server {
namespace {

using support::Has;

constexpr const char* kExport = GENKAN_SOURCE_DIR "/tests/fixtures/import/zendesk";
constexpr const char* kExcelTable = GENKAN_SOURCE_DIR "/tests/fixtures/import/excel_cp932.csv";

// A data folder with its portal, and commands run on it as `genkan` runs them.
class CommandRoom {
 public:
  CommandRoom() {
    auto opened = SqliteStore::Open(folder.path() / "data", [](std::string_view) {});
    REQUIRE(opened.ok());
    store = std::move(opened).value();
    const auto made = EnsurePortal(*store, ports);
    REQUIRE(made.ok());
    portal = *made;
  }

  support::Outcome Run(CommandFunction command, const std::vector<std::string>& arguments,
                       const std::string& secret = {}) {
    std::ostringstream out;
    std::ostringstream err;
    CommandContext context{.store = *store,
                           .ports = ports,
                           .out = out,
                           .err = err,
                           .working_directory = folder.path(),
                           .secret_line = Secret(secret)};
    const int exit_code = command(arguments, context);
    return {exit_code, out.str(), err.str()};
  }

  support::Outcome Import(const std::vector<std::string>& arguments) {
    return Run(RunImport, arguments);
  }

  // The subjects that the contact's list shows.
  std::vector<std::string> ListOf(const std::string& address) {
    const auto contact = store->ContactByMemberEmail(portal.id, address);
    REQUIRE(contact.ok());
    const auto rows = store->ListTickets(domain::ViewerFor(*contact, portal), {});
    REQUIRE(rows.ok());
    std::vector<std::string> subjects;
    for (const domain::Ticket& ticket : rows->tickets) subjects.push_back(ticket.subject);
    std::sort(subjects.begin(), subjects.end());
    return subjects;
  }

  // The status of an attempt to sign in.
  int SignIn(const std::string& email, const std::string& password) {
    service::Router router(*store, ports, {.public_origin = "http://127.0.0.1:8080"});
    wire::Request request{.method = wire::Method::kPost, .target = "/v1/session"};
    request.headers = {{"content-type", "application/json"}, {"genkan-api", "1"}};
    request.body = wire::EncodeCredentials({.email = email, .password = Secret(password)});
    request.remote_address = "192.0.2.1";
    return router.Handle(request).status;
  }

  support::TempFolder folder;
  support::ManualClock clock;
  support::CountingRandom random;
  support::QuickSecrets secrets;
  support::FixedLocale locale;
  support::RepositoryAssets assets;
  support::Outside http;
  support::QuickSignatures signatures;
  service::MemoryBlobs blobs{secrets};
  service::Ports ports{clock, random, secrets, locale, assets, http, signatures, blobs};
  std::unique_ptr<SqliteStore> store;
  domain::Portal portal;
};

TEST_CASE("A Zendesk folder comes in, is counted, and changes nothing again", "[server][import]") {
  CommandRoom room;
  const support::Outcome first = room.Import({"zendesk", kExport});
  INFO(first.out << first.err);
  CHECK(first.exit_code == 0);
  CHECK(Has(first.out, "tickets              4              0         1"));
  CHECK(Has(first.out, "contacts             3              0         0   1 of the added are"));
  CHECK(Has(first.out, "staff                2              0         0   authors of messages"));
  CHECK(Has(first.err, "tickets.json:43: ticket bad: left out: the date \"tomorrow\""));
  CHECK(Has(first.err, "ticket bc736a06: the person \"555\" is not known"));
  CHECK(Has(first.err, "tickets.json: 5 records"));
  const support::Outcome again = room.Import({"zendesk", kExport});
  CHECK(again.exit_code == 0);
  CHECK(Has(again.out, "tickets              0              4         1"));
  CHECK(Has(again.out, "contacts             0              3         0"));
  CHECK(Has(again.out, "messages             0"));
}

TEST_CASE("A dry run prints the same summary and changes nothing", "[server][import]") {
  CommandRoom room;
  const support::Outcome trial = room.Import({"zendesk", kExport, "--dry-run"});
  const support::Outcome real = room.Import({"zendesk", kExport});
  CHECK(trial.exit_code == 0);
  CHECK(trial.out == real.out + "\nThis was a trial: nothing was changed.\n");
  CHECK(trial.err == real.err);
  const support::Outcome table_trial = room.Import({"csv", kExcelTable, "--dry-run"});
  const support::Outcome table = room.Import({"csv", kExcelTable});
  CHECK(table_trial.out == table.out + "\nThis was a trial: nothing was changed.\n");
}

TEST_CASE("What was on hold lands in an open stage that waits for nobody, where there is one",
          "[server][import]") {
  CommandRoom room;
  domain::Pipeline with_hold = room.store->Pipelines(room.portal.id)->front();
  with_hold.stages.push_back({.id = {7, 7},
                              .name = "On hold",
                              .customer_names = {{"en", "On hold"}, {"ja", "保留中"}},
                              .position = 9});
  REQUIRE(room.store->PutPipeline(room.portal.id, with_hold).ok());
  REQUIRE(room.Import({"zendesk", kExport}).exit_code == 0);
  const auto ticket = room.store->TicketByExternalId(room.portal.id, "zendesk:ticket:35436");
  REQUIRE(ticket.ok());
  const auto pipeline = room.store->PipelineById(room.portal.id, ticket->pipeline);
  REQUIRE(pipeline.ok());
  const domain::Stage* stage = domain::FindStage(*pipeline, ticket->stage);
  REQUIRE(stage != nullptr);
  CHECK(stage->kind == domain::StageKind::kOpen);
  CHECK(stage->turn == domain::Turn::kNobody);
  CHECK(stage->customer_names.at(0).text == "On hold");
  CHECK(stage->customer_names.at(1).text == "保留中");
}

TEST_CASE("An active end user with a password sees what they may see", "[server][import]") {
  CommandRoom room;
  REQUIRE(room.Import({"zendesk", kExport}).exit_code == 0);
  CHECK(room.SignIn("ingrid@enthaze.example", "a fine password") == 401);
  REQUIRE(room.Run(RunSetPassword, {"ingrid@enthaze.example"}, "a fine password").exit_code == 0);
  CHECK(room.SignIn("ingrid@enthaze.example", "a fine password") < 300);
  // Her own, and those of her company, whoever asked; not those of the company of her own ticket.
  CHECK(room.ListOf("ingrid@enthaze.example") ==
        std::vector<std::string>{"Of the company", "The lamp flickers", "請求書の宛名"});
}

TEST_CASE("Suspended users and imported staff cannot sign in", "[server][import]") {
  CommandRoom room;
  REQUIRE(room.Import({"zendesk", kExport}).exit_code == 0);
  for (const char* email :
       {"sato@nutralab.example", "francisca@desk.example", "cross@desk.example"}) {
    INFO(email);
    CHECK(room.Run(RunSetPassword, {email}, "a fine password").exit_code == 1);
    CHECK(room.SignIn(email, "a fine password") == 401);
  }
}

TEST_CASE("A table of Japanese Excel comes in, with what was detected", "[server][import]") {
  CommandRoom room;
  const support::Outcome outcome = room.Import({"csv", kExcelTable});
  INFO(outcome.out << outcome.err);
  CHECK(outcome.exit_code == 0);
  CHECK(Has(outcome.out, "encoding    CP932"));
  CHECK(Has(outcome.out, "delimiter   comma"));
  CHECK(Has(outcome.out, "subject     column 2, \"件名\""));
  CHECK(Has(outcome.out, "tickets              2              0         0"));
  const auto ticket = room.store->TicketByExternalId(room.portal.id, "csv:ticket:1");
  REQUIRE(ticket.ok());
  CHECK(ticket->subject == "①請求書～㈱髙田");
  CHECK(Has(room.Import({"csv", kExcelTable}).out, "tickets              0              2"));
}

TEST_CASE("UTF-16 and semicolons come in", "[server][import]") {
  CommandRoom room;
  std::string bytes = "\xFF\xFE";
  for (const char c : std::string_view("id;subject\n1;sixteen bits\n")) {
    bytes += c;
    bytes += '\0';
  }
  room.folder.Write("table.csv", bytes);
  const support::Outcome outcome = room.Import({"csv", "table.csv"});
  CHECK(outcome.exit_code == 0);
  CHECK(Has(outcome.out, "UTF-16 LE"));
  CHECK(Has(outcome.out, "semicolon"));
  CHECK(room.store->TicketByExternalId(room.portal.id, "csv:ticket:1").ok());
}

TEST_CASE("A date that is open stops the import before it begins", "[server][import]") {
  CommandRoom room;
  room.folder.Write("table.csv", "id,subject,created\n1,a,03/04/2024\n");
  const support::Outcome asked = room.Import({"csv", "table.csv"});
  CHECK(asked.exit_code == 1);
  CHECK(Has(asked.err, "line 2: \"03/04/2024\" can be two days"));
  CHECK(Has(asked.err, "--date-order"));
  CHECK(Has(asked.out, "encoding    UTF-8"));
  CHECK(Has(asked.out, "delimiter   comma"));
  CHECK_FALSE(Has(asked.out, "date order"));
  CHECK_FALSE(room.store->TicketByExternalId(room.portal.id, "csv:ticket:1").ok());
  CHECK(room.Import({"csv", "table.csv", "--date-order", "dmy"}).exit_code == 0);
  CHECK(room.store->TicketByExternalId(room.portal.id, "csv:ticket:1").ok());
}

TEST_CASE("The zone of dates that name none is shown, and can be said", "[server][import]") {
  CommandRoom room;
  room.folder.Write("table.csv",
                    "id,subject,created\n1,a,2024-03-04 09:00\n2,b,2024-03-04 09:00 +02:00\n");
  const auto created = [&](const std::string& key) {
    const auto ticket = room.store->TicketByExternalId(room.portal.id, key);
    REQUIRE(ticket.ok());
    return ticket->created_at_millis;
  };
  const support::Outcome plain = room.Import({"csv", "table.csv"});
  INFO(plain.out << plain.err);
  CHECK(Has(plain.out, "time zone   UTC, the portal's, for dates that name none\n"));
  const support::Outcome said =
      room.Import({"csv", "table.csv", "--source", "tokyo", "--time-zone", "Asia/Tokyo"});
  CHECK(Has(said.out, "time zone   Asia/Tokyo, for dates that name none\n"));
  CHECK(created("csv:ticket:1") - created("tokyo:ticket:1") == 9 * kMillisPerHour);
  CHECK(created("csv:ticket:2") == created("tokyo:ticket:2"));
  for (const char* unknown : {"Asia/Tokio", "", "+9"}) {
    INFO(unknown);
    const support::Outcome refused = room.Import({"csv", "table.csv", "--time-zone", unknown});
    CHECK(refused.exit_code == 2);
    CHECK(Has(refused.err, "--time-zone is a name such as Asia/Tokyo"));
  }
}

TEST_CASE("A column can be named on the command line", "[server][import]") {
  CommandRoom room;
  room.folder.Write("table.csv", "Ref,What is wrong\n7,The door\n");
  const support::Outcome unknown = room.Import({"csv", "table.csv"});
  CHECK(unknown.exit_code == 1);
  CHECK(Has(unknown.err, "The headers are: Ref, What is wrong"));
  const support::Outcome named =
      room.Import({"csv", "table.csv", "--column", "subject=What is wrong", "--column=number=Ref"});
  INFO(named.err);
  CHECK(named.exit_code == 0);
  CHECK(room.store->TicketByExternalId(room.portal.id, "csv:ticket:7").ok());
}

TEST_CASE("What cannot be imported gets one sentence", "[server][import]") {
  CommandRoom room;
  room.folder.Write("empty.csv", "");
  room.folder.Write("book.csv", "PK\x03\x04");
  room.folder.Write("folder/other.json", "[]");
  struct Case {
    std::vector<std::string> arguments;
    int exit_code;
    std::string_view sentence;
  };
  const Case cases[] = {
      {{}, 2, "needs `zendesk DIR`, `csv FILE` or `contacts FILE`"},
      {{"hubspot", "x"}, 2, "needs `zendesk DIR`, `csv FILE` or `contacts FILE`"},
      {{"csv", "x", "--colour"}, 2, "no option --colour"},
      {{"csv", "x", "--encoding"}, 2, "--encoding needs a value"},
      {{"csv", "x", "--encoding", "klingon"}, 2, "--encoding is utf-8"},
      {{"csv", "x", "--date-order", "ydm"}, 2, "--date-order is ymd, dmy or mdy"},
      {{"csv", "x", "--delimiter", "two"}, 2, "--delimiter is"},
      {{"csv", "x", "--column", "colour=Red"}, 2, "knows no field \"colour\""},
      {{"zendesk", "x", "--encoding", "utf-8"}, 2, "no option but --dry-run"},
      {{"csv", "missing.csv"}, 1, "cannot read"},
      {{"csv", "folder"}, 1, "directory"},
      {{"csv", "empty.csv"}, 1, "holds no table"},
      {{"csv", "book.csv"}, 1, "Excel workbook"},
      {{"zendesk", "missing"}, 1, "cannot read"},
      {{"zendesk", "folder"}, 1, "has no tickets.json"},
  };
  for (const Case& wrong : cases) {
    const support::Outcome outcome = room.Import(wrong.arguments);
    INFO(outcome.err);
    CHECK(outcome.exit_code == wrong.exit_code);
    CHECK(Has(outcome.err, wrong.sentence));
    CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
  }
}

TEST_CASE("Text from a file cannot command the terminal", "[server][import]") {
  CommandRoom room;
  room.folder.Write("table.csv", "id,subject,status\n1,a,\"\x1B[2Jgone\"\n");
  const support::Outcome outcome = room.Import({"csv", "table.csv"});
  CHECK(outcome.exit_code == 0);
  CHECK_FALSE(Has(outcome.out + outcome.err, "\x1B"));
}

TEST_CASE("A dry run makes no data folder", "[server][import]") {
  const support::TempFolder folder;
  const std::string data = (folder.path() / "data").string();
  const std::vector<std::string> arguments = {"import", "zendesk", kExport, "--data", data};
  std::vector<std::string> trial = arguments;
  trial.push_back("--dry-run");
  const support::Outcome tried = support::RunGenkan(trial);
  INFO(tried.err);
  CHECK(tried.exit_code == 0);
  CHECK_FALSE(std::filesystem::exists(data));
  // Nor a database in a folder that is there.
  std::filesystem::create_directory(data);
  CHECK(support::RunGenkan(trial).exit_code == 0);
  CHECK(std::filesystem::is_empty(data));
  CHECK(tried.out ==
        support::RunGenkan(arguments).out + "\nThis was a trial: nothing was changed.\n");
  // Where there is one, a trial sees what is in it.
  const support::Outcome again = support::RunGenkan(trial);
  CHECK(Has(again.out, "tickets              0              4         1"));
}

TEST_CASE("The program imports, and shows its progress line by line", "[server][import]") {
  const support::TempFolder folder;
  const support::Outcome outcome = support::RunGenkan(
      {"import", "zendesk", kExport, "--data", (folder.path() / "data").string()});
  INFO(outcome.err);
  CHECK(outcome.exit_code == 0);
  CHECK(Has(outcome.out, "tickets              4"));
  CHECK(Has(outcome.err, "users.json: 5 records\n"));
}

TEST_CASE("An import goes into a portal that is being served, and who it brought in signs in",
          "[server][import][admin]") {
  const support::Desk desk;
  support::ServeProcess serve(desk.data());
  const std::string data = desk.data().string();
  // Relative to where the person stands, not to where the server was started.
  const std::string there = std::filesystem::relative(kExport).string();
  const support::Outcome imported =
      support::RunGenkan({"import", "zendesk", there, "--data", data});
  INFO(imported.err);
  REQUIRE(imported.exit_code == 0);
  CHECK(Has(imported.out, "tickets              4"));
  CHECK(Has(imported.err, "users.json: 5 records\n"));

  const auto set_password = [&](const std::string& email) {
    return support::RunGenkan({"admin", "set-password", email, "--data", data}, "a fine password\n")
        .exit_code;
  };
  support::HttpClient client(serve.port());
  for (const char* email :
       {"sato@nutralab.example", "francisca@desk.example", "cross@desk.example"}) {
    INFO(email);
    CHECK(set_password(email) == 1);
    CHECK(SignIn(client, email, "a fine password").empty());
  }
  CHECK(set_password("ingrid@enthaze.example") == 0);
  const std::string cookie = SignIn(client, "ingrid@enthaze.example", "a fine password");
  REQUIRE_FALSE(cookie.empty());
  const auto answer = [&](const std::string& path) {
    return *client.Ask("GET", "/v1/tickets" + path, {{"Cookie", cookie}});
  };
  CHECK(Has(answer("").body, "\"total\":3"));
  // Found by the number they had, if one may see them.
  CHECK(Has(answer("/35436").body, "請求書の宛名"));
  CHECK(answer("/bc736a06").status == 404);
}

}  // namespace
}  // namespace genkan::server
