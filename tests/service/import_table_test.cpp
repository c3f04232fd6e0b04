#include <catch2/catch_test_macros.hpp>

#include "support/import_room.h"

namespace genkan::support {
namespace {

using service::DateOrder;
using service::ImportCounts;
using service::ImportNotice;
using service::ImportReport;
using service::TableField;
using service::TableOptions;
using service::TablePlan;

Result<TablePlan> Plan(const std::string& text, const TableOptions& options = {}) {
  TextSource source(text);
  TablePlan plan;
  GENKAN_TRY_OK(PlanTable(source, options, &plan));
  return plan;
}

std::string RefusalOf(const std::string& text, const TableOptions& options = {}) {
  const auto plan = Plan(text, options);
  return plan.ok() ? "" : plan.error().message_key;
}

// The header taken for each field, such as "subject=件名".
std::vector<std::string> ColumnsOf(const std::string& header_row) {
  const auto plan = Plan(header_row + "\n");
  REQUIRE(plan.ok());
  std::vector<std::string> columns;
  for (std::size_t i = 0; i < service::kTableFields; ++i) {
    const int column = plan->column_of[i];
    if (column < 0) continue;
    columns.push_back(std::string(TableFieldName(static_cast<TableField>(i))) + "=" +
                      plan->headers[static_cast<std::size_t>(column)]);
  }
  return columns;
}

using Columns = std::vector<std::string>;

TEST_CASE("The headers of other systems are known", "[service][import]") {
  CHECK(ColumnsOf("Ticket ID,Ticket name,Pipeline,Ticket status,Create date,Priority,"
                  "Ticket owner,Source,Ticket description,Associated Contact,"
                  "Associated Company,Last activity date") ==
        Columns{"number=Ticket ID", "subject=Ticket name", "description=Ticket description",
                "status=Ticket status", "priority=Priority", "created=Create date",
                "updated=Last activity date", "requester=Associated Contact",
                "company=Associated Company", "owner=Ticket owner", "channel=Source"});
  CHECK(ColumnsOf("ID;Status;Subject;Requester;Requester id;Requester email;Submitter;Assignee;"
                  "Group;Via;Created at;Updated at;Organization;Priority;Type;Tags") ==
        Columns{"number=ID", "subject=Subject", "status=Status", "priority=Priority",
                "category=Type", "created=Created at", "updated=Updated at", "requester=Requester",
                "email=Requester email", "company=Organization", "owner=Assignee", "channel=Via"});
  CHECK(ColumnsOf("お問い合わせ番号,件名,内容,ステータス,優先度,作成日時,担当者,会社名,お名前,"
                  "メールアドレス,カテゴリ") ==
        Columns{"number=お問い合わせ番号", "subject=件名", "description=内容", "status=ステータス",
                "priority=優先度", "category=カテゴリ", "created=作成日時", "requester=お名前",
                "email=メールアドレス", "company=会社名", "owner=担当者"});
  CHECK(ColumnsOf(" ＳＵＢＪＥＣＴ \tE-Mail") == Columns{"subject=ＳＵＢＪＥＣＴ", "email=E-Mail"});
}

TEST_CASE("A column can be named, where its header is not known", "[service][import]") {
  const TableOptions options{
      .columns = {{TableField::kSubject, "What happened"}, {TableField::kDescription, "Subject"}}};
  const auto plan = Plan("Subject,What happened\na,b\n", options);
  REQUIRE(plan.ok());
  CHECK(plan->ColumnOf(TableField::kSubject) == 1);
  CHECK(plan->ColumnOf(TableField::kDescription) == 0);
  CHECK(RefusalOf("Subject\n", {.columns = {{TableField::kOwner, "Nobody"}}}) ==
        "import.no_such_column");
  CHECK(RefusalOf("Wer,Was\na,b\n") == "import.no_subject_column");
}

TEST_CASE("The delimiter is found", "[service][import]") {
  CHECK(Plan("subject,status\n\"a;b\",open\n")->delimiter == ',');
  CHECK(Plan("subject;status\n\"a,b\";open\na,b;c\n")->delimiter == ';');
  CHECK(Plan("subject\tstatus\na, b\topen\n")->delimiter == '\t');
  CHECK(Plan("subject\nplain\n")->delimiter == ',');
  const auto hinted = Plan("sep=;\nsubject;status\na;open\n");
  REQUIRE(hinted.ok());
  CHECK(hinted->delimiter == ';');
  CHECK(hinted->headers == std::vector<std::string>{"subject", "status"});
  CHECK(hinted->rows == 1);
  CHECK(Plan("subject|x;status\n", {.delimiter = '|'})->headers.size() == 2);
}

TEST_CASE("A date that could be two days is asked for and not guessed", "[service][import]") {
  const std::string open = "subject,created\na,03/04/2024\nb,05/06/2024\n";
  const auto plan = Plan(open);
  REQUIRE_FALSE(plan.ok());
  CHECK(plan.error().message_key == "import.date_ambiguous");
  CHECK(plan.error().field == "date_order");
  CHECK(plan.error().params == std::vector<ErrorParam>{{"line", "2"}, {"text", "03/04/2024"}});
  CHECK(Plan(open, {.date_order = DateOrder::kMonthFirst})->date_order == DateOrder::kMonthFirst);
  // One row that can only be read one way decides for all.
  CHECK(Plan(open + "c,31/01/2024\n")->date_order == DateOrder::kDayFirst);
  CHECK(Plan(open + "c,01/31/2024\n")->date_order == DateOrder::kMonthFirst);
  CHECK(RefusalOf(open + "c,31/01/2024\nd,01/31/2024\n") == "import.date_mixed");
  CHECK(RefusalOf("subject,created\na,24/03/04\n") == "import.date_ambiguous");
  // Where it makes no difference, or the year stands first, there is nothing to ask.
  CHECK(RefusalOf("subject,created\na,04/04/2024\n").empty());
  CHECK(RefusalOf("subject,created\na,2024/03/04\nb,2024年3月4日\n").empty());
  CHECK(RefusalOf("subject,updated\na,03/04/2024\n") == "import.date_ambiguous");
}

TEST_CASE("An empty table is refused, one with a header only has no rows", "[service][import]") {
  CHECK(RefusalOf("") == "import.table_empty");
  CHECK(RefusalOf("\n\n") == "import.table_empty");
  CHECK(RefusalOf("\"subject\n") == "import.header_broken");
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  CHECK(room.Table("subject,status\n") == ImportReport{});
}

const std::string kJapanese =
    "番号,件名,内容,ステータス,優先度,作成日時,お名前,メールアドレス,会社名,担当者,受付方法,備考\n"
    "A-1,請求書について,\"一行目\n二行目\",対応中,高,2024年3月4日(月) 9:05,佐藤 "
    "花,Hana@Example.org,"
    "Sakura Trading 株式会社,山田,電話,大事\n"
    "A-2,届きません,まだです,顧客待ち,至急,2024/3/5 10:00,新井,arai@new.example,新会社,,メール,\n"
    "A-3,ありがとう,済み,完了,低,2024/3/6 10:00,新井,ARAI@new.example,新会社,,メール,\n"
    "A-4,匿名,誰?,謎の状態,普通,2024/3/7,だれか,,,,,\n";

TEST_CASE("A Japanese table comes in with people, companies and states", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  const ImportReport report = room.Table(kJapanese);
  CHECK(report.tickets == ImportCounts{.added = 4});
  CHECK(report.contacts == ImportCounts{.added = 1, .present = 1});
  CHECK(report.companies == ImportCounts{.added = 1, .present = 1});
  const domain::Ticket first = room.Ticket("csv:ticket:A-1");
  CHECK(first.subject == "請求書について");
  CHECK(first.subject_language == "ja");
  CHECK(first.external_number == "A-1");
  CHECK(first.stage == room.open);
  CHECK(first.priority == domain::Priority::kHigh);
  CHECK(first.channel == domain::kChannelPhone);
  CHECK(first.owner_shown_name == "山田");
  CHECK(first.created_at_millis ==
        MillisFromCivil({.year = 2024, .month = 3, .day = 4, .hour = 9, .minute = 5}, 9 * 60));
  CHECK(first.companies == std::vector{room.house.sakura.id});
  const auto shown = room.Shown(room.house.hana, first.id);
  REQUIRE(shown.size() == 1);
  CHECK(shown[0].text == "一行目\n二行目");
  CHECK(shown[0].author.contact == room.house.hana.id);
  CHECK(room.Ticket("csv:ticket:A-2").stage == room.waiting);
  CHECK(room.Ticket("csv:ticket:A-3").stage == room.closed);
  // The same address in another case is the same person.
  CHECK(room.Ticket("csv:ticket:A-2").contacts == room.Ticket("csv:ticket:A-3").contacts);
  CHECK(room.Contact("arai@new.example").sign_in == domain::SignInState::kNone);
  CHECK_FALSE(room.Contact("arai@new.example").company_view);
  CHECK(report.messages_internal == 1);  // 備考
}

TEST_CASE("What a table does not know is reported and the ticket goes in", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  room.Table(kJapanese);
  const domain::Ticket ticket = room.Ticket("csv:ticket:A-4");
  CHECK(ticket.contacts.empty());
  CHECK(ticket.stage == room.open);
  using Lines = std::vector<std::string>;
  CHECK(room.remarks.Of(ImportNotice::kUnknownStatus) == Lines{"table.csv:6 ticket A-4: 謎の状態"});
  CHECK(room.remarks.Of(ImportNotice::kPersonMissing) == Lines{"table.csv:6 ticket A-4: だれか"});
}

TEST_CASE("Importing a table again or for trial adds nothing", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  const ImportReport trial = room.Table(kJapanese, {}, true);
  CHECK_FALSE(store->TicketByExternalId(room.house.portal.id, "csv:ticket:A-1").ok());
  CHECK(room.Table(kJapanese) == trial);
  const ImportReport again = room.Table(kJapanese);
  CHECK(again.tickets == ImportCounts{.present = 4});
  CHECK(again.contacts == ImportCounts{.present = 2});
  CHECK(again.companies == ImportCounts{.present = 2});
}

TEST_CASE("An import that is told to stop keeps its batches, and the next one goes on",
          "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  std::string text = "id,subject\n";
  for (int i = 1; i <= 500; ++i) text += std::to_string(i) + ",subject\n";
  std::atomic<bool> stopping = false;
  struct Stopper : RemarkList {
    explicit Stopper(std::atomic<bool>& flag) : stop(flag) {}
    void OnProgress(const service::ImportProgress&) override { stop = true; }
    std::atomic<bool>& stop;
  } stopper(stopping);
  const service::ImportSetting usual = room.Setting();
  const service::ImportSetting setting{.store = usual.store,
                                       .portal = usual.portal,
                                       .clock = usual.clock,
                                       .random = usual.random,
                                       .zone = usual.zone,
                                       .listener = stopper,
                                       .stopping = &stopping};
  const auto plan = Plan(text);
  REQUIRE(plan.ok());
  TextSource source(text);
  ImportReport report;
  const Status stopped = ImportTable(setting, {"table.csv", &source}, *plan, &report);
  REQUIRE_FALSE(stopped.ok());
  CHECK(stopped.error().message_key == "import.stopped");
  CHECK(report.tickets.added == 200);
  CHECK(room.Table(text).tickets == ImportCounts{.added = 300, .present = 200});
}

TEST_CASE("Rows without a number are known by their content", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  const std::string text = "subject,email\nsame,a@a.example\nsame,a@a.example\nother,a@a.example\n";
  CHECK(room.Table(text).tickets == ImportCounts{.added = 3});
  CHECK(room.Table(text).tickets == ImportCounts{.present = 3});
  CHECK(room.Table(text + "new,a@a.example\n").tickets == ImportCounts{.added = 1, .present = 3});
}

TEST_CASE("A ticket keeps its old number where that is free, whatever the order of the table",
          "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  const std::string text = "id,subject\n3,third\n2,second\n1,first\nB-7,seventh\n20731,last\n";
  const ImportReport trial = room.Table(text, {}, true);
  CHECK(room.Table(text) == trial);
  for (const int number : {1, 2, 3, 20731}) {
    const domain::Ticket ticket = room.Ticket("csv:ticket:" + std::to_string(number));
    CHECK(ticket.number == domain::TicketNumber{number});
  }
  CHECK(room.Ticket("csv:ticket:B-7").number == domain::TicketNumber{4});
  CHECK(room.house.AddTicket("new", room.house.hana.id).number == domain::TicketNumber{20732});
}

TEST_CASE("A ticket whose old number is another's here gets a new one and is found by its old id",
          "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  const domain::Ticket native = room.house.AddTicket("native", room.house.hana.id);
  room.Table("id,subject,email\n1,theirs,hana@example.org\n18523498765,long,a@a.example\n");
  const domain::Ticket ticket = room.Ticket("csv:ticket:1");
  CHECK(ticket.number != native.number);
  CHECK(room.remarks.Of(ImportNotice::kNumberTaken) ==
        std::vector<std::string>{"table.csv:2 ticket 1: 1"});
  const auto found = store->TicketByOldNumber(room.house.ViewerOf(room.house.hana), "csv:ticket:1");
  REQUIRE(found.ok());
  CHECK(found->id == ticket.id);
  // An id of that length is no number to count on from.
  CHECK(room.Ticket("csv:ticket:18523498765").number < domain::TicketNumber{100});
}

TEST_CASE("The same number from two systems is two tickets", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  room.Table("id,subject,created\n1,first,2024-01-01\n");
  const std::string other = "id,subject,created\n1,another,2025-06-01\n";
  CHECK(room.Table(other).notices.at(ImportNotice::kOtherTicket) == 1);
  CHECK(room.Table(other, {.origin = "hubspot"}).tickets == ImportCounts{.added = 1});
}

TEST_CASE("A bad row is named by its line and the others go in", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  const std::string text =
      "id,subject,created\n"
      "1,good,2024-01-01\n"
      "2,extra,2024-01-01,cells\n"
      "3,short\n"
      "4,\"quoted\nover lines\",not a date\n"
      "6,\"bad\"quote,2024-01-01\n"
      "7,,\n"
      "8,empty extra,2024-01-01,,,\n"
      "9,\"never closed,2024-01-01\n"
      "10,after it,2024-01-01\n"
      "1,again,2024-01-01\n";
  const ImportReport report = room.Table(text);
  CHECK(report.tickets == ImportCounts{.added = 4, .left_out = 6});
  using Lines = std::vector<std::string>;
  CHECK(room.remarks.Of(ImportNotice::kTooManyCells) == Lines{"table.csv:3 : 4"});
  CHECK(room.remarks.Of(ImportNotice::kUnreadableDate) ==
        Lines{"table.csv:5 ticket 4: not a date"});
  CHECK(room.remarks.Of(ImportNotice::kTextAfterQuote) == Lines{"table.csv:7 : "});
  CHECK(room.remarks.Of(ImportNotice::kEmptyRow) == Lines{"table.csv:8 : "});
  CHECK(room.remarks.Of(ImportNotice::kUnclosedQuote) == Lines{"table.csv:10 : "});
  CHECK(room.remarks.Of(ImportNotice::kRepeatedId) == Lines{"table.csv:12 ticket 1: "});
  CHECK(room.remarks.Of(ImportNotice::kMissingDate) == Lines{"table.csv:4 ticket 3: "});
}

TEST_CASE("Hostile cells become harmless text", "[service][import]") {
  using std::string_literals::operator""s;
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  const std::string giant(100000, 'x');
  const ImportReport report = room.Table(
      "id,subject,description,status,owner,category,email\n"
      "1,\"=HYPERLINK(\"\"http://x\"\")\",=1+1,open,@SUM(1),+1,a@a.example\n" +
      "2,a\0b,c\0d\x1B[31m,open,,,a@a.example\n"s + "3," + giant + "," + giant + ",open," + giant +
      "," + giant + "," + giant + "\n4,\xFF\xFE,\xC3,open,,,not an address\n");
  CHECK(report.tickets == ImportCounts{.added = 4});
  CHECK(room.Ticket("csv:ticket:1").subject == "=HYPERLINK(\"http://x\")");
  CHECK(room.Ticket("csv:ticket:1").owner_shown_name == "@SUM(1)");
  CHECK(room.Ticket("csv:ticket:2").subject == "ab");
  const auto shown = room.Shown(room.Contact("a@a.example"), room.Ticket("csv:ticket:2").id);
  REQUIRE(shown.size() == 1);
  CHECK(shown[0].text == "cd[31m");
  const domain::Ticket cut = room.Ticket("csv:ticket:3");
  CHECK(CodePointCount(cut.subject) == domain::kSubjectCodePointsMax);
  CHECK(CodePointCount(cut.category) == 200);
  CHECK(IsValidUtf8(room.Ticket("csv:ticket:4").subject));
  CHECK(report.notices.at(ImportNotice::kUnusableAddress) == 2);
  CHECK(report.notices.at(ImportNotice::kTextSplit) == 1);
}

TEST_CASE("Repeated headers are named and the first of them counts", "[service][import]") {
  const auto plan = Plan("subject,status,subject\na,open,b\n");
  REQUIRE(plan.ok());
  CHECK(plan->ColumnOf(TableField::kSubject) == 0);
  CHECK(plan->repeated_headers == std::vector<std::string>{"subject"});
}

TEST_CASE("A name and address in one cell are told apart", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  room.Table("subject,Associated Contact\na,Ana Mora (ana@a.example)\nb,Bo <bo@b.example>\n");
  CHECK(room.Contact("ana@a.example").name.display == "Ana Mora");
  CHECK(room.Contact("bo@b.example").name.display == "Bo");
}

TEST_CASE("Two companies of one name are not told apart by guessing", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  for (int i = 0; i < 2; ++i) {
    REQUIRE(store
                ->PutCompany(room.house.portal.id,
                             {.id = room.house.Next<domain::CompanyId>(), .name = "Twin"})
                .ok());
  }
  const ImportReport report = room.Table("id,subject,company\n1,a,Twin\n");
  CHECK(report.notices.at(ImportNotice::kAmbiguousCompany) == 1);
  CHECK(room.Ticket("csv:ticket:1").companies.empty());
}

}  // namespace
}  // namespace genkan::support
