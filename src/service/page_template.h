// Fills in an HTML page. `{{name}}` is a value and `{{area.key}}` a text of the reader's language,
// both escaped; `{{{name}}}` is a value that is HTML already; what stands between `{{?name}}` and
// `{{/name}}` is there only while the value is not empty; `{{>name}}` is another file, filled in
// with the same.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "genkan/base/strings.h"

namespace genkan::service {

using PageValues = std::map<std::string, std::string, std::less<>>;

// What a page is filled in with.
struct PageFilling {
  const PageValues& values;
  const Strings& strings;
  // The file behind `{{>name}}`; null, which leaves nothing, where there is none.
  std::function<const std::string*(std::string_view name)> part;
};

// An unknown value is empty. REQUIRES: sections of one name do not nest, and no part holds itself.
std::string FilledPage(std::string_view page, const PageFilling& filling);

// `text` as it may stand between tags and inside a quoted attribute.
std::string HtmlEscaped(std::string_view text);

}  // namespace genkan::service
