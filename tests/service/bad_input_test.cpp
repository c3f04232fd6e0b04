// What comes in broken is refused with one clear problem, and nothing of it is stored.
#include <catch2/catch_test_macros.hpp>

#include "support/front_door.h"

namespace genkan::support {
namespace {

const std::vector<wire::Header> kKey = {{"idempotency-key", "press-0001"}};

struct Expected {
  int status = 0;
  std::string field;
};

// Posts `body` as a new ticket, as a reply and, where it could be one, checks the answers agree.
struct Desk {
  FrontDoor door;
  Visitor noor{door, door.house.noor};

  Desk() { door.house.AddTicket("T", door.house.noor.id); }

  void Refuses(const std::string& target, const std::string& body, const Expected& expected) {
    INFO(target << " " << body.substr(0, 80));
    const wire::Response response = noor.Post(target, body, kKey);
    CHECK(response.status == expected.status);
    const wire::JsonValue problem = JsonOf(response);
    const wire::JsonValue* field = problem.Find("field");
    CHECK((field != nullptr ? field->text : "") == expected.field);
    CHECK(noor.Get("/v1/tickets/1").status == 200);
    CHECK(JsonOf(noor.Get("/v1/tickets/1")).Find("messages_total")->integer == 0);
    CHECK(JsonOf(noor.Get("/v1/tickets")).Find("total")->integer == 1);
  }
};

std::string Reply(const std::string& text) { return R"({"text":")" + text + "\"}"; }

TEST_CASE("Malformed JSON is refused", "[service][bad_input]") {
  Desk desk;
  for (const char* target : {"/v1/tickets", "/v1/tickets/1/replies"}) {
    for (const char* body : {"", "{", "[]", "null", "{\"text\":}", "{'text':'x'}", "text=x",
                             "{\"text\":\"x\",\"text\":\"y\"}", "<xml/>"}) {
      desk.Refuses(target, body, {400, ""});
    }
    desk.Refuses(target, std::string(100'000, '['), {400, ""});
  }
}

TEST_CASE("Wrong types, unknown fields and missing fields are named", "[service][bad_input]") {
  Desk desk;
  const std::string replies = "/v1/tickets/1/replies";
  desk.Refuses(replies, "{}", {422, "text"});
  desk.Refuses(replies, R"({"text":1})", {422, "text"});
  desk.Refuses(replies, R"({"text":null})", {422, "text"});
  desk.Refuses(replies, R"({"text":["x"]})", {422, "text"});
  desk.Refuses(replies, R"({"text":"x","ticket":2})", {422, "ticket"});
  desk.Refuses("/v1/tickets", R"({"text":"x"})", {422, "subject"});
  desk.Refuses("/v1/tickets", R"({"subject":"x"})", {422, "text"});
  desk.Refuses("/v1/tickets", R"({"subject":"x","text":"x","stage":"closed"})", {422, "stage"});
  desk.Refuses("/v1/tickets", R"({"subject":"x","text":"x","language":"e"})", {422, "language"});
  desk.Refuses("/v1/tickets", R"({"subject":"x","text":"x","language":"\"><b>"})",
               {422, "language"});
}

TEST_CASE("Empty and oversized texts are refused by the same rule as on the page",
          "[service][bad_input]") {
  Desk desk;
  desk.Refuses("/v1/tickets/1/replies", Reply(""), {422, "text"});
  desk.Refuses("/v1/tickets/1/replies", Reply(" \\n\\u3000\\t "), {422, "text"});
  desk.Refuses("/v1/tickets/1/replies", Reply(std::string(65537, 'x')), {422, "text"});
  desk.Refuses("/v1/tickets", R"({"subject":"  ","text":"x"})", {422, "subject"});
  desk.Refuses("/v1/tickets", R"({"subject":")" + std::string(201, 'x') + R"(","text":"x"})",
               {422, "subject"});
}

TEST_CASE("A body beyond the limit is refused before and after it was read",
          "[service][bad_input]") {
  Desk desk;
  desk.Refuses("/v1/tickets/1/replies", Reply(std::string(256 * 1024, 'x')), {413, ""});
  wire::Request head{.method = wire::Method::kPost,
                     .target = "/v1/tickets/1/replies",
                     .headers = {{"content-type", "application/json"},
                                 {"genkan-api", "1"},
                                 {"cookie", desk.noor.cookie},
                                 {"content-length", "262145"}}};
  CHECK(desk.door.router.Admit(head).answer->status == 413);
  head.headers.back().value = "262144";
  CHECK_FALSE(desk.door.router.Admit(head).answer.has_value());
  CHECK(desk.door.router.Admit(head).body_bytes_max == 262144);
  head.headers.back().value = "99999999999999999999999";
  CHECK(desk.door.router.Admit(head).answer->status == 413);
}

TEST_CASE("A body where none belongs is refused", "[service][bad_input]") {
  FrontDoor door;
  CHECK(door.router.Handle({.target = "/sign-in", .body = "x"}).status == 413);
  const wire::Request head{.target = "/sign-in", .headers = {{"content-length", "1"}}};
  CHECK(door.router.Admit(head).answer->status == 413);
}

TEST_CASE("Broken UTF-8 and control characters are refused", "[service][bad_input]") {
  Desk desk;
  for (const char* text : {"\x80", "cut \xE3\x81", "\xC0\xAF", "\xED\xA0\x80", "\xFF"}) {
    desk.Refuses("/v1/tickets/1/replies", Reply(text), {400, ""});
  }
  for (const char* text :
       {"\\u0000", "a\\u0007b", "\\u001b[31m", "\\u0085", "\\u2028", "\\u007f"}) {
    desk.Refuses("/v1/tickets/1/replies", Reply(std::string("x") + text), {422, "text"});
    desk.Refuses("/v1/tickets", R"({"subject":"x)" + std::string(text) + R"(y","text":"x"})",
                 {422, "subject"});
  }
  desk.Refuses("/v1/tickets", R"({"subject":"two\nlines","text":"x"})", {422, "subject"});
}

TEST_CASE("A key that is missing or of the wrong form is named", "[service][bad_input]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  for (const std::string& key : {std::string(), std::string("short"), std::string(65, 'x'),
                                 std::string("with space"), std::string("日本語の鍵")}) {
    const wire::Response response =
        hana.Post("/v1/tickets", R"({"subject":"x","text":"x"})", {{"idempotency-key", key}});
    CHECK(response.status == 422);
    CHECK(JsonOf(response).Find("field")->text == "idempotency-key");
  }
}

