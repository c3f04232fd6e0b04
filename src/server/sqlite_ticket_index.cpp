#include "server/sqlite_ticket_index.h"

#include <algorithm>

#include "genkan/domain/ticket_search.h"
#include "genkan/service/search_store.h"
#include "server/sqlite_rows.h"
#include "server/sqlite_sight.h"

namespace genkan::server {
namespace {

using domain::Message;
using domain::MessageId;
using domain::Ticket;
using domain::TicketId;

// A document's key is its time with room for so many in one millisecond.
constexpr std::int64_t kKeysPerMilli = 1 << 20;
constexpr Millis kMillisMax = INT64_MAX / kKeysPerMilli - 1;
constexpr std::size_t kPendingAtOnce = 200;
constexpr std::int64_t kManyPending = 10'000;

// A ticket as all its documents are indexed.
struct TicketEntry {
  TicketId ticket;
  std::string sights;
  std::string subject;  // Folded.
};

struct Document {
  std::int64_t key = 0;
  TicketId ticket;
  MessageId message;  // None: the ticket itself.
  std::string text;   // Folded.
};

Result<std::optional<TicketEntry>> EntryOf(SqliteDatabase& database, std::int64_t portal_key,
                                           TicketId ticket) {
  const auto entry = FirstRow(
      database.Select("SELECT sights, subject FROM search_ticket WHERE portal = ? AND ticket = ?",
                      portal_key, ticket),
      [ticket](SqliteQuery& row) -> Result<TicketEntry> {
        return TicketEntry{ticket, row.Text(), row.Text()};
      });
  if (entry.ok()) return std::optional<TicketEntry>(*entry);
  if (entry.error().code != ErrorCode::kNotFound) return entry.error();
  return std::optional<TicketEntry>();
}

std::string TokensOf(const TicketEntry& entry, const Document& document) {
  std::vector<std::string> words = domain::SearchTokensOf(document.text);
  if (document.message) {
    for (const std::string& token : domain::SearchTokensOf(entry.subject)) {
      words.push_back(kSubjectToken + token);
    }
  }
  std::string tokens;
  std::string_view sights = entry.sights;
  for (; !sights.empty(); sights.remove_prefix(std::min(kSightLength + 1, sights.size()))) {
    const std::string_view sight = sights.substr(0, kSightLength);
    for (const std::string& word : words) {
      tokens.append(tokens.empty() ? "" : " ").append(sight).append(word);
    }
  }
  return tokens;
}

Result<std::int64_t> FreeKey(SqliteDatabase& database, Millis at) {
  for (Millis millis = std::clamp(at, -kMillisMax, kMillisMax);; ++millis) {
    const std::int64_t first = millis * kKeysPerMilli;
    GENKAN_TRY(const std::int64_t next,
               FirstRow(database.Select("SELECT coalesce(max(key) + 1, ?1) FROM search_document"
                                        " WHERE key >= ?1 AND key < ?2",
                                        first, first + kKeysPerMilli),
                        [](SqliteQuery& row) -> Result<std::int64_t> { return row.Int(); }));
    if (next < first + kKeysPerMilli) return next;
  }
}

Status AddDocument(SqliteDatabase& database, std::int64_t portal_key, const TicketEntry& entry,
                   Document document, Millis at) {
  GENKAN_TRY(document.key, FreeKey(database, at));
  GENKAN_TRY_OK(database.Execute("INSERT INTO search_document VALUES (?, ?, ?, ?, ?)", document.key,
                                 portal_key, entry.ticket, document.message, document.text));
  return database.Execute("INSERT INTO search_index (rowid, tokens) VALUES (?, ?)", document.key,
                          TokensOf(entry, document));
}

// The index is told again what it was told, or it would keep it.
Status RemoveDocument(SqliteDatabase& database, const TicketEntry& entry,
                      const Document& document) {
  GENKAN_TRY_OK(database.Execute(
      "INSERT INTO search_index (search_index, rowid, tokens) VALUES ('delete', ?, ?)",
      document.key, TokensOf(entry, document)));
  return database.Execute("DELETE FROM search_document WHERE key = ?", document.key);
}

template <typename AnyId>
Result<std::vector<Document>> DocumentsOf(SqliteDatabase& database, std::string_view condition,
                                          std::int64_t portal_key, AnyId id) {
  std::vector<Document> documents;
  std::string sql = "SELECT key, ticket, message, text FROM search_document WHERE portal = ? AND ";
  sql.append(condition);
  GENKAN_TRY_OK(AppendRows(database.Select(sql, portal_key, id), &documents, [](SqliteQuery& row) {
    return Document{row.Int(), row.Id<TicketId>(), row.Id<MessageId>(), row.Text()};
  }));
  return documents;
}

std::string TextOf(const Ticket& ticket) {
  // All fields, also those that are not shown: whoever searches is asked which they see.
  std::vector<std::string> fields;
  for (const domain::FieldValue& value : ticket.fields) fields.push_back(value.field);
  std::string text;
  for (const std::string& each : service::SearchedTextsOf(ticket, fields)) {
    text += domain::SearchFoldedText(each) + " ";
  }
  return text;
}

Status AddMessages(SqliteDatabase& database, std::int64_t portal_key, const TicketEntry& entry) {
  struct Row {
    MessageId message;
    std::string text;
    Millis at = 0;
  };
  std::vector<Row> rows;
  GENKAN_TRY_OK(AppendRows(
      database.Select("SELECT message.id, text, sent_at_millis FROM conversation_ticket CROSS JOIN"
                      " message ON message.portal = conversation_ticket.portal"
                      " AND message.conversation = conversation_ticket.conversation"
                      " WHERE conversation_ticket.portal = ? AND conversation_ticket.ticket = ?"
                      " AND audience = ? AND redacted_at_millis = 0"
                      " ORDER BY sent_at_millis, message.id",
                      portal_key, entry.ticket, domain::Audience::kCustomer),
      &rows, [](SqliteQuery& row) {
        return Row{row.Id<MessageId>(), row.Text(), row.Int()};
      }));
  for (const Row& row : rows) {
    GENKAN_TRY_OK(AddDocument(database, portal_key, entry,
                              {.ticket = entry.ticket,
                               .message = row.message,
                               .text = domain::SearchFoldedText(row.text)},
                              row.at));
  }
  return Done{};
}

// Removes the first of `documents` that is the ticket's own, where its text is another; whether the
// ticket has none now.
Result<bool> LacksOwnDocument(SqliteDatabase& database, std::int64_t portal_key,
                              const TicketEntry& entry, const std::string& text) {
  GENKAN_TRY(const std::vector<Document> own,
             DocumentsOf(database, "ticket = ? AND message IS NULL", portal_key, entry.ticket));
  for (const Document& document : own) {
    if (document.text == text) return false;
    GENKAN_TRY_OK(RemoveDocument(database, entry, document));
  }
  return true;
}

}  // namespace

std::string SightPrefix(std::int64_t portal_key, domain::RawId principal) {
  constexpr std::string_view kDigits = "0123456789abcdefghijklmnopqrstuvwxyz";
  // FNV-1a: the same on every machine, since it is stored.
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const std::uint64_t part :
       {static_cast<std::uint64_t>(portal_key), principal.high, principal.low}) {
    for (int shift = 0; shift < 64; shift += 8) {
      hash = (hash ^ ((part >> shift) & 0xffU)) * 0x100000001b3;
    }
  }
  std::string sight;
  for (std::size_t i = 0; i < kSightLength; ++i, hash /= kDigits.size()) {
    sight += kDigits[hash % kDigits.size()];
  }
  return sight;
}

