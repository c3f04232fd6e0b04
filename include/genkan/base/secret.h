// A text that must never be printed, logged or compared by ordinary means: it has no stream
// operator, no conversion and no equality.
#pragma once

#include <string>
#include <utility>

namespace genkan {

class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string text) : text_(std::move(text)) {}
  Secret(const Secret&) = default;
  Secret(Secret&&) = default;
  Secret& operator=(const Secret&) = default;
  Secret& operator=(Secret&&) = default;
  ~Secret() {
    for (char& c : text_) *const_cast<volatile char*>(&c) = 0;
  }

  bool empty() const { return text_.empty(); }
  // The only way to the text; its name makes every use easy to find.
  const std::string& Reveal() const { return text_; }

 private:
  std::string text_;
};

}  // namespace genkan
