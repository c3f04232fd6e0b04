// The SQLite store: requests about one's own data, holds, and what goes with time.
#include "server/sqlite_reading.h"
#include "server/sqlite_rows.h"
#include "server/sqlite_sight.h"
#include "server/sqlite_ticket_index.h"

namespace genkan::server {
namespace {

using domain::LegalHold;
using domain::PrivacyRequest;
using domain::TicketHold;

constexpr std::string_view kSelectRequest =
    "SELECT id, kind, contact, shown_name, asked_at_millis, asked_by, due_at_millis, checked_by,"
    " check_note, checked_at_millis, state, reason, ended_by, ended_at_millis FROM privacy_request"
    " WHERE portal = ?";

PrivacyRequest RequestFrom(SqliteQuery& row) {
  return {.id = row.Id<domain::PrivacyRequestId>(),
          .kind = row.As<domain::PrivacyKind>(),
          .contact = row.Id<domain::ContactId>(),
          .shown_name = row.Text(),
          .asked_at_millis = row.Int(),
          .asked_by = row.Text(),
          .due_at_millis = row.Int(),
          .checked_by = row.Text(),
          .check_note = row.Text(),
          .checked_at_millis = row.Int(),
          .state = row.As<domain::PrivacyState>(),
          .reason = row.Text(),
          .ended_by = row.Text(),
          .ended_at_millis = row.Int()};
}

// What is one ticket's alone, after its conversations.
constexpr std::string_view kOfTicket[] = {
    "DELETE FROM conversation_ticket WHERE portal = ? AND ticket = ?",
    "DELETE FROM pending_answer WHERE portal = ? AND ticket = ?",
    "DELETE FROM outbox WHERE portal = ? AND ticket = ?",
    "DELETE FROM sent WHERE portal = ? AND ticket = ?",
    "DELETE FROM ticket_contact WHERE portal = ? AND ticket = ?",
    "DELETE FROM ticket_company WHERE portal = ? AND ticket = ?",
    "DELETE FROM ticket_field WHERE portal = ? AND ticket = ?",
    "DELETE FROM read_mark WHERE portal = ? AND ticket = ?",
    "DELETE FROM reply_draft WHERE portal = ? AND ticket = ?",
    "DELETE FROM ticket_rating WHERE portal = ? AND ticket = ?",
    "DELETE FROM ticket WHERE portal = ? AND id = ?"};

constexpr std::string_view kOfConversation[] = {
    "DELETE FROM pending_answer WHERE portal = ?1 AND message IN (SELECT id FROM message"
    " WHERE portal = ?1 AND conversation = ?2)",
    "DELETE FROM attachment WHERE portal = ?1 AND message IN (SELECT id FROM message"
    " WHERE portal = ?1 AND conversation = ?2)",
    "DELETE FROM message WHERE portal = ?1 AND conversation = ?2",
    "DELETE FROM conversation WHERE portal = ?1 AND id = ?2"};

constexpr std::string_view kBlobsOfConversation =
    "SELECT attachment.blob_key FROM message JOIN attachment ON attachment.portal = message.portal"
    " AND attachment.message = message.id WHERE message.portal = ? AND message.conversation = ?"
    " AND attachment.blob_key <> ''";

Result<bool> IsHeld(SqliteDatabase& database, std::int64_t key, domain::TicketId ticket) {
  return FirstRow(
      database.Select("SELECT EXISTS (SELECT 1 FROM ticket_hold WHERE portal = ? AND ticket = ?)",
                      key, ticket),
      [](SqliteQuery& row) -> Result<bool> { return row.Flag(); });
}

// The conversations that only this ticket shows.
Result<std::vector<domain::ConversationId>> OwnConversations(SqliteDatabase& database,
                                                             std::int64_t key,
                                                             domain::TicketId ticket) {
  std::vector<domain::ConversationId> own;
  GENKAN_TRY_OK(AppendRows(
      database.Select("SELECT conversation FROM conversation_ticket AS mine WHERE portal = ?"
                      " AND ticket = ? AND NOT EXISTS (SELECT 1 FROM conversation_ticket AS other"
                      " WHERE other.portal = mine.portal AND other.conversation = mine.conversation"
                      " AND other.ticket <> mine.ticket)",
                      key, ticket),
      &own, [](SqliteQuery& row) { return row.Id<domain::ConversationId>(); }));
  return own;
}

}  // namespace

Status SqliteStore::PutPrivacyRequest(domain::PortalId portal, const PrivacyRequest& request) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute(
        "INSERT OR REPLACE INTO privacy_request"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        key, request.id, request.kind, request.contact, request.shown_name, request.asked_at_millis,
        request.asked_by, request.due_at_millis, request.checked_by, request.check_note,
        request.checked_at_millis, request.state, request.reason, request.ended_by,
        request.ended_at_millis);
  });
}

