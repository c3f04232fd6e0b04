// A manager brings in a table of contacts and companies.
#include <catch2/catch_test_macros.hpp>

#include "genkan/service/base64url.h"
#include "genkan/wire/import_codec.h"
#include "support/front_door.h"

namespace genkan::support {
namespace {

struct ImportDesk {
  ImportDesk() {
    door.AddManager("owner@example.org");
    REQUIRE(owner.SignIn("owner@example.org").status == 200);
  }
  wire::Response Send(const std::string& table, bool dry_run) {
    return owner.Post(
        "/v1/contact-imports",
        wire::EncodeContactImport({.file_name = "people.csv",
                                   .content = "data:text/csv;base64," + service::Base64Text(table),
                                   .dry_run = dry_run}));
  }
  domain::ContactImportReport Report(const std::string& table, bool dry_run) {
    const wire::Response answer = Send(table, dry_run);
    REQUIRE(answer.status == 200);
    return wire::DecodeImportReport(BodyOf(answer)).value();
  }
  bool Knows(const std::string& address) {
    return !door.store->ContactsByAddress(door.house.portal.id, address).value().empty();
  }

  FrontDoor door;
  Visitor owner{door};
};

const std::string kTable =
    "Name,Email,Company,Note\n"
    "Mai Mori,mai@mori.example,Mori,x\n"
    ",,,\n"
    "Jun,not an address,Mori,y\n"
    "Hana,hana@example.org,,z\n";

TEST_CASE("A table of contacts is tried first, row by row, and then brought in just so",
          "[service][import]") {
  ImportDesk desk;
  const auto tried = desk.Report(kTable, true);
  CHECK(tried.dry_run);
  CHECK(tried.rows == 4);
  CHECK_FALSE(desk.Knows("mai@mori.example"));
  REQUIRE(tried.columns.size() == 3);
  CHECK(tried.columns[0].field == "name");
  CHECK(tried.columns[0].header == "Name");
  CHECK(tried.contacts.added == 2);
  CHECK(tried.contacts.present == 1);
  CHECK(tried.contacts.left_out == 1);
  CHECK(tried.companies.added == 1);
  REQUIRE(tried.notes.size() == 2);
  CHECK(tried.notes[0].line == 3);
  CHECK(tried.notes[0].reason == "nobody_named");
  CHECK(tried.notes[0].left_out);
  CHECK(tried.notes[1].reason == "unusable_address");
  CHECK(tried.notes[1].detail == "not an address");

  const auto done = desk.Report(kTable, false);
  CHECK(done.contacts.added == 2);
  CHECK(done.notes_total == 2);
  CHECK(desk.Knows("mai@mori.example"));
  CHECK(desk.Report(kTable, false).contacts.added == 0);
  const std::string audit = BodyOf(desk.owner.Get("/v1/audit"));
  CHECK(audit.find("contacts.imported") != std::string::npos);
  CHECK(audit.find("people.csv") != std::string::npos);
  // The trial and the empty run are not in it.
  CHECK(audit.find("contacts.imported") == audit.rfind("contacts.imported"));
  CHECK(desk.door.store->MailOf(desk.door.house.portal.id).value().empty());
}

TEST_CASE("What is no table of contacts is refused in words", "[service][import]") {
  ImportDesk desk;
  const auto key = [&](const std::string& table) {
    const wire::Response answer = desk.Send(table, true);
    CHECK(answer.status == 422);
    return JsonOf(answer).Find("message_key")->text;
  };
  CHECK(key("") == "import.table_empty");
  CHECK(key("a,b\n1,2\n") == "import.no_contact_column");
  CHECK(key("\xFF\xFE\xFD") == "import.encoding_unknown");
  CHECK(key(std::string(domain::kImportFileBytesMax + 1, 'x')) == "error.import_too_large");
  CHECK(desk.owner.Post("/v1/contact-imports", "{}").status == 422);
}

}  // namespace
}  // namespace genkan::support
