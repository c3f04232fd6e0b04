// `genkan admin set-password EMAIL`: gives a person a password, and with it the right to sign in.
#pragma once

#include "server/command.h"

namespace genkan::server {

int RunSetPassword(std::span<const std::string> arguments, CommandContext& context);

}  // namespace genkan::server