Result<std::vector<PrivacyRequest>> SqliteStore::PrivacyRequests(domain::PortalId portal) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<PrivacyRequest> requests;
  const auto add = [&](std::string_view rest) {
    return AppendRows(reading.database().Select(std::string(kSelectRequest).append(rest), key,
                                                domain::PrivacyState::kOpen,
                                                service::kPrivacyRequestsListed - requests.size()),
                      &requests, RequestFrom);
  };
  GENKAN_TRY_OK(add(" AND state = ? ORDER BY due_at_millis, id LIMIT ?"));
  GENKAN_TRY_OK(add(" AND state <> ? ORDER BY ended_at_millis DESC, id DESC LIMIT ?"));
  return requests;
}

Result<PrivacyRequest> SqliteStore::PrivacyRequestById(domain::PortalId portal,
                                                       domain::PrivacyRequestId id) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(
      reading.database().Select(std::string(kSelectRequest).append(" AND id = ?"), key, id),
      [](SqliteQuery& row) -> Result<PrivacyRequest> { return RequestFrom(row); });
}

Status SqliteStore::PutLegalHold(domain::PortalId portal, const LegalHold& hold) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    GENKAN_TRY_OK(writer.database->Execute(
        "INSERT OR REPLACE INTO legal_hold SELECT portal, id, ?3, ?4, ?5 FROM contact"
        " WHERE portal = ?1 AND id = ?2",
        key, hold.contact, hold.reason, hold.set_by, hold.set_at_millis));
    return writer.database->Changes() > 0 ? Status(Done{}) : ErrorCode::kNotFound;
  });
}

Status SqliteStore::RemoveLegalHold(domain::PortalId portal, domain::ContactId contact) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute("DELETE FROM legal_hold WHERE portal = ? AND contact = ?", key,
                                    contact);
  });
}

Result<std::vector<LegalHold>> SqliteStore::LegalHolds(domain::PortalId portal) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<LegalHold> holds;
  GENKAN_TRY_OK(AppendRows(
      reading.database().Select("SELECT contact, reason, set_by, set_at_millis FROM legal_hold"
                                " WHERE portal = ? ORDER BY contact",
                                key),
      &holds, [](SqliteQuery& row) {
        return LegalHold{.contact = row.Id<domain::ContactId>(),
                         .shown_name = {},
                         .reason = row.Text(),
                         .set_by = row.Text(),
                         .set_at_millis = row.Int()};
      }));
  return holds;
}

Result<std::vector<domain::Ticket>> SqliteStore::TicketsClosedBefore(domain::PortalId portal,
                                                                     domain::PipelineId pipeline,
                                                                     Millis instant,
                                                                     std::size_t limit) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<domain::TicketId> ids;
  GENKAN_TRY_OK(
      AppendRows(reading.database().Select(
                     "SELECT ticket.id FROM ticket JOIN stage ON stage.portal = ticket.portal"
                     " AND stage.pipeline = ticket.pipeline AND stage.id = ticket.stage"
                     " WHERE ticket.portal = ? AND ticket.pipeline = ? AND stage.kind = ?"
                     " AND merged_into IS NULL AND last_activity_at_millis < ?"
                     " ORDER BY last_activity_at_millis, ticket.id LIMIT ?",
                     key, pipeline, domain::StageKind::kClosed, instant, limit),
                 &ids, [](SqliteQuery& row) { return row.Id<domain::TicketId>(); }));
  std::vector<domain::Ticket> tickets;
  for (const domain::TicketId id : ids) {
    GENKAN_TRY(domain::Ticket ticket, TicketRow(reading.database(), key, id));
    tickets.push_back(std::move(ticket));
  }
  return tickets;
}

