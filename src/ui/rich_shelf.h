// Texts that were read once and are drawn in every frame, and what of them is unfolded.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/domain/rich_text.h"

namespace genkan::ui {

class RichShelf {
 public:
  // Valid until the next call.
  const domain::RichText& Of(std::string_view text) {
    constexpr std::size_t kTextsMax = 2000;
    for (const auto& kept : kept_) {
      if (kept->text == text) return kept->read;
    }
    if (kept_.size() >= kTextsMax) kept_.clear();
    kept_.push_back(std::make_unique<Kept>(Kept{std::string(text), domain::ReadRichText(text)}));
    return kept_.back()->read;
  }

  bool Unfolded(std::int64_t key) const {
    return std::find(unfolded_.begin(), unfolded_.end(), key) != unfolded_.end();
  }
  void ToggleFolded(std::int64_t key) {
    const auto found = std::find(unfolded_.begin(), unfolded_.end(), key);
    if (found != unfolded_.end()) {
      unfolded_.erase(found);
    } else {
      unfolded_.push_back(key);
    }
  }

 private:
  struct Kept {
    std::string text;
    domain::RichText read;
  };
  std::vector<std::unique_ptr<Kept>> kept_;
  std::vector<std::int64_t> unfolded_;
};

}  // namespace genkan::ui
