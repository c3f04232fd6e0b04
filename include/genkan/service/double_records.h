// What the store gives of contacts that are likely the same person.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "genkan/domain/ids.h"

namespace genkan::service {

struct DoubleQuery {
  std::string after;  // Keys after this one; empty: from the first.
  std::size_t limit = 20;
};

// Those who share a key of domain::DoubleKeysOf, two at least.
struct DoubleRow {
  std::string key;
  std::vector<domain::ContactId> contacts;  // By id, at most domain::kDoublesNamed.
  std::int64_t total = 0;
  friend bool operator==(const DoubleRow&, const DoubleRow&) = default;
};

}  // namespace genkan::service
