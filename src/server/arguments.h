// A command line's arguments, taken apart by those who know them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace genkan::server {

struct TakenOption {
  std::optional<std::string> value;
  // What is wrong with it, or the empty string.
  std::string complaint;
};

// Takes "--name VALUE" or "--name=VALUE" out of `arguments`; `name` comes with its dashes. Given
// twice, the last one counts.
TakenOption TakeOption(std::string_view name, std::vector<std::string>* arguments);

// Takes "--help" or "-h" out; whether it was there.
bool TakeFlag(std::string_view name, std::vector<std::string>* arguments);

}  // namespace genkan::server
