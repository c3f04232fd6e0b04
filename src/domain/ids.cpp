#include "genkan/domain/ids.h"

#include <array>
#include <charconv>

#include "genkan/domain/people.h"

namespace genkan::domain {
namespace {

constexpr std::size_t kIdTextLength = 36;

bool IsDashPlace(std::size_t i) { return i == 8 || i == 13 || i == 18 || i == 23; }

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

RawId NewRawId(Millis now, Random& random) {
  std::array<std::uint8_t, 10> bytes{};
  random.Fill(bytes);
  RawId id;
  id.high = static_cast<std::uint64_t>(now) << 16 | 0x7000u |
            (static_cast<std::uint64_t>(bytes[0] & 0x0F) << 8) | bytes[1];
  for (std::size_t i = 2; i < bytes.size(); ++i) id.low = id.low << 8 | bytes[i];
  id.low = (id.low & 0x3FFFFFFFFFFFFFFFu) | 0x8000000000000000u;
  return id;
}

std::string RawIdText(RawId id) {
  std::string text;
  text.reserve(kIdTextLength);
  for (std::size_t nibble = 0; nibble < 32; ++nibble) {
    if (IsDashPlace(text.size())) text += '-';
    const std::uint64_t half = nibble < 16 ? id.high : id.low;
    text += "0123456789abcdef"[half >> (60 - 4 * (nibble % 16)) & 0xF];
  }
  return text;
}

Result<RawId> ParseRawId(std::string_view text) {
  const Error refusal{.code = ErrorCode::kInvalidArgument, .message_key = "error.id_invalid"};
  if (text.size() != kIdTextLength) return refusal;
  RawId id;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (IsDashPlace(i)) {
      if (text[i] != '-') return refusal;
      continue;
    }
    const int digit = HexDigit(text[i]);
    if (digit < 0) return refusal;
    std::uint64_t& half = i < 18 ? id.high : id.low;
    half = half << 4 | static_cast<std::uint64_t>(digit);
  }
  return id;
}

Result<TicketNumber> ParseTicketNumber(std::string_view text) {
  std::string digits = NarrowedText(text);
  if (digits.starts_with('#')) digits.erase(0, 1);
  std::int64_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
  if (!whole || number <= 0) {
    return Error{.code = ErrorCode::kInvalidArgument, .message_key = "error.ticket_number_invalid"};
  }
  return TicketNumber{number};
}

}  // namespace genkan::domain
