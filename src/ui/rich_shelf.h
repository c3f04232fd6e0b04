// Texts that were read once and are drawn in every frame, and what of them is unfolded.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>

#include "genkan/domain/rich_text.h"

namespace genkan::ui {

class RichShelf {
 public:
  // Valid until the next call.
  const domain::RichText& Of(std::string_view text) {
    constexpr std::size_t kTextsMax = 4000;
    if (read_.size() >= kTextsMax) read_.clear();
    const auto found = read_.find(text);
    if (found != read_.end()) return found->second;
    return read_.emplace(text, domain::ReadRichText(text)).first->second;
  }

  bool Unfolded(std::int64_t key) const { return unfolded_.count(key) != 0; }
  void ToggleFolded(std::int64_t key) {
    if (unfolded_.erase(key) == 0) unfolded_.insert(key);
  }

 private:
  std::map<std::string, domain::RichText, std::less<>> read_;
  std::unordered_set<std::int64_t> unfolded_;
};

}  // namespace genkan::ui
