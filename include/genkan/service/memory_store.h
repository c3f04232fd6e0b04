// The reference store: all in memory, for the tab and the tests. Not for several threads.
#pragma once

#include <memory>

#include "genkan/service/store.h"

namespace genkan::service {

std::unique_ptr<Store> NewMemoryStore();

}  // namespace genkan::service
