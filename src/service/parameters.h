// The parameters of a query string, checked.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/wire/message.h"

namespace genkan::service {

Error BadParameter(std::string_view name);

// A parameter of the query that is a number from `min` to `max`; `fallback` where it is missing.
struct NumberRule {
  std::string_view name;
  std::int64_t min = 0;
  std::int64_t max = 0;
  std::int64_t fallback = 0;
};

Result<std::int64_t> NumberParameter(const wire::Target& target, const NumberRule& rule);

// Refuses a parameter that is not in `known`, and one that comes twice.
Status CheckParameters(const wire::Target& target, std::span<const std::string_view> known);
Status CheckParameters(const wire::Target& target, std::initializer_list<std::string_view> known);

}  // namespace genkan::service
