// `genkan desk ...`: what agents do, from a shell.
#pragma once

#include "server/command.h"

namespace genkan::server {

int RunDeskList(std::span<const std::string> arguments, CommandContext& context);
int RunDeskShow(std::span<const std::string> arguments, CommandContext& context);
int RunDeskReply(std::span<const std::string> arguments, CommandContext& context);
int RunDeskNote(std::span<const std::string> arguments, CommandContext& context);
int RunDeskUndo(std::span<const std::string> arguments, CommandContext& context);
int RunDeskAssign(std::span<const std::string> arguments, CommandContext& context);
int RunDeskStage(std::span<const std::string> arguments, CommandContext& context);
int RunDeskRequester(std::span<const std::string> arguments, CommandContext& context);
int RunDeskCompanies(std::span<const std::string> arguments, CommandContext& context);
int RunDeskParticipants(std::span<const std::string> arguments, CommandContext& context);
int RunDeskRestrict(std::span<const std::string> arguments, CommandContext& context);
int RunDeskMerge(std::span<const std::string> arguments, CommandContext& context);
int RunDeskHide(std::span<const std::string> arguments, CommandContext& context);
int RunDeskRedact(std::span<const std::string> arguments, CommandContext& context);
int RunDeskRedactFile(std::span<const std::string> arguments, CommandContext& context);
int RunDeskSensitive(std::span<const std::string> arguments, CommandContext& context);

}  // namespace genkan::server
