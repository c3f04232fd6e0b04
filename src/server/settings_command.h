// `genkan admin export-settings` and `apply-settings`: a portal's settings as a file.
#pragma once

#include "server/command.h"

namespace genkan::server {

int RunExportSettings(std::span<const std::string> arguments, CommandContext& context);
int RunApplySettings(std::span<const std::string> arguments, CommandContext& context);

}  // namespace genkan::server
