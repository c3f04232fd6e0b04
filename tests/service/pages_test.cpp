// The plain pages: sign-in, the shell around the client, and errors that a person meets.
#include "service/pages.h"

#include <catch2/catch_test_macros.hpp>

#include "service/page_template.h"
#include "support/front_door.h"
#include "support/shipped_strings.h"

namespace genkan::support {
namespace {

constexpr const char* kForm = "email=hana%40example.org&password=genkan-demo";

bool Holds(const wire::Response& response, std::string_view text) {
  return BodyOf(response).find(text) != std::string::npos;
}

TEST_CASE("The root leads to the tickets, and those to sign-in and back", "[service][pages]") {
  FrontDoor door;
  Visitor visitor(door);
  CHECK(HeaderOf(visitor.Visit("/"), "location") == "/tickets");
  CHECK(HeaderOf(visitor.Visit("/tickets"), "location") == "/sign-in?next=%2Ftickets");
  const wire::Response deep = visitor.Visit("/tickets/7?from=mail");
  CHECK(deep.status == 303);
  CHECK(HeaderOf(deep, "location") == "/sign-in?next=%2Ftickets%2F7%3Ffrom%3Dmail");
  const wire::Response page = visitor.Visit(HeaderOf(deep, "location"));
  const std::string action = "/sign-in?lang=ja&next=%2Ftickets%2F7%3Ffrom%3Dmail";
  CHECK(Holds(page, R"(action="/sign-in?lang=ja&amp;next=%2Ftickets%2F7%3Ffrom%3Dmail")"));
  const wire::Response in = visitor.PostForm(action, kForm);
  CHECK(in.status == 303);
  CHECK(HeaderOf(in, "location") == "/tickets/7?from=mail");
  CHECK(visitor.Visit("/tickets/7?from=mail").status == 200);
}

TEST_CASE("The sign-in page never leads to another site", "[service][pages]") {
  FrontDoor door;
  for (const char* next :
       {"https://evil.example/", "//evil.example/tickets", "/\\evil.example", "/%5Cevil.example",
        "javascript:alert(1)", "/tickets\r\nx: y", "/sign-in", "/v1/tickets", "tickets", "",
        "/tickets/1/2", "/tickets/%zz", "///tickets", "/tickets#x", "/.//evil.example"}) {
    INFO(next);
    CHECK(service::LocalNext(next) == "/tickets");
  }
  CHECK(service::LocalNext("/tickets/new") == "/tickets/new");
  Visitor visitor(door);
  const wire::Response in = visitor.PostForm("/sign-in?next=https%3A%2F%2Fevil.example", kForm);
  CHECK(HeaderOf(in, "location") == "/tickets");
}

TEST_CASE("The sign-in page has its fixed names in both languages", "[service][pages]") {
  FrontDoor door;
  Visitor visitor(door);
  const wire::Response japanese = visitor.Visit("/sign-in");
  CHECK(Holds(japanese, R"(<html lang="ja" dir="ltr">)"));
  CHECK(Holds(japanese, ">メールアドレス</label>"));
  CHECK(Holds(japanese, ">パスワード</label>"));
  CHECK(Holds(japanese, R"(<button type="submit">ログイン</button>)"));
  CHECK(Holds(japanese, R"(lang="en" hreflang="en">English</a>)"));
  CHECK(Holds(japanese, R"(action="/sign-in?lang=ja&amp;next=%2Ftickets")"));
  const wire::Response english = visitor.Visit("/sign-in?lang=en");
  CHECK(Holds(english, R"(<html lang="en" dir="ltr">)"));
  CHECK(Holds(english, ">Email</label>"));
  CHECK(Holds(english, ">Password</label>"));
  CHECK(Holds(english, R"(<button type="submit">Sign in</button>)"));
  CHECK(Holds(english, R"(lang="ja" hreflang="ja">日本語</a>)"));
  CHECK(Holds(english, R"(action="/sign-in?lang=en&amp;next=%2Ftickets")"));
  CHECK(Holds(visitor.Visit("/sign-in?lang=de"), R"(<html lang="ja")"));
}

TEST_CASE("The sign-in page tells password managers what its fields are", "[service][pages]") {
  FrontDoor door;
  Visitor visitor(door);
  const wire::Response page = visitor.Visit("/sign-in");
  CHECK(Holds(page, R"(type="email")"));
  CHECK(Holds(page, R"(autocomplete="username")"));
  CHECK(Holds(page, R"(type="password" autocomplete="current-password")"));
  CHECK_FALSE(Holds(page, "role=\"alert\""));
}

TEST_CASE("A refused sign-in shows the page again with the reason and the name",
          "[service][pages]") {
  FrontDoor door;
  Visitor visitor(door);
  const wire::Response refused = visitor.PostForm("/sign-in?lang=en&next=/tickets/3",
                                                  "email=%22%3E%3Cb%3E&password=secret-typed");
  CHECK(refused.status == 401);
  CHECK(Holds(refused, R"(<p class="problem" id="problem" role="alert">)"));
  CHECK(Holds(refused, "The email or the password is not right."));
  CHECK(Holds(refused, R"(aria-describedby="problem")"));
  CHECK(Holds(refused, R"(value="&quot;&gt;&lt;b&gt;")"));
  CHECK(Holds(refused, R"(next=%2Ftickets%2F3")"));
  CHECK_FALSE(Holds(refused, "secret-typed"));
  CHECK(HeaderOf(refused, "set-cookie").empty());
}

TEST_CASE("Somebody who guesses is told on the page when to come back", "[service][pages]") {
  FrontDoor door;
  Visitor visitor(door);
  for (int i = 0; i < 5; ++i) {
    REQUIRE(visitor.PostForm("/sign-in", "email=hana%40example.org&password=x").status == 401);
  }
  const wire::Response refused = visitor.PostForm("/sign-in?lang=en", kForm);
  CHECK(refused.status == 429);
  CHECK(HeaderOf(refused, "retry-after") == "1");
  CHECK(Holds(refused, "Please try again in 1 second."));
  CHECK(Holds(refused, "name=\"password\""));
  for (int i = 0; i < 20; ++i) {
    visitor.PostForm("/sign-in", "email=a" + std::to_string(i) + "%40example.org&password=x");
  }
  const wire::Response address = visitor.PostForm("/sign-in?lang=en", kForm);
  CHECK(address.status == 429);
  CHECK_FALSE(HeaderOf(address, "retry-after").empty());
  CHECK(Holds(address, "name=\"password\""));
}

TEST_CASE("Who is signed in already goes straight on", "[service][pages]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  const wire::Response response = hana.Visit("/sign-in?next=%2Ftickets%2F3");
  CHECK(response.status == 303);
  CHECK(HeaderOf(response, "location") == "/tickets/3");
}

TEST_CASE("The shell says how to start the client, and has nothing inline", "[service][pages]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  for (const char* path : {"/tickets", "/tickets/new", "/tickets/7"}) {
    const wire::Response shell = hana.Visit(path);
    CHECK(shell.status == 200);
    CHECK(HeaderOf(shell, "content-type") == "text/html; charset=utf-8");
    CHECK(Holds(shell, R"(<html lang="ja" dir="ltr">)"));
    CHECK(Holds(shell, "<title>Genkan Support</title>"));
    CHECK(Holds(shell, R"(<meta name="genkan-mode" content="http">)"));
    CHECK(Holds(shell, R"(<meta name="genkan-api" content="1">)"));
    CHECK(Holds(shell, R"(<meta name="genkan-zone" content="Asia/Tokyo">)"));
    CHECK(Holds(shell, R"(<meta name="genkan-strings" content="/assets/strings/ja.json">)"));
    CHECK(Holds(shell, R"(<script type="module" src="/assets/genkan.js"></script>)"));
    CHECK(Holds(shell, R"(<meta name="genkan-crash-title" content="問題が発生しました">)"));
    CHECK(Holds(shell, R"(<main id="app">)"));
    for (const char* inline_thing : {"<style", "style=", "onload=", "onclick=", "<script>"}) {
      CHECK_FALSE(Holds(shell, inline_thing));
    }
  }
}

TEST_CASE("A portal in Polish speaks it from sign-in to the words for a crash",
          "[service][pages]") {
  FrontDoor door;
  door.house.portal.languages = {"pl", "en"};
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Visitor visitor(door);
  const wire::Response sign_in = visitor.Visit("/sign-in");
  CHECK(Holds(sign_in, R"(<html lang="pl" dir="ltr">)"));
  CHECK(Holds(sign_in, R"(<button type="submit">Zaloguj się</button>)"));
  CHECK(Holds(visitor.Visit("/sign-in?lang=en"), R"(lang="pl" hreflang="pl">Polski</a>)"));
  Visitor hana(door, door.house.hana);
  const wire::Response shell = hana.Visit("/tickets");
  CHECK(Holds(shell, R"(<meta name="genkan-strings" content="/assets/strings/pl.json">)"));
  CHECK(Holds(shell, R"(<meta name="genkan-crash-title" content="Coś poszło nie tak">)"));
  CHECK(Holds(shell, R"(<meta name="genkan-crash-reload" content="Wczytaj ponownie">)"));
}

TEST_CASE("A contact's own language wins once they are signed in", "[service][pages]") {
  FrontDoor door;
  Visitor noor(door, door.house.noor);
  CHECK(Holds(noor.Visit("/tickets"), R"(<html lang="en")"));
  domain::Contact& hana = door.house.hana;
  hana.language = "de";  // Which the portal does not offer.
  REQUIRE(door.store->PutContact(door.house.portal.id, hana).ok());
  Visitor visitor(door, hana);
  CHECK(Holds(visitor.Visit("/tickets"), R"(<html lang="ja")"));
}

TEST_CASE("A contact from any country finds the portal's words in their language",
          "[service][pages]") {
  FrontDoor door;
  domain::Contact& noor = door.house.noor;
  for (const auto& [own, shown] : {std::pair{"en-AU", "en"},
                                   {"en-Latn-US", "en"},
                                   {"ja-JP", "ja"},
                                   {"zh-CN", "ja"},
                                   {"enm", "ja"},
                                   {"", "ja"}}) {
    INFO(own);
    noor.language = own;
    REQUIRE(door.store->PutContact(door.house.portal.id, noor).ok());
    Visitor visitor(door, noor);
    CHECK(Holds(visitor.Visit("/tickets"), "<html lang=\"" + std::string(shown) + "\""));
    CHECK(JsonOf(visitor.Get("/v1/session")).Find("language")->text == shown);
  }
}

TEST_CASE("A portal's name is text, whatever it holds", "[service][pages]") {
  FrontDoor door;
  door.house.portal.name = "<script>alert(1)</script> & {{request_id}} Co";
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Visitor visitor(door);
  const wire::Response page = visitor.Visit("/sign-in");
  CHECK_FALSE(Holds(page, "<script>alert"));
  CHECK(Holds(page, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; {{request_id}} Co"));
}

TEST_CASE("A person who follows a dead link gets a page, a program gets a problem",
          "[service][pages]") {
  FrontDoor door;
  Visitor visitor(door);
  const wire::Response page = visitor.Visit("/no-such-page");
  CHECK(page.status == 404);
  CHECK(HeaderOf(page, "content-type") == "text/html; charset=utf-8");
  CHECK(Holds(page, ShippedStrings("ja").Text("error.not_found")));
  CHECK(Holds(page, "href=\"/tickets\""));
  CHECK(Holds(page, HeaderOf(page, "x-request-id")));
  CHECK(HeaderOf(visitor.Get("/no-such-page"), "content-type") ==
        "application/problem+json; charset=utf-8");
  CHECK(HeaderOf(visitor.Visit("/v1/no-such-thing"), "content-type") ==
        "application/problem+json; charset=utf-8");
}

TEST_CASE("A template shows values escaped, sections when they have one, and texts",
          "[service][pages]") {
  const Strings strings("en", {{"a.b", "It's"}});
  const service::PageValues values = {{"x", "<&>"}, {"html", "<b>"}};
  const std::string part = "[{{x}}{{?no}}!{{/no}}]";
  const auto filled = [&](std::string_view page) {
    return service::FilledPage(page, {values, strings, [&](std::string_view name) {
                                        return name == "part" ? &part : nullptr;
                                      }});
  };
  CHECK(filled("{{x}}|{{{html}}}|{{a.b}}|{{nothing}}") == "&lt;&amp;&gt;|<b>|It&#39;s|");
  CHECK(filled("{{?x}}yes {{x}}{{/x}}{{?no}}never {{x}}{{/no}}!") == "yes &lt;&amp;&gt;!");
  CHECK(filled("{{>part}} {{>nothing}}{{?x}}{{>part}}{{/x}}") == "[&lt;&amp;&gt;] [&lt;&amp;&gt;]");
  CHECK(filled("a {{ b") == "a {{ b");
  CHECK(filled("{{?no}}unclosed") == "");
}

}  // namespace
}  // namespace genkan::support
