// What a change of settings would do, as JSON.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/domain/effect.h"

namespace genkan::wire {

std::string EncodeEffect(const domain::Effect& effect);
Result<domain::Effect> DecodeEffect(std::string_view body);

}  // namespace genkan::wire
