// Contacts, tickets, conversations and messages as rows, for the store's own files.
#pragma once

#include "genkan/domain/conversation.h"
#include "genkan/domain/people.h"
#include "genkan/domain/ticket.h"
#include "server/sqlite_database.h"

namespace genkan::server {

// A value of a custom field, from a row of (field, value).
domain::FieldValue ReadFieldValue(SqliteQuery& row);

// A condition follows.
inline constexpr std::string_view kSelectContact =
    "SELECT id, family_name, given_name, reading, display_name, language, time_zone, member_email,"
    " sign_in, suspended_from, company_view, sample, external_id, ticket_mail FROM contact"
    " WHERE portal = ? AND ";

// The contact with its addresses, companies and properties, from a row of kSelectContact.
Result<domain::Contact> ContactFrom(SqliteDatabase& database, std::int64_t portal_key,
                                    SqliteQuery& row);

// The ticket with its contacts, companies and fields.
Result<domain::Ticket> TicketRow(SqliteDatabase& database, std::int64_t portal_key,
                                 domain::TicketId id);
// The same without its fields; `fields` is how many it has.
Result<domain::Ticket> BareTicketRow(SqliteDatabase& database, std::int64_t portal_key,
                                     domain::TicketId id, std::int64_t* fields);
// What the tickets hold in the fields of these keys, for all of them at once.
Status AddFields(SqliteDatabase& database, std::int64_t portal_key,
                 const std::vector<std::string>& keys, std::vector<domain::Ticket>* tickets);
// Puts the ticket's fields in the place of those that were there.
Status WriteTicketFields(SqliteDatabase& database, std::int64_t portal_key,
                         const domain::Ticket& ticket);
// Stores or replaces; says nothing to ticket_sight.
Status WriteTicketRow(SqliteDatabase& database, std::int64_t portal_key,
                      const domain::Ticket& ticket);

// The conversation with its tickets.
Result<domain::Conversation> ConversationRow(SqliteDatabase& database, std::int64_t portal_key,
                                             domain::ConversationId id);
// The associated conversation that was made last.
Result<domain::Conversation> NewestConversationRow(SqliteDatabase& database,
                                                   std::int64_t portal_key,
                                                   domain::TicketId ticket);
Status WriteConversationRow(SqliteDatabase& database, std::int64_t portal_key,
                            const domain::Conversation& conversation);

inline constexpr std::string_view kMessageColumns =
    "message.id, conversation, direction, author_kind, author_contact, author_staff,"
    " author_shown_name, audience, text, language, sent_at_millis, delivery, external_id,"
    " attachments, redacted_at_millis";

// The message with its attachments, from a row that begins with kMessageColumns.
Result<domain::Message> MessageFrom(SqliteDatabase& database, std::int64_t portal_key,
                                    SqliteQuery& row);
Result<domain::Message> MessageRow(SqliteDatabase& database, std::int64_t portal_key,
                                   domain::MessageId id);
Status WriteMessageRow(SqliteDatabase& database, std::int64_t portal_key,
                       const domain::Message& message);

}  // namespace genkan::server
