// When a portal's people are there, and by when they answer.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "genkan/base/calendar.h"
#include "genkan/base/result.h"
#include "genkan/domain/settings/presentation.h"

namespace genkan::domain {

// The moment at which `answer_within_minutes` of open time have gone by since `asked`, by the
// clocks of `zone`; holidays are closed. None where no answer is promised, or the hours are not
// open long enough within a year.
std::optional<Millis> AnswerExpectedAt(const BusinessHours& hours, const TimeZone& zone,
                                       Millis asked);

// "2026-12-31"
std::string DateText(const CivilTime& day);
// Midnight of "2026-12-31"; none where the text is no day of the calendar.
std::optional<CivilTime> ParseDate(std::string_view text);

// "9:05" for 545; 24 hours are "24:00".
std::string ClockText(int minute);
// The minute of the day of "9:05", "09:05" or its full-width form. kInvalidArgument for what is no
// time.
Result<int> ParseClock(std::string_view text);

}  // namespace genkan::domain
