// What the server of another page says of who is signed in there.
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/audit_codec.h"
#include "genkan/wire/session_codec.h"
#include "support/widget_host.h"

namespace genkan::support {
namespace {

int Identify(Frame& frame, const std::string& token) {
  return frame.Obtain("identity", R"({"token":")" + token + "\"}");
}

TEST_CASE("Whom a page's server signs for is in, as the contact of that verified address",
          "[service][widget][identity]") {
  WidgetHost host;
  Frame frame(host.door);
  REQUIRE(frame.Obtain("identity", host.TokenBody(host.Claims("hana"))) == 200);
  CHECK(wire::DecodeSession(BodyOf(frame.Get("/v1/session")))->email == "hana@example.org");
  // From then on the subject counts, whatever the address.
  Frame later(host.door);
  std::string claims = host.Claims("hana");
  claims.replace(claims.find("hana@"), 5, "noor@");
  REQUIRE(later.Obtain("identity", host.TokenBody(claims)) == 200);
  CHECK(wire::DecodeSession(BodyOf(later.Get("/v1/session")))->email == "hana@example.org");
  // Nor does another subject become her by her address.
  claims = host.Claims("hana");
  claims.replace(claims.find(R"("sub":"hana")"), 12, R"("sub":"eve")");
  Frame eve(host.door);
  CHECK(eve.Obtain("identity", host.TokenBody(claims)) == 401);
}

TEST_CASE("An address that is not said to be verified opens nothing",
          "[service][widget][identity]") {
  WidgetHost host;
  std::string claims = host.Claims("hana");
  claims.replace(claims.find("true"), 4, "false");
  Frame frame(host.door);
  CHECK(frame.Obtain("identity", host.TokenBody(claims)) == 401);
}

TEST_CASE("A token is good once", "[service][widget][identity]") {
  WidgetHost host;
  const std::string token = host.Token(host.Header(), host.Claims("hana"));
  Frame frame(host.door), thief(host.door);
  REQUIRE(Identify(frame, token) == 200);
  CHECK(Identify(thief, token) == 401);
  host.door.clock.Advance(kMillisPerMinute);
  CHECK(Identify(thief, token) == 401);
  CHECK(frame.Get("/v1/session").status == 200);
}

TEST_CASE("A token that was altered, or signed in any other way, opens nothing",
          "[service][widget][identity]") {
  WidgetHost host;
  Frame frame(host.door);
  const std::string good = host.Token(host.Header(), host.Claims("hana"));
  const std::size_t first = good.find('.'), second = good.rfind('.');
  // Whoever tries too often is refused for that.
  int attempts = 0;
  const auto refused = [&](const std::string& token) {
    frame.address = "192.0.2." + std::to_string(++attempts);
    INFO(token);
    CHECK(Identify(frame, token) == 401);
    CHECK(frame.Get("/v1/session").status == 401);
  };
  refused(good.substr(0, second + 1));
  refused(good.substr(0, second));
  refused("");
  refused("..");
  refused(good.substr(0, first + 1) + WidgetHost::Base64UrlOf(host.Claims("noor")) +
          good.substr(second));
  std::string flipped = good;
  flipped[second + 1] = flipped[second + 1] == 'A' ? 'B' : 'A';
  refused(flipped);
  for (const char* algorithm : {"none", "None", "", "HS512", "RS256", "ES256", "hs256"}) {
    const std::string header = host.Header(algorithm);
    refused(host.Token(header, host.Claims("hana")));
    refused(WidgetHost::Base64UrlOf(header) + "." + WidgetHost::Base64UrlOf(host.Claims("hana")) +
            ".");
  }
  refused(host.Token(R"({"alg":"HS256","crit":["x"],"x":1,"kid":")" + host.kid + "\"}",
                     host.Claims("hana")));
}

TEST_CASE("A token under a key that is not the portal's opens nothing",
          "[service][widget][identity]") {
  WidgetHost host;
  Frame frame(host.door);
  const auto with_kid = [&](const std::string& kid) {
    return host.Token(R"({"alg":"HS256","kid":")" + kid + "\"}", host.Claims("hana"));
  };
  CHECK(Identify(frame, with_kid("")) == 401);
  CHECK(Identify(frame, with_kid("../../keys/root.key")) == 401);
  CHECK(Identify(frame, with_kid(domain::IdText(host.door.house.hana.id))) == 401);
  CHECK(Identify(frame, host.Token(R"({"alg":"HS256"})", host.Claims("hana"))) == 401);
  // Another portal's key.
  domain::Portal other = host.door.house.portal;
  other.id = host.door.house.Next<domain::PortalId>();
  other.slug = "other";
  REQUIRE(host.door.store->PutPortal(other).ok());
  host.owner.Delete("/v1/widget/keys/" + host.kid);
  CHECK(Identify(frame, host.Token(host.Header(), host.Claims("hana"))) == 401);
  // Of two keys at once each is good for its own tokens.
  host.MakeKey();
  const std::string old = host.Token(host.Header(), host.Claims("hana"));
  host.MakeKey();
  const std::string mixed = host.Token(host.Header(), host.Claims("hana"));
  CHECK(Identify(frame, mixed.substr(0, mixed.rfind('.')) + old.substr(old.rfind('.'))) == 401);
  CHECK(Identify(frame, old) == 200);
  CHECK(Identify(frame, mixed) == 200);
}

