// A table of contacts and companies is brought in.
#include <catch2/catch_test_macros.hpp>

#include "support/import_room.h"

namespace genkan::support {
namespace {

using service::ImportCounts;
using service::ImportNotice;

service::ImportReport Import(ImportRoom& room, const std::string& text, bool dry_run = false) {
  TextSource first(text), second(text);
  service::ContactTablePlan plan;
  REQUIRE(PlanContacts(first, std::nullopt, &plan).ok());
  service::ImportReport report;
  room.remarks.remarks.clear();
  REQUIRE(ImportContacts(room.Setting(dry_run), {"people.csv", &second}, plan, &report).ok());
  return report;
}

constexpr const char* kTable =
    "氏名;ふりがな;メールアドレス;会社名;言語\n"
    "森 健;もり けん;Mori@Sakura.example;Sakura Trading 株式会社;ja-JP\n"
    "Ola Lis;;ola@borealis.example;Borealis;pl\n"
    ";;;Nameless Company;\n"
    "No Mailbox;;nowhere;;\n"
    ";;;;x\n";

TEST_CASE("Contacts and companies come from a table, with what could not be used told by line",
          "[service][import][contacts]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  room.house.portal.languages = {"en", "ja"};
  const service::ImportReport report = Import(room, kTable);
  CHECK(report.contacts == ImportCounts{.added = 3, .left_out = 1});
  CHECK(report.companies == ImportCounts{.added = 2, .present = 1});
  const domain::Contact mori = room.Contact("mori@sakura.example");
  CHECK(mori.name.display == "森 健");
  CHECK(mori.name.reading == "もり けん");
  CHECK(mori.language == "ja");
  CHECK(domain::PrimaryCompany(mori) == room.house.sakura.id);
  CHECK(mori.sign_in == domain::SignInState::kNone);
  CHECK(room.Contact("ola@borealis.example").language.empty());
  CHECK(room.remarks.Of(ImportNotice::kUnusableAddress).size() == 1);
  CHECK(room.remarks.Of(ImportNotice::kMissingField) ==
        std::vector<std::string>{"people.csv:6 : name"});
}

TEST_CASE("A second import of the same table adds nothing, and a trial changes nothing",
          "[service][import][contacts]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  const service::ImportReport trial = Import(room, kTable, true);
  CHECK(trial.contacts.added == 3);
  CHECK(
      room.house.store().ContactsByAddress(room.house.portal.id, "ola@borealis.example")->empty());
  CHECK(Import(room, kTable).contacts == trial.contacts);
  const service::ImportReport again = Import(room, kTable);
  CHECK(again.contacts == ImportCounts{.present = 3, .left_out = 1});
  CHECK(again.companies == ImportCounts{.present = 3});
}

TEST_CASE("A table without names, addresses and companies is refused with its headers",
          "[service][import][contacts]") {
  TextSource source("a,b\n1,2\n");
  service::ContactTablePlan plan;
  const Status planned = PlanContacts(source, std::nullopt, &plan);
  REQUIRE_FALSE(planned.ok());
  CHECK(planned.error().message_key == "import.no_contact_column");
}

}  // namespace
}  // namespace genkan::support
