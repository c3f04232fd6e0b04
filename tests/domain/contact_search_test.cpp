// Finding people by what somebody types of them.
#include "genkan/domain/contact_search.h"

#include <catch2/catch_test_macros.hpp>

namespace genkan::domain {
namespace {

Contact Hanako() {
  Contact contact;
  contact.name = {.family = "山田", .given = "花子", .reading = "やまだ はなこ", .display = {}};
  contact.language = "ja";
  contact.member_email = "Hanako.Yamada@Sakura.example";
  contact.addresses = {"hana@home.example"};
  return contact;
}

bool Finds(std::string_view typed, const Contact& contact) {
  return IsFoundBy(SearchTextOf(contact), SearchWords(typed));
}

TEST_CASE("Width, case, kind of kana and white space make no difference", "[domain][search]") {
  CHECK(SearchFolded("ＡＢＣ　ａｂｃ １２３") == "abcabc123");
  CHECK(SearchFolded("ｶﾞｷﾞｸﾞﾊﾟﾋﾟﾂﾞﾃﾞｳﾞﾜﾝ") == "がぎぐぱぴづでゔわん");
  CHECK(SearchFolded("カタカナ") == "かたかな");
  CHECK(SearchFolded("ÅÖÉ ŁÓDŹ ΑΒΓ ЖЁ") == "aoelodzαβγже");
  CHECK(SearchFolded("ﾞ\xff") == "ﾞ\xef\xbf\xbd");
}

TEST_CASE("A contact is found by any part of a name, a reading or an address", "[domain][search]") {
  const Contact hanako = Hanako();
  for (const char* typed : {"", " ", "山田", "田花", "花子山", "山田 花子", "花子　山田", "ﾔﾏﾀﾞ",
                            "ハナコ", "はな", "hanako", "ＳＡＫＵＲＡ", "@home", "yamada 花"}) {
    INFO(typed);
    CHECK(Finds(typed, hanako));
  }
  for (const char* typed : {"佐藤", "山田 佐藤", "sakura.example home.example.org"}) {
    INFO(typed);
    CHECK_FALSE(Finds(typed, hanako));
  }
  // What ends one line and begins the next is no word.
  CHECK_FALSE(Finds("examplehana", hanako));
}

TEST_CASE("Contacts are ordered by reading, else name, else address", "[domain][search]") {
  Contact contact = Hanako();
  CHECK(SortTextOf(contact) == "やまだはなこ");
  contact.name.reading.clear();
  CHECK(SortTextOf(contact) == "山田花子");
  contact.name = {};
  CHECK(SortTextOf(contact) == "hanako.yamada@sakura.example");
  contact.member_email.clear();
  CHECK(SortTextOf(contact) == "hana@home.example");
  contact.name.display = std::string(1000, 'x');
  CHECK(SortTextOf(contact).size() == 200);
}

}  // namespace
}  // namespace genkan::domain
