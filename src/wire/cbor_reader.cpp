#include "wire/cbor_reader.h"

#include <limits>

namespace genkan::wire {
namespace {

using Kind = CborValue::Kind;

constexpr int kDepthMax = 8;
// Every value takes a byte at least, so that a body's limit is a limit of these too; this one keeps
// a length that lies from making room for what never comes.
constexpr std::uint64_t kItemsMax = 256;

enum class Major : std::uint8_t {
  kPositive,
  kNegative,
  kBytes,
  kText,
  kArray,
  kMap,
  kTag,
  kSimple
};

struct Head {
  Major major = Major::kPositive;
  std::uint64_t argument = 0;
};

Result<Head> TakeHead(std::string_view* bytes) {
  if (bytes->empty()) return ErrorCode::kMalformed;
  const auto first = static_cast<std::uint8_t>(bytes->front());
  bytes->remove_prefix(1);
  Head head{.major = static_cast<Major>(first >> 5)};
  const unsigned info = first & 0x1FU;
  if (info < 24) {
    head.argument = info;
    return head;
  }
  // 28 to 30 are nothing, 31 is an indefinite length; long simple values are floating point.
  if (info > 27 || head.major == Major::kSimple) return ErrorCode::kMalformed;
  const std::size_t size = std::size_t{1} << (info - 24);
  if (bytes->size() < size) return ErrorCode::kMalformed;
  for (std::size_t i = 0; i < size; ++i) {
    head.argument = head.argument << 8 | static_cast<std::uint8_t>((*bytes)[i]);
  }
  bytes->remove_prefix(size);
  return head;
}

Result<CborValue> Take(std::string_view* bytes, int depth);

Result<CborValue> TakeItems(const Head& head, std::string_view* bytes, int depth) {
  if (depth >= kDepthMax || head.argument > kItemsMax) return ErrorCode::kMalformed;
  const bool map = head.major == Major::kMap;
  CborValue value{.kind = map ? Kind::kMap : Kind::kArray};
  for (std::uint64_t i = 0; i < head.argument; ++i) {
    GENKAN_TRY(CborValue item, Take(bytes, depth + 1));
    if (!map) {
      value.items.push_back(std::move(item));
      continue;
    }
    GENKAN_TRY(CborValue held, Take(bytes, depth + 1));
    value.members.push_back({std::move(item), std::move(held)});
  }
  return value;
}

Result<CborValue> Take(std::string_view* bytes, int depth) {
  GENKAN_TRY(const Head head, TakeHead(bytes));
  constexpr auto kIntegerMax = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  switch (head.major) {
    case Major::kPositive:
    case Major::kNegative:
    case Major::kSimple: {
      if (head.argument > kIntegerMax) return ErrorCode::kMalformed;
      const bool simple = head.major == Major::kSimple;
      const auto integer = static_cast<std::int64_t>(head.argument);
      return CborValue{.kind = simple ? Kind::kSimple : Kind::kInteger,
                       .integer = head.major == Major::kNegative ? -1 - integer : integer};
    }
    case Major::kBytes:
    case Major::kText: {
      if (head.argument > bytes->size()) return ErrorCode::kMalformed;
      const auto size = static_cast<std::size_t>(head.argument);
      CborValue value{.kind = head.major == Major::kBytes ? Kind::kBytes : Kind::kText,
                      .bytes = std::string(bytes->substr(0, size))};
      bytes->remove_prefix(size);
      return value;
    }
    case Major::kArray:
    case Major::kMap:
      return TakeItems(head, bytes, depth);
    case Major::kTag:
      break;
  }
  return ErrorCode::kMalformed;
}

// The member whose name is right; null where two have it, so that no two readers take another one.
template <typename Wanted>
const CborValue* OnlyMember(const CborValue& map, const Wanted& wanted) {
  const CborValue* found = nullptr;
  for (const auto& [name, value] : map.members) {
    if (!wanted(name)) continue;
    if (found != nullptr) return nullptr;
    found = &value;
  }
  return found;
}

}  // namespace

const CborValue* CborValue::Find(std::int64_t name) const {
  return OnlyMember(*this, [name](const CborValue& each) {
    return each.kind == Kind::kInteger && each.integer == name;
  });
}

const CborValue* CborValue::Find(std::string_view name) const {
  return OnlyMember(*this, [name](const CborValue& each) {
    return each.kind == Kind::kText && each.bytes == name;
  });
}

Result<CborValue> TakeCbor(std::string_view* bytes) { return Take(bytes, 0); }

}  // namespace genkan::wire
