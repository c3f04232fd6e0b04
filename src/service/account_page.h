// What a person and a manager are shown alike of somebody's data.
#pragma once

#include <string>

#include "genkan/base/strings.h"
#include "genkan/wire/message.h"

namespace genkan::service {

// A name as a reader reads it: of somebody who was erased, their pseudonym in words.
std::string ReadableName(const Strings& strings, const std::string& name);

// Somebody's data as a file to keep.
wire::Response PersonFile(std::string json);

}  // namespace genkan::service
