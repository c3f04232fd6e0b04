// `genkan admin invite`.
#pragma once

#include "server/command.h"

namespace genkan::server {

int RunInvite(std::span<const std::string> arguments, CommandContext& context);

}  // namespace genkan::server
