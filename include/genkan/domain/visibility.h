// Who may see a ticket: one function that gives the reason.
#pragma once

#include <vector>

#include "genkan/domain/people.h"
#include "genkan/domain/portal.h"
#include "genkan/domain/ticket.h"

namespace genkan::domain {

enum class Sight : std::uint8_t {
  kNone,  // May not see it; the answer is the same as for a missing ticket.
  kOwn,   // Is its requester.
  kParticipant,
  kShared,          // Was shown it on purpose.
  kPrimaryCompany,  // Sees it through their primary company.
  kFurtherCompany,  // Sees it through a further company that was granted.
};

// What a person is entitled to, worked out once per request from the contact and the portal. Every
// query that returns tickets takes one.
struct Viewer {
  PortalId portal;
  ContactId contact;
  CompanyId primary_company;                 // None: sees no company's tickets this way.
  std::vector<CompanyId> further_companies;  // Only those that count.
};

// REQUIRES: `contact` belongs to `portal`.
Viewer ViewerFor(const Contact& contact, const Portal& portal);

// The strongest reason for which `viewer` sees `ticket`. The company scope follows the ticket's own
// companies, not its requester's; a restricted ticket has none. A hidden ticket, and one that was
// merged into another, is seen by nobody.
Sight SightOf(const Viewer& viewer, const Ticket& ticket);

// Whether a customer sees this message in a ticket they may see: only in a conversation that is
// associated with the ticket, and only when it is meant for customers.
bool ShownToCustomer(const Conversation& conversation, const Message& message, TicketId ticket);
// The same of a file of such a message.
bool ShownToCustomer(const Attachment& file, const TicketRules& rules);

}  // namespace genkan::domain
