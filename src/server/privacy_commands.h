// `genkan admin` about people's data: requests, legal holds, and tickets that go with time.
#pragma once

#include "server/command.h"

namespace genkan::server {

int RunListRequests(std::span<const std::string> arguments, CommandContext& context);
int RunRequestExport(std::span<const std::string> arguments, CommandContext& context);
int RunRequestErasure(std::span<const std::string> arguments, CommandContext& context);
int RunCheckRequest(std::span<const std::string> arguments, CommandContext& context);
int RunCarryOut(std::span<const std::string> arguments, CommandContext& context);
int RunRefuse(std::span<const std::string> arguments, CommandContext& context);
int RunListHolds(std::span<const std::string> arguments, CommandContext& context);
int RunHold(std::span<const std::string> arguments, CommandContext& context);
int RunLiftHold(std::span<const std::string> arguments, CommandContext& context);
int RunRetention(std::span<const std::string> arguments, CommandContext& context);

}  // namespace genkan::server
