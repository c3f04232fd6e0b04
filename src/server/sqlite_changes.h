// The moments of changes, for whoever has the portal open.
#pragma once

#include "genkan/domain/ids.h"
#include "server/sqlite_database.h"

namespace genkan::server {

// Each says that what it names has changed, in the transaction of the change.
Status NoteSessionChange(SqliteDatabase& database, std::int64_t portal_key);
Status NoteContactChange(SqliteDatabase& database, std::int64_t portal_key,
                         domain::ContactId contact);
// Of all the conversation's tickets.
Status NoteConversationChange(SqliteDatabase& database, std::int64_t portal_key,
                              domain::ConversationId conversation);
// The same of a message that only agents see.
Status NoteInternalChange(SqliteDatabase& database, std::int64_t portal_key,
                          domain::ConversationId conversation);
Status NoteTicketChange(SqliteDatabase& database, std::int64_t portal_key, domain::TicketId ticket);
// The same of what only agents see of a ticket.
Status NoteDeskChange(SqliteDatabase& database, std::int64_t portal_key, domain::TicketId ticket);

}  // namespace genkan::server
