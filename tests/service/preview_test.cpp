// A manager looks at the portal as one of its contacts would: read only, logged, for half an hour.
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/audit_codec.h"
#include "genkan/wire/contact_codec.h"
#include "genkan/wire/session_codec.h"
#include "genkan/wire/ticket_codec.h"
#include "service/routes.h"
#include "service/sessions.h"
#include "support/front_door.h"

namespace genkan::support {
namespace {

// A browser that keeps the manager's cookie and the preview's.
struct Onlooker {
  Onlooker() {
    door.AddManager("owner@example.org");
    REQUIRE(owner.SignIn("owner@example.org").status == 200);
    own_cookie = owner.cookie;
  }

  wire::Response Start(const domain::Contact& contact) {
    owner.cookie = own_cookie;
    const wire::Response begun =
        owner.Post("/v1/contacts/" + domain::IdText(contact.id) + "/preview", "");
    if (begun.status == 201) owner.cookie = own_cookie + "; " + owner.cookie;
    return begun;
  }
  wire::Response See(const std::string& path) {
    Visitor visitor = owner;
    return visitor.Get("/preview" + path);
  }

  FrontDoor door;
  Visitor owner{door};
  std::string own_cookie;
};

TEST_CASE("A preview shows what its customer sees, also before the portal is open",
          "[service][preview]") {
  Onlooker onlooker;
  House& house = onlooker.door.house;
  house.AddTicket("Ken's own", house.ken.id);
  house.AddTicket("Noor's", house.noor.id);
  house.portal.being_set_up = true;
  REQUIRE(house.store().PutPortal(house.portal).ok());
  CHECK(onlooker.See("/v1/tickets").status == 401);
  const wire::Response begun = onlooker.Start(house.ken);
  REQUIRE(begun.status == 201);
  CHECK(wire::DecodePreview(BodyOf(begun))->path == "/preview/tickets");
  const auto seen = wire::DecodeTicketPage(BodyOf(onlooker.See("/v1/tickets")));
  REQUIRE(seen->tickets.size() == 1);
  CHECK(seen->tickets.front().subject == "Ken's own");
  CHECK(onlooker.See("/v1/tickets/1").status == 200);
  CHECK(onlooker.See("/v1/tickets/2").status == 404);
  const auto session = wire::DecodeSession(BodyOf(onlooker.See("/v1/session")));
  CHECK(session->shown_name == "ken");
  CHECK_FALSE(session->staff);
  CHECK_FALSE(session->may_manage);
  CHECK(session->preview.text.find("ken") != std::string::npos);
  CHECK_FALSE(session->preview.leave.empty());
  // The manager is who they were, in the next tab.
  const auto own = wire::DecodeSession(BodyOf(onlooker.owner.Get("/v1/session")));
  CHECK(own->may_manage);
  CHECK(own->preview == domain::PreviewView{});
}

TEST_CASE("Of all routes a preview may change nothing by any but the one that ends it",
          "[service][preview][routes]") {
  Onlooker onlooker;
  House& house = onlooker.door.house;
  house.AddTicket("Ken's own", house.ken.id);
  REQUIRE(onlooker.Start(house.ken).status == 201);
  int ends = 0;
  for (const service::Route& route : service::Routes()) {
    if (route.method == wire::Method::kGet) {
      CHECK_FALSE(route.ends_preview);
      continue;
    }
    // What is there for a frame in another page alone is not there at all.
    if (route.in_widget == service::InWidget::kOnly) continue;
    ends += route.ends_preview ? 1 : 0;
    if (route.ends_preview) continue;
    std::string path(route.path);
    if (const std::size_t brace = path.find('{'); brace != std::string::npos) {
      path.replace(brace, path.find('}') - brace + 1, "1");
    }
    INFO(wire::MethodName(route.method) << " " << path);
    const bool form = route.body == service::BodyKind::kForm;
    wire::Request request{.method = route.method, .target = "/preview" + path};
    request.headers = {
        {"genkan-api", "1"},
        {"origin", std::string(kPublicOrigin)},
        {"sec-fetch-site", "same-origin"},
        {"content-type", form ? "application/x-www-form-urlencoded" : "application/json"}};
    Visitor visitor = onlooker.owner;
    const wire::Response refused = visitor.Send(request);
    CHECK(refused.status == 403);
    request.headers.push_back({"cookie", onlooker.owner.cookie});
    CHECK(onlooker.door.router.Admit(request).answer->status == 403);
  }
  CHECK(ends == 2);  // The page's and the program's way to sign out.
}

TEST_CASE("What managers may do is not there in a preview, and neither are the pages at the door",
          "[service][preview]") {
  Onlooker onlooker;
  REQUIRE(onlooker.Start(onlooker.door.house.ken).status == 201);
  for (const char* path : {"/v1/settings/access", "/v1/contacts", "/v1/audit", "/manage"}) {
    CHECK(onlooker.See(path).status == 404);
  }
  for (const char* path : {"/sign-in", "/reset", "/welcome", "/set-up"}) {
    INFO(path);
    const wire::Response back = onlooker.door.router.Handle(
        {.target = "/preview" + std::string(path), .headers = {{"cookie", onlooker.owner.cookie}}});
    CHECK(back.status == 303);
    CHECK(HeaderOf(back, "location") == "/manage");
  }
}

TEST_CASE("Reading in a preview leaves no trace on its customer", "[service][preview]") {
  Onlooker onlooker;
  House& house = onlooker.door.house;
  house.AddTicket("Ken's own", house.ken.id);
  REQUIRE(onlooker.Start(house.ken).status == 201);
  const domain::Contact before = *house.store().ContactById(house.portal.id, house.ken.id);
  onlooker.door.clock.Advance(5 * kMillisPerMinute);
  wire::Request request{.target = "/preview/v1/tickets/1",
                        .headers = {{"cookie", onlooker.owner.cookie}}};
  // Not even the session's use is noted down.
  CHECK(onlooker.door.router.Admit(request).lane == service::Lane::kRead);
  CHECK(onlooker.See("/v1/tickets/1").status == 200);
  CHECK(*house.store().ContactById(house.portal.id, house.ken.id) == before);
}

TEST_CASE("It is logged who looked at the portal as whom, and when", "[service][preview]") {
  Onlooker onlooker;
  REQUIRE(onlooker.Start(onlooker.door.house.ken).status == 201);
  const auto log = wire::DecodeAudit(BodyOf(onlooker.owner.Get("/v1/audit")));
  REQUIRE(log->size() == 1);
  CHECK(log->front().action == "preview.started");
  CHECK(log->front().subject == "ken");
  CHECK(log->front().actor_shown_name == "Owner");
  CHECK(log->front().at_millis == onlooker.door.clock.NowMillis());
  CHECK(log->front().after.find(domain::IdText(onlooker.door.house.ken.id)) != std::string::npos);
  onlooker.door.clock.Advance(kMillisPerMinute);
  Visitor leaving = onlooker.owner;
  REQUIRE(leaving.Delete("/preview/v1/session").status == 204);
  const auto later = wire::DecodeAudit(BodyOf(onlooker.owner.Get("/v1/audit")));
  REQUIRE(later->size() == 2);
  CHECK(later->front().action == "preview.ended");
  CHECK(later->front().subject == "ken");
  CHECK(later->front().actor_shown_name == "Owner");
  CHECK(later->front().at_millis == onlooker.door.clock.NowMillis());
}

TEST_CASE("A preview ends on leaving, after half an hour, on signing out, and with the permission",
          "[service][preview]") {
  Onlooker onlooker;
  const auto over = [&] { return onlooker.See("/v1/session").status == 401; };
  const auto begin = [&] {
    REQUIRE(onlooker.Start(onlooker.door.house.ken).status == 201);
    REQUIRE_FALSE(over());
  };
  SECTION("leaving") {
    begin();
    Visitor leaving = onlooker.owner;
    CHECK(leaving.Delete("/preview/v1/session").status == 204);
    CHECK(over());
    CHECK(onlooker.owner.Get("/v1/session").status == 200);
  }
  SECTION("half an hour, however much it is used") {
    begin();
    for (int i = 0; i < 2; ++i) {
      onlooker.door.clock.Advance(14 * kMillisPerMinute);
      CHECK_FALSE(over());
      CHECK(onlooker.owner.Get("/v1/session").status == 200);
    }
    onlooker.door.clock.Advance(3 * kMillisPerMinute);
    CHECK(over());
    Visitor visitor = onlooker.owner;
    const wire::Response back = visitor.Visit("/preview/tickets");
    CHECK(back.status == 303);
    CHECK(HeaderOf(back, "location") == "/manage");
  }
  SECTION("signing out") {
    begin();
    Visitor leaving = onlooker.owner;
    CHECK(leaving.Delete("/v1/session").status == 204);
    CHECK(over());
  }
  SECTION("losing the permission") {
    begin();
    domain::Staff owner = onlooker.door.store->StaffOf(onlooker.door.house.portal.id)->front();
    owner.permissions.clear();
    REQUIRE(onlooker.door.store->PutStaff(onlooker.door.house.portal.id, owner).ok());
    CHECK(over());
  }
}

TEST_CASE("The cookie of a preview is good for nothing else, and no other for a preview",
          "[service][preview]") {
  Onlooker onlooker;
  REQUIRE(onlooker.Start(onlooker.door.house.ken).status == 201);
  const std::string token =
      onlooker.owner.cookie.substr(onlooker.owner.cookie.find("preview=") + 8);
  const std::string own = onlooker.own_cookie.substr(onlooker.own_cookie.find('=') + 1);
  Visitor thief(onlooker.door);
  thief.cookie = "sid=" + token;
  CHECK(thief.Get("/v1/session").status == 401);
  thief.cookie = "preview=" + own;
  CHECK(thief.Get("/preview/v1/session").status == 401);
  Visitor hana(onlooker.door, onlooker.door.house.hana);
  CHECK(hana.Post("/v1/contacts/" + domain::IdText(onlooker.door.house.ken.id) + "/preview", "")
            .status == 404);
}

TEST_CASE("A preview says of somebody who cannot sign in that they cannot", "[service][preview]") {
  Onlooker onlooker;
  House& house = onlooker.door.house;
  house.ken.sign_in = domain::SignInState::kNone;
  REQUIRE(house.store().PutContact(house.portal.id, house.ken).ok());
  REQUIRE(onlooker.Start(house.ken).status == 201);
  const auto session = wire::DecodeSession(BodyOf(onlooker.See("/v1/session")));
  CHECK(session->preview.text.size() > std::string("Preview as ken – read-only.").size());
}

TEST_CASE("A preview has the portal's own colours", "[service][preview][brand]") {
  Onlooker onlooker;
  REQUIRE(onlooker.Start(onlooker.door.house.ken).status == 201);
  CHECK(onlooker.See("/brand/style.css").status == 200);
}

TEST_CASE("A preview is asked for no consent", "[service][preview][consent]") {
  Onlooker onlooker;
  House& house = onlooker.door.house;
  domain::Consent& consent = house.portal.settings.Edit().consent;
  consent = {.on = true, .text = {{"en", "Our terms."}}, .version = 1};
  REQUIRE(house.store().PutPortal(house.portal).ok());
  REQUIRE(onlooker.Start(house.ken).status == 201);
  CHECK(onlooker.See("/v1/tickets").status == 200);
}

TEST_CASE("A portal's slug is no path of every portal's own", "[service][preview][settings]") {
  Onlooker onlooker;
  const std::string tag = JsonOf(onlooker.owner.Get("/v1/settings/address")).Find("tag")->text;
  for (const char* slug : {"preview", "manage", "v1", "tickets"}) {
    const wire::Response refused = onlooker.owner.Put(
        "/v1/settings/address", R"({"tag":")" + tag + R"(","settings":{"slug":")" + slug + "\"}}");
    CHECK(refused.status == 422);
    CHECK(JsonOf(refused).Find("field")->text == "slug");
  }
}

}  // namespace
}  // namespace genkan::support
