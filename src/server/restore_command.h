// `genkan restore BACKUP`: it makes the data folder that all other commands need.
#pragma once

#include <string>
#include <vector>

namespace genkan::server {

int PrintRestoreHelp();
// With the arguments after "restore".
int RunRestore(std::vector<std::string> arguments);

}  // namespace genkan::server
