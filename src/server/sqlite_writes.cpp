// The SQLite store: what a customer writes, and the filling that import and samples do.
#include <algorithm>
#include <utility>

#include "server/sqlite_changes.h"
#include "server/sqlite_rows.h"
#include "server/sqlite_sight.h"

namespace genkan::server {
namespace {

using domain::Message;
using domain::Ticket;
using service::ReplyWrite;
using service::TicketWrite;

// What was stored under a client key.
struct Sent {
  std::string content_digest;
  domain::MessageId reply;
  domain::TicketId ticket;
};

template <typename Tag>
domain::RawId RawIdOf(domain::Id<Tag> id) {
  return {id.high, id.low};
}

domain::RawId SenderOf(const ReplyWrite& write) {
  return write.staff ? RawIdOf(write.staff) : RawIdOf(write.sender);
}

// The earlier sending, if any; kConflict where it had another content.
Result<std::optional<Sent>> FindSent(SqliteDatabase& database, std::int64_t key,
                                     domain::RawId sender, const std::string& client_key,
                                     const std::string& content_digest) {
  const auto sent =
      FirstRow(database.Select("SELECT content_digest, reply, ticket FROM sent WHERE portal = ?"
                               " AND sender = ? AND client_key = ?",
                               key, sender, client_key),
               [](SqliteQuery& row) -> Result<Sent> {
                 return Sent{row.Text(), row.Id<domain::MessageId>(), row.Id<domain::TicketId>()};
               });
  if (!sent.ok()) {
    if (sent.error().code != ErrorCode::kNotFound) return sent.error();
    return std::optional<Sent>();
  }
  if (sent->content_digest != content_digest) return ErrorCode::kConflict;
  return std::optional<Sent>(*sent);
}

// kConflict where a record of that id exists: a customer's write never replaces one.
template <typename T>
Status CheckNew(const Result<T>& existing) {
  if (existing.ok()) return ErrorCode::kConflict;
  if (existing.error().code != ErrorCode::kNotFound) return existing.error();
  return Done{};
}

Result<domain::TicketNumber> NextNumber(SqliteDatabase& database, std::int64_t key) {
  return FirstRow(database.Select("UPDATE portal SET last_number = last_number + 1 WHERE key = ?"
                                  " RETURNING last_number",
                                  key),
                  [](SqliteQuery& row) -> Result<domain::TicketNumber> {
                    const auto number = row.As<domain::TicketNumber>();
                    // Run to its end, which is when the change is made to last.
                    while (row.Next()) {
                    }
                    GENKAN_TRY_OK(row.status());
                    return number;
                  });
}

// The ticket as stored, with its number.
Result<Ticket> WriteTicket(SqliteDatabase& database, std::int64_t key, const Ticket& given) {
  Ticket ticket = given;
  TicketSights before;
  const auto earlier = TicketRow(database, key, ticket.id);
  if (earlier.ok()) {
    GENKAN_TRY(const Shelf shelf, ShelfOf(database, key, earlier->pipeline, earlier->stage));
    before = SightsOf(*earlier, shelf);
    if (ticket.number == domain::TicketNumber{0}) ticket.number = earlier->number;
  } else if (earlier.error().code != ErrorCode::kNotFound) {
    return earlier.error();
  }
  GENKAN_TRY(const Shelf shelf, ShelfOf(database, key, ticket.pipeline, ticket.stage));
  if (ticket.number == domain::TicketNumber{0}) {
    GENKAN_TRY(ticket.number, NextNumber(database, key));
  } else {
    GENKAN_TRY_OK(
        database.Execute("UPDATE portal SET last_number = ?1 WHERE key = ?2 AND last_number < ?1",
                         ticket.number, key));
  }
  GENKAN_TRY_OK(WriteTicketRow(database, key, ticket));
  GENKAN_TRY_OK(MoveSights(database, key, before, SightsOf(ticket, shelf)));
  return ticket;
}

// Where the reply goes: the conversation it names, or the one that its ticket has or gets.
Status PlaceReply(SqliteDatabase& database, std::int64_t key, const ReplyWrite& write,
                  Message* message) {
  if (write.new_conversation) {
    const auto newest = NewestConversationRow(database, key, write.ticket);
    if (newest.ok()) {
      message->conversation = newest->id;
      return Done{};
    }
    if (newest.error().code != ErrorCode::kNotFound) return newest.error();
    domain::Conversation conversation = *write.new_conversation;
    conversation.tickets = {write.ticket};
    message->conversation = conversation.id;
    return WriteConversationRow(database, key, conversation);
  }
  GENKAN_TRY(const domain::Conversation conversation,
             ConversationRow(database, key, message->conversation));
  const auto& tickets = conversation.tickets;
  if (std::find(tickets.begin(), tickets.end(), write.ticket) == tickets.end()) {
    return ErrorCode::kConflict;
  }
  return Done{};
}

Result<Ticket> WriteMove(SqliteDatabase& database, std::int64_t key, domain::TicketId id,
                         domain::StageId stage, Millis at) {
  GENKAN_TRY(Ticket ticket, TicketRow(database, key, id));
  GENKAN_TRY(const Shelf shelf_before, ShelfOf(database, key, ticket.pipeline, ticket.stage));
  GENKAN_TRY(const Shelf shelf_after, ShelfOf(database, key, ticket.pipeline, stage));
  const TicketSights before = SightsOf(ticket, shelf_before);
  const domain::StageId before_stage = std::exchange(ticket.stage, stage);
  ticket.last_activity_at_millis = std::max(ticket.last_activity_at_millis, at);
  GENKAN_TRY_OK(database.Execute(
      "UPDATE ticket SET stage = ?, last_activity_at_millis = ? WHERE portal = ? AND id = ?",
      ticket.stage, ticket.last_activity_at_millis, key, ticket.id));
  GENKAN_TRY_OK(MoveSights(database, key, before, SightsOf(ticket, shelf_after)));
  // An internal note moves nothing, and so tells customers nothing.
  if (stage != before_stage || at != INT64_MIN) {
    GENKAN_TRY_OK(NoteTicketChange(database, key, ticket.id));
  }
  return ticket;
}

Result<Message> WriteReply(SqliteDatabase& database, std::int64_t key, const ReplyWrite& write) {
  GENKAN_TRY(const auto sent,
             FindSent(database, key, SenderOf(write), write.client_key, write.content_digest));
  if (sent) {
    if (!sent->reply) return ErrorCode::kConflict;
    return MessageRow(database, key, sent->reply);
  }
  GENKAN_TRY_OK(TicketRow(database, key, write.ticket));
  Message message = write.message;
  GENKAN_TRY_OK(PlaceReply(database, key, write, &message));
  GENKAN_TRY_OK(CheckNew(MessageRow(database, key, message.id)));
  GENKAN_TRY_OK(WriteMessageRow(database, key, message));
  const bool shown = message.audience == domain::Audience::kCustomer;
  GENKAN_TRY_OK(WriteMove(database, key, write.ticket, write.stage_after,
                          shown ? message.sent_at_millis : INT64_MIN));
  if (!shown) {
    GENKAN_TRY_OK(NoteInternalChange(database, key, message.conversation));
  }
  GENKAN_TRY_OK(database.Execute("INSERT INTO sent VALUES (?, ?, ?, ?, ?, NULL)", key,
                                 SenderOf(write), write.client_key, write.content_digest,
                                 message.id));
  return message;
}

// Whoever sees a ticket of the conversation has something new in their list.
Status NoteConversationSeen(SqliteDatabase& database, std::int64_t key,
                            domain::ConversationId conversation, SqliteStamps* stamps) {
  GENKAN_TRY(const domain::Conversation row, ConversationRow(database, key, conversation));
  for (const domain::TicketId id : row.tickets) {
    GENKAN_TRY(const Ticket ticket, TicketRow(database, key, id));
    for (const domain::RawId& seer : SightsOf(ticket, Shelf::kOpen).principals) stamps->Note(seer);
  }
  return Done{};
}

Result<Ticket> WriteNewTicket(SqliteDatabase& database, std::int64_t key,
                              const TicketWrite& write) {
  GENKAN_TRY(const auto sent, FindSent(database, key, RawIdOf(write.sender), write.client_key,
                                       write.content_digest));
  if (sent) {
    if (!sent->ticket) return ErrorCode::kConflict;
    return TicketRow(database, key, sent->ticket);
  }
  GENKAN_TRY_OK(CheckNew(TicketRow(database, key, write.ticket.id)));
  GENKAN_TRY_OK(CheckNew(MessageRow(database, key, write.message.id)));
  Ticket ticket = write.ticket;
  ticket.number = domain::TicketNumber{0};
  GENKAN_TRY(ticket, WriteTicket(database, key, ticket));
  domain::Conversation conversation = write.conversation;
  conversation.tickets = {ticket.id};
  GENKAN_TRY_OK(WriteConversationRow(database, key, conversation));
  Message message = write.message;
  message.conversation = conversation.id;
  GENKAN_TRY_OK(WriteMessageRow(database, key, message));
  GENKAN_TRY_OK(database.Execute("INSERT INTO sent VALUES (?, ?, ?, ?, NULL, ?)", key, write.sender,
                                 write.client_key, write.content_digest, ticket.id));
  return ticket;
}

Result<Ticket> WriteFieldsOf(SqliteDatabase& database, std::int64_t key, domain::TicketId id,
                             const std::vector<domain::FieldValue>& fields) {
  GENKAN_TRY(Ticket ticket, TicketRow(database, key, id));
  ticket.fields = fields;
  GENKAN_TRY_OK(database.Execute("UPDATE ticket SET fields = ? WHERE portal = ? AND id = ?",
                                 fields.size(), key, id));
  GENKAN_TRY_OK(WriteTicketFields(database, key, ticket));
  GENKAN_TRY_OK(NoteTicketChange(database, key, id));
  return ticket;
}

Result<Ticket> WritePeopleOf(SqliteDatabase& database, std::int64_t key, domain::TicketId id,
                             const domain::TicketPeople& people) {
  GENKAN_TRY(Ticket ticket, TicketRow(database, key, id));
  ticket.contacts = people.contacts;
  ticket.restricted = people.restricted;
  return WriteTicket(database, key, ticket);
}

}  // namespace

Result<Ticket> SqliteStore::MoveTicket(domain::PortalId portal, domain::TicketId ticket,
                                       domain::StageId stage, Millis at) {
  Ticket moved;
  GENKAN_TRY_OK(Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    GENKAN_TRY(moved, WriteMove(*writer.database, key, ticket, stage, at));
    return Done{};
  }));
  return moved;
}

