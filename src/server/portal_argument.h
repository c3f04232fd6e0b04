// Which portal a command is for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "genkan/domain/portal.h"
#include "server/command.h"

namespace genkan::server {

// The portal that `--portal` names, taken out of the arguments; complains itself where there is
// none.
std::optional<domain::Portal> TakePortal(std::vector<std::string>* arguments,
                                         CommandContext& context);

}  // namespace genkan::server
