#include "genkan/domain/portal.h"

#include <algorithm>

namespace genkan::domain {

std::string OfferedLanguage(const Portal& portal, std::string_view wanted) {
  const auto& offered = portal.languages;
  while (!wanted.empty()) {
    if (std::find(offered.begin(), offered.end(), wanted) != offered.end()) {
      return std::string(wanted);
    }
    const std::size_t cut = wanted.rfind('-');
    wanted = wanted.substr(0, cut == std::string_view::npos ? 0 : cut);
  }
  return offered.empty() ? "en" : offered.front();
}

}  // namespace genkan::domain
