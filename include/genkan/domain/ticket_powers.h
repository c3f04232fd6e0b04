// What a customer may do with a ticket beside reading it.
#pragma once

#include "genkan/domain/settings/ticket_rules.h"
#include "genkan/domain/ticket.h"
#include "genkan/domain/visibility.h"

namespace genkan::domain {

struct TicketPowers {
  bool may_reply = false;
  bool may_close = false;
  bool may_reopen = false;
  friend bool operator==(const TicketPowers&, const TicketPowers&) = default;
};

// By the rules of the ticket's pipeline, the stage it is in, and how the viewer comes to see it:
// closing and opening again are for those who are on the ticket, not for their colleagues.
TicketPowers PowersOf(const TicketRules& rules, const Pipeline& pipeline, const Ticket& ticket,
                      Sight sight);

// Whether a customer may change the ticket's details, and else why not.
enum class EditPower : std::uint8_t {
  kMayEdit,
  kNotOnTicket,  // Sees it as a colleague, or it was shown to them: the same rule as for closing.
  kClosed,       // It is closed and takes no answers.
};
EditPower EditPowerOf(const TicketRules& rules, const Pipeline& pipeline, const Ticket& ticket,
                      Sight sight);

// Where a ticket goes that its customer closes: the stage that was set, else the first that is
// closed and takes tickets; no id where the pipeline has none.
StageId StageAfterClosing(const TicketRules& rules, const Pipeline& pipeline);

}  // namespace genkan::domain
