// "attachments": the ids of uploads that a message takes along; left out where there are none.
#pragma once

#include <vector>

#include "genkan/domain/ids.h"
#include "wire/object_reader.h"

namespace genkan::wire {

void WriteFileIds(const std::vector<domain::AttachmentId>& files, JsonWriter* json);
// `reader` reads `object`. Refuses under "attachments" what is no list of ids.
Result<std::vector<domain::AttachmentId>> ReadFileIds(const JsonValue& object,
                                                      ObjectReader* reader);

}  // namespace genkan::wire
