#include "genkan/domain/ticket_people.h"

#include <algorithm>

namespace genkan::domain {
namespace {

bool IsOf(const Contact& contact, CompanyId company) {
  return std::any_of(contact.companies.begin(), contact.companies.end(),
                     [company](const CompanyMembership& each) { return each.company == company; });
}

}  // namespace

TicketPeople PeopleOf(const Ticket& ticket) {
  return {.contacts = ticket.contacts, .restricted = ticket.restricted};
}

TicketPeople KeptToRequester(const Ticket& ticket) {
  TicketPeople people{.contacts = ticket.contacts, .restricted = true};
  std::erase_if(people.contacts, [](const TicketContact& each) {
    return each.involvement != Involvement::kRequester;
  });
  return people;
}

TicketPeople OpenedToCompanies(const Ticket& ticket) {
  return {.contacts = ticket.contacts, .restricted = false};
}

TicketPeople WithParticipant(const Ticket& ticket, ContactId contact) {
  TicketPeople people = PeopleOf(ticket);
  const bool known =
      std::any_of(people.contacts.begin(), people.contacts.end(),
                  [contact](const TicketContact& each) { return each.contact == contact; });
  if (!known) people.contacts.push_back({contact, Involvement::kParticipant});
  return people;
}

TicketPeople WithoutParticipant(const Ticket& ticket, ContactId contact) {
  TicketPeople people = PeopleOf(ticket);
  std::erase_if(people.contacts, [contact](const TicketContact& each) {
    return each.contact == contact && each.involvement == Involvement::kParticipant;
  });
  return people;
}

bool IsColleagueOn(const Ticket& ticket, const Contact& adder, const Contact& contact) {
  return std::any_of(ticket.companies.begin(), ticket.companies.end(), [&](CompanyId company) {
    return IsOf(adder, company) && IsOf(contact, company);
  });
}

}  // namespace genkan::domain
