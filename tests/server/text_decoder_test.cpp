#include "server/text_decoder.h"

#include <catch2/catch_test_macros.hpp>

#include "server/locale_icu.h"
#include "support/import_room.h"

namespace genkan::server {
namespace {

using std::string_literals::operator""s;
using support::TextSource;

std::string Decoded(const std::string& bytes, Encoding encoding, std::size_t piece_bytes = 1) {
  TextSource source(bytes, piece_bytes);
  const auto decoded = DecodedSource::Open(source, encoding);
  REQUIRE(decoded.ok());
  std::string text;
  while (true) {
    const auto piece = (*decoded)->Read();
    REQUIRE(piece.ok());
    if (piece->empty()) return text;
    text += *piece;
  }
}

std::string Detected(const std::string& bytes) {
  TextSource source(bytes);
  const auto encoding = DetectEncoding(source);
  return std::string(encoding.ok() ? EncodingTitle(*encoding) : encoding.error().message_key);
}

// "件名" and "日本語の表です" in CP932.
const std::string kSubjectInCp932 = "\x8C\x8F\x96\xBC"s;
const std::string kSentenceInCp932 = "\x93\xFA\x96\x7B\x8C\xEA\x82\xCC\x95\x5C\x82\xC5\x82\xB7"s;

TEST_CASE("Each encoding is told by its bytes", "[server][import]") {
  CHECK(Detected("plain ASCII") == "UTF-8");
  CHECK(Detected("件名,日本語") == "UTF-8");
  CHECK(Detected("\xEF\xBB\xBF件名") == "UTF-8");
  CHECK(Detected("\xFF\xFE" + "a\0,\0"s) == "UTF-16 LE");
  CHECK(Detected("\xFE\xFF" + "\0a\0,"s) == "UTF-16 BE");
  CHECK(Detected("a\0,\0b\0\n\0"s) == "UTF-16 LE");
  CHECK(Detected("\0a\0,\0b\0\n"s) == "UTF-16 BE");
  CHECK(Detected(kSubjectInCp932 + "," + kSentenceInCp932) == "CP932 (Shift_JIS of Windows)");
  CHECK(Detected("caf\xE9 au lait, na\xEFve, \x93quoted\x94 \x96 50 \x80") == "Windows-1252");
  CHECK(Detected("r\xE9sum\xE9, Zo\xEB, Gr\xFC\xDF"
                 "e") == "Windows-1252");
}

TEST_CASE("One broken byte does not make a UTF-8 file another encoding", "[server][import]") {
  CHECK(Detected("これは日本語の長い文章です。これは日本語の長い文章です。\xFF") == "UTF-8");
}

TEST_CASE("What is no text is named for what it is", "[server][import]") {
  CHECK(Detected("PK\x03\x04rest") == "import.workbook");
  CHECK(Detected("\x81\x20\x8D\x20\x8F\x20\x90\x20 \x9D\x20") == "import.encoding_unknown");
}

TEST_CASE("Text comes out as UTF-8, however it is cut into pieces", "[server][import]") {
  for (const std::size_t piece_bytes : {1U, 2U, 3U, 1000U}) {
    CHECK(Decoded("日本語 🗾", Encoding::kUtf8, piece_bytes) == "日本語 🗾");
    CHECK(Decoded("\xE5\x65\x3D\xD8\xFE\xDD"s, Encoding::kUtf16Le, piece_bytes) == "日🗾");
    CHECK(Decoded("\x65\xE5\xD8\x3D\xDD\xFE"s, Encoding::kUtf16Be, piece_bytes) == "日🗾");
    CHECK(Decoded(kSentenceInCp932, Encoding::kCp932, piece_bytes) == "日本語の表です");
    CHECK(Decoded("\x80 \x93\xE9\x94", Encoding::kWindows1252, piece_bytes) == "€ “é”");
  }
}

TEST_CASE("Microsoft's additions to Shift_JIS are read", "[server][import]") {
  // ① ㈱ № 髙 﨑 ～ － and half-width kana.
  CHECK(Decoded("\x87\x40\x87\x8A\x87\x82\xFB\xFC\xFA\xB1", Encoding::kCp932) == "①㈱№髙﨑");
  CHECK(Decoded("\x81\x60\x81\x7C", Encoding::kCp932) == "～－");
  CHECK(Decoded("\xC3\xBD\xC4", Encoding::kCp932) == "ﾃｽﾄ");
  CHECK(Decoded("C:\\", Encoding::kCp932) == "C:\\");
}

TEST_CASE("Bytes that mean nothing are replaced and counted", "[server][import]") {
  TextSource source("a\x81\x20z");
  const auto decoded = DecodedSource::Open(source, Encoding::kCp932);
  REQUIRE(decoded.ok());
  std::string text;
  for (auto piece = (*decoded)->Read(); piece.ok() && !piece->empty(); piece = (*decoded)->Read()) {
    text += *piece;
  }
  CHECK(text.find("\uFFFD") != std::string::npos);
  CHECK((*decoded)->replaced() >= 1);
}

TEST_CASE("Encodings go by their usual names", "[server][import]") {
  CHECK(EncodingNamed("UTF-8") == Encoding::kUtf8);
  CHECK(EncodingNamed("Shift_JIS") == Encoding::kCp932);
  CHECK(EncodingNamed("cp932") == Encoding::kCp932);
  CHECK(EncodingNamed("utf-16be") == Encoding::kUtf16Be);
  CHECK(EncodingNamed("windows-1252") == Encoding::kWindows1252);
  CHECK_FALSE(EncodingNamed("klingon"));
}

TEST_CASE("A text file in any encoding that is known is read as UTF-8 at once",
          "[server][import]") {
  const IcuLocale locale;
  CHECK(locale.TextOf("name,email\n").value() == "name,email\n");
  CHECK(locale.TextOf("\x8E\x81\x96\xBC\n").value() == "氏名\n");
  CHECK(locale.TextOf("").value().empty());
}

}  // namespace
}  // namespace genkan::server
