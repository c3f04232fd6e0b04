// `genkan admin list-doubles` and `genkan admin merge-contacts`.
#pragma once

#include "server/command.h"

namespace genkan::server {

int RunListDoubles(std::span<const std::string> arguments, CommandContext& context);
int RunMergeContacts(std::span<const std::string> arguments, CommandContext& context);

}  // namespace genkan::server
