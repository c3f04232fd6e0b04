// The inboxes, channel accounts and pipelines on the wire: the answer of GET /v1/desk.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/domain/desk.h"

namespace genkan::wire {

std::string EncodeDesk(const domain::Desk& desk);
Result<domain::Desk> DecodeDesk(std::string_view body);

}  // namespace genkan::wire
