// One question inside whatever asks it: a request form, or the change of a ticket's details.
#pragma once

#include "genkan/domain/request_form.h"
#include "genkan/wire/json.h"

namespace genkan::wire {

void WriteQuestion(const domain::Question& question, JsonWriter* json);
Result<domain::Question> ReadQuestion(const JsonValue& value);

}  // namespace genkan::wire
