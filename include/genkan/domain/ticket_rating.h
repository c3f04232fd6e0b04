// What somebody said of how their ticket was dealt with, once it was closed. It is no message: it
// is for support, moves the ticket nowhere and is mailed to nobody.
#pragma once

#include <string>

#include "genkan/base/clock.h"
#include "genkan/base/result.h"
#include "genkan/domain/ids.h"

namespace genkan::domain {

enum class Verdict : std::uint8_t { kNone, kGood, kBad };  // kNone: nothing was said.

struct Rating {
  Verdict verdict = Verdict::kNone;
  std::string comment;         // UTF-8, newlines \n; empty: none.
  Millis given_at_millis = 0;  // For the first time.
  friend bool operator==(const Rating&, const Rating&) = default;
};

// One for each contact and ticket.
struct TicketRating {
  TicketId ticket;
  ContactId contact;
  Rating rating;
  friend bool operator==(const TicketRating&, const TicketRating&) = default;
};

inline constexpr Millis kRatingChangeMillis = 7 * kMillisPerDay;
inline constexpr std::size_t kRatingCommentCodePointsMax = 1000;

// The rating as stored: its comment as CheckMessageText leaves it, and empty where it says nothing.
// Refuses what is no verdict, and what is too long. The error's field is "verdict" or "comment".
Result<Rating> CheckRating(const Rating& given);

// Whether one may be given, or the one that was given be changed, by its age.
bool IsChangeable(const Rating& rating, Millis now);

}  // namespace genkan::domain