TEST_CASE("A token for somebody else, or out of its time, opens nothing",
          "[service][widget][identity]") {
  WidgetHost host;
  Frame frame(host.door);
  const std::int64_t now = host.door.clock.NowMillis() / 1000;
  const auto claims = [&](const std::string& audience, std::int64_t issued, std::int64_t expires,
                          const std::string& more = R"(,"jti":"one")") {
    return R"({"aud":)" + audience + R"(,"iat":)" + std::to_string(issued) + R"(,"exp":)" +
           std::to_string(expires) + R"(,"sub":"hana","email":"hana@example.org")" +
           R"(,"email_verified":true)" + more + "}";
  };
  const std::string us = R"("http://127.0.0.1:8080")";
  const auto status = [&](const std::string& text) {
    INFO(text);
    return Identify(frame, host.Token(host.Header(), text));
  };
  CHECK(status(claims(R"("https://elsewhere.example")", now, now + 60)) == 401);
  CHECK(status(claims(R"("http://127.0.0.1:8080/other")", now, now + 60)) == 401);
  CHECK(status(claims("[" + us + R"(,"https://elsewhere.example"])", now, now + 60)) == 401);
  CHECK(status(claims(us, now - 400, now - 100)) == 401);
  CHECK(status(claims(us, now + 100, now + 200)) == 401);
  CHECK(status(claims(us, now, now + 60, R"(,"jti":"one","nbf":)" + std::to_string(now + 50))) ==
        401);
  CHECK(status(claims(us, now, now + 301)) == 401);
  CHECK(status(claims(us, now, now + 60, "")) == 401);
  CHECK(status(claims(us, now + 10, now + 300)) == 200);
}

TEST_CASE("With a key its sessions end, and so they do with their contact",
          "[service][widget][identity]") {
  WidgetHost host;
  Frame hana(host.door), ken(host.door), own(host.door);
  REQUIRE(hana.Obtain("identity", host.TokenBody(host.Claims("hana"))) == 200);
  REQUIRE(ken.Obtain("identity", host.TokenBody(host.Claims("ken"))) == 200);
  REQUIRE(own.Obtain("session", R"({"email":"noor@example.org","password":"genkan-demo"})") == 200);
  domain::Contact suspended = host.door.house.ken;
  suspended.sign_in = domain::SignInState::kSuspended;
  REQUIRE(host.door.store->PutContact(host.door.house.portal.id, suspended).ok());
  CHECK(ken.Get("/v1/changes").status == 401);
  CHECK(ken.Obtain("identity", host.TokenBody(host.Claims("ken"))) == 401);
  CHECK(hana.Get("/v1/changes").status == 200);
  REQUIRE(host.owner.Delete("/v1/widget/keys/" + host.kid).status == 204);
  CHECK(hana.Get("/v1/changes").status == 401);
  CHECK(own.Get("/v1/changes").status == 200);
}

TEST_CASE("A session that rests on a key is short", "[service][widget][identity]") {
  WidgetHost host;
  Frame hana(host.door);
  REQUIRE(hana.Obtain("identity", host.TokenBody(host.Claims("hana"))) == 200);
  host.door.clock.Advance(31 * kMillisPerMinute);
  CHECK(hana.Get("/v1/session").status == 401);
}

TEST_CASE("A key's secret is told once and stands nowhere else", "[service][widget][identity]") {
  WidgetHost host;
  const std::string secret = host.secret.Reveal();
  CHECK(secret.size() == 43);
  const std::string settings = BodyOf(host.owner.Get("/v1/settings/widget"));
  CHECK(settings.find(host.kid) != std::string::npos);
  CHECK(settings.find(secret) == std::string::npos);
  // What is sent of keys with a section counts for nothing.
  const std::string tag = JsonOf(host.owner.Get("/v1/settings/widget")).Find("tag")->text;
  const std::string body = R"({"tag":")" + tag + R"(","settings":{"keys":[]}})";
  CHECK(host.owner.Put("/v1/settings/widget", body).status == 200);
  Frame hana(host.door);
  CHECK(hana.Obtain("identity", host.TokenBody(host.Claims("hana"))) == 200);
  const std::string log = BodyOf(host.owner.Get("/v1/audit"));
  CHECK(log.find("widget.key_made") != std::string::npos);
  CHECK(log.find(secret) == std::string::npos);
  for (std::size_t i = 1; i < domain::kWidgetKeysMax; ++i) host.MakeKey();
  CHECK(host.owner.Post("/v1/widget/keys", R"({"name":"One more"})").status == 422);
}

}  // namespace
}  // namespace genkan::support
