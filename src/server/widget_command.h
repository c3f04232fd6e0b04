// `genkan admin add-widget-key`, `list-widget-keys` and `revoke-widget-key`: with what the servers
// of other pages sign who is signed in there.
#pragma once

#include "server/command.h"

namespace genkan::server {

int RunAddWidgetKey(std::span<const std::string> arguments, CommandContext& context);
int RunListWidgetKeys(std::span<const std::string> arguments, CommandContext& context);
int RunRevokeWidgetKey(std::span<const std::string> arguments, CommandContext& context);

}  // namespace genkan::server
