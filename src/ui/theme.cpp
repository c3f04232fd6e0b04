#include "ui/theme.h"

#include <array>

namespace genkan::ui {
namespace {

struct Row {
  std::string_view name;
  std::uint32_t light;
  std::uint32_t dark;
  std::uint32_t light_more;
  std::uint32_t dark_more;
};

// In the order of Token.
constexpr std::array<Row, static_cast<std::size_t>(Token::kCount)> kRows = {{
    {"background", 0xf7f8fa, 0x0e1015, 0xffffff, 0x000000},
    {"surface", 0xffffff, 0x16191f, 0xffffff, 0x000000},
    {"surface-raised", 0xf1f3f7, 0x1f232b, 0xeceef2, 0x1c1f26},
    {"border", 0xe3e6ec, 0x2a2f39, 0x4a5160, 0xb4bac6},
    {"border-control", 0x818997, 0x6f7888, 0x3b4250, 0xc4cad4},
    {"text", 0x1b202b, 0xe9ebf0, 0x000000, 0xffffff},
    {"text-muted", 0x596172, 0xa2a9b8, 0x2d3340, 0xdde0e6},
    {"link", 0x4338ca, 0xa9b1ff, 0x2a1fa0, 0xc9ceff},
    {"accent", 0x4f46e5, 0x5f5aeb, 0x2a1fa0, 0xc9ceff},
    {"accent-hover", 0x4338ca, 0x4c46d8, 0x1d1480, 0xffffff},
    {"on-accent", 0xffffff, 0xffffff, 0xffffff, 0x000000},
    {"accent-subtle", 0xf0f1fe, 0x1d2036, 0xeceefe, 0x14162b},
    {"danger", 0xb42318, 0xfda29b, 0x8a130a, 0xffc9c4},
    {"danger-subtle", 0xfef3f2, 0x2d1917, 0xfff5f4, 0x240d0b},
    {"warning", 0x93370d, 0xfec84b, 0x6b2506, 0xffe08f},
    {"warning-subtle", 0xfffaeb, 0x2b2112, 0xfff9e6, 0x201805},
    {"success", 0x067647, 0x75e0a7, 0x04522f, 0xa9f0cb},
    {"success-subtle", 0xecfdf3, 0x11261c, 0xeffdf5, 0x04180d},
    {"skeleton", 0xe8ebf0, 0x242932, 0xd3d7df, 0x3a404b},
}};

// value^2.4 for values from 0.09 to 1, the same at compile time: std::pow is not constexpr, and its
// tables would be a part of every download.
constexpr double ToThe2Point4(double value) {
  const double squared = value * value;
  double fifth_root = 1;  // Newton's method, from above.
  for (int i = 0; i < 16; ++i) {
    const double fourth = fifth_root * fifth_root * fifth_root * fifth_root;
    fifth_root -= (fifth_root - squared / fourth) / 5;
  }
  return squared * fifth_root;
}

constexpr double Linear(std::uint32_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : ToThe2Point4((value + 0.055) / 1.055);
}

constexpr double Luminance(std::uint32_t packed) {
  return 0.2126 * Linear(packed >> 16) + 0.7152 * Linear(packed >> 8 & 0xFF) +
         0.0722 * Linear(packed & 0xFF);
}

constexpr double Contrast(std::uint32_t a, std::uint32_t b) {
  const double first = Luminance(a) + 0.05;
  const double second = Luminance(b) + 0.05;
  return first > second ? first / second : second / first;
}

constexpr bool LooksLight(std::uint32_t packed) {
  return Contrast(packed, 0x000000) > Contrast(packed, 0xffffff);
}

struct Lightness {
  bool light, dark, light_more, dark_more;
};

constexpr auto kLightness = [] {
  std::array<Lightness, kRows.size()> lightness{};
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    const Row& row = kRows[i];
    lightness[i] = {LooksLight(row.light), LooksLight(row.dark), LooksLight(row.light_more),
                    LooksLight(row.dark_more)};
  }
  return lightness;
}();

// What a row of either table has for a theme.
template <typename Of>
auto Choose(const Of& row, ThemeKey key) {
  const bool light = key.scheme == ColourScheme::kLight;
  if (key.more_contrast) return light ? row.light_more : row.dark_more;
  return light ? row.light : row.dark;
}

std::uint32_t Packed(Rgb colour) {
  return std::uint32_t{colour.red} << 16 | std::uint32_t{colour.green} << 8 | colour.blue;
}

}  // namespace

Rgb ColourOf(Token token, ThemeKey key) {
  const std::uint32_t packed = Choose(kRows[static_cast<std::size_t>(token)], key);
  return Rgb{.red = static_cast<std::uint8_t>(packed >> 16),
             .green = static_cast<std::uint8_t>(packed >> 8),
             .blue = static_cast<std::uint8_t>(packed)};
}

bool IsLight(Token token, ThemeKey key) {
  return Choose(kLightness[static_cast<std::size_t>(token)], key);
}

std::string_view TokenName(Token token) { return kRows[static_cast<std::size_t>(token)].name; }

double ContrastRatio(Rgb a, Rgb b) { return Contrast(Packed(a), Packed(b)); }

}  // namespace genkan::ui