TEST_CASE("A body of another media type or compressed is refused", "[service][bad_input]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  wire::Request request{.method = wire::Method::kPost,
                        .target = "/v1/tickets",
                        .headers = {{"content-type", "application/xml"}, {"genkan-api", "1"}},
                        .body = R"({"subject":"x","text":"x"})"};
  CHECK(CodeOf(hana.Send(request)) == "unsupported_media");
  request.headers[0].value = "application/json";
  request.headers.push_back({"content-encoding", "gzip"});
  CHECK(CodeOf(hana.Send(request)) == "unsupported_media");
  request.headers.back() = {"idempotency-key", "press-0001"};
  request.headers[0].value = "Application/JSON ; charset=utf-8";
  CHECK(hana.Send(request).status == 201);
}

TEST_CASE("A sign-in that is broken is refused and not counted as a guess",
          "[service][bad_input]") {
  FrontDoor door;
  Visitor visitor(door);
  CHECK(visitor.Post("/v1/session", "{").status == 400);
  CHECK(visitor.Post("/v1/session", R"({"email":"x"})").status == 422);
  CHECK(visitor.Post("/v1/session", R"({"email":"x","password":1})").status == 422);
  CHECK(visitor.Post("/v1/session", R"({"email":"x","password":"x","remember":true})").status ==
        422);
  CHECK(visitor.PostForm("/sign-in", "email=%zz&password=x").status == 400);
  CHECK(visitor.PostForm("/sign-in", "email=%FF&password=x").status == 400);
  CHECK(visitor.PostForm("/sign-in", "email=a%00b&password=x").status == 400);
  CHECK(visitor.PostForm("/sign-in", "email=x").status == 422);
  CHECK(visitor.PostForm("/sign-in", "password=x").status == 422);
  CHECK(visitor.PostForm("/sign-in", "email=x&password=x&admin=1").status == 422);
  CHECK(visitor.PostForm("/sign-in", "email=x&email=y&password=x").status == 422);
  CHECK(visitor.PostForm("/sign-in", "email=" + std::string(20'000, 'x')).status == 413);
  CHECK(door.secrets.verifications() == 0);
}

TEST_CASE("A path that no one can read is refused", "[service][bad_input]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  for (const char* target :
       {"/v1/tickets/%zz", "/v1/tickets/%00", "/v1/tickets/%FF", "/v1/tickets/a%2Fb",
        "/v1/tickets?after=%", "", "tickets", "*", "/v1/tickets?limit=%FF"}) {
    INFO(target);
    const wire::Response response = hana.Get(target);
    CHECK(response.status == 400);
    CHECK(CodeOf(response) == "malformed");
  }
}

TEST_CASE("Unknown paths and wrong methods get the documented problem", "[service][bad_input]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  for (const char* target : {"/v1", "/v1/", "/v2/tickets", "/v1/tickets/1/replies/2", "/admin",
                             "/v1/tickets/1/", "/tickets/1/replies", "//v1/tickets"}) {
    INFO(target);
    CHECK(CodeOf(hana.Get(target)) == "not_found");
  }
  const wire::Response wrong = hana.Send({.method = wire::Method::kPut, .target = "/v1/tickets"});
  CHECK(wrong.status == 405);
  CHECK(CodeOf(wrong) == "method_not_allowed");
  CHECK(HeaderOf(wrong, "allow") == "GET, HEAD, POST");
  CHECK(HeaderOf(hana.Delete("/tickets/new"), "allow") == "GET, HEAD");
  CHECK(hana.Send({.method = wire::Method::kOther, .target = "/healthz"}).status == 405);
  CHECK(hana.Get("/v1/tickets/1/replies").status == 405);
}

TEST_CASE("A client that is too old is told to reload", "[service][bad_input]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  const auto status = [&](const std::string& number) {
    return hana.Send({.target = "/v1/tickets", .headers = {{"genkan-api", number}}}).status;
  };
  const wire::Response old = hana.Send({.target = "/v1/session", .headers = {{"genkan-api", "0"}}});
  CHECK(old.status == 412);
  CHECK(CodeOf(old) == "client_outdated");
  CHECK(status("1") == 200);
  CHECK(status("2") == 200);
  for (const char* wrong : {"x", "1x", "1.0", "99999999999"}) CHECK(status(wrong) == 422);
}

}  // namespace
}  // namespace genkan::support
