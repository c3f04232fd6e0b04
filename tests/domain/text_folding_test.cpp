// What makes no difference when people search.
#include "genkan/domain/text_folding.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>

#include "genkan/base/utf8.h"

namespace genkan::domain {
namespace {

std::string Folded(std::string_view text) {
  std::string folded;
  for (const FoldedCharacter& each : FoldedCharacters(text)) {
    AppendUtf8(each.character, &folded);
  }
  return folded;
}

TEST_CASE("What makes no difference is folded away", "[domain][folding]") {
  const std::pair<const char*, const char*> kTable[] = {
      {"ＡＢＣ　１２３", "abc 123"},
      {"ｶﾞｷﾞｸﾞﾊﾟﾋﾟﾂﾞﾃﾞｳﾞﾜﾝ", "がぎぐぱぴづでゔわん"},
      {"ｻｰﾊﾞｰ", "さーばー"},
      {"サーバー", "さーばー"},
      {"サ－バ－", "さーばー"},
      {"か\xE3\x82\x99は\xE3\x82\x9A", "がぱ"},  // Combining marks.
      {"髙橋", "高橋"},
      {"﨑山", "崎山"},
      {"渡邉渡邊", "渡辺渡辺"},
      {"\xEF\xA8\x99社", "神社"},  // A compatibility ideograph, U+FA19.
      {"㈱さくら", "株式会社さくら"},
      {"(株)さくら", "株式会社さくら"},
      {"（株）さくら", "株式会社さくら"},
      {"（有）さくら", "有限会社さくら"},
      {"Straße", "strasse"},
      {"STRASSE", "strasse"},
      {"Łódź Ærøskøbing Crème", "lodz aeroskobing creme"},
      {"Cre\xCC\x80me", "creme"},  // A combining accent.
      {"Việt", "viet"},
      {"Ώρα ΛΌΓΟΣ λόγος", "ωρα λογοσ λογοσ"},
      {"ЁЖИК", "ежик"},
      {"ﬁn №①", "fin no1"},
      {"\xff", "\xEF\xBF\xBD"}};
  for (const auto& [text, folded] : kTable) {
    INFO(text);
    CHECK(Folded(text) == folded);
  }
}

TEST_CASE("What makes a difference stays", "[domain][folding]") {
  for (const char* text : {"は", "ば", "ぱ", "つ", "っ", "й", "日本", "한국어", "ไทย", "😀"}) {
    INFO(text);
    CHECK(Folded(text) == text);
  }
}

TEST_CASE("Each folded character says which bytes it stands for", "[domain][folding]") {
  const std::string text = "a㈱ｶﾞ(株)";
  const auto folded = FoldedCharacters(text);
  REQUIRE(folded.size() == 10);
  const auto source = [&](std::size_t i) {
    return text.substr(folded[i].begin, folded[i].end - folded[i].begin);
  };
  CHECK(source(0) == "a");
  CHECK(source(1) == "㈱");
  CHECK(source(4) == "㈱");
  CHECK(source(5) == "ｶﾞ");
  CHECK(source(6) == "(株)");
  CHECK(source(9) == "(株)");
}

}  // namespace
}  // namespace genkan::domain
