// CBOR (RFC 8949) as authenticators write it: definite lengths, no tags, no floating point, few
// levels deep. nlohmann's reader takes texts alone as the names of a map, and keys of passkeys have
// numbers there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/result.h"

namespace genkan::wire {

struct CborMember;

struct CborValue {
  enum class Kind : std::uint8_t { kInteger, kBytes, kText, kArray, kMap, kSimple };
  Kind kind = Kind::kSimple;
  std::int64_t integer = 0;  // Of kSimple its number: 20 is false, 21 true, 22 null.
  std::string bytes;         // Of kBytes and kText.
  std::vector<CborValue> items;
  std::vector<CborMember> members;

  // The member of a map; null where there is none or this is no map.
  const CborValue* Find(std::int64_t name) const;
  const CborValue* Find(std::string_view name) const;
};

struct CborMember {
  CborValue name;
  CborValue value;
};

// Takes one value off the front of `bytes`; kMalformed where there is none.
Result<CborValue> TakeCbor(std::string_view* bytes);

}  // namespace genkan::wire
