#include "genkan/wire/mail_message.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <tuple>
#include <vector>

#include "genkan/base/utf8.h"
#include "support/fakes.h"

namespace genkan::wire {
namespace {

MailMessage Sample() {
  return {.from = {.name = "Genkan Support", .address = "support@example.com"},
          .to = {.name = "Ken Brown", .address = "ken@example.org"},
          .subject = "Your invitation",
          .text = "Hello,\n\nplease sign in.\n",
          .message_id = "m.1@example.com",
          .sent_at_millis = support::kSunday};
}

std::string Encoded(const MailMessage& message) {
  const auto mail = EncodeMail(message);
  REQUIRE(mail.ok());
  return *mail;
}

struct Parts {
  std::vector<std::pair<std::string, std::string>> headers;  // Unfolded.
  std::string body;

  std::string Header(std::string_view name) const {
    for (const auto& [each, value] : headers) {
      if (each == name) return value;
    }
    return {};
  }
};

// A reader of its own: splits at the first empty line, unfolds, and checks every line's end.
Parts Split(const std::string& mail) {
  Parts parts;
  std::size_t position = 0;
  while (true) {
    const std::size_t end = mail.find("\r\n", position);
    REQUIRE(end != std::string::npos);
    const std::string line = mail.substr(position, end - position);
    CHECK(line.size() <= 78);
    CHECK(line.find_first_of("\r\n") == std::string::npos);
    position = end + 2;
    if (line.empty()) break;
    if (line.front() == ' ') {
      REQUIRE_FALSE(parts.headers.empty());
      parts.headers.back().second += line;
    } else {
      const std::size_t colon = line.find(": ");
      REQUIRE(colon != std::string::npos);
      parts.headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
    }
  }
  parts.body = mail.substr(position);
  return parts;
}

std::string FromBase64(std::string_view text) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  std::uint32_t group = 0;
  int bits = 0;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) continue;
    group = group << 6 | static_cast<std::uint32_t>(digit);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes += static_cast<char>(group >> bits & 0xFF);
    }
  }
  return bytes;
}

// RFC 2047: encoded words in a row are one text.
std::string FromWords(std::string_view header) {
  std::string text;
  while (true) {
    const std::size_t begin = header.find("=?UTF-8?B?");
    if (begin == std::string_view::npos) return text;
    const std::size_t end = header.find("?=", begin + 10);
    const std::string word = FromBase64(header.substr(begin + 10, end - begin - 10));
    // No character is cut in two.
    CHECK(IsValidUtf8(word));
    text += word;
    header.remove_prefix(end + 2);
  }
}

std::string FromQuotedPrintable(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      bytes += text[i];
    } else if (text.substr(i, 3) == "=\r\n") {
      i += 2;
    } else {
      bytes += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    }
  }
  return bytes;
}

TEST_CASE("A mail says who it is from, when, and that no person sent it", "[wire][mail]") {
  const Parts parts = Split(Encoded(Sample()));
  CHECK(parts.Header("Date") == "Sun, 22 Nov 2026 05:05:00 +0000");
  CHECK(parts.Header("From") == "\"Genkan Support\" <support@example.com>");
  CHECK(parts.Header("To") == "\"Ken Brown\" <ken@example.org>");
  CHECK(parts.Header("Reply-To").empty());
  CHECK(parts.Header("Subject") == "Your invitation");
  CHECK(parts.Header("Message-ID") == "<m.1@example.com>");
  CHECK(parts.Header("Auto-Submitted") == "auto-generated");
  CHECK(parts.Header("MIME-Version") == "1.0");
  CHECK(parts.Header("Content-Type") == "text/plain; charset=utf-8");
  CHECK(parts.Header("Content-Transfer-Encoding") == "quoted-printable");
  CHECK(parts.body == "Hello,\r\n\r\nplease sign in.\r\n");
}

TEST_CASE("Names and subjects of any script come back as they were, in lines of their length",
          "[wire][mail]") {
  for (const char* text :
       {"【至急】ログイン用リンクのお知らせ：株式会社さくら商事カスタマーポータルへようこそ",
        "Grüße aus Köln",
        "👨‍👩‍👧‍👦 👨‍👩‍👧‍👦 👨‍👩‍👧‍👦 "
        "👨‍👩‍👧‍👦 "
        "👨‍👩‍👧‍👦",
        "a =?UTF-8?B?x?= b",
        "a subject of so many words that it does not fit into a line of seventy-six bytes at "
        "all"}) {
    INFO(text);
    MailMessage message = Sample();
    message.subject = text;
    message.from.name = text;
    const Parts parts = Split(Encoded(message));
    CHECK(FromWords(parts.Header("Subject")) == text);
    const std::string from = parts.Header("From");
    CHECK(FromWords(from) == text);
    CHECK(from.ends_with(" <support@example.com>"));
  }
}

TEST_CASE("A name with quotes is quoted, one without a name is an address alone", "[wire][mail]") {
  MailMessage message = Sample();
  message.to.name = "Ken \"The Man\" Brown, Esq.";
  CHECK(Split(Encoded(message)).Header("To") ==
        "\"Ken \\\"The Man\\\" Brown, Esq.\" <ken@example.org>");
  message.to.name = "";
  CHECK(Split(Encoded(message)).Header("To") == "ken@example.org");
}

