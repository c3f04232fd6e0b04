// The reader's own draft of an answer.
#pragma once

#include "genkan/domain/reply_draft.h"
#include "service/backend.h"

namespace genkan::service {

// Empty where there is none, and for whoever only looks on.
Result<domain::ReplyDraft> DraftFor(const Backend& backend, const Call& call,
                                    domain::TicketId ticket);

// Removes the draft that the reply of this call was made of, by the tag that the call gives. One
// that was written elsewhere meanwhile stays.
Status DropSentDraft(const Backend& backend, const Call& call, domain::TicketId ticket);

}  // namespace genkan::service
