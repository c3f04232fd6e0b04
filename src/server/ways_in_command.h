// How somebody shows who they are, looked at and taken away from a shell: for lost devices, and for
// accounts elsewhere that have another owner.
#pragma once

#include "server/command.h"

namespace genkan::server {

int RunListPasskeys(std::span<const std::string> arguments, CommandContext& context);
int RunRemovePasskeys(std::span<const std::string> arguments, CommandContext& context);
int RunUnlinkOpenId(std::span<const std::string> arguments, CommandContext& context);

}  // namespace genkan::server
