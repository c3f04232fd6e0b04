#include "genkan/domain/visibility.h"

#include <algorithm>

namespace genkan::domain {
namespace {

template <typename T>
bool Holds(const std::vector<T>& values, const T& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

Sight SightThrough(Involvement involvement) {
  switch (involvement) {
    case Involvement::kRequester:
      return Sight::kOwn;
    case Involvement::kParticipant:
      return Sight::kParticipant;
    case Involvement::kShared:
      return Sight::kShared;
  }
  return Sight::kNone;
}

Sight SightAsContact(ContactId contact, const Ticket& ticket) {
  Sight strongest = Sight::kNone;
  if (!contact) return strongest;
  for (const TicketContact& associated : ticket.contacts) {
    if (associated.contact != contact) continue;
    const Sight sight = SightThrough(associated.involvement);
    if (strongest == Sight::kNone || sight < strongest) strongest = sight;
  }
  return strongest;
}

}  // namespace

Viewer ViewerFor(const Contact& contact, const Portal& portal) {
  Viewer viewer{.portal = portal.id, .contact = contact.id};
  const TicketRules& rules = portal.settings->tickets;
  if (contact.company_view && SeesCompanyTickets(rules, contact)) {
    viewer.primary_company = PrimaryCompany(contact);
  }
  if (rules.further_companies) {
    for (const CompanyMembership& membership : contact.companies) {
      if (!membership.primary && membership.view_granted) {
        viewer.further_companies.push_back(membership.company);
      }
    }
  }
  return viewer;
}

Sight SightOf(const Viewer& viewer, const Ticket& ticket) {
  if (ticket.hidden || ticket.merged_into) return Sight::kNone;
  const Sight as_contact = SightAsContact(viewer.contact, ticket);
  if (as_contact != Sight::kNone || ticket.restricted) return as_contact;
  if (viewer.primary_company && Holds(ticket.companies, viewer.primary_company)) {
    return Sight::kPrimaryCompany;
  }
  for (const CompanyId company : viewer.further_companies) {
    if (Holds(ticket.companies, company)) return Sight::kFurtherCompany;
  }
  return Sight::kNone;
}

bool ShownToCustomer(const Conversation& conversation, const Message& message, TicketId ticket) {
  return message.conversation == conversation.id && message.audience == Audience::kCustomer &&
         Holds(conversation.tickets, ticket);
}

bool ShownToCustomer(const Attachment& file, const TicketRules& rules) {
  return !(file.sensitive && rules.hide_sensitive_files);
}

}  // namespace genkan::domain