Status IndexTicket(SqliteDatabase& database, std::int64_t portal_key, const Ticket& ticket) {
  TicketEntry entry{
      .ticket = ticket.id, .sights = {}, .subject = domain::SearchFoldedText(ticket.subject)};
  for (const domain::RawId& principal : SightsOf(ticket, Shelf::kOpen).principals) {
    entry.sights += (entry.sights.empty() ? "" : " ") + SightPrefix(portal_key, principal);
  }
  if (entry.sights.empty()) return ForgetTicket(database, portal_key, ticket.id);
  const std::string text = TextOf(ticket);
  GENKAN_TRY(const auto known, EntryOf(database, portal_key, ticket.id));
  const bool same =
      known.has_value() && known->sights == entry.sights && known->subject == entry.subject;
  if (!same) {
    GENKAN_TRY_OK(ForgetTicket(database, portal_key, ticket.id));
    GENKAN_TRY_OK(database.Execute("INSERT INTO search_ticket VALUES (?, ?, ?, ?)", portal_key,
                                   entry.ticket, entry.sights, entry.subject));
  }
  GENKAN_TRY(const bool lacks, LacksOwnDocument(database, portal_key, entry, text));
  if (lacks) {
    GENKAN_TRY_OK(AddDocument(database, portal_key, entry,
                              {.ticket = ticket.id, .message = {}, .text = text},
                              ticket.created_at_millis));
  }
  return same ? Status(Done{}) : AddMessages(database, portal_key, entry);
}

