// One server, many portals: by host, by slug, and where they were before.
#include <catch2/catch_test_macros.hpp>

#include "support/front_door.h"

namespace genkan::support {
namespace {

domain::Portal Move(FrontDoor& door, domain::Portal portal) {
  REQUIRE(door.store->PutPortal(portal).ok());
  return portal;
}

wire::Response VisitAt(FrontDoor& door, const std::string& host, const std::string& target) {
  // Not through the front door, which holds answers to the document: that knows one place alone.
  return door.router.Handle(
      {.target = target, .headers = {{"accept", "text/html"}, {"host", host}}});
}

// A second portal, at `host` and `slug`.
domain::Portal Another(FrontDoor& door, const std::string& host, const std::string& slug) {
  domain::Portal other = door.house.portal;
  other.id = door.house.Next<domain::PortalId>();
  other.name = "Another portal";
  other.host = host;
  other.slug = slug;
  return Move(door, other);
}

bool IsAnother(const wire::Response& response) {
  return BodyOf(response).find("Another portal") != std::string::npos;
}

TEST_CASE("A portal answers at its host, whatever the port and however it is written",
          "[service][places]") {
  FrontDoor door;
  Another(door, "support.sakura.example", "");
  CHECK(IsAnother(VisitAt(door, "support.sakura.example", "/sign-in")));
  CHECK(IsAnother(VisitAt(door, "Support.Sakura.Example:8443", "/sign-in")));
  CHECK_FALSE(IsAnother(VisitAt(door, "elsewhere.example", "/sign-in")));
  CHECK_FALSE(IsAnother(VisitAt(door, "[::1]:8080", "/sign-in")));
}

TEST_CASE("Two portals share a host by their slugs", "[service][places]") {
  FrontDoor door;
  Another(door, "support.example", "atlas");
  CHECK(IsAnother(VisitAt(door, "support.example", "/atlas/sign-in")));
  CHECK_FALSE(IsAnother(VisitAt(door, "support.example", "/sign-in")));
  // A slug that belongs to a host is of no other host.
  door.house.portal.slug = "atlas";
  CHECK(VisitAt(door, "elsewhere.example", "/atlas/sign-in").status == 404);
}

TEST_CASE("A mailed link survives a new slug and a new host", "[service][places]") {
  FrontDoor door;
  domain::Portal portal = door.house.portal;
  portal.slug = "help";
  portal.old_addresses = {{.slug = ""}, {.slug = "before"}};
  Move(door, portal);
  const wire::Response root = VisitAt(door, "127.0.0.1:8080", "/tickets/7?messages_before=x");
  CHECK(root.status == 303);
  CHECK(HeaderOf(root, "location") == "/help/tickets/7?messages_before=x");
  const wire::Response slug = VisitAt(door, "127.0.0.1:8080", "/before/tickets/7");
  CHECK(HeaderOf(slug, "location") == "/help/tickets/7");
  CHECK(VisitAt(door, "127.0.0.1:8080", "/never/tickets/7").status == 404);

  portal.host = "new.example";
  Move(door, portal);
  const wire::Response host = VisitAt(door, "127.0.0.1:8080", "/before/tickets/7");
  CHECK(HeaderOf(host, "location") == "http://new.example/help/tickets/7");
}

TEST_CASE("Nothing that changes something is led elsewhere", "[service][places]") {
  FrontDoor door;
  domain::Portal portal = door.house.portal;
  portal.slug = "help";
  portal.old_addresses = {{}};
  Move(door, portal);
  const wire::Response posted =
      door.router.Handle({.method = wire::Method::kPost,
                          .target = "/v1/tickets",
                          .headers = {{"genkan-api", "1"}, {"content-type", "application/json"}},
                          .body = "{}"});
  CHECK(posted.status == 404);
}

TEST_CASE("A portal with a host of its own takes posts from that host alone", "[service][places]") {
  FrontDoor door;
  domain::Portal portal = door.house.portal;
  portal.host = "support.sakura.example";
  Move(door, portal);
  const auto post_from = [&](const std::string& origin) {
    wire::Request request{.method = wire::Method::kPost,
                          .target = "/sign-in",
                          .body = "email=ken%40example.org&password=genkan-demo"};
    request.headers = {{"content-type", "application/x-www-form-urlencoded"},
                       {"host", "support.sakura.example:8080"},
                       {"origin", origin}};
    return door.Send(request).status;
  };
  CHECK(post_from("http://support.sakura.example:8080") == 303);
  CHECK(post_from("http://127.0.0.1:8080") == 403);
  CHECK(post_from("http://evil.example") == 403);
}

}  // namespace
}  // namespace genkan::support
