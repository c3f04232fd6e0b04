// Finding tickets by what somebody types of them.
#include "genkan/domain/ticket_search.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <utility>

namespace genkan::domain {
namespace {

std::optional<int> RankIn(std::string_view text, std::string_view typed) {
  return SearchRankOf(ParseTicketSearch(typed), {.own = {text}, .subject = {}});
}

bool Finds(std::string_view text, std::string_view typed) {
  const TicketSearch search = ParseTicketSearch(typed);
  const auto tokens = SearchTokensOf(SearchFoldedText(text));
  bool indexed = true;
  for (const SearchPiece& piece : search.pieces) {
    for (const std::string& token : SearchTokensOf(piece)) {
      indexed = indexed && std::binary_search(tokens.begin(), tokens.end(), token);
    }
  }
  const bool found = RankIn(text, typed).has_value();
  // The index leads to everything that is found.
  CHECK((indexed || !found));
  return found;
}

std::string Marked(const std::vector<TextPart>& parts) {
  std::string text;
  for (const TextPart& part : parts) text += part.match ? "[" + part.text + "]" : part.text;
  return text;
}

TEST_CASE("A text is found by any spelling of what it holds", "[domain][search]") {
  const std::pair<const char*, const char*> kFound[] = {{"返品の件です", "返"},
                                                        {"返品の件です", "返品"},
                                                        {"返品の件です", "品の件"},
                                                        {"サーバが停止", "サーバー"},
                                                        {"サーバーが停止", "サーバ"},
                                                        {"ｻｰﾊﾞｰが停止", "サーバ"},
                                                        {"さーばーが停止", "ｻｰﾊﾞ"},
                                                        {"ライセンスキーの件", "キー"},
                                                        {"髙橋様", "高橋"},
                                                        {"高橋様", "髙橋"},
                                                        {"宮﨑", "宮崎"},
                                                        {"(株)さくら商事", "株式会社さくら"},
                                                        {"株式会社さくら商事", "㈱さくら"},
                                                        {"㈱さくら商事", "（株）さくら"},
                                                        {"領収\n書をお送りください", "領収書"},
                                                        {"Password reset", "password"},
                                                        {"Password reset", "ＰＡＳＳ"},
                                                        {"Password reset", "word"},
                                                        {"Password reset", "re"},
                                                        {"Password reset", "reset pass"},
                                                        {"Große Straße", "strasse"},
                                                        {"Grosse Strasse", "Straße"},
                                                        {"Café crème", "cafe creme"},
                                                        {"mail to hana@home.example", "hana@home"},
                                                        {"order A-100.", "a-100"},
                                                        {"iPhone返品a", "返品a"},
                                                        {"ありがとう😀", "😀"},
                                                        {"한국어 안내", "국어"}};
  for (const auto& [text, typed] : kFound) {
    INFO(text << " / " << typed);
    CHECK(Finds(text, typed));
  }
}

TEST_CASE("What a text does not hold does not find it", "[domain][search]") {
  const std::pair<const char*, const char*> kMissed[] = {
      {"返品の件です", "品返"},     {"お支払いから三日", "カラー"}, {"Password reset", "se"},
      {"Password reset", "pass x"}, {"ビルの入口", "ビール"},       {"東京 大阪", "京大"},
      {"examplehana", "hana b"},    {"iPhone返品", "ne返"}};
  for (const auto& [text, typed] : kMissed) {
    INFO(text << " / " << typed);
    CHECK_FALSE(Finds(text, typed));
  }
  CHECK(ParseTicketSearch(" 、。 (- ").pieces.empty());
}

TEST_CASE("From three characters on exact matches come first, then tickets, then whole words",
          "[domain][search]") {
  CHECK(RankIn("髙橋商店", "髙橋商") > RankIn("高橋商店", "髙橋商"));
  CHECK(RankIn("my password", "pass") > RankIn("my bypass", "pass"));
  CHECK(SearchRankOf(ParseTicketSearch("pass"),
                     {.own = {"my pass"}, .subject = {}, .is_ticket = true}) >
        RankIn("my pass", "pass"));
  CHECK(RankIn("高橋", "髙橋") == RankIn("髙橋", "髙橋"));
  CHECK(ParseTicketSearch("ﾊﾞｽ").ranked == false);
}

TEST_CASE("The words of one search may stand in a message and in its ticket's subject",
          "[domain][search]") {
  const TicketSearch search = ParseTicketSearch("invoice tanaka");
  const auto rank = [&](std::string_view text, std::string_view subject) {
    return SearchRankOf(search, {.own = {text}, .subject = subject});
  };
  CHECK(rank("Mr Tanaka wrote", "Invoice missing").has_value());
  CHECK_FALSE(rank("Mr Suzuki wrote", "Invoice missing").has_value());
  // That is the ticket's own match.
  CHECK_FALSE(rank("Thanks", "Invoice for Tanaka").has_value());
}

TEST_CASE("A snippet shows why a text was found", "[domain][search]") {
  const auto snippet = [](std::string_view text, std::string_view typed) {
    return Marked(SnippetOf(text, ParseTicketSearch(typed)));
  };
  CHECK(snippet("The ｻｰﾊﾞｰ is down.\n\nPlease help.", "サーバ") ==
        "The [ｻｰﾊﾞ]ｰ is down. Please help.");
  CHECK(snippet("㈱さくら商事", "株式会社さくら") == "[㈱さくら]商事");
  CHECK(snippet("a needle and a Needle", "needle") == "a [needle] and a [Needle]");
  CHECK(snippet("nothing", "needle").empty());
  const std::string long_text = std::string(300, 'x') + " the needle " + std::string(300, 'y');
  const std::string cut = snippet(long_text, "needle");
  CHECK(cut.starts_with("…the [needle] yyy"));
  CHECK(cut.ends_with("y…"));
  CHECK(Marked(MatchedParts("Needle in a haystack", ParseTicketSearch("needle hay"))) ==
        "[Needle] in a [hay]stack");
}

TEST_CASE("No text breaks a search", "[domain][search]") {
  const std::string ugly = "\xff\xfe\0\n\xE3\x82" + std::string(100'000, 'w') + "\xE2\x80\xAE";
  CHECK(SearchTokensOf(SearchFoldedText(ugly)).size() < 20);
  CHECK(ParseTicketSearch(ugly).pieces.size() <= 2);
  CHECK(SnippetOf(ugly, ParseTicketSearch("www")).size() <= 3);
}

}  // namespace
}  // namespace genkan::domain
