// The SQLite store: what an agent reads, and answers that can be taken back.
#include <algorithm>

#include "server/sqlite_reading.h"
#include "server/sqlite_rows.h"
#include "server/sqlite_ticket_index.h"

namespace genkan::server {
namespace {

using domain::AgentViewer;
using service::AgentMessages;
using service::AgentTicketQuery;
using service::PendingAnswer;
using service::TicketPosition;

// The conditions that a query sets, after the portal's.
std::string ConditionsOf(const AgentTicketQuery& query) {
  std::string text = " FROM ticket WHERE portal = ? AND merged_into IS NULL";
  if (query.pipeline) text += " AND pipeline = ?";
  if (query.stage) text += " AND stage = ?";
  if (query.owner) text += *query.owner ? " AND owner = ?" : " AND owner IS ?";
  if (query.kind) {
    text +=
        " AND stage IN (SELECT stage.id FROM stage WHERE stage.portal = ticket.portal"
        " AND stage.kind = ?)";
  }
  if (query.inbox) {
    text +=
        " AND EXISTS (SELECT 1 FROM conversation_ticket CROSS JOIN conversation"
        " ON conversation.portal = conversation_ticket.portal"
        " AND conversation.id = conversation_ticket.conversation"
        " CROSS JOIN channel_account ON channel_account.portal = conversation.portal"
        " AND channel_account.id = conversation.channel_account"
        " WHERE conversation_ticket.portal = ticket.portal"
        " AND conversation_ticket.ticket = ticket.id AND channel_account.inbox = ?)";
  }
  return text;
}

// The selection under those conditions, their parameters bound.
SqliteQuery Select(SqliteDatabase& database, std::string_view what, std::string_view rest,
                   std::int64_t key, const AgentTicketQuery& query) {
  std::string sql = "SELECT ";
  sql.append(what).append(ConditionsOf(query)).append(rest);
  SqliteQuery rows = database.Select(sql, key);
  if (query.pipeline) rows.Bind(*query.pipeline);
  if (query.stage) rows.Bind(*query.stage);
  if (query.owner) rows.Bind(*query.owner);
  if (query.kind) rows.Bind(*query.kind);
  if (query.inbox) rows.Bind(*query.inbox);
  return rows;
}

Result<std::vector<domain::TicketId>> PageOf(SqliteDatabase& database, std::int64_t key,
                                             const AgentTicketQuery& query) {
  constexpr std::string_view kOrder = " ORDER BY last_activity_at_millis DESC, id DESC LIMIT ?";
  std::string rest;
  if (query.after) rest = " AND (last_activity_at_millis, id) < (?, ?)";
  rest.append(kOrder);
  SqliteQuery rows = Select(database, "id", rest, key, query);
  if (query.after) {
    rows.Bind(query.after->last_activity_at_millis);
    rows.Bind(query.after->ticket);
  }
  rows.Bind(query.limit + 1);
  std::vector<domain::TicketId> ids;
  GENKAN_TRY_OK(AppendRows(std::move(rows), &ids,
                           [](SqliteQuery& row) { return row.Id<domain::TicketId>(); }));
  return ids;
}

// A thread's messages: all of the associated conversations.
constexpr std::string_view kThread =
    " FROM conversation_ticket CROSS JOIN message ON message.portal = conversation_ticket.portal"
    " AND message.conversation = conversation_ticket.conversation"
    " WHERE conversation_ticket.portal = ?1 AND conversation_ticket.ticket = ?2";

std::string InThread(std::string_view what, std::string_view rest) {
  return std::string("SELECT ").append(what).append(kThread).append(rest);
}

}  // namespace

Result<service::TicketRows> SqliteStore::ListTickets(const AgentViewer& viewer,
                                                     const AgentTicketQuery& query) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal()));
  SqliteDatabase& database = reading.database();
  service::TicketRows rows;
  GENKAN_TRY(rows.total,
             FirstRow(Select(database, "count(*)", "", key, query),
                      [](SqliteQuery& row) -> Result<std::int64_t> { return row.Int(); }));
  GENKAN_TRY(const auto ids, PageOf(database, key, query));
  for (const domain::TicketId id : ids) {
    if (rows.tickets.size() == query.limit) break;
    GENKAN_TRY(domain::Ticket ticket, TicketRow(database, key, id));
    rows.tickets.push_back(std::move(ticket));
  }
  rows.more = ids.size() > query.limit;
  return rows;
}

Result<domain::Ticket> SqliteStore::TicketByNumber(const AgentViewer& viewer,
                                                   domain::TicketNumber number) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal()));
  SqliteDatabase& database = reading.database();
  return FirstRow(
      database.Select("SELECT id FROM ticket WHERE portal = ? AND number = ?", key, number),
      [&](SqliteQuery& row) { return TicketRow(database, key, row.Id<domain::TicketId>()); });
}

Result<domain::Ticket> SqliteStore::TicketById(const AgentViewer& viewer,
                                               domain::TicketId id) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal()));
  return TicketRow(reading.database(), key, id);
}

