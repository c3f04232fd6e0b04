#include "genkan/wire/message.h"

#include <catch2/catch_test_macros.hpp>

using namespace genkan::wire;

using Pairs = std::vector<std::pair<std::string, std::string>>;
using Segments = std::vector<std::string>;

TEST_CASE("The first header of a name counts, and a missing one is empty", "[wire][message]") {
  const std::vector<Header> headers = {{"host", "a"}, {"cookie", "x=1"}, {"cookie", "x=2"}};
  CHECK(HeaderValue(headers, "cookie") == "x=1");
  CHECK(HeaderValue(headers, "origin").empty());
}

TEST_CASE("A method is named as on the request line", "[wire][message]") {
  CHECK(MethodName(Method::kGet) == "GET");
  CHECK(MethodName(Method::kHead) == "HEAD");
  CHECK(MethodName(Method::kPost) == "POST");
  CHECK(MethodName(Method::kPut) == "PUT");
  CHECK(MethodName(Method::kPatch) == "PATCH");
  CHECK(MethodName(Method::kDelete) == "DELETE");
  CHECK(MethodName(Method::kOther) == "OTHER");
}

TEST_CASE("A cookie is found by its whole name", "[wire][message]") {
  CHECK(CookieValue("sid=abc", "sid") == "abc");
  CHECK(CookieValue("a=1; sid=abc; sid=later", "sid") == "abc");
  CHECK(CookieValue("xsid=1;sid=a=b", "sid") == "a=b");
  CHECK(CookieValue("__Host-sid=1", "sid").empty());
  CHECK(CookieValue("sid", "sid").empty());
  CHECK(CookieValue("SID=1", "sid").empty());
  CHECK(CookieValue("", "sid").empty());
  CHECK(CookieValue(";;;=; sid=", "sid").empty());
}

TEST_CASE("A target is taken apart and decoded", "[wire][message]") {
  const Target target = ParseTarget("/v1/tickets/%E7%8E%84?state=open&q=a%26b+c&flag");
  REQUIRE(target.valid);
  CHECK(target.segments == Segments{"v1", "tickets", "玄"});
  CHECK(target.query == Pairs{{"state", "open"}, {"q", "a&b+c"}, {"flag", ""}});
  REQUIRE(target.Query("q") != nullptr);
  CHECK(*target.Query("q") == "a&b+c");
  CHECK(target.Query("none") == nullptr);
}

TEST_CASE("The root has no segments, and a trailing slash is one", "[wire][message]") {
  CHECK(ParseTarget("/").segments.empty());
  CHECK(ParseTarget("/").valid);
  CHECK(ParseTarget("/?a=1").segments.empty());
  CHECK(ParseTarget("/tickets/").segments == Segments{"tickets", ""});
  CHECK(ParseTarget("//tickets").segments == Segments{"", "tickets"});
}

TEST_CASE("A target that is not well-formed is refused", "[wire][message]") {
  for (const char* text :
       {"", "tickets", "*", "http://a/b", "/%", "/%4", "/%zz", "/%00", "/a%2Fb", "/%FF", "/%C0%AF",
        "/\xFF", "/a b", "/a\tb", "/a\r\nb", "/a#b", "/a?q=%", "/a?%G1=1", "/a?q=%ED%A0%80"}) {
    CAPTURE(text);
    CHECK_FALSE(ParseTarget(text).valid);
  }
}

TEST_CASE("A form is read as browsers write it", "[wire][message]") {
  Pairs pairs = {{"left", "over"}};
  REQUIRE(ParseForm("email=hana%40sakura.example&password=a+b%2Bc&next=", &pairs));
  CHECK(pairs == Pairs{{"email", "hana@sakura.example"}, {"password", "a b+c"}, {"next", ""}});
  CHECK(ParseForm("", &pairs));
  CHECK(pairs.empty());
  CHECK(ParseForm("&&a=1&", &pairs));
  CHECK(pairs == Pairs{{"a", "1"}});
}

TEST_CASE("A form that is not well-formed is refused", "[wire][message]") {
  Pairs pairs;
  for (const char* text : {"a=%", "a=%4", "%zz=1", "a=%00", "a=%FF", "a=\xFF", "a=%E7%8E"}) {
    CAPTURE(text);
    CHECK_FALSE(ParseForm(text, &pairs));
  }
}

TEST_CASE("Percent-encoding keeps only unreserved characters and can be undone",
          "[wire][message]") {
  CHECK(PercentEncoded("aZ09-._~") == "aZ09-._~");
  CHECK(PercentEncoded("/a b?玄") == "%2Fa%20b%3F%E7%8E%84");
  CHECK(ParseTarget("/x?q=" + PercentEncoded("a&b=c+d 玄/%")).query ==
        Pairs{{"q", "a&b=c+d 玄/%"}});
}
