// What contacts have in common with their doubles, beside the contacts themselves.
#pragma once

#include "genkan/domain/people.h"
#include "server/sqlite_database.h"

namespace genkan::server {

// Within the transaction in which the contact is written.
Status WriteDoubleRows(SqliteDatabase& database, std::int64_t portal_key,
                       const domain::Contact& contact);

}  // namespace genkan::server
