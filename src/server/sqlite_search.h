// What contacts are found by, folded, beside the contacts themselves.
#pragma once

#include "genkan/domain/people.h"
#include "server/sqlite_database.h"

namespace genkan::server {

// Within the transaction in which the contact is written.
Status WriteSearchRow(SqliteDatabase& database, std::int64_t portal_key,
                      const domain::Contact& contact);

// For the contacts of a database from before there was a search, or doubles were looked for: in one
// step, where there is nothing to find yet.
Status FillContactSearch(SqliteDatabase& database);

}  // namespace genkan::server
