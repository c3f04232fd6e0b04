// One message inside whatever holds it: a thread, or the answer to a reply.
#pragma once

#include "genkan/domain/views.h"
#include "genkan/wire/json.h"

namespace genkan::wire {

void WriteMessage(const domain::MessageView& message, JsonWriter* json);
Result<domain::MessageView> ReadMessage(const JsonValue& value);

}  // namespace genkan::wire
