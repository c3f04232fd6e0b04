// The colours that a manager's accent brings with it, so that one choice is enough and all of them
// can be read.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "genkan/domain/settings/presentation.h"

namespace genkan::domain {

enum class BrandToken : std::uint8_t {
  kAccent,        // As it was chosen.
  kAccentHover,   // Under the pointer.
  kOnAccent,      // Black or white: what is read better on both.
  kAccentSubtle,  // A ground with a hint of it.
  kLink,  // The accent, as much towards black or white as text takes: 4.5:1 on every ground.
};

// By BrandToken, each 0xRRGGBB.
using BrandColours = std::array<std::uint32_t, 5>;

// For the light scheme and the dark one; none where the product's own are to be used. A dark accent
// that was not chosen is the light one, brightened until it stands out.
struct BrandSchemes {
  std::optional<BrandColours> light;
  std::optional<BrandColours> dark;
  friend bool operator==(const BrandSchemes&, const BrandSchemes&) = default;
};

BrandSchemes BrandSchemesOf(const Branding& branding);

// "#4f46e5"
std::string ColourText(std::uint32_t colour);

}  // namespace genkan::domain
