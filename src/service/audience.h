// Who can see a ticket, in the reader's words, and the question who shall.
#pragma once

#include <string>

#include "genkan/domain/request_form.h"
#include "service/backend.h"

namespace genkan::service {

// Such as "You, support, and colleagues with access at Sakura". REQUIRES: the request's reader is a
// contact who sees the ticket.
Result<std::string> AudienceText(const Backend& backend, const Call& call,
                                 const domain::Ticket& ticket);

// For whoever may decide it: kAskAudience about the ticket as it is, or is about to be filed.
Result<domain::Question> AudienceQuestion(const Backend& backend, const Call& call,
                                          const domain::Ticket& ticket);

// A ticket of the contact who calls, as far as its people go.
domain::Ticket TicketOfCaller(const Call& call);

// Adds to a request form what the contact who calls may decide of who sees the ticket and who takes
// part in it.
Status AskAudience(const Backend& backend, const Call& call, domain::FormView* form);

// Adds kAskParticipants, where the form asks kAskAudience for those whom colleagues may see it.
void AskParticipants(const Backend& backend, const Call& call, domain::FormView* form);

}  // namespace genkan::service
