// The stores that one contract holds, each with what it needs around it.
#pragma once

#include <memory>

#include "genkan/service/memory_store.h"
#include "support/house.h"

namespace genkan::test {

class Memory {
 public:
  service::Store& store() { return *store_; }

 private:
  std::unique_ptr<service::Store> store_ = service::NewMemoryStore();
};

}  // namespace genkan::test

#define GENKAN_STORE_CONTRACT(name, tags) TEMPLATE_TEST_CASE(name, tags, ::genkan::test::Memory)
