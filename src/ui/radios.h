// One of a few: radios side by side, or below one another where they do not fit.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "ui/view_context.h"

namespace genkan::ui {

struct RadiosSpec {
  Key key;
  std::string_view name;   // What is chosen; its words stand above, drawn by whoever asks.
  std::string_view error;  // Empty: none. Stands below.
  std::span<const SelectOption> options;
  std::string_view value;    // Of the option that is chosen.
  std::uint32_t states = 0;  // Of each radio.
};

struct RadiosResult {
  float height = 0;
  NodeId first = 0;      // For the focus.
  bool focused = false;  // Whether one of them has it.
  std::optional<std::string> chosen;
};

RadiosResult DrawRadios(Ui& ui, const RadiosSpec& spec, Column column, float y);

}  // namespace genkan::ui
