// The SQLite store: how contacts rate tickets.
#include "server/sqlite_changes.h"
#include "server/sqlite_reading.h"
#include "server/sqlite_rows.h"

namespace genkan::server {
namespace {

using domain::TicketRating;

constexpr std::string_view kSelectRating =
    "SELECT ticket, contact, verdict, comment, given_at_millis FROM ticket_rating"
    " WHERE portal = ?";

TicketRating RatingFrom(SqliteQuery& row) {
  return {.ticket = row.Id<domain::TicketId>(),
          .contact = row.Id<domain::ContactId>(),
          .rating = {.verdict = row.As<domain::Verdict>(),
                     .comment = row.Text(),
                     .given_at_millis = row.Int()}};
}

}  // namespace

Result<std::vector<TicketRating>> SqliteStore::RatingsOf(domain::PortalId portal,
                                                         domain::TicketId ticket) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<TicketRating> ratings;
  GENKAN_TRY_OK(AppendRows(
      reading.database().Select(
          std::string(kSelectRating) + " AND ticket = ? ORDER BY given_at_millis, contact", key,
          ticket),
      &ratings, RatingFrom));
  return ratings;
}

Result<std::vector<TicketRating>> SqliteStore::RatingsBy(domain::PortalId portal,
                                                         domain::ContactId contact) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<TicketRating> ratings;
  GENKAN_TRY_OK(AppendRows(
      reading.database().Select(
          std::string(kSelectRating) + " AND contact = ? ORDER BY given_at_millis, ticket", key,
          contact),
      &ratings, RatingFrom));
  return ratings;
}

Result<domain::Rating> SqliteStore::RatingBy(domain::PortalId portal, domain::TicketId ticket,
                                             domain::ContactId contact) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  const auto found = FirstRow(
      reading.database().Select(std::string(kSelectRating) + " AND ticket = ? AND contact = ?", key,
                                ticket, contact),
      [](SqliteQuery& row) -> Result<TicketRating> { return RatingFrom(row); });
  if (found.ok()) return found->rating;
  if (found.error().code != ErrorCode::kNotFound) return found.error();
  return domain::Rating{};
}

Status SqliteStore::PutRating(domain::PortalId portal, const TicketRating& rating) {
  return WriteOfSome([&](SqliteConnection& writer) -> Status {
    stamps_.Note(domain::RawId{rating.contact.high, rating.contact.low});
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    SqliteDatabase& database = *writer.database;
    GENKAN_TRY_OK(database.Execute(
        "INSERT OR REPLACE INTO ticket_rating SELECT ticket.portal, ticket.id, contact.id, ?4, ?5,"
        " ?6 FROM ticket JOIN contact ON contact.portal = ticket.portal AND contact.id = ?3"
        " WHERE ticket.portal = ?1 AND ticket.id = ?2",
        key, rating.ticket, rating.contact, rating.rating.verdict, rating.rating.comment,
        rating.rating.given_at_millis));
    if (database.Changes() == 0) return ErrorCode::kNotFound;
    GENKAN_TRY_OK(NoteDeskChange(database, key, rating.ticket));
    return NoteContactChange(database, key, rating.contact);
  });
}

}  // namespace genkan::server
