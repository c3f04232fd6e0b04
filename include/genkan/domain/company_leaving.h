// A contact leaves a company: what becomes of the tickets that it has there, and who sees what.
#pragma once

#include <string>

#include "genkan/domain/people.h"
#include "genkan/domain/settings/fields.h"
#include "genkan/domain/ticket.h"

namespace genkan::domain {

enum class LeftTickets : std::uint8_t {
  kKept,    // Stay as they are: the contact goes on seeing them, and so does the company.
  kHanded,  // The contact is on none of them any more; the company's people see them.
};

// What leaving would do, shown before it is done.
struct CompanyLeaving {
  CompanyId company;
  std::string company_name;
  std::string shown_name;   // The contact's.
  std::int64_t own = 0;     // Tickets of the company that the contact filed.
  std::int64_t joined = 0;  // Those it takes part in, or was shown.
  std::int64_t restricted =
      0;                  // Of both, those only for the people on them: they are never handed.
  std::int64_t seen = 0;  // Tickets the contact sees now, in all.
  std::int64_t seen_if_kept = 0;
  std::int64_t seen_if_handed = 0;
  std::int64_t colleagues = 0;  // Who see the company's tickets; 0: what is handed, nobody sees.
  std::string tag;  // Repeated by whoever does it, so that they have seen this and nothing else.
  friend bool operator==(const CompanyLeaving&, const CompanyLeaving&) = default;
};

Contact WithoutCompany(Contact contact, CompanyId company);

// Whether a ticket that names the contact is handed to the company: restricted ones are not, since
// what is in them was told to support alone.
bool IsHanded(const Ticket& ticket, CompanyId company);

// The ticket without the contact.
Ticket HandedTicket(Ticket ticket, ContactId contact);

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<CompanyLeaving> auto& leaving) {
  visit("company", leaving.company);
  visit("company_name", leaving.company_name);
  visit("shown_name", leaving.shown_name);
  visit("own", leaving.own);
  visit("joined", leaving.joined);
  visit("restricted", leaving.restricted);
  visit("seen", leaving.seen);
  visit("seen_if_kept", leaving.seen_if_kept);
  visit("seen_if_handed", leaving.seen_if_handed);
  visit("colleagues", leaving.colleagues);
  visit("tag", leaving.tag);
}

}  // namespace genkan::domain
