// What has changed: the data of an event of GET /v1/changes.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/domain/changes.h"

namespace genkan::wire {

// Without `upto`, which is the event's id.
std::string EncodeChanges(const domain::Changes& changes);
Result<domain::Changes> DecodeChanges(std::string_view data);

}  // namespace genkan::wire
