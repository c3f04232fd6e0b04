// HTML of other people's making: what is kept of it, and that nothing else is.
#include "service/html_reducer.h"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <string>

#include "genkan/base/utf8.h"
#include "genkan/domain/rich_text.h"

namespace genkan::service {
namespace {

std::string Many(int count, std::string_view text) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

TEST_CASE("HTML becomes a message's text with its structure", "[service][html]") {
  CHECK(ReducedHtml("<p>Dear&nbsp;Ken,<br>hello</p>\n<p>Second &amp; last</p>") ==
        "Dear Ken,\nhello\n\nSecond & last");
  CHECK(ReducedHtml("<div>one</div><div><br></div><div>two</div>") == "one\n\ntwo");
  CHECK(ReducedHtml("Do:<ol><li>first<ul><li>a</li><li>b</ul><li><p>second</p></ol>end") ==
        "Do:\n\n1. first\n   - a\n   - b\n2. second\n\nend");
  CHECK(
      ReducedHtml("On Monday Aoi wrote:<blockquote>Hi<blockquote>Yo</blockquote></blockquote>Me") ==
      "On Monday Aoi wrote:\n\n> Hi\n> \n> > Yo\n\nMe");
  CHECK(ReducedHtml("See <b>this</b> <code>x = 1</code> <a href=\"https://example.com/a b(c)\">page"
                    "</a>") == "See **this** `x = 1` [page](https://example.com/a%20b%28c%29)");
  CHECK(ReducedHtml("<pre>a &lt; b\n  c<br>```</pre>") == "```\na < b\n  c\n ```\n```");
  CHECK(ReducedHtml("<a href='https://example.com'>https://example.com</a>") ==
        "https://example.com");
  CHECK(ReducedHtml("<table><tr><td>a<td>b</tr><tr><td>c</table>") == "a b\nc");
  CHECK(ReducedHtml("<img src=https://example.com/a.png alt='The error'><img src=cid:1 alt=Logo>"
                    "<img src=https://t.example/p width=1>") ==
        "[The error](https://example.com/a.png)Logo");
  CHECK(ReducedHtml("") == "");
}

TEST_CASE("What only looks like marks is read as it stood", "[service][html]") {
  const auto words = [](std::string_view html) {
    return domain::WordsOf(domain::ReadRichText(ReducedHtml(html)));
  };
  for (const char* text : {"- no list", "1. no list", "&gt; no quote", "**no** `code` _x_",
                           "[no](https://link.example)", "C:\\**x**", "2 * 3 * 4", "```"}) {
    std::string shown = text;
    if (shown.starts_with("&gt;")) shown.replace(0, 4, ">");
    CHECK(words(text) == shown);
    CHECK(words("<p>" + std::string(text) + "</p>") == shown);
  }
}

TEST_CASE("Nothing that runs, and no link elsewhere, is left of hostile HTML", "[service][html]") {
  const std::string hostile[] = {
      "<script>alert(1)</script>x",
      "<SCRIPT\n>alert(1)</SCRIPT x>x",
      "<style>p{background:url(javascript:alert(1))}</style>x",
      "<svg><script>alert(1)</script><a xlink:href='javascript:alert(1)'>x</a></svg>x",
      "<a href='javascript:alert(1)'>x</a>",
      "<a href=' java&#10;script:alert(1)'>x</a>",
      "<a href='&#106;avascript:alert(1)'>x</a>",
      "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
      "<a href=\"https://a.example/)[y](javascript:alert(1)\">x</a>",
      "<p onclick='alert(1)' onmouseover=alert(1)>x</p>",
      "<iframe srcdoc='<script>alert(1)</script>'></iframe>x",
      "<!-- <b>alert(1)</b> -->x",
      "<!--[if mso]>alert(1)<![endif]-->x",
      "<img src=x onerror=alert(1)>x",
      "<math><mtext><script>alert(1)</script></mtext></math>x",
      "<textarea><b>alert(1)</textarea>x",
      "<head><title>alert(1)</title><meta content='alert(1)'></head><body>x"};
  for (const std::string& html : hostile) {
    const std::string reduced = ReducedHtml(html);
    INFO(html << " -> " << reduced);
    const domain::RichText read = domain::ReadRichText(reduced);
    const std::string words = domain::WordsOf(read);
    CHECK(words == "x");
    for (const domain::RichBlock& block : read.blocks) {
      for (const domain::RichSpan& span : block.spans) {
        CHECK(span.href.starts_with("https://a.example/"));
      }
    }
  }
}

TEST_CASE("Broken HTML keeps its words", "[service][html]") {
  CHECK(ReducedHtml("a < b and c > d") == "a < b and c > d");
  CHECK(ReducedHtml("</p></ul></blockquote></li>x</b>") == "x");
  CHECK(ReducedHtml("<li>x") == "x");
  CHECK(ReducedHtml("<p <p>x") == "x");
  CHECK(ReducedHtml("x<a href=\"https://a.example") == "x");
  CHECK(ReducedHtml("&unknown; &#xZZ; &#0; &#1114112; &amp") ==
        "&unknown; &#xZZ; \xEF\xBF\xBD &amp");
  CHECK(IsValidUtf8(ReducedHtml("\xFF<b>\xC3</b>\xF0\x9F")));
}

TEST_CASE("Depth and size of HTML do no harm", "[service][html]") {
  const auto begin = std::chrono::steady_clock::now();
  const std::string hostile[] = {Many(10000, "<blockquote>") + "x",
                                 Many(10000, "<ul><li>") + "x",
                                 Many(100000, "<div>") + "x",
                                 Many(100000, "<b>x"),
                                 Many(200000, "<"),
                                 Many(100000, "<!--"),
                                 Many(100000, "<a href='"),
                                 Many(100000, "&#38;"),
                                 Many(50000, "<script>"),
                                 Many(100000, "</p>"),
                                 std::string(5000000, 'x'),
                                 Many(50000, "<a href=https://a.example>[</a>"),
                                 Many(100000, "<pre>```\n"),
                                 Many(50000, "<svg>")};
  for (const std::string& html : hostile) {
    const std::string reduced = ReducedHtml(html);
    CHECK(reduced.size() <= 5000100);
    domain::ReadRichText(std::string_view(reduced).substr(0, 65536));
  }
  CHECK(ReducedHtml(Many(10000, "<blockquote>") + "x") == "> > > > > x");
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("A text is taken for HTML where it is in tags", "[service][html]") {
  for (const char* html :
       {"<p>x</p>", " <div dir=\"auto\">x</div>\n", "a<br>b", "<!DOCTYPE html><html>x</html>"}) {
    CHECK(LooksLikeHtml(html));
  }
  for (const char* text : {"", "x", "a < b > c", "<3", "use <b>\nand </b> here", "a -> b <-"}) {
    CHECK_FALSE(LooksLikeHtml(text));
  }
}

}  // namespace
}  // namespace genkan::service
