#include "genkan/domain/brand_colours.h"

#include <algorithm>
#include <charconv>

#include "genkan/domain/settings/checks.h"

namespace genkan::domain {
namespace {

constexpr std::uint32_t kBlack = 0x000000, kWhite = 0xffffff;
constexpr double kTextContrast = 4.5;     // WCAG 2.2, 1.4.3
constexpr double kControlContrast = 3.0;  // WCAG 2.2, 1.4.11

// The grounds of a scheme, as in assets/styles/tokens.css.
struct Grounds {
  std::uint32_t surface;
  std::uint32_t raised;
  std::uint32_t background;
  std::uint32_t ink;  // Towards which what is too faint is moved.
  int subtle_percent;
};
constexpr Grounds kLight{0xffffff, 0xf1f3f7, 0xf7f8fa, kBlack, 8};
constexpr Grounds kDark{0x16191f, 0x1f232b, 0x0e1015, kWhite, 18};

double Contrast(std::uint32_t a, std::uint32_t b) {
  return ContrastOf(ColourText(a), ColourText(b));
}

// `percent` of `other` in `colour`.
std::uint32_t Mixed(std::uint32_t colour, std::uint32_t other, int percent) {
  std::uint32_t mixed = 0;
  for (const int shift : {16, 8, 0}) {
    const int from = static_cast<int>(colour >> shift & 0xFF);
    const int to = static_cast<int>(other >> shift & 0xFF);
    mixed |= static_cast<std::uint32_t>(from + (to - from) * percent / 100) << shift;
  }
  return mixed;
}

// The colour, moved towards `ink` until it stands out from all of `grounds`.
std::uint32_t StandingOut(std::uint32_t colour, std::initializer_list<std::uint32_t> grounds,
                          std::uint32_t ink, double least) {
  for (int percent = 0; percent < 100; percent += 5) {
    const std::uint32_t mixed = Mixed(colour, ink, percent);
    const bool enough = std::all_of(grounds.begin(), grounds.end(), [&](std::uint32_t ground) {
      return Contrast(mixed, ground) >= least;
    });
    if (enough) return mixed;
  }
  return ink;
}

BrandColours ColoursOf(std::uint32_t accent, const Grounds& grounds) {
  const bool black = Contrast(accent, kBlack) > Contrast(accent, kWhite);
  const std::uint32_t on = black ? kBlack : kWhite;
  const std::uint32_t hover = Mixed(accent, black ? kWhite : kBlack, 15);
  const std::uint32_t subtle = Mixed(grounds.surface, accent, grounds.subtle_percent);
  const std::uint32_t link =
      StandingOut(accent, {grounds.surface, grounds.raised, grounds.background, subtle},
                  grounds.ink, kTextContrast);
  return {accent, hover, on, subtle, link};
}

std::optional<std::uint32_t> ColourFrom(std::string_view text) {
  std::uint32_t colour = 0;
  if (text.size() != 7 || text[0] != '#') return {};
  const auto read = std::from_chars(text.data() + 1, text.data() + 7, colour, 16);
  if (read.ec != std::errc() || read.ptr != text.data() + 7) return {};
  return colour;
}

}  // namespace

std::string ColourText(std::uint32_t colour) {
  std::string text = "#";
  for (int shift = 20; shift >= 0; shift -= 4) text += "0123456789abcdef"[colour >> shift & 0xF];
  return text;
}

BrandSchemes BrandSchemesOf(const Branding& branding) {
  BrandSchemes schemes;
  const auto light = ColourFrom(branding.accent);
  auto dark = ColourFrom(branding.accent_dark);
  if (!dark.has_value() && light.has_value()) {
    dark = StandingOut(*light, {kDark.surface}, kDark.ink, kControlContrast);
  }
  if (light.has_value()) schemes.light = ColoursOf(*light, kLight);
  if (dark.has_value()) schemes.dark = ColoursOf(*dark, kDark);
  return schemes;
}

}  // namespace genkan::domain
