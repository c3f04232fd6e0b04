// `genkan admin create-owner`: makes somebody a manager of the portal, from a shell.
#pragma once

#include "server/command.h"

namespace genkan::server {

int RunCreateOwner(std::span<const std::string> arguments, CommandContext& context);

}  // namespace genkan::server
