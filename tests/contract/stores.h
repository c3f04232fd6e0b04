// The stores that one contract holds, each with what it needs around it.
#pragma once

#include <memory>

#include "genkan/service/memory_store.h"
#include "server/sqlite_store.h"
#include "support/house.h"
#include "support/temp_folder.h"

namespace genkan::support {

class Memory {
 public:
  service::Store& store() { return *store_; }

 private:
  std::unique_ptr<service::Store> store_ = service::NewMemoryStore();
};

class Sqlite {
 public:
  Sqlite() {
    auto opened = server::SqliteStore::Open(folder_.path() / "data", PrintLine);
    REQUIRE(opened.ok());
    store_ = std::move(opened).value();
  }
  service::Store& store() { return *store_; }

 private:
  static void PrintLine(std::string_view line) { UNSCOPED_INFO(line); }

  TempFolder folder_;
  std::unique_ptr<server::SqliteStore> store_;
};

}  // namespace genkan::support

#define GENKAN_STORE_CONTRACT(name, tags) \
  TEMPLATE_TEST_CASE(name, tags, ::genkan::support::Memory, ::genkan::support::Sqlite)
