// A ticket as it stands within other JSON.
#pragma once

#include "genkan/domain/views.h"
#include "genkan/wire/json.h"

namespace genkan::wire {

void WriteTicketSummary(const domain::TicketSummary& ticket, JsonWriter* json);
Result<domain::TicketSummary> ReadTicketSummary(const JsonValue& value);

}  // namespace genkan::wire
