// A rating within a larger document.
#pragma once

#include "genkan/domain/ticket_rating.h"
#include "wire/object_reader.h"

namespace genkan::wire {

void WriteRating(const domain::Rating& rating, JsonWriter* json);
Result<domain::Rating> ReadRating(const JsonValue& json);

}  // namespace genkan::wire
