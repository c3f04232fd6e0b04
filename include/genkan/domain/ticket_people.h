// Who is on a ticket, and whether only they see it: what its customers decide of that.
#pragma once

#include <vector>

#include "genkan/domain/people.h"
#include "genkan/domain/ticket.h"

namespace genkan::domain {

struct TicketPeople {
  std::vector<TicketContact> contacts;
  bool restricted = false;
  friend bool operator==(const TicketPeople&, const TicketPeople&) = default;
};

TicketPeople PeopleOf(const Ticket& ticket);
// Nobody but its requester and support: whoever else was on it is taken off.
TicketPeople KeptToRequester(const Ticket& ticket);
// Its companies' people see it as the portal's rules have it.
TicketPeople OpenedToCompanies(const Ticket& ticket);
// Whoever is on it already is added as nothing else.
TicketPeople WithParticipant(const Ticket& ticket, ContactId contact);
// Only a participant is taken off.
TicketPeople WithoutParticipant(const Ticket& ticket, ContactId contact);

// Whether `contact` may be put on the ticket by `adder`, a customer: both are of one of its
// companies.
bool IsColleagueOn(const Ticket& ticket, const Contact& adder, const Contact& contact);

}  // namespace genkan::domain
