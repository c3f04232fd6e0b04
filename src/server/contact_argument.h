// Which contact a command is for.
#pragma once

#include <optional>
#include <string>

#include "genkan/domain/portal.h"
#include "server/command.h"

namespace genkan::server {

// By an id, or by an address that one contact alone holds; complains itself where there is none.
std::optional<domain::ContactId> ContactNamed(const domain::Portal& portal, const std::string& text,
                                              CommandContext& context);

}  // namespace genkan::server