Status IndexMessage(SqliteDatabase& database, std::int64_t portal_key, const Message& message) {
  GENKAN_TRY_OK(ForgetMessage(database, portal_key, message.id));
  if (message.audience != domain::Audience::kCustomer || message.redacted_at_millis != 0) {
    return Done{};
  }
  std::vector<TicketId> tickets;
  GENKAN_TRY_OK(AppendRows(database.Select("SELECT ticket FROM conversation_ticket"
                                           " WHERE portal = ? AND conversation = ?",
                                           portal_key, message.conversation),
                           &tickets, [](SqliteQuery& row) { return row.Id<TicketId>(); }));
  const std::string text = domain::SearchFoldedText(message.text);
  for (const TicketId ticket : tickets) {
    GENKAN_TRY(const auto entry, EntryOf(database, portal_key, ticket));
    if (!entry.has_value()) continue;
    GENKAN_TRY_OK(AddDocument(database, portal_key, *entry,
                              {.ticket = ticket, .message = message.id, .text = text},
                              message.sent_at_millis));
  }
  return Done{};
}

Status IndexConversation(SqliteDatabase& database, std::int64_t portal_key,
                         const domain::Conversation& conversation,
                         const std::vector<TicketId>& before) {
  std::vector<TicketId> changed;
  const auto add_those_missing = [&changed](const auto& from, const auto& in) {
    for (const TicketId id : from) {
      if (std::find(in.begin(), in.end(), id) == in.end()) changed.push_back(id);
    }
  };
  add_those_missing(before, conversation.tickets);
  add_those_missing(conversation.tickets, before);
  for (const TicketId id : changed) {
    GENKAN_TRY_OK(ForgetTicket(database, portal_key, id));
    GENKAN_TRY(const Ticket ticket, TicketRow(database, portal_key, id));
    GENKAN_TRY_OK(IndexTicket(database, portal_key, ticket));
  }
  return Done{};
}

Status ForgetMessage(SqliteDatabase& database, std::int64_t portal_key, MessageId message) {
  GENKAN_TRY(const std::vector<Document> documents,
             DocumentsOf(database, "message = ?", portal_key, message));
  for (const Document& document : documents) {
    GENKAN_TRY(const auto entry, EntryOf(database, portal_key, document.ticket));
    // A document without its ticket's entry cannot be: they come and go together.
    if (!entry.has_value()) return ErrorCode::kInternal;
    GENKAN_TRY_OK(RemoveDocument(database, *entry, document));
  }
  return Done{};
}

Status ForgetTicket(SqliteDatabase& database, std::int64_t portal_key, TicketId ticket) {
  GENKAN_TRY(const auto entry, EntryOf(database, portal_key, ticket));
  if (!entry.has_value()) return Done{};
  GENKAN_TRY(const std::vector<Document> documents,
             DocumentsOf(database, "ticket = ?", portal_key, ticket));
  for (const Document& document : documents) {
    GENKAN_TRY_OK(RemoveDocument(database, *entry, document));
  }
  return database.Execute("DELETE FROM search_ticket WHERE portal = ? AND ticket = ?", portal_key,
                          ticket);
}

Status FillTicketIndex(SqliteDatabase& database, const SqliteDatabase::Log& log) {
  const auto count = [](SqliteQuery& row) -> Result<std::int64_t> { return row.Int(); };
  GENKAN_TRY(std::int64_t left,
             FirstRow(database.Select("SELECT count(*) FROM search_pending"), count));
  if (left >= kManyPending) {
    log("Making " + std::to_string(left) + " tickets searchable. This takes a while, once.");
  }
  while (left > 0) {
    GENKAN_TRY_OK(database.RunScript("BEGIN IMMEDIATE"));
    std::vector<std::pair<std::int64_t, TicketId>> pending;
    GENKAN_TRY_OK(AppendRows(
        database.Select("SELECT portal, ticket FROM search_pending LIMIT ?", kPendingAtOnce),
        &pending, [](SqliteQuery& row) {
          const std::int64_t key = row.Int();
          return std::pair(key, row.Id<TicketId>());
        }));
    for (const auto& [key, id] : pending) {
      GENKAN_TRY(const Ticket ticket, TicketRow(database, key, id));
      GENKAN_TRY_OK(IndexTicket(database, key, ticket));
      GENKAN_TRY_OK(
          database.Execute("DELETE FROM search_pending WHERE portal = ? AND ticket = ?", key, id));
    }
    GENKAN_TRY_OK(database.RunScript("COMMIT"));
    left -= static_cast<std::int64_t>(pending.size());
  }
  return Done{};
}

}  // namespace genkan::server
