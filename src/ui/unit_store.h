// Units of text that are no single character of their own, each under an id in the private use
// area, so that ImGui takes them for characters. At most kUnitsMax live at once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "genkan/ui/text_platform.h"

namespace genkan::ui {

class UnitStore {
 public:
  static constexpr char32_t kFirst = 0xE000;
  static constexpr char32_t kLast = 0xF8FF;
  static constexpr std::size_t kUnitsMax = kLast - kFirst + 1;

  struct Unit {
    std::string text;
    std::string language;
    bool right_to_left = false;
    std::uint32_t colour = 0;  // As UnitText::colour.
    bool coloured = false;
    std::uint64_t frame_drawn = 0;
  };

  static bool IsId(char32_t code_point) { return code_point >= kFirst && code_point <= kLast; }

  // The id of a unit, kept until a sweep in a later frame. U+FFFD where all are taken by this
  // frame's: then a replacement mark is shown, never another text's word.
  char32_t Intern(const UnitText& text, bool coloured);

  // Says that a kept id is drawn in this frame. REQUIRES: `generation()` is still the one it had.
  void Touch(char32_t id);

  // REQUIRES: an id of this generation.
  const Unit& At(char32_t id) const;

  // Between frames: counts the frame and, where few ids are left or `wanted`, lets go of those that
  // were not drawn in the last two. True where ids have changed hands.
  bool Sweep(bool wanted);

  // Rises when ids change hands; a kept string of another generation is interned anew.
  std::uint64_t generation() const { return generation_; }
  std::size_t live() const { return ids_.size(); }

 private:
  std::vector<Unit> units_;
  std::vector<char32_t> free_;
  std::unordered_map<std::string, char32_t> ids_;
  std::string key_;
  std::uint64_t generation_ = 1;
  std::uint64_t frame_ = 3;
};

}  // namespace genkan::ui
