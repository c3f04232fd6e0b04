// What a manager's accent brings with it can be read.
#include "genkan/domain/brand_colours.h"

#include <catch2/catch_test_macros.hpp>

#include "genkan/domain/settings/checks.h"
#include "genkan/ui/app.h"
#include "ui/theme.h"

namespace genkan::domain {
namespace {

std::string TokenText(ui::Token token, ui::ColourScheme scheme) {
  const ui::Rgb rgb = ui::ColourOf(token, {scheme, false});
  return ColourText(std::uint32_t{rgb.red} << 16 | std::uint32_t{rgb.green} << 8 | rgb.blue);
}

void RequireReadable(const BrandColours& colours, ui::ColourScheme scheme) {
  const auto text = [&](BrandToken token) {
    return ColourText(colours[static_cast<std::size_t>(token)]);
  };
  INFO(text(BrandToken::kAccent) << " " << static_cast<int>(scheme));
  CHECK(ContrastOf(text(BrandToken::kOnAccent), text(BrandToken::kAccent)) >= 4.5);
  CHECK(ContrastOf(text(BrandToken::kOnAccent), text(BrandToken::kAccentHover)) >= 4.5);
  const std::string link = text(BrandToken::kLink);
  CHECK(ContrastOf(link, text(BrandToken::kAccentSubtle)) >= 4.5);
  for (const ui::Token ground :
       {ui::Token::kSurface, ui::Token::kSurfaceRaised, ui::Token::kBackground}) {
    CHECK(ContrastOf(link, TokenText(ground, scheme)) >= 4.5);
  }
  CHECK(ContrastOf(TokenText(ui::Token::kText, scheme), text(BrandToken::kAccentSubtle)) >= 4.5);
  CHECK(ContrastOf(TokenText(ui::Token::kTextMuted, scheme), text(BrandToken::kAccentSubtle)) >=
        4.5);
}

TEST_CASE("Every accent that is accepted has colours that can be read", "[domain][brand]") {
  int accepted = 0;
  for (int red = 0; red < 256; red += 51) {
    for (int green = 0; green < 256; green += 51) {
      for (int blue = 0; blue < 256; blue += 51) {
        Branding branding;
        branding.accent = ColourText(static_cast<std::uint32_t>(red << 16 | green << 8 | blue));
        if (!CheckBranding(branding).ok()) continue;
        ++accepted;
        const BrandSchemes schemes = BrandSchemesOf(branding);
        REQUIRE(schemes.light.has_value());
        REQUIRE(schemes.dark.has_value());
        RequireReadable(*schemes.light, ui::ColourScheme::kLight);
        RequireReadable(*schemes.dark, ui::ColourScheme::kDark);
        // The accent that was made for the dark is one that could have been chosen.
        branding.accent_dark = ColourText((*schemes.dark)[0]);
        CHECK(CheckBranding(branding).ok());
      }
    }
  }
  CHECK(accepted > 80);
}

TEST_CASE("Without an accent the product's own colours stay", "[domain][brand]") {
  CHECK(BrandSchemesOf({}) == BrandSchemes{});
  CHECK_FALSE(BrandSchemesOf({.accent_dark = "#ffcc00"}).light.has_value());
  CHECK(BrandSchemesOf({.accent_dark = "#ffcc00"}).dark.has_value());
}

}  // namespace
}  // namespace genkan::domain
