// A reply that is being sent, and a message as its reader sees it.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/domain/views.h"

namespace genkan::wire {

// The body of POST /v1/tickets/{number}/replies. The client key is not in it: it travels as
// `Idempotency-Key`.
std::string EncodeNewReply(const domain::NewReply& reply);
Result<domain::NewReply> DecodeNewReply(std::string_view body);

// The answer of the same.
std::string EncodeMessage(const domain::MessageView& message);
Result<domain::MessageView> DecodeMessage(std::string_view body);

}  // namespace genkan::wire
