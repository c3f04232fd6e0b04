// `genkan admin list-desk`, `add-inbox`, `add-pipeline`, `rename` and `retire`: what a manager
// makes of inboxes and pipelines, from a shell.
#pragma once

#include "server/command.h"

namespace genkan::server {

int RunListDesk(std::span<const std::string> arguments, CommandContext& context);
int RunAddInbox(std::span<const std::string> arguments, CommandContext& context);
int RunAddPipeline(std::span<const std::string> arguments, CommandContext& context);
int RunRenameOnDesk(std::span<const std::string> arguments, CommandContext& context);
int RunRetireOnDesk(std::span<const std::string> arguments, CommandContext& context);

}  // namespace genkan::server
