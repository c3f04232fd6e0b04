// One type per kind of id, so that a contact's id can never stand where a ticket's belongs.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "genkan/base/clock.h"
#include "genkan/base/random.h"
#include "genkan/base/result.h"

namespace genkan::domain {

// 128 bits, ordered by the time they were made (UUIDv7, RFC 9562 §5.7). All zero means none.
template <typename Tag>
struct Id {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  explicit operator bool() const { return high != 0 || low != 0; }
  friend auto operator<=>(const Id&, const Id&) = default;
};

using PortalId = Id<struct PortalTag>;
using ContactId = Id<struct ContactTag>;
using CompanyId = Id<struct CompanyTag>;
using StaffId = Id<struct StaffTag>;
using InboxId = Id<struct InboxTag>;
using ChannelAccountId = Id<struct ChannelAccountTag>;
using ConversationId = Id<struct ConversationTag>;
using MessageId = Id<struct MessageTag>;
using AttachmentId = Id<struct AttachmentTag>;
using PipelineId = Id<struct PipelineTag>;
using StageId = Id<struct StageTag>;
using TicketId = Id<struct TicketTag>;
using SessionId = Id<struct SessionTag>;
using ImportId = Id<struct ImportTag>;

// What a customer calls a ticket: counted from 1 within its portal, never reused.
enum class TicketNumber : std::int64_t {};

struct RawId {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
};

RawId NewRawId(Millis now, Random& random);
// The 36 character form, lower case.
std::string RawIdText(RawId id);
// Refuses all but that form (either case) with kInvalidArgument.
Result<RawId> ParseRawId(std::string_view text);

template <typename AnyId>
AnyId NewId(Millis now, Random& random) {
  const RawId raw = NewRawId(now, random);
  return AnyId{raw.high, raw.low};
}

template <typename AnyId>
std::string IdText(AnyId id) {
  return RawIdText(RawId{id.high, id.low});
}

template <typename AnyId>
Result<AnyId> ParseId(std::string_view text) {
  GENKAN_TRY(const RawId raw, ParseRawId(text));
  return AnyId{raw.high, raw.low};
}

// Reads a ticket number as people type it: "42", "#42", full-width digits. Refuses anything else,
// zero and what does not fit.
Result<TicketNumber> ParseTicketNumber(std::string_view text);

}  // namespace genkan::domain
