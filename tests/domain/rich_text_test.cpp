// What marks mean, and above all what is none.
#include "genkan/domain/rich_text.h"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <random>
#include <string>

#include "genkan/base/utf8.h"

namespace genkan::domain {
namespace {

std::string Many(int count, std::string_view text) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

TEST_CASE("A text without marks is read as it stands, empty lines and all", "[domain][rich]") {
  const RichText read = ReadRichText(
      "Dear team,\nthe printer - ours - is silent.\n\n\n  2. Bye: 5*3 "
      "C:\\[new]\\**\n再起動しました。`");
  REQUIRE(read.blocks.size() == 2);
  CHECK(read.blocks[0].text == "Dear team,\nthe printer - ours - is silent.");
  CHECK(read.blocks[1] ==
        RichBlock{.empty_before = 2, .text = "  2. Bye: 5*3 C:\\[new]\\**\n再起動しました。`"});
  CHECK(read.history == 2);
}

TEST_CASE("Lists, numbers and what is nested in them are items with their levels",
          "[domain][rich]") {
  const RichText read = ReadRichText(
      "Done:\n- one\n  and more of it\n  - nested\n    1. first\n    7. second\n- two\nafter");
  REQUIRE(read.blocks.size() == 7);
  CHECK(read.blocks[1] == RichBlock{.kind = BlockKind::kItem, .text = "one\nand more of it"});
  CHECK(read.blocks[2] == RichBlock{.kind = BlockKind::kItem, .level = 1, .text = "nested"});
  CHECK(read.blocks[3].number == 1);
  CHECK(read.blocks[4] ==
        RichBlock{.kind = BlockKind::kItem, .level = 2, .number = 2, .text = "second"});
  CHECK(read.blocks[5].level == 0);
  CHECK(read.blocks[6] == RichBlock{.text = "after"});
  CHECK(ReadRichText("1984. A year").blocks[0].kind == BlockKind::kParagraph);
}

TEST_CASE("Quotes nest, and code in a fence is as it was typed", "[domain][rich]") {
  const RichText read =
      ReadRichText("> > deep\n> shallow\nown\n```sh\n- **x**\n\tls\n\n> y\n```\nend");
  REQUIRE(read.blocks.size() == 5);
  CHECK(read.blocks[0] == RichBlock{.quote = 2, .text = "deep"});
  CHECK(read.blocks[1] == RichBlock{.quote = 1, .text = "shallow"});
  CHECK(read.blocks[3] == RichBlock{.kind = BlockKind::kCode, .text = "- **x**\n    ls\n\n> y"});
  CHECK(read.blocks[4].text == "end");
}

TEST_CASE("Words are strong, code and links by their marks", "[domain][rich]") {
  const RichBlock block =
      ReadRichText("See **this `one`** and [our page](https://example.com/a_(b)?c=1), ok?")
          .blocks[0];
  CHECK(block.text == "See this one and our page, ok?");
  REQUIRE(block.spans.size() == 3);
  CHECK(block.spans[0] == RichSpan{.begin = 4, .end = 9, .strong = true});
  CHECK(block.spans[1] == RichSpan{.begin = 9, .end = 12, .strong = true, .code = true});
  CHECK(block.spans[2] ==
        RichSpan{.begin = 17, .end = 25, .href = "https://example.com/a_(b)?c=1"});
}

TEST_CASE("An address in a sentence is a link, without what ends the sentence", "[domain][rich]") {
  const auto link = [](std::string_view text) {
    const RichBlock block = ReadRichText(text).blocks[0];
    CHECK(block.text == text);
    return block.spans.empty() ? std::string() : block.spans[0].href;
  };
  CHECK(link("(see https://example.com/x).") == "https://example.com/x");
  CHECK(link("詳細はhttp://example.com/をご覧ください") == "http://example.com/");
  CHECK(link("<mailto:a@example.com>") == "mailto:a@example.com");
  CHECK(link("HTTPS://EXAMPLE.COM/A") == "HTTPS://EXAMPLE.COM/A");
  for (const char* none : {"xhttps://example.com", "https://", "http://?", "mailto:@", "https:// a",
                           "javascript:alert(1)", "https://bank.example@evil.example/"}) {
    CHECK(link(none).empty());
  }
}

TEST_CASE("A link leads to http, https or mailto and to nothing else", "[domain][rich]") {
  for (const char* href :
       {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///x",
        "//example.com", "/v1/sessions", "https://a b", "https://a\"onclick", "https://a\n",
        "https://\xE2\x80\xAE"
        "a",
        "java\tscript:x", " https://example.com", "https://u@example.com"}) {
    CHECK_FALSE(IsSafeLink(href));
    // At most the address by itself is a link, as far as it is one.
    CHECK(ReadRichText("[x](" + std::string(href) + ")").blocks[0].text.starts_with("[x]("));
  }
  CHECK(IsSafeLink("https://example.com/?q=a%20b#c"));
  CHECK(IsSafeLink("https://[::1]/"));
  CHECK_FALSE(IsSafeLink("https://example.com/" + std::string(3000, 'a')));
}

TEST_CASE("Words that seem to be another address do not hide where a link leads",
          "[domain][rich]") {
  const RichBlock block = ReadRichText("[https://bank.example](https://evil.example/x)").blocks[0];
  CHECK(block.text == "https://evil.example/x");
}

TEST_CASE("A backslash takes a mark's meaning away and is a backslash elsewhere",
          "[domain][rich]") {
  const RichText read = ReadRichText(
      "\\- no item\n\\> no quote \\`a` \\**b** \\[c](https://d.example)\n1\\. no number C:\\x");
  REQUIRE(read.blocks.size() == 1);
  CHECK(read.blocks[0].text ==
        "- no item\n> no quote `a` **b** [c](https://d.example)\n1. no number C:\\x");
  CHECK(read.blocks[0].spans.size() == 1);  // The address by itself.
}

TEST_CASE("Whatever is written without its meaning is read as it was", "[domain][rich]") {
  std::mt19937 random(7);
  const std::string signs[] = {
      "**", "*", "`",   "[a](https://b.example)", "[", "](", "\\", "- ", "1. ", "> ", "a",
      " ",  "é", "```", "https://c.example",      "."};
  for (int round = 0; round < 20000; ++round) {
    std::string text = "x";
    const bool whole_line = random() % 2 == 0;
    if (whole_line) text.clear();
    for (std::size_t n = random() % 9; n > 0; --n) text += signs[random() % std::size(signs)];
    while (!text.empty() && text.front() == ' ') text.erase(0, 1);
    if (text.empty()) continue;
    const std::string written = WithoutMeaning(text, true);
    const RichText read = ReadRichText(written);
    INFO(text << " -> " << written);
    REQUIRE(read.blocks.size() == 1);
    CHECK(read.blocks[0].kind == BlockKind::kParagraph);
    CHECK(read.blocks[0].quote == 0);
    REQUIRE(read.blocks[0].text == text);
  }
}

TEST_CASE("What was said before is found at the end, with the line that says by whom",
          "[domain][rich]") {
  const RichText read = ReadRichText(
      "It works.\nThanks\n\nOn Mon, 2 Nov 2026 at 10:00, Aoi\n<aoi@example.com> wrote:\n> Try\n>> "
      "it");
  REQUIRE(read.blocks.size() == 4);
  CHECK(read.history == 1);
  const RichText close = ReadRichText("直りました。\n青井さんは書きました：\n> どうですか");
  REQUIRE(close.blocks.size() == 3);
  CHECK(close.history == 1);
  CHECK(close.blocks[1].text == "青井さんは書きました：");
  for (const char* repeated :
       {"It works.\n\n-----Original Message-----\nFrom: Aoi\n\nTry it",
        "直りました。\n\n-----元のメッセージ-----\n差出人: 青井\n\nどうですか",
        "It works.\n\nFrom: Aoi\nSent: Monday\nTo: Hana\nSubject: Router\n\nTry it",
        "直りました。\n\n差出人: 青井\n送信日時: 月曜日\n件名: ルーター\n\nどうですか"}) {
    INFO(repeated);
    CHECK(ReadRichText(repeated).history == 1);
  }
  for (const char* none :
       {"> a quote\nand an answer", "See:\n> this", "Aoi wrote:\n> only that",
        "Hello\nAoi wrote:\n> this\nbut I say", "-----Original Message-----\nonly that",
        "One\n\n----------\n\ntwo", "Parts:\n\nFrom: the shop\nTo: the office"}) {
    const RichText shown = ReadRichText(none);
    CHECK(shown.history == shown.blocks.size());
  }
}

TEST_CASE("Hostile texts are read in little time, into few blocks, with nothing lost",
          "[domain][rich]") {
  const std::string hostile[] = {Many(60000, ">") + "x",
                                 Many(30000, "> "),
                                 Many(30000, "- "),
                                 Many(20000, "- a\n"),
                                 Many(20000, "> a\n\n"),
                                 Many(16000, "**a "),
                                 Many(30000, "[a"),
                                 Many(12000, "[a](http"),
                                 Many(30000, "`a"),
                                 Many(60000, "`"),
                                 Many(60000, "*"),
                                 Many(9000, "https:/"),
                                 Many(60000, "\\"),
                                 Many(60000, "\n"),
                                 "[a](https://b.example/" + Many(60000, "("),
                                 Many(60000, "["),
                                 Many(10000, "```\n"),
                                 Many(20000, "1. "),
                                 "\xF0\x9F**\xFF`\x80`[\xC3](https://a.example)"};
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string& text : hostile) {
    const RichText read = ReadRichText(text);
    CHECK(read.blocks.size() <= kRichBlocksMax + 2);
    for (const RichBlock& block : read.blocks) {
      CHECK(block.quote <= kQuoteDepthMax);
      CHECK(block.level < kListLevels);
      std::uint32_t at = 0;
      for (const RichSpan& span : block.spans) {
        CHECK(at <= span.begin);
        CHECK(span.begin < span.end);
        CHECK(span.end <= block.text.size());
        at = span.end;
      }
    }
  }
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
  const RichText deep = ReadRichText(Many(10000, ">") + " deep");
  CHECK(deep.blocks[0] == RichBlock{.quote = kQuoteDepthMax, .text = "deep"});
}

TEST_CASE("Valid text stays valid wherever it is cut", "[domain][rich]") {
  const RichText read = ReadRichText("**太字**と`コード`と[リンク](https://a.example)。\n> 引用😀");
  for (const RichBlock& block : read.blocks) {
    CHECK(IsValidUtf8(block.text));
    for (const RichSpan& span : block.spans) {
      CHECK(IsValidUtf8(block.text.substr(span.begin, span.end - span.begin)));
    }
  }
  CHECK(WordsOf(read) == "太字とコードとリンク。\n引用😀");
}

}  // namespace
}  // namespace genkan::domain
