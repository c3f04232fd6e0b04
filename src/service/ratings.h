// What of a ticket's ratings its reader is shown: their own.
#pragma once

#include "genkan/domain/views.h"
#include "service/backend.h"

namespace genkan::service {

// Adds what the reader said, and takes the power to say it where it is too late to change that.
Status AddOwnRating(const Backend& backend, const Call& call, domain::TicketId ticket,
                    domain::Thread* thread);

}  // namespace genkan::service
