// A strings file, as it lies in assets/strings and as a client fetches it.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/base/strings.h"

namespace genkan::wire {

// Reads one flat JSON object of texts. `language` is the tag the file is for.
Result<Strings> DecodeStrings(std::string_view language, std::string_view file);

}  // namespace genkan::wire
