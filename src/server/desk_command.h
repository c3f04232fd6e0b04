// `genkan admin list-desk`, `add-inbox`, `add-pipeline`, `rename` and `retire`: what a manager
// makes of inboxes and pipelines, from a shell. The last two also take what fields_command.h knows.
#pragma once

#include "server/command.h"

namespace genkan::server {

int RunListDesk(std::span<const std::string> arguments, CommandContext& context);
int RunAddInbox(std::span<const std::string> arguments, CommandContext& context);
int RunAddPipeline(std::span<const std::string> arguments, CommandContext& context);
int RunRename(std::span<const std::string> arguments, CommandContext& context);
int RunRetire(std::span<const std::string> arguments, CommandContext& context);

}  // namespace genkan::server