Result<AgentMessages> SqliteStore::MessagesOf(const AgentViewer& viewer, domain::TicketId ticket,
                                              const service::MessageQuery& query) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal()));
  SqliteDatabase& database = reading.database();
  GENKAN_TRY_OK(TicketRow(database, key, ticket));
  AgentMessages page;
  GENKAN_TRY(page.total,
             FirstRow(database.Select(InThread("count(*)", ""), key, ticket),
                      [](SqliteQuery& row) -> Result<std::int64_t> { return row.Int(); }));
  Millis end_millis = INT64_MAX;
  const domain::MessageId end = query.before.value_or(domain::MessageId{});
  if (query.before) {
    GENKAN_TRY(end_millis,
               FirstRow(database.Select(InThread("sent_at_millis", " AND message.id = ?3"), key,
                                        ticket, end),
                        [](SqliteQuery& row) -> Result<std::int64_t> { return row.Int(); }));
  }
  // One row more says that there are more.
  SqliteQuery row = database.Select(
      "WITH page AS (" +
          InThread("message.key AS message_key",
                   " AND (sent_at_millis, message.id) < (?3, coalesce(?4, zeroblob(0)))"
                   " ORDER BY sent_at_millis DESC, message.id DESC LIMIT ?5") +
          ") SELECT " + std::string(kMessageColumns) +
          ", channel_account.kind FROM page JOIN message ON message.key = page.message_key"
          " JOIN channel_account ON channel_account.portal = message.portal"
          " AND channel_account.id = message.channel_account"
          " ORDER BY sent_at_millis DESC, message.id DESC",
      key, ticket, end_millis, end, query.limit + 1);
  while (row.Next()) {
    if (page.messages.size() == query.limit) {
      page.more = true;
      break;
    }
    GENKAN_TRY(domain::Message message, MessageFrom(database, key, row));
    page.messages.push_back({std::move(message), row.Text()});
  }
  GENKAN_TRY_OK(row.status());
  std::reverse(page.messages.begin(), page.messages.end());
  return page;
}

Result<domain::Message> SqliteStore::MessageById(const AgentViewer& viewer,
                                                 domain::MessageId id) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal()));
  return MessageRow(reading.database(), key, id);
}

Result<std::vector<domain::Conversation>> SqliteStore::ConversationsOf(
    const AgentViewer& viewer, domain::TicketId ticket) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal()));
  SqliteDatabase& database = reading.database();
  std::vector<domain::ConversationId> ids;
  GENKAN_TRY_OK(AppendRows(
      database.Select("SELECT conversation.id FROM conversation_ticket CROSS JOIN conversation"
                      " ON conversation.portal = conversation_ticket.portal"
                      " AND conversation.id = conversation_ticket.conversation"
                      " WHERE conversation_ticket.portal = ? AND ticket = ?"
                      " ORDER BY created_at_millis, conversation.id",
                      key, ticket),
      &ids, [](SqliteQuery& row) { return row.Id<domain::ConversationId>(); }));
  std::vector<domain::Conversation> conversations;
  for (const domain::ConversationId id : ids) {
    GENKAN_TRY(domain::Conversation conversation, ConversationRow(database, key, id));
    conversations.push_back(std::move(conversation));
  }
  return conversations;
}

Result<domain::Conversation> SqliteStore::ConversationById(const AgentViewer& viewer,
                                                           domain::ConversationId id) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal()));
  return ConversationRow(reading.database(), key, id);
}

Status SqliteStore::PutPendingAnswer(domain::PortalId portal, const PendingAnswer& answer,
                                     Millis now) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    GENKAN_TRY_OK(writer.database->Execute(
        "DELETE FROM pending_answer WHERE portal = ? AND until_millis <= ?", key, now));
    return writer.database->Execute(
        "INSERT OR REPLACE INTO pending_answer VALUES (?, ?, ?, ?, ?, ?, ?)", key, answer.message,
        answer.ticket, answer.staff, answer.stage_before, answer.last_activity_before_millis,
        answer.until_millis);
  });
}

Result<PendingAnswer> SqliteStore::PendingAnswerOf(domain::PortalId portal,
                                                   domain::MessageId message) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(reading.database().Select(
                      "SELECT message, ticket, staff, stage_before, last_activity_before_millis,"
                      " until_millis FROM pending_answer WHERE portal = ? AND message = ?",
                      key, message),
                  [](SqliteQuery& row) -> Result<PendingAnswer> {
                    return PendingAnswer{.message = row.Id<domain::MessageId>(),
                                         .ticket = row.Id<domain::TicketId>(),
                                         .staff = row.Id<domain::StaffId>(),
                                         .stage_before = row.Id<domain::StageId>(),
                                         .last_activity_before_millis = row.Int(),
                                         .until_millis = row.Int()};
                  });
}

Status SqliteStore::RemoveMessage(domain::PortalId portal, domain::MessageId message) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    GENKAN_TRY_OK(ForgetMessage(*writer.database, key, message));
    for (const std::string_view sql :
         {"DELETE FROM pending_answer WHERE portal = ? AND message = ?",
          "DELETE FROM attachment WHERE portal = ? AND message = ?",
          "DELETE FROM message WHERE portal = ? AND id = ?"}) {
      GENKAN_TRY_OK(writer.database->Execute(sql, key, message));
    }
    return Done{};
  });
}

}  // namespace genkan::server
