// What a customer's two ways of writing, a reply and a new ticket, have in common.
#pragma once

#include <string>

#include "service/backend.h"

namespace genkan::service {

// The ticket the path names, as the actor may see it; by its number here or the one it had
// before it was imported.
Result<domain::Ticket> TicketOf(const Backend& backend, const Call& call);

// The header `Idempotency-Key`, checked. It is made once per press of Send and kept across retries.
Result<std::string> ClientKeyOf(const Call& call);

// A message of the contact who calls, for customers to read.
domain::Message MessageFrom(const Backend& backend, const Call& call, std::string text);

// A conversation that begins with the contact who calls, on the portal's own form.
// kUnavailable where the portal has no form.
Result<domain::Conversation> ConversationFrom(const Backend& backend, const Call& call,
                                              domain::TicketId ticket);

}  // namespace genkan::service
