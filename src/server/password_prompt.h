// How a password comes in: never on a command line, where others can read it.
#pragma once

#include <istream>
#include <ostream>

#include "genkan/base/result.h"
#include "genkan/base/secret.h"

namespace genkan::server {

// One line of `in`, without its end. Where standard input is a terminal, asks on `prompts` without
// showing what is typed, twice; kInvalidArgument where the two differ.
Result<Secret> ReadPassword(std::istream& in, std::ostream& prompts);

}  // namespace genkan::server
