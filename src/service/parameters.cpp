#include "service/parameters.h"

#include <charconv>

namespace genkan::service {

Error BadParameter(std::string_view name) {
  return FieldError(name, "error.parameter_invalid", {{"field", std::string(name)}});
}

Result<std::int64_t> NumberParameter(const wire::Target& target, const NumberRule& rule) {
  const std::string* text = target.Query(rule.name);
  if (text == nullptr) return rule.fallback;
  std::int64_t number = 0;
  const char* end = text->data() + text->size();
  const auto read = std::from_chars(text->data(), end, number);
  if (read.ec != std::errc() || read.ptr != end || number < rule.min || number > rule.max) {
    return BadParameter(rule.name);
  }
  return number;
}

Status CheckParameters(const wire::Target& target, std::initializer_list<std::string_view> known) {
  return CheckParameters(target, std::span(known.begin(), known.size()));
}

Status CheckParameters(const wire::Target& target, std::span<const std::string_view> known) {
  for (const std::string_view name : known) {
    std::size_t count = 0;
    for (const auto& pair : target.query) count += pair.first == name ? 1 : 0;
    if (count > 1) return BadParameter(name);
  }
  for (const auto& pair : target.query) {
    bool found = false;
    for (const std::string_view name : known) found = found || pair.first == name;
    if (!found) return FieldError(pair.first, "error.field_unknown", {{"field", pair.first}});
  }
  return Done{};
}

}  // namespace genkan::service
