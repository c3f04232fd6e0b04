// `genkan serve`: the portal over HTTP until a signal says to stop.
#pragma once

#include <string>
#include <vector>

namespace genkan::server {

int RunServe(std::vector<std::string> arguments);
int PrintServeHelp();

}  // namespace genkan::server
