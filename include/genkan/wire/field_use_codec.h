// How many records hold what a manager is about to retire, on the wire.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/result.h"
#include "genkan/domain/settings/custom_fields.h"

namespace genkan::wire {

// The answer of GET /v1/field-uses.
std::string EncodeFieldUses(const std::vector<domain::FieldUse>& uses);
Result<std::vector<domain::FieldUse>> DecodeFieldUses(std::string_view body);

}  // namespace genkan::wire
