// How a portal looks: chosen by its manager, seen by everybody, harmless whatever it is made of.
#include "service/brand.h"

#include <catch2/catch_test_macros.hpp>

#include "genkan/service/base64url.h"
#include "genkan/wire/session_codec.h"
#include "service/settings_rules.h"
#include "support/front_door.h"
#include "support/pictures.h"

namespace genkan::support {
namespace {

using service::ReadBrandImage;

std::string DataUrl(std::string_view type, std::string_view bytes) {
  std::string text = service::Base64UrlText(bytes);
  for (char& c : text) c = c == '-' ? '+' : c == '_' ? '/' : c;
  return "data:" + std::string(type) + ";base64," + text;
}

TEST_CASE("A picture is what its own bytes say", "[service][brand]") {
  const auto png = ReadBrandImage(kOnePixel);
  REQUIRE(png.ok());
  CHECK(png->media_type == "image/png");
  CHECK(png->width == 1);
  CHECK(png->height == 1);
  using namespace std::string_literals;
  const std::string jpeg =
      "\xff\xd8\xff\xe0\x00\x04JF\xff\xc4\x00\x03x\xff\xc2\x00\x11\x08\x00\x50\x01\x40\x03"s;
  const auto read = ReadBrandImage(DataUrl("image/jpeg", jpeg));
  REQUIRE(read.ok());
  CHECK(read->width == 320);
  CHECK(read->height == 80);
}

TEST_CASE("What is no picture is refused, whatever it calls itself", "[service][brand]") {
  const std::string png(kOnePixel);
  const std::string bytes = ReadBrandImage(kOnePixel)->bytes;
  const std::string scripted = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";
  const std::string wrong[] = {"",
                               "data:,",
                               "https://elsewhere.example/logo.png",
                               "data:image/png;base64,",
                               "data:image/png;base64,AAAA",
                               "data:image/svg+xml;base64," + png.substr(png.find(',') + 1),
                               DataUrl("image/svg+xml", scripted),
                               DataUrl("image/png", scripted),
                               DataUrl("image/jpeg", bytes),
                               DataUrl("image/png", bytes.substr(0, 20)),
                               DataUrl("image/jpeg", "\xff\xd8"),
                               DataUrl("image/jpeg", "\xff\xd8\xff\xe0"),
                               png.substr(0, png.size() - 5) + "\n====",
                               DataUrl("image/png", bytes + std::string(32 * 1024, 'x'))};
  for (const std::string& each : wrong) {
    INFO(each.substr(0, 80));
    CHECK_FALSE(ReadBrandImage(each).ok());
  }
}

void Choose(FrontDoor& door, std::string_view accent, std::string_view logo) {
  domain::Branding& branding = door.house.portal.settings.Edit().branding;
  branding.accent = accent;
  branding.logo = branding.favicon = logo;
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
}

TEST_CASE(
    "The portal's colours and logo reach pages and client, under addresses that change with them",
    "[service][brand]") {
  FrontDoor door;
  Visitor ken(door, door.house.ken);
  CHECK(wire::DecodeSession(BodyOf(ken.Get("/v1/session")))->brand == domain::BrandView{});
  CHECK(ken.Get("/brand/logo").status == 404);
  CHECK(ken.Get("/brand/icon").status == 404);
  Choose(door, "#0a7d4f", kOnePixel);
  const auto session = wire::DecodeSession(BodyOf(ken.Get("/v1/session")));
  REQUIRE(session.ok());
  REQUIRE(session->brand.light.size() == 5);
  CHECK(session->brand.light[0] == "#0a7d4f");
  CHECK(session->brand.logo_width == 1);
  Visitor nobody(door);
  const wire::Response logo = nobody.Visit(session->brand.logo_url);
  CHECK(logo.status == 200);
  CHECK(wire::HeaderValue(logo.headers, "content-type") == "image/png");
  CHECK(wire::HeaderValue(logo.headers, "content-security-policy").find("sandbox") !=
        std::string::npos);
  CHECK(BodyOf(logo) == ReadBrandImage(kOnePixel)->bytes);
  const std::string page = BodyOf(nobody.Visit("/sign-in?lang=en"));
  CHECK(page.find("<link rel=\"icon\" href=\"/brand/icon?v=") != std::string::npos);
  CHECK(page.find("<img class=\"logo\" src=\"" + session->brand.logo_url + "\" alt=\"" +
                  door.house.portal.name + "\"") != std::string::npos);
  CHECK(page.find("<link rel=\"stylesheet\" href=\"/brand/style.css?v=") != std::string::npos);
  CHECK(page.find("icon.svg") == std::string::npos);
  const std::string style = BodyOf(nobody.Visit("/brand/style.css"));
  CHECK(style.find("--accent: #0a7d4f;") != std::string::npos);
  CHECK(style.find("--link: ") != std::string::npos);
  Choose(door, "#7d0a4f", DataUrl("image/png", ReadBrandImage(kOnePixel)->bytes + "x"));
  const auto later = wire::DecodeSession(BodyOf(ken.Get("/v1/session")));
  CHECK(later->brand.logo_url != session->brand.logo_url);
}

TEST_CASE("A picture that is none is refused at its field, and the audit log holds none",
          "[service][brand][settings]") {
  FrontDoor door;
  domain::Portal changed = door.house.portal;
  changed.settings.Edit().branding.logo = "data:image/svg+xml;base64,PHN2Zy8+";
  const Status refused =
      service::SettleSection(*door.store, door.house.portal, "branding", &changed);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().field == "logo");
  Choose(door, "", kOnePixel);
  const std::string logged = service::SectionForAudit(door.house.portal, "branding");
  CHECK(logged.find("image/png 1x1, 70 bytes") != std::string::npos);
  CHECK(logged.find("base64") == std::string::npos);
  CHECK(service::PictureNote(kOnePixel) == "image/png 1x1, 70 bytes");
  CHECK(service::PictureNote("").empty());
}

}  // namespace
}  // namespace genkan::support
