// A draft within a larger document.
#pragma once

#include "genkan/domain/reply_draft.h"
#include "wire/object_reader.h"

namespace genkan::wire {

void WriteDraft(const domain::ReplyDraft& draft, JsonWriter* json);
Result<domain::ReplyDraft> ReadDraft(const JsonValue& json);

}  // namespace genkan::wire
