#include "service/mail_html.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

namespace genkan::service {
namespace {

constexpr const char* kLink = "https://support.example/tickets/7?message=1&lang=ja";

wire::MailMessage MailOf(const std::string& text) {
  return {.subject = "Re: <7>",
          .text = text,
          .language = "ja",
          .button = {.label = "開く <", .link = kLink}};
}

bool Holds(const std::string& html, std::string_view part) {
  INFO(html);
  return html.find(part) != std::string::npos;
}

TEST_CASE("The link that stands alone is a button, once, and other links show where they lead",
          "[service][mail]") {
  const std::string html =
      MailHtml(MailOf("To answer, open this page:\n" + std::string(kLink) +
                      "\n\nSee [the page](https://example.com/a) and https://example.com/b\n\n" +
                      std::string(kLink) + "\n"));
  CHECK(
      Holds(html, "page:<br><a href=\"https://support.example/tickets/7?message=1&amp;lang=ja\""));
  CHECK(Holds(html, ">開く &lt;</a>"));
  CHECK(html.find("開く") == html.rfind("開く"));
  CHECK(Holds(html, "See the page (<a href=\"https://example.com/a\""));
  CHECK(Holds(html, ">https://example.com/a</a>)"));
  CHECK(Holds(html, ">https://example.com/b</a>"));
}

TEST_CASE("What was written keeps its lists, quotes and code, and none of it is markup",
          "[service][mail]") {
  const std::string html = MailHtml(MailOf(
      "**Now** <script>alert(1)</script>\n\n1. one\n2. two\n  - deep\n\n- dot\n\n> she\n> > he\n\n"
      "```\na < b\n```\nend"));
  CHECK(Holds(html, "<html lang=\"ja\""));
  CHECK(Holds(html, "<title>Re: &lt;7&gt;</title>"));
  CHECK(Holds(html, "<strong>Now</strong> &lt;script&gt;alert(1)&lt;/script&gt;"));
  CHECK(
      Holds(html, "<ol><li>one</li><li>two<ul><li>deep</li></ul></li></ol><ul><li>dot</li></ul>"));
  CHECK(Holds(html, ">she</p><blockquote"));
  CHECK(Holds(html, ">he</p></blockquote></blockquote>"));
  CHECK(Holds(html, ">a &lt; b</pre>"));
  CHECK(Holds(html, ">end</p>\n</body>"));
  CHECK_FALSE(Holds(html, "<script"));
  CHECK_FALSE(Holds(html, "<img"));
}

}  // namespace
}  // namespace genkan::service
