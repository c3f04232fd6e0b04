// One snapshot for the reads of one store call: a connection of the pool, or the writer's own where
// this thread writes.
#pragma once

#include "server/sqlite_store.h"

namespace genkan::server {

class SqliteStore::Reading {
 public:
  static Result<Reading> Open(const SqliteStore& store);
  ~Reading();
  Reading(Reading&& other) noexcept;
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  SqliteConnection& connection() { return writer_ != nullptr ? *writer_ : reader_; }
  SqliteDatabase& database() { return *connection().database; }
  Result<std::int64_t> PortalKey(domain::PortalId portal) { return connection().PortalKey(portal); }

 private:
  explicit Reading(const SqliteStore& store) : store_(&store) {}

  const SqliteStore* store_;
  SqliteConnection* writer_ = nullptr;
  SqliteConnection reader_;
};

}  // namespace genkan::server
