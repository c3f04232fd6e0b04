// The draft of an answer as JSON: {"text": "...", "tag": "...", "saved_at_millis": 1}.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/domain/reply_draft.h"

namespace genkan::wire {

std::string EncodeReplyDraft(const domain::ReplyDraft& draft);
Result<domain::ReplyDraft> DecodeReplyDraft(std::string_view body);

// What a customer sends: the text, and the tag of the one that it takes the place of.
std::string EncodeNewDraft(const domain::ReplyDraft& draft);
Result<domain::ReplyDraft> DecodeNewDraft(std::string_view body);

}  // namespace genkan::wire
