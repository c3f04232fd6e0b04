#include "genkan/domain/company_leaving.h"

#include <algorithm>

namespace genkan::domain {

Contact WithoutCompany(Contact contact, CompanyId company) {
  std::erase_if(contact.companies,
                [company](const CompanyMembership& each) { return each.company == company; });
  return contact;
}

bool IsHanded(const Ticket& ticket, CompanyId company) {
  const auto& companies = ticket.companies;
  return !ticket.restricted &&
         std::find(companies.begin(), companies.end(), company) != companies.end();
}

Ticket HandedTicket(Ticket ticket, ContactId contact) {
  std::erase_if(ticket.contacts,
                [contact](const TicketContact& each) { return each.contact == contact; });
  return ticket;
}

}  // namespace genkan::domain
