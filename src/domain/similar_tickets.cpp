#include "genkan/domain/similar_tickets.h"

#include <algorithm>

#include "genkan/domain/ticket_search.h"

namespace genkan::domain {
namespace {

constexpr std::size_t kPartsMin = 3;

std::vector<std::string> Sorted(std::vector<std::string> tokens) {
  std::sort(tokens.begin(), tokens.end());
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
  return tokens;
}

}  // namespace

double LikenessOf(std::string_view typed, std::string_view subject) {
  std::vector<std::string> parts;
  for (const SearchPiece& piece : ParseTicketSearch(typed).pieces) {
    for (std::string& token : SearchTokensOf(piece)) parts.push_back(std::move(token));
  }
  parts = Sorted(std::move(parts));
  if (parts.size() < kPartsMin) return 0;
  const auto held = Sorted(SearchTokensOf(SearchFoldedText(subject)));
  const auto shared = std::count_if(parts.begin(), parts.end(), [&](const std::string& part) {
    return std::binary_search(held.begin(), held.end(), part);
  });
  return static_cast<double>(shared) / static_cast<double>(parts.size());
}

}  // namespace genkan::domain
