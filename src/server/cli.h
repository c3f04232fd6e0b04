// The program's face: `genkan COMMAND ...`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace genkan::server {

// Runs `genkan ARGUMENTS...` and returns its exit code: 0 for success, 1 for a failure that one
// sentence on standard error explains, 2 for wrong arguments.
int RunGenkan(const std::vector<std::string>& arguments);

// Takes "--data DIR" out; else GENKAN_DATA, else "data". Empty where the option has no value.
std::string TakeDataFolder(std::vector<std::string>* arguments);

// Says "genkan: SENTENCE" on standard error and returns 1.
int Complain(std::string_view sentence);

}  // namespace genkan::server
