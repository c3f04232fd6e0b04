// Whom customers put on a ticket beside its requester: colleagues, by their addresses.
#pragma once

#include <string>

#include "genkan/domain/request_form.h"
#include "genkan/domain/ticket_people.h"
#include "service/backend.h"

namespace genkan::service {

// kAskParticipants in the reader's language.
domain::Question ParticipantsQuestion(const Backend& backend, const Call& call);

// The addresses of those whom the contact who calls may take off the ticket, one a line.
Result<std::string> ParticipantsText(const Backend& backend, const Call& call,
                                     const domain::Ticket& ticket);

// Who is on the ticket once `text` is what ParticipantsText() says. Whoever is no colleague with
// access is left out, and nothing tells whether somebody has that address.
Result<std::vector<domain::TicketContact>> WithParticipants(const Backend& backend,
                                                            const Call& call,
                                                            const domain::Ticket& ticket,
                                                            std::string_view text);

}  // namespace genkan::service
