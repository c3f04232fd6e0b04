// The SQLite store: who is mailed about a ticket.
#include <algorithm>

#include "server/sqlite_reading.h"
#include "server/sqlite_rows.h"

namespace genkan::server {

Result<std::vector<domain::ContactId>> SqliteStore::ContactsWithAllMail(
    domain::PortalId portal, const std::vector<domain::CompanyId>& companies) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<domain::ContactId> contacts;
  for (const domain::CompanyId company : companies) {
    GENKAN_TRY_OK(AppendRows(
        reading.database().Select(
            "SELECT contact.id FROM contact JOIN contact_company ON contact_company.portal = ?1"
            " AND contact_company.company = ?2 AND contact_company.contact = contact.id"
            " WHERE contact.portal = ?1 AND contact.ticket_mail = 1",
            key, company),
        &contacts, [](SqliteQuery& row) { return row.Id<domain::ContactId>(); }));
  }
  std::sort(contacts.begin(), contacts.end());
  contacts.erase(std::unique(contacts.begin(), contacts.end()), contacts.end());
  return contacts;
}

Result<domain::Ticket> SqliteStore::TicketSeen(const domain::Viewer& viewer,
                                               domain::TicketId id) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal));
  GENKAN_TRY(domain::Ticket ticket, TicketRow(reading.database(), key, id));
  while (ticket.merged_into) {
    GENKAN_TRY(ticket, TicketRow(reading.database(), key, ticket.merged_into));
  }
  if (domain::SightOf(viewer, ticket) == domain::Sight::kNone) return ErrorCode::kNotFound;
  return ticket;
}

}  // namespace genkan::server
