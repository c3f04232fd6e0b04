// Who hears of a ticket by mail: asked when mail is written, and again when its turn to go out
// comes.
#pragma once

#include <vector>

#include "genkan/domain/people.h"
#include "genkan/domain/portal.h"
#include "genkan/domain/ticket.h"
#include "genkan/service/store.h"

namespace genkan::service {

// Those on the ticket, and those of its companies, who want mail about it, may sign in and see it,
// and whom mail reaches; each once.
Result<std::vector<domain::Contact>> MailedContacts(const Store& store,
                                                    const domain::Portal& portal,
                                                    const domain::Ticket& ticket);

// Whether the contact wants mail about the ticket, gets in, sees it, and is reached by mail.
bool IsMailedAbout(const domain::Portal& portal, const domain::Contact& contact,
                   const domain::Ticket& ticket);

// Whether whoever a mail is for may still get it. Mail that is about no ticket always may.
Result<bool> IsStillDue(const Store& store, const OutgoingMail& mail);

}  // namespace genkan::service
