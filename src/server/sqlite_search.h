// What contacts and companies are found by, folded, beside themselves.
#pragma once

#include "genkan/domain/people.h"
#include "server/sqlite_database.h"

namespace genkan::server {

// Within the transaction in which the contact or the company is written.
Status WriteSearchRow(SqliteDatabase& database, std::int64_t portal_key,
                      const domain::Contact& contact);
Status WriteSearchRow(SqliteDatabase& database, std::int64_t portal_key,
                      const domain::Company& company);

// For the contacts and the companies of a database from before there was a search, or doubles were
// looked for: in one step for each, where there is nothing to find yet.
Status FillSearch(SqliteDatabase& database);

}  // namespace genkan::server
