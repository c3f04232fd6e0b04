// The SQLite store: a ticket's messages and conversations, and the finding that filling does.
#include <algorithm>

#include "server/sqlite_reading.h"
#include "server/sqlite_rows.h"

namespace genkan::server {
namespace {

using service::ThreadMessage;
using service::ThreadMessages;

// A thread's messages: customer-visible ones of the associated conversations. CROSS JOIN: without
// statistics SQLite would rather walk all messages of the portal.
constexpr std::string_view kShown =
    " FROM conversation_ticket CROSS JOIN message ON message.portal = conversation_ticket.portal"
    " AND message.conversation = conversation_ticket.conversation"
    " WHERE conversation_ticket.portal = ?1 AND conversation_ticket.ticket = ?2"
    " AND message.audience = ?3"
    " AND (?4 IS NULL OR conversation_ticket.conversation = ?4)";

std::string Shown(std::string_view what, std::string_view rest) {
  return std::string("SELECT ").append(what).append(kShown).append(rest);
}

Status CheckVisible(SqliteDatabase& database, std::int64_t key, const domain::Viewer& viewer,
                    domain::TicketId id) {
  GENKAN_TRY(const domain::Ticket ticket, TicketRow(database, key, id));
  if (domain::SightOf(viewer, ticket) == domain::Sight::kNone) return ErrorCode::kNotFound;
  return Done{};
}

struct MessagePlace {
  Millis sent_at_millis = INT64_MAX;
  domain::MessageId message;
};

}  // namespace

Result<ThreadMessages> SqliteStore::MessagesOf(const domain::Viewer& viewer,
                                               domain::TicketId ticket,
                                               const service::MessageQuery& query) const {
  constexpr auto kCustomer = domain::Audience::kCustomer;
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal));
  SqliteDatabase& database = reading.database();
  GENKAN_TRY_OK(CheckVisible(database, key, viewer, ticket));
  ThreadMessages page;
  GENKAN_TRY(
      page.total,
      FirstRow(database.Select(Shown("count(*)", ""), key, ticket, kCustomer, query.conversation),
               [](SqliteQuery& row) -> Result<std::int64_t> { return row.Int(); }));
  MessagePlace end;
  if (query.before) {
    GENKAN_TRY(end, FirstRow(database.Select(Shown("sent_at_millis", " AND message.id = ?5"), key,
                                             ticket, kCustomer, query.conversation, *query.before),
                             [&](SqliteQuery& row) -> Result<MessagePlace> {
                               return MessagePlace{row.Int(), *query.before};
                             }));
  }
  // Places first, from the index alone; texts for this page only. One row more says that there
  // are more.
  SqliteQuery row = database.Select(
      "WITH page AS (" +
          Shown("message.key AS message_key",
                " AND (sent_at_millis, message.id) < (?5, coalesce(?6, zeroblob(0)))"
                " ORDER BY sent_at_millis DESC, message.id DESC LIMIT ?7") +
          ") SELECT " + std::string(kMessageColumns) +
          ", channel_account.kind FROM page JOIN message ON message.key = page.message_key"
          " JOIN channel_account ON channel_account.portal = message.portal"
          " AND channel_account.id = message.channel_account"
          " ORDER BY sent_at_millis DESC, message.id DESC",
      key, ticket, kCustomer, query.conversation, end.sent_at_millis, end.message, query.limit + 1);
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

Result<std::vector<service::ShownConversation>> SqliteStore::ShownConversations(
    const domain::Viewer& viewer, domain::TicketId ticket) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal));
  SqliteDatabase& database = reading.database();
  GENKAN_TRY_OK(CheckVisible(database, key, viewer, ticket));
  std::vector<service::ShownConversation> shown;
  // Most tickets have one: their messages are not walked for that.
  GENKAN_TRY(const bool several,
             FirstRow(database.Select("SELECT count(*) > 1 FROM (SELECT 1 FROM conversation_ticket"
                                      " WHERE portal = ? AND ticket = ? LIMIT 2)",
                                      key, ticket),
                      [](SqliteQuery& row) -> Result<bool> { return row.Flag(); }));
  if (!several) return shown;
  GENKAN_TRY_OK(AppendRows(
      database.Select(
          Shown("conversation_ticket.conversation, (SELECT kind FROM channel_account WHERE"
                " portal = message.portal AND id = message.channel_account),"
                " min(sent_at_millis) AS begun, max(CASE WHEN message.external_id = ''"
                " AND message.author_contact IS NOT ?5 THEN sent_at_millis ELSE 0 END)",
                " GROUP BY conversation_ticket.conversation"
                " ORDER BY begun, conversation_ticket.conversation"),
          key, ticket, domain::Audience::kCustomer, domain::ConversationId{}, viewer.contact),
      &shown, [](SqliteQuery& row) {
        return service::ShownConversation{.id = row.Id<domain::ConversationId>(),
                                          .channel = row.Text(),
                                          .begun_at_millis = row.Int(),
                                          .news_at_millis = row.Int()};
      }));
  if (shown.size() < 2) shown.clear();
  return shown;
}

Result<domain::Conversation> SqliteStore::ReplyConversation(const domain::Viewer& viewer,
                                                            domain::TicketId ticket) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal));
  GENKAN_TRY_OK(CheckVisible(reading.database(), key, viewer, ticket));
  return NewestConversationRow(reading.database(), key, ticket);
}

Result<bool> SqliteStore::IsNumberTaken(domain::PortalId portal,
                                        domain::TicketNumber number) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(
      reading.database().Select(
          "SELECT EXISTS (SELECT 1 FROM ticket WHERE portal = ? AND number = ?)", key, number),
      [](SqliteQuery& row) -> Result<bool> { return row.Int() != 0; });
}

Result<domain::Ticket> SqliteStore::TicketByExternalId(domain::PortalId portal,
                                                       std::string_view external_id) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(reading.database().Select("SELECT id FROM ticket WHERE portal = ?"
                                            " AND external_id = ? AND external_id <> ''",
                                            key, external_id),
                  [&](SqliteQuery& row) {
                    return TicketRow(reading.database(), key, row.Id<domain::TicketId>());
                  });
}

Result<domain::Conversation> SqliteStore::ConversationByExternalId(
    domain::PortalId portal, std::string_view external_id) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(reading.database().Select("SELECT id FROM conversation WHERE portal = ?"
                                            " AND external_id = ? AND external_id <> ''",
                                            key, external_id),
                  [&](SqliteQuery& row) {
                    return ConversationRow(reading.database(), key,
                                           row.Id<domain::ConversationId>());
                  });
}

Result<domain::Message> SqliteStore::MessageByExternalId(domain::PortalId portal,
                                                         domain::ChannelAccountId account,
                                                         std::string_view external_id) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(
      reading.database().Select("SELECT id FROM message WHERE portal = ? AND channel_account = ?"
                                " AND external_id = ? AND external_id <> ''",
                                key, account, external_id),
      [&](SqliteQuery& row) {
        return MessageRow(reading.database(), key, row.Id<domain::MessageId>());
      });
}

}  // namespace genkan::server
