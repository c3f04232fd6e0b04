// What a value has to be like in a field of some kind.
#pragma once

#include <string>
#include <string_view>

#include "genkan/domain/settings/custom_fields.h"

namespace genkan::domain {

// As CheckFieldValue(), by kind alone and under the key `key`: whether a choice is offered is for
// whoever knows the choices.
Result<std::string> CheckValueOfKind(FieldKind kind, std::string_view key, std::string_view value);

}  // namespace genkan::domain