Result<Ticket> SqliteStore::PutTicketFields(domain::PortalId portal, domain::TicketId ticket,
                                            const std::vector<domain::FieldValue>& fields) {
  Ticket changed;
  GENKAN_TRY_OK(Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    GENKAN_TRY(changed, WriteFieldsOf(*writer.database, key, ticket, fields));
    return Done{};
  }));
  return changed;
}

Result<Ticket> SqliteStore::PutTicketPeople(domain::PortalId portal, domain::TicketId ticket,
                                            const domain::TicketPeople& people) {
  Ticket changed;
  GENKAN_TRY_OK(Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    GENKAN_TRY(changed, WritePeopleOf(*writer.database, key, ticket, people));
    return Done{};
  }));
  return changed;
}

Result<Message> SqliteStore::StoreReply(domain::PortalId portal, const ReplyWrite& write) {
  Message stored;
  GENKAN_TRY_OK(WriteOfSome([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    GENKAN_TRY(stored, WriteReply(*writer.database, key, write));
    return NoteConversationSeen(*writer.database, key, stored.conversation, &stamps_);
  }));
  return stored;
}

Result<Ticket> SqliteStore::StoreTicket(domain::PortalId portal, const TicketWrite& write) {
  Ticket stored;
  GENKAN_TRY_OK(WriteOfSome([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    GENKAN_TRY(stored, WriteNewTicket(*writer.database, key, write));
    for (const domain::RawId& id : SightsOf(stored, Shelf::kOpen).principals) stamps_.Note(id);
    return Done{};
  }));
  return stored;
}

Result<Ticket> SqliteStore::PutTicket(domain::PortalId portal, const Ticket& ticket) {
  Ticket stored;
  GENKAN_TRY_OK(Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    GENKAN_TRY(stored, WriteTicket(*writer.database, key, ticket));
    return Done{};
  }));
  return stored;
}

Status SqliteStore::PutConversation(domain::PortalId portal,
                                    const domain::Conversation& conversation) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return WriteConversationRow(*writer.database, key, conversation);
  });
}

Status SqliteStore::PutMessage(domain::PortalId portal, const Message& message) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    GENKAN_TRY_OK(WriteMessageRow(*writer.database, key, message));
    if (message.audience != domain::Audience::kCustomer) {
      return NoteInternalChange(*writer.database, key, message.conversation);
    }
    return NoteConversationChange(*writer.database, key, message.conversation);
  });
}

}  // namespace genkan::server
