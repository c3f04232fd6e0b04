#include "server/arguments.h"

#include <algorithm>

namespace genkan::server {

TakenOption TakeOption(std::string_view name, std::vector<std::string>* arguments) {
  TakenOption taken;
  const std::string with_value = std::string(name) + "=";
  for (auto at = arguments->begin(); at != arguments->end();) {
    if (at->starts_with(with_value)) {
      taken.value = at->substr(with_value.size());
      at = arguments->erase(at);
    } else if (*at == name && at + 1 == arguments->end()) {
      taken.complaint = std::string(name) + " needs a value";
      return taken;
    } else if (*at == name) {
      taken.value = *(at + 1);
      at = arguments->erase(at, at + 2);
    } else {
      ++at;
    }
  }
  return taken;
}

bool TakeFlag(std::string_view name, std::vector<std::string>* arguments) {
  return std::erase(*arguments, name) > 0;
}

}  // namespace genkan::server