Status SqliteStore::PutTicketHold(domain::PortalId portal, const TicketHold& hold) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    GENKAN_TRY_OK(writer.database->Execute(
        "INSERT OR REPLACE INTO ticket_hold SELECT portal, id, ?3, ?4, ?5 FROM ticket"
        " WHERE portal = ?1 AND id = ?2",
        key, hold.ticket, hold.reason, hold.set_by, hold.set_at_millis));
    return writer.database->Changes() > 0 ? Status(Done{}) : ErrorCode::kNotFound;
  });
}

Status SqliteStore::RemoveTicketHold(domain::PortalId portal, domain::TicketId ticket) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute("DELETE FROM ticket_hold WHERE portal = ? AND ticket = ?", key,
                                    ticket);
  });
}

Result<std::vector<TicketHold>> SqliteStore::TicketHolds(domain::PortalId portal) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<TicketHold> holds;
  GENKAN_TRY_OK(AppendRows(
      reading.database().Select("SELECT ticket, reason, set_by, set_at_millis FROM ticket_hold"
                                " WHERE portal = ? ORDER BY ticket",
                                key),
      &holds, [](SqliteQuery& row) {
        return TicketHold{.ticket = row.Id<domain::TicketId>(),
                          .number = 0,
                          .subject = {},
                          .reason = row.Text(),
                          .set_by = row.Text(),
                          .set_at_millis = row.Int()};
      }));
  return holds;
}

Result<std::vector<std::string>> SqliteStore::RemoveTicket(domain::PortalId portal,
                                                           domain::TicketId id) {
  std::vector<std::string> blob_keys;
  const Status removed = Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    SqliteDatabase& database = *writer.database;
    GENKAN_TRY(const domain::Ticket ticket, TicketRow(database, key, id));
    GENKAN_TRY(const bool held, IsHeld(database, key, id));
    if (held) return ErrorCode::kConflict;
    std::vector<domain::TicketId> merged;
    GENKAN_TRY_OK(AppendRows(
        database.Select("SELECT id FROM ticket WHERE portal = ? AND merged_into = ?", key, id),
        &merged, [](SqliteQuery& row) { return row.Id<domain::TicketId>(); }));
    for (const domain::TicketId each : merged) {
      GENKAN_TRY(const std::vector<std::string> theirs, RemoveTicket(portal, each));
      blob_keys.insert(blob_keys.end(), theirs.begin(), theirs.end());
    }
    GENKAN_TRY(const auto conversations, OwnConversations(database, key, id));
    GENKAN_TRY(const Shelf shelf, ShelfOf(database, key, ticket.pipeline, ticket.stage));
    GENKAN_TRY_OK(MoveSights(database, key, SightsOf(ticket, shelf), {}));
    GENKAN_TRY_OK(ForgetTicket(database, key, id));
    for (const std::string_view sql : kOfTicket) GENKAN_TRY_OK(database.Execute(sql, key, id));
    for (const domain::ConversationId conversation : conversations) {
      GENKAN_TRY_OK(AppendRows(database.Select(kBlobsOfConversation, key, conversation), &blob_keys,
                               [](SqliteQuery& row) { return row.Text(); }));
      for (const std::string_view sql : kOfConversation) {
        GENKAN_TRY_OK(database.Execute(sql, key, conversation));
      }
    }
    return Done{};
  });
  GENKAN_TRY_OK(removed);
  return blob_keys;
}

}  // namespace genkan::server
