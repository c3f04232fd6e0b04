#include "genkan/domain/people.h"

#include <catch2/catch_test_macros.hpp>

using namespace genkan;
using namespace genkan::domain;

TEST_CASE("A name is shown in the order of the person's own language", "[domain][people]") {
  const PersonName japanese{.family = "佐藤", .given = "花"};
  CHECK(ShownName(japanese, "ja") == "佐藤 花");
  CHECK(ShownName(japanese, "ja-JP") == "佐藤 花");
  CHECK(ShownName({.family = "王", .given = "小明"}, "zh-Hans") == "王小明");
  CHECK(ShownName({.family = "김", .given = "민준"}, "ko") == "김민준");
  CHECK(ShownName({.family = "Kim", .given = "Minjun"}, "ko") == "Kim Minjun");
  CHECK(ShownName({.family = "Nagy", .given = "Anna"}, "hu") == "Nagy Anna");
  CHECK(ShownName({.family = "Haddad", .given = "Noor"}, "en") == "Noor Haddad");
  CHECK(ShownName({.family = "Haddad", .given = "Noor"}, "") == "Noor Haddad");
}

TEST_CASE("A name that arrived as one string is shown as it is", "[domain][people]") {
  CHECK(ShownName({.family = "A", .given = "B", .display = "Madonna C."}, "ja") == "Madonna C.");
  CHECK(ShownName({.given = "Madonna"}, "en") == "Madonna");
  CHECK(ShownName({.family = "佐藤"}, "ja") == "佐藤");
  CHECK(ShownName({.reading = "さとう"}, "ja").empty());
}

TEST_CASE("Addresses are compared without case, width and surrounding space", "[domain][people]") {
  CHECK(FoldedAddress(" Hana@Sakura.EXAMPLE ") == "hana@sakura.example");
  CHECK(FoldedAddress("ｈａｎａ＠ｓａｋｕｒａ．ｅｘａｍｐｌｅ\u3000") == "hana@sakura.example");
  CHECK(FoldedAddress("ÉMILE@x.example") == "Émile@x.example");
}

TEST_CASE("An address keeps the case in which it was written", "[domain][people]") {
  CHECK(CheckAddress(" Hana@Sakura.example\n").value() == "Hana@Sakura.example");
  CHECK(CheckAddress("Ｈana＠sakura.example").value() == "Hana@sakura.example");
  CHECK(CheckAddress(std::string(243, 'a') + "@sakura.exam").ok() == false);
  CHECK(CheckAddress(std::string(242, 'a') + "@sakura.exam").value().size() == 254);
}

TEST_CASE("What can be no mailbox is refused", "[domain][people]") {
  for (const std::string_view text :
       {std::string_view(""), std::string_view("hana"), std::string_view("@sakura.example"),
        std::string_view("hana@"), std::string_view("hana@sakura@example"),
        std::string_view("ha na@sakura.example"), std::string_view("ha\tna@sakura.example"),
        std::string_view("hana\u3000x@sakura.example"),
        std::string_view("ha\0na@sakura.example", 19),
        std::string_view("hana@sakura.example\r\nBcc: x@y.example"),
        std::string_view("h\xFFna@sakura.example")}) {
    CAPTURE(text);
    const auto checked = CheckAddress(text);
    REQUIRE_FALSE(checked.ok());
    CHECK(checked.error() == FieldError("email", "error.address_invalid"));
  }
}

TEST_CASE("The primary company is found among several", "[domain][people]") {
  Contact contact;
  CHECK_FALSE(PrimaryCompany(contact));
  contact.companies = {{.company = {0, 1}}, {.company = {0, 2}, .primary = true}};
  CHECK(PrimaryCompany(contact) == CompanyId{0, 2});
}
