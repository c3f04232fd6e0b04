// `genkan sample`: fills a new data folder with a portal to look at.
#pragma once

#include "server/command.h"

namespace genkan::server {

int RunSample(std::span<const std::string> arguments, CommandContext& context);

}  // namespace genkan::server
