// Colours, type and space. The sign-in page has the same colours from assets/styles/tokens.css,
// and a test holds the two tables together.
#pragma once

#include <cstdint>
#include <string_view>

#include "genkan/ui/app.h"

namespace genkan::ui {

enum class Token : std::uint8_t {
  kBackground,     // Of the page.
  kSurface,        // Cards, the banner, fields.
  kSurfaceRaised,  // A row under the pointer, a quiet button under the pointer.
  kBorder,         // Decoration only.
  kBorderControl,  // Of what can be used: 3:1 at least.
  kText,
  kTextMuted,
  kLink,
  kAccent,  // Fill of the primary button.
  kAccentHover,
  kOnAccent,
  kAccentSubtle,  // One's own messages, the current filter.
  kDanger,
  kDangerSubtle,
  kWarning,
  kWarningSubtle,
  kSuccess,
  kSuccessSubtle,
  kSkeleton,
  kCount,
};

struct Rgb {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  friend bool operator==(const Rgb&, const Rgb&) = default;
};

struct ThemeKey {
  ColourScheme scheme = ColourScheme::kLight;
  bool more_contrast = false;
  friend bool operator==(const ThemeKey&, const ThemeKey&) = default;
};

Rgb ColourOf(Token token, ThemeKey key);
// Whether black stands out more against it than white does.
bool IsLight(Token token, ThemeKey key);

// The name in tokens.css, without its dashes, such as "text-muted".
std::string_view TokenName(Token token);

// WCAG 2.2: from 1 to 21.
double ContrastRatio(Rgb a, Rgb b);

// CSS pixels.
struct TypeStyle {
  float size = 15;
  float line = 24;
  FontWeight weight = FontWeight::kRegular;
};

inline constexpr TypeStyle kTypeTitle{24, 32, FontWeight::kStrong};
inline constexpr TypeStyle kTypeSection{17, 26, FontWeight::kStrong};
inline constexpr TypeStyle kTypeBody{15, 24, FontWeight::kRegular};
inline constexpr TypeStyle kTypeStrong{15, 24, FontWeight::kStrong};
inline constexpr TypeStyle kTypeReading{15, 26, FontWeight::kRegular};  // Messages: 1.73.
inline constexpr TypeStyle kTypeCode{13, 20, FontWeight::kCode};
inline constexpr TypeStyle kTypeLabel{14, 20, FontWeight::kStrong};
inline constexpr TypeStyle kTypeSmall{13, 20, FontWeight::kRegular};
inline constexpr TypeStyle kTypeSmallStrong{13, 20, FontWeight::kStrong};
// Of what is typed: from 16 pixels on, phones do not zoom in. The page's own fields look the same.
inline constexpr TypeStyle kTypeField{16, 24, FontWeight::kRegular};

// The spacing scale, CSS pixels.
inline constexpr float kSpace1 = 4;
inline constexpr float kSpace2 = 8;
inline constexpr float kSpace3 = 12;
inline constexpr float kSpace4 = 16;
inline constexpr float kSpace5 = 24;
inline constexpr float kSpace6 = 32;
inline constexpr float kSpace7 = 48;

inline constexpr float kRadius = 8;
inline constexpr float kRadiusSmall = 6;
inline constexpr float kControlHeight = 40;
// Between a field's border and what is typed; the page's own fields have the same.
inline constexpr float kFieldPaddingX = 12;
inline constexpr float kFieldPaddingY = 8;

// Below this width the page is a column.
inline constexpr float kNarrowBelow = 640;

}  // namespace genkan::ui
