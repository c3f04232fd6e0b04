// `genkan admin list-staff`, `invite-staff`, `suspend-staff`, `let-staff-back`, `grant` and `take`.
#pragma once

#include "server/command.h"

namespace genkan::server {

int RunListStaff(std::span<const std::string> arguments, CommandContext& context);
int RunInviteStaff(std::span<const std::string> arguments, CommandContext& context);
int RunSuspendStaff(std::span<const std::string> arguments, CommandContext& context);
int RunLetStaffBack(std::span<const std::string> arguments, CommandContext& context);
int RunGrant(std::span<const std::string> arguments, CommandContext& context);
int RunTake(std::span<const std::string> arguments, CommandContext& context);

}  // namespace genkan::server
