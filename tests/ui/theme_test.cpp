// Contrast is computed here from the tokens, because no tool can see it on a canvas.
#include "ui/theme.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>
#include <utility>

#include "support/files.h"

namespace genkan::ui {
namespace {

constexpr std::pair<ThemeKey, const char*> kThemes[] = {
    {{ColourScheme::kLight, false}, ":root"},
    {{ColourScheme::kDark, false}, "@media (prefers-color-scheme: dark) {"},
    {{ColourScheme::kLight, true}, "@media (prefers-contrast: more) {"},
    {{ColourScheme::kDark, true},
     "@media (prefers-color-scheme: dark) and (prefers-contrast: more) {"},
};

void RequireContrast(Token front, Token back, double least) {
  for (const auto& [theme, name] : kThemes) {
    INFO(TokenName(front) << " on " << TokenName(back) << ", " << name);
    CHECK(ContrastRatio(ColourOf(front, theme), ColourOf(back, theme)) >= least);
  }
}

std::string Hex(Rgb colour) {
  std::string text = "#";
  for (const int channel : {int{colour.red}, int{colour.green}, int{colour.blue}}) {
    text += "0123456789abcdef"[channel / 16];
    text += "0123456789abcdef"[channel % 16];
  }
  return text;
}

TEST_CASE("The contrast ratio is that of WCAG", "[ui][theme]") {
  CHECK(ContrastRatio({0, 0, 0}, {255, 255, 255}) == 21.0);
  CHECK(ContrastRatio({255, 255, 255}, {255, 255, 255}) == 1.0);
  const double grey = ContrastRatio({0x76, 0x76, 0x76}, {255, 255, 255});
  CHECK((grey > 4.54 && grey < 4.55));
}

TEST_CASE("Every grey has the luminance of sRGB", "[ui][theme]") {
  for (int grey = 0; grey < 256; ++grey) {
    const double value = grey / 255.0;
    const double linear = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    const auto channel = static_cast<std::uint8_t>(grey);
    const double ratio = ContrastRatio({channel, channel, channel}, {0, 0, 0});
    CHECK(std::abs(ratio - (linear + 0.05) / 0.05) < 1e-9);
  }
}

TEST_CASE("A colour is light where black stands out more against it than white", "[ui][theme]") {
  for (const auto& [theme, name] : kThemes) {
    for (int n = 0; n < static_cast<int>(Token::kCount); ++n) {
      const auto token = static_cast<Token>(n);
      INFO(TokenName(token) << ", " << name);
      const Rgb colour = ColourOf(token, theme);
      CHECK(IsLight(token, theme) ==
            (ContrastRatio(colour, {0, 0, 0}) > ContrastRatio(colour, {255, 255, 255})));
    }
  }
}

TEST_CASE("Text stands out from everything it is drawn on by 4.5 to 1", "[ui][theme]") {
  for (const Token back : {Token::kBackground, Token::kSurface, Token::kSurfaceRaised,
                           Token::kAccentSubtle, Token::kWarningSubtle, Token::kDangerSubtle}) {
    RequireContrast(Token::kText, back, 4.5);
    RequireContrast(Token::kTextMuted, back, 4.5);
    RequireContrast(Token::kLink, back, 4.5);
  }
  for (const Token back : {Token::kBackground, Token::kSurface}) {
    RequireContrast(Token::kDanger, back, 4.5);
    RequireContrast(Token::kWarning, back, 4.5);
    RequireContrast(Token::kSuccess, back, 4.5);
  }
  RequireContrast(Token::kDanger, Token::kDangerSubtle, 4.5);
  RequireContrast(Token::kWarning, Token::kWarningSubtle, 4.5);
  RequireContrast(Token::kSuccess, Token::kSuccessSubtle, 4.5);
  RequireContrast(Token::kOnAccent, Token::kAccent, 4.5);
  RequireContrast(Token::kOnAccent, Token::kAccentHover, 4.5);
}

TEST_CASE("Controls stand out from what is around them by 3 to 1", "[ui][theme]") {
  for (const Token back : {Token::kBackground, Token::kSurface, Token::kAccentSubtle}) {
    RequireContrast(Token::kBorderControl, back, 3);
    RequireContrast(Token::kLink, back, 3);
    RequireContrast(Token::kDanger, back, 3);
    RequireContrast(Token::kAccent, back, 3);
  }
}

TEST_CASE("Text for reading has a line height of at least 1.6", "[ui][theme]") {
  for (const TypeStyle type : {kTypeReading, kTypeBody}) CHECK(type.line >= 1.6F * type.size);
}

TEST_CASE("The style sheet has the same colours as the canvas", "[ui][theme]") {
  const std::string sheet = support::RepositoryFile("assets/styles/tokens.css");
  for (const auto& [theme, start] : kThemes) {
    const std::size_t begin = sheet.find(start);
    INFO(start);
    REQUIRE(begin != std::string::npos);
    const std::string block = sheet.substr(begin, sheet.find('}', begin) - begin);
    for (int n = 0; n < static_cast<int>(Token::kCount); ++n) {
      const auto token = static_cast<Token>(n);
      const std::string line = "--" + std::string(TokenName(token)) + ": ";
      CHECK(block.find("  " + line + Hex(ColourOf(token, theme)) + ";") != std::string::npos);
    }
  }
}

}  // namespace
}  // namespace genkan::ui
