// Commands that shut a contact out and let it back in.
#pragma once

#include "server/command.h"

namespace genkan::server {

inline constexpr std::string_view kSuspendHelp =
    "Ends the contact's sessions, mailed links and codes; what they wrote stays.\n\n"
    "  --portal SLUG  the portal, where it is not the one without a slug\n";
inline constexpr std::string_view kLetBackHelp =
    "Whoever had accepted an invitation signs in as before; others need another.\n\n"
    "  --portal SLUG  the portal, where it is not the one without a slug\n";

int RunSuspend(std::span<const std::string> arguments, CommandContext& context);
int RunLetBack(std::span<const std::string> arguments, CommandContext& context);

}  // namespace genkan::server
