// The index by which tickets are searched, kept within the transaction of every change.
#pragma once

#include <string>

#include "genkan/domain/conversation.h"
#include "genkan/domain/ticket.h"
#include "server/sqlite_database.h"

namespace genkan::server {

// Before a token, behind whose it is: that the text is a message's, and its ticket's subject has
// it.
inline constexpr char kSubjectToken = 's';

// Before every token: by which contact or company the text is seen, so that what is looked up is
// theirs alone, however many others have the same word. Two may seem the same by chance: what is
// found is looked at again.
inline constexpr std::size_t kSightLength = 6;
std::string SightPrefix(std::int64_t portal_key, domain::RawId principal);

// After the ticket, its people and its fields have been written.
Status IndexTicket(SqliteDatabase& database, std::int64_t portal_key, const domain::Ticket& ticket);
// After the message has been written.
Status IndexMessage(SqliteDatabase& database, std::int64_t portal_key,
                    const domain::Message& message);
// After the conversation has other tickets than `before`.
Status IndexConversation(SqliteDatabase& database, std::int64_t portal_key,
                         const domain::Conversation& conversation,
                         const std::vector<domain::TicketId>& before);

// Before they are removed.
Status ForgetMessage(SqliteDatabase& database, std::int64_t portal_key, domain::MessageId message);
Status ForgetTicket(SqliteDatabase& database, std::int64_t portal_key, domain::TicketId ticket);

// Indexes the tickets that are in search_pending, a few in each transaction: a start that is
// interrupted goes on from there. `log` hears of it where there are many.
Status FillTicketIndex(SqliteDatabase& database, const SqliteDatabase::Log& log);

}  // namespace genkan::server
