// `genkan admin set-openid-secret`: the secret that an OpenID Connect provider gave the portal.
#pragma once

#include "server/command.h"

namespace genkan::server {

int RunSetOpenIdSecret(std::span<const std::string> arguments, CommandContext& context);

}  // namespace genkan::server