TEST_CASE("Text comes back as it was, whatever it is made of", "[wire][mail]") {
  std::string long_line;
  for (int i = 0; i < 100; ++i) long_line += "https://support.example/welcome?token=a ";
  std::string mixed = "=20 = \t\nends with a space \n.\n.dot\n\n\nFrom here\n" + long_line + "x\n";
  for (const std::string& text :
       {mixed, mixed + "ü", std::string("お世話になっております。\n\n山田 花子 様\n"),
        std::string("no end"), std::string("windows\r\nlines\r\n")}) {
    INFO(text);
    MailMessage message = Sample();
    message.text = text;
    const std::string mail = Encoded(message);
    CHECK(std::all_of(mail.begin(), mail.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
    const Parts parts = Split(mail);
    const bool base64 = parts.Header("Content-Transfer-Encoding") == "base64";
    std::size_t position = 0;
    while (position < parts.body.size()) {
      const std::size_t end = parts.body.find("\r\n", position);
      REQUIRE(end != std::string::npos);
      CHECK(end - position <= 76);
      if (!base64 && end > position) CHECK(parts.body[end - 1] != ' ');
      position = end + 2;
    }
    std::string expected;
    for (const char c : text) {
      if (c == '\r') continue;
      expected += c == '\n' ? "\r\n" : std::string(1, c);
    }
    if (!expected.ends_with("\r\n")) expected += "\r\n";
    CHECK((base64 ? FromBase64(parts.body) : FromQuotedPrintable(parts.body)) == expected);
  }
  MailMessage japanese = Sample();
  japanese.text = "お世話になっております。\n";
  CHECK(Split(Encoded(japanese)).Header("Content-Transfer-Encoding") == "base64");
}

TEST_CASE("A page beside the text is the second of two parts, and neither can end early",
          "[wire][mail]") {
  MailMessage message = Sample();
  message.text = "--=_genkan\n=_genkan--\n";
  const std::string html = "<p>--=_genkan</p>\n";
  const Parts parts = Split(*EncodeMail(message, html));
  CHECK(parts.Header("Content-Type") == "multipart/alternative; boundary=\"=_genkan\"");
  CHECK(parts.Header("Content-Transfer-Encoding").empty());
  // The empty line after the headers belongs to the first boundary.
  const std::string body = "\r\n" + parts.body;
  const std::string between = "\r\n--=_genkan";
  std::vector<std::string> found;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t begin = body.find(between, at);
    if (begin == std::string::npos) break;
    at = begin + between.size();
    found.push_back(body.substr(at, body.find(between, at) - at));
  }
  REQUIRE(found.size() == 3);
  CHECK(found[2] == "--\r\n");
  for (const auto& [part, kind, text] :
       {std::tuple(found[0], "text/plain; charset=utf-8",
                   std::string("--=_genkan\r\n=_genkan--\r\n")),
        std::tuple(found[1], "text/html; charset=utf-8", std::string("<p>--=_genkan</p>\r\n"))}) {
    const Parts inner = Split(part.substr(2));
    CHECK(inner.Header("Content-Type") == kind);
    CHECK(FromQuotedPrintable(inner.body) == text);
  }
}

TEST_CASE("Nothing that is put in can add a header or a body", "[wire][mail]") {
  const std::size_t headers = Split(Encoded(Sample())).headers.size();
  for (const char* evil : {"x\r\nBcc: all@example.org", "x\nBcc: all@example.org", "x\rBcc: a",
                           "x\r\n\r\nbody", "x\xC2\x85y", "x\xE2\x80\xA8y", "x\x01y", "\xFF\xFE"}) {
    MailMessage message = Sample();
    message.subject = evil;
    message.from.name = evil;
    message.to.name = evil;
    const Parts parts = Split(Encoded(message));
    CHECK(parts.headers.size() == headers);
    CHECK(parts.Header("Bcc").empty());
    CHECK(parts.body == "Hello,\r\n\r\nplease sign in.\r\n");
  }
  for (const char* evil :
       {"a@b\r\nBcc: c@d", "a@b>", "a b@c", "a@b,c@d", "<a@b>", "a@b@c", "@b", "a@", "", "a@b..c",
        ".a@b", "日本@example.org", "a@例え.jp", "\"a\"@b"}) {
    INFO(evil);
    CHECK_FALSE(IsMailable(evil));
    for (std::string MailAddress::*part : {&MailAddress::address}) {
      MailMessage message = Sample();
      message.to.*part = evil;
      CHECK(EncodeMail(message).error().field == "to");
      message = Sample();
      message.from.*part = evil;
      CHECK(EncodeMail(message).error().field == "from");
    }
    MailMessage message = Sample();
    message.message_id = evil;
    CHECK(EncodeMail(message).error().field == "message_id");
    if (*evil == 0) continue;
    message = Sample();
    message.reply_to = evil;
    CHECK(EncodeMail(message).error().field == "reply_to");
  }
  CHECK(IsMailable("hana.yamada+tag@mail.example.co.jp"));
}

TEST_CASE("A mail that can be stopped says where, and to mail programs only over TLS",
          "[wire][mail]") {
  MailMessage mail = Sample();
  CHECK(EncodeMail(mail)->find("List-Unsubscribe") == std::string::npos);
  mail.unsubscribe = "http://127.0.0.1:8080/account/mail/stop?contact=1&key=2";
  CHECK(EncodeMail(mail)->find("\r\nList-Unsubscribe: <" + mail.unsubscribe + ">\r\n") !=
        std::string::npos);
  CHECK(EncodeMail(mail)->find("List-Unsubscribe-Post") == std::string::npos);
  mail.unsubscribe = "https://support.example/account/mail/stop?contact=1&key=2";
  CHECK(EncodeMail(mail)->find("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n") !=
        std::string::npos);
  for (const char* broken : {"https://a/>\r\nBcc: b@c", "https://a/ b", "https://a/\xC3\xA9"}) {
    mail.unsubscribe = broken;
    CHECK(EncodeMail(mail).error().field == "unsubscribe");
  }
}

}  // namespace
}  // namespace genkan::wire
