// The portal in another page's frame: who may show it, who is in, and what is there.
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/session_codec.h"
#include "genkan/wire/ticket_codec.h"
#include "service/routes.h"
#include "support/widget_host.h"

namespace genkan::support {
namespace {

const std::string kHana = R"({"email":"hana@example.org","password":"genkan-demo"})";

std::string PolicyOf(const wire::Response& response) {
  return HeaderOf(response, "content-security-policy");
}

bool EndsWith(const std::string& text, std::string_view ending) { return text.ends_with(ending); }

wire::Response Page(FrontDoor& door, const std::string& target, const std::string& destination) {
  // Not by way of the document, where pages are that are not there in a frame.
  return door.router.Handle(
      {.target = target, .headers = {{"accept", "text/html"}, {"sec-fetch-dest", destination}}});
}

TEST_CASE("Only the pages that a manager named may show the portal, and only its own frame",
          "[service][widget]") {
  WidgetHost host;
  CHECK(EndsWith(PolicyOf(Page(host.door, "/embed/tickets", "iframe")),
                 "frame-ancestors https://help.example"));
  for (const char* path : {"/sign-in", "/widget-sign-in", "/v1/session", "/embed/v1/session",
                           "/embed/sign-in", "/embed/manage", "/nowhere"}) {
    INFO(path);
    CHECK(EndsWith(PolicyOf(Page(host.door, path, "iframe")), "frame-ancestors 'none'"));
  }
  host.door.house.portal.settings.Edit().widget.origins.clear();
  REQUIRE(host.door.store->PutPortal(host.door.house.portal).ok());
  CHECK(EndsWith(PolicyOf(Page(host.door, "/embed/tickets", "iframe")), "frame-ancestors 'none'"));
}

TEST_CASE("Outside of a frame its page leads to the portal itself", "[service][widget]") {
  WidgetHost host;
  const wire::Response page = Page(host.door, "/embed/tickets/new?lang=en", "document");
  CHECK(page.status == 303);
  CHECK(HeaderOf(page, "location") == "/tickets/new");
}

TEST_CASE("Who signs in in a frame reads there what they read elsewhere", "[service][widget]") {
  WidgetHost host;
  host.door.house.AddTicket("Hana's", host.door.house.hana.id);
  Frame frame(host.door);
  CHECK(frame.Get("/v1/session").status == 401);
  REQUIRE(frame.Obtain("session", kHana) == 200);
  CHECK(wire::DecodeSession(BodyOf(frame.Get("/v1/session")))->email == "hana@example.org");
  CHECK(wire::DecodeTicketPage(BodyOf(frame.Get("/v1/tickets")))->tickets.size() == 1);
  CHECK(frame.Ask(wire::Method::kDelete, "/v1/session").status == 204);
  CHECK(frame.Get("/v1/tickets").status == 401);
}

TEST_CASE("A frame's session is good in frames alone, and no other session in a frame",
          "[service][widget]") {
  WidgetHost host;
  Frame frame(host.door);
  REQUIRE(frame.Obtain("session", kHana) == 200);
  for (const char* name : {"sid", "preview", "widget"}) {
    Visitor thief(host.door);
    thief.cookie = std::string(name) + "=" + frame.token;
    CHECK(thief.Get("/v1/session").status == 401);
  }
  Visitor hana(host.door, host.door.house.hana);
  const std::string own = hana.cookie.substr(hana.cookie.find('=') + 1);
  Frame other(host.door);
  other.token = own;
  CHECK(other.Get("/v1/session").status == 401);
  wire::Request bearer{.target = "/v1/session",
                       .headers = {{"authorization", "Bearer " + frame.token}}};
  CHECK(host.door.Send(bearer).status == 401);
}

TEST_CASE("A frame's cookie is of that page alone and kept once the frame has asked",
          "[service][widget]") {
  FrontDoor door("https://support.example");
  Frame frame(door);
  REQUIRE(frame.Obtain("session", kHana) == 200);
  const std::string cookie = HeaderOf(frame.Get("/v1/session"), "set-cookie");
  CHECK(cookie.starts_with("__Host-widget=" + frame.token + "; Path=/; Max-Age="));
  CHECK(EndsWith(cookie, "; Secure; HttpOnly; SameSite=None; Partitioned"));
  Frame later(door);
  later.more = {{"cookie", cookie.substr(0, cookie.find(';'))}};
  CHECK(later.Get("/v1/session").status == 200);
  CHECK(HeaderOf(later.Get("/v1/session"), "set-cookie").empty());
}

TEST_CASE("What another site causes changes nothing by a frame's cookie", "[service][widget]") {
  WidgetHost host;
  Frame frame(host.door);
  REQUIRE(frame.Obtain("session", kHana) == 200);
  wire::Request request{.method = wire::Method::kPost,
                        .target = "/embed/v1/tickets",
                        .headers = {{"cookie", "widget=" + frame.token},
                                    {"content-type", "application/json"},
                                    {"genkan-api", "1"},
                                    {"sec-fetch-site", "cross-site"}},
                        .body = R"({"subject":"x","text":"x"})"};
  CHECK(host.door.Send(request).status == 403);
}

TEST_CASE("A frame has the customers' API and nothing of staff's or of the pages at the door",
          "[service][widget][routes]") {
  WidgetHost host;
  Frame frame(host.door);
  REQUIRE(frame.Obtain("session", kHana) == 200);
  for (const service::Route& route : service::Routes()) {
    const bool staff =
        route.caller == service::Caller::kManager || route.caller == service::Caller::kAgent;
    const bool door =
        !route.path.starts_with("/v1/") && route.in_widget == service::InWidget::kUnsaid;
    if ((!staff && !door) || route.place == service::Place::kInstallation) continue;
    INFO(route.path);
    const wire::Request request{.method = route.method,
                                .target = "/embed" + std::string(route.path),
                                .headers = {{"genkan-api", "1"},
                                            {"sec-fetch-site", "same-origin"},
                                            {"authorization", "Bearer " + frame.token}}};
    CHECK(host.door.router.Handle(request).status == 404);
  }
}

TEST_CASE("Staff get into no frame", "[service][widget]") {
  WidgetHost host;
  Frame frame(host.door);
  CHECK(frame.Obtain("session", R"({"email":"owner@example.org","password":"genkan-demo"})") ==
        403);
  CHECK(host.owner.Post("/v1/widget/handover", "").status == 403);
}

TEST_CASE("Whoever is signed in at the portal hands a session over, beside their own",
          "[service][widget]") {
  WidgetHost host;
  Visitor hana(host.door, host.door.house.hana);
  const auto handed = wire::DecodeWidgetSession(BodyOf(hana.Post("/v1/widget/handover", "")));
  REQUIRE(handed.ok());
  Frame frame(host.door);
  frame.token = handed->token;
  CHECK(frame.Get("/v1/session").status == 200);
  CHECK(hana.Get("/v1/session").status == 200);
  wire::Request stray{
      .method = wire::Method::kPost,
      .target = "/v1/widget/handover",
      .headers = {{"cookie", hana.cookie}, {"genkan-api", "1"}, {"sec-fetch-site", "cross-site"}}};
  CHECK(host.door.Send(stray).status == 403);
}

TEST_CASE("A frame takes the page's accent where it can be seen", "[service][widget][brand]") {
  WidgetHost host;
  Frame frame(host.door);
  REQUIRE(frame.Obtain("session", kHana) == 200);
  const auto accent = [&](const std::string& colour) {
    frame.more = {{"genkan-accent", colour}};
    const auto session = wire::DecodeSession(BodyOf(frame.Get("/v1/session")));
    return session->brand.light.empty() ? "" : session->brand.light.front();
  };
  CHECK(accent("#0a7d4f") == "#0a7d4f");
  CHECK(accent("#ffff00").empty());
  CHECK(accent("red;}").empty());
  const wire::Response style = frame.Get("/brand/style.css?accent=%230a7d4f");
  CHECK(BodyOf(style).find("--accent: #0a7d4f") != std::string::npos);
}

TEST_CASE("Origins are exact, over https or on this machine", "[service][widget][settings]") {
  for (const char* origin :
       {"https://help.example", "https://help.example:8443", "http://localhost:3000",
        "http://127.0.0.1:8080", "http://localhost"}) {
    INFO(origin);
    CHECK(domain::IsWidgetOrigin(origin));
  }
  for (const char* origin :
       {"", "*", "https://*", "https://help.example/", "https://help.example:443",
        "http://help.example", "https://Help.example", "https://help.example:0443", "https://",
        "https://help.example:x", "https://help.example:70000",
        "https://a.example https://b.example", "https://help.example;",
        "http://localhost.evil.example", "https://user@help.example", "data:text/html,x", "null"}) {
    INFO(origin);
    CHECK_FALSE(domain::IsWidgetOrigin(origin));
  }
}

}  // namespace
}  // namespace genkan::support
