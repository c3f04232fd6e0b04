// What the agents' use cases have in common.
#pragma once

#include <functional>
#include <string>

#include "genkan/service/agent_desk.h"
#include "service/post.h"

namespace genkan::service {

PostRoom PostRoomOf(const AgentRoom& room);

struct AgentNote {
  std::string action;  // Such as "ticket.assigned".
  domain::TicketNumber ticket{0};
  // JSON objects, or empty. Never what a message says.
  std::string before;
  std::string after;
};

// An entry in the audit log in the name of whoever acts. REQUIRES: within the transaction of the
// change.
Status RecordAgentAudit(const AgentRoom& room, const AgentNote& note);

// {"name": "value"}, for the audit log.
std::string JsonOfOne(std::string_view name, std::string_view value);

// Reads the ticket, changes it and stores it, with its entry in the audit log; nothing where
// `change` changes nothing. What `change` leaves in `note` but the ticket's number is noted.
using TicketChange = std::function<Status(domain::Ticket* ticket, AgentNote* note)>;
Result<domain::Ticket> ChangeTicket(const AgentRoom& room, domain::TicketId id,
                                    const TicketChange& change);

// The changes of whose ticket it is, for whoever makes them and whoever says beforehand what they
// would do. What they take outlives them.
TicketChange RequesterChange(const AgentRoom& room, const NewRequester& requester);
TicketChange CompaniesChange(const AgentRoom& room,
                             const std::vector<domain::CompanyId>& companies);
TicketChange AudienceChange(bool restricted);
TicketChange ParticipantsChange(const AgentRoom& room,
                                const std::vector<domain::ContactId>& participants);

// Puts one mail for each of those who hear of the ticket (ticket_notices.h) into the outbox, to go
// out after domain::kUndoMillis and a little more, so that none is being handed over while it is
// called back. REQUIRES: within the transaction of what causes it.
Status MailContacts(const AgentRoom& room, const domain::Ticket& ticket,
                    const MailOccasion& occasion);

// Takes mail about the ticket out of the outbox where `recalled` says so.
Status RecallMail(const AgentRoom& room, domain::TicketId ticket,
                  const std::function<bool(const OutgoingMail&)>& recalled);

}  // namespace genkan::service
