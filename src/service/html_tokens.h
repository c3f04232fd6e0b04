// HTML cut into tags and what stands between them. No tree is made, so that nothing can be nested
// too deep.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace genkan::service {

struct HtmlTag {
  std::string name;  // Lower case.
  bool closing = false;
  bool empty = false;           // It ends with a slash.
  std::string_view attributes;  // As they stand.
};

class HtmlTokens {
 public:
  explicit HtmlTokens(std::string_view html) : html_(html) {}

  // The next tag, and in `text` what stands before it. None at the end, where `text` is the rest.
  std::optional<HtmlTag> Next(std::string_view* text);
  // Past the end of an element whose content is no HTML, such as a script.
  void SkipTo(std::string_view closing_name);

 private:
  std::string_view html_;
  std::size_t at_ = 0;
};

// The value of an attribute, its references read; empty where it is missing.
std::string HtmlAttribute(std::string_view attributes, std::string_view name);

// Text with its character references read; what is none stays.
std::string HtmlText(std::string_view text);

}  // namespace genkan::service
