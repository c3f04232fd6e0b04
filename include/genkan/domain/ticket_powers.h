// What a customer may do with a ticket beside reading it.
#pragma once

#include "genkan/domain/portal.h"
#include "genkan/domain/ticket.h"
#include "genkan/domain/visibility.h"

namespace genkan::domain {

struct TicketPowers {
  bool may_reply = false;
  bool may_close = false;
  bool may_reopen = false;
  bool may_restrict = false;  // Decides whether colleagues see it.
  // Puts colleagues on it and takes them off; not while it is kept from them.
  bool may_change_people = false;
  bool may_rate = false;  // Says how it was dealt with.
  friend bool operator==(const TicketPowers&, const TicketPowers&) = default;
};

// By the portal's rules, those of the ticket's pipeline, the stage it is in, and how the viewer
// comes to see it.
TicketPowers PowersOf(const PortalSettings& settings, const Pipeline& pipeline,
                      const Ticket& ticket, Sight sight);

// Whether somebody may be offered to keep a new ticket of these companies from colleagues: where
// the rules have it, and where any colleague could see it.
bool MayRestrictNew(const PortalSettings& settings, const std::vector<CompanyId>& companies);

// Whether a customer may change the ticket's details, and else why not.
enum class EditPower : std::uint8_t {
  kMayEdit,
  kNotOnTicket,  // The rules do not let those who see it as the viewer does.
  kClosed,       // It is closed and takes no answers.
};
EditPower EditPowerOf(const PortalSettings& settings, const Pipeline& pipeline,
                      const Ticket& ticket, Sight sight);

// Where a ticket goes that its customer closes: the stage that was set, else the first that is
// closed and takes tickets; no id where the pipeline has none.
StageId StageAfterClosing(const TicketRules& rules, const Pipeline& pipeline);

}  // namespace genkan::domain
