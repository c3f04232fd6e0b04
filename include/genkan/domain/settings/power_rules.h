// What a customer may do with a ticket, by how they come to see it.
#pragma once

#include "genkan/domain/settings/fields.h"

namespace genkan::domain {

// Who of those who see a ticket.
struct TicketCircle {
  bool requester = true;
  bool participant = true;
  bool colleague = false;  // Sees it through a company, or was shown it.
  friend bool operator==(const TicketCircle&, const TicketCircle&) = default;
};

struct PowerRules {
  bool colleagues_reply = true;  // Else they only read.
  TicketCircle close;            // And open again, where the pipeline's rules have it.
  TicketCircle edit;             // The details that customers may change.
  TicketCircle rate;             // How a closed ticket was dealt with; nobody: none are rated.
  // Puts colleagues on the ticket as participants, and takes them off.
  TicketCircle people = {.requester = false, .participant = false};
  // Lets requesters keep a ticket between themselves and support.
  bool requester_restricts = false;
  friend bool operator==(const PowerRules&, const PowerRules&) = default;
};

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<TicketCircle> auto& circle) {
  visit("requester", circle.requester);
  visit("participant", circle.participant);
  visit("colleague", circle.colleague);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<PowerRules> auto& rules) {
  visit("colleagues_reply", rules.colleagues_reply);
  visit("close", rules.close);
  visit("edit", rules.edit);
  visit("rate", rules.rate);
  visit("people", rules.people);
  visit("requester_restricts", rules.requester_restricts);
}

}  // namespace genkan::domain
