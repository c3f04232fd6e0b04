#include "genkan/domain/settings/custom_fields.h"

#include <algorithm>

#include "genkan/base/calendar.h"
#include "genkan/base/utf8.h"
#include "genkan/domain/people.h"

namespace genkan::domain {
namespace {

constexpr std::size_t kTextCodePointsMax = 200;
constexpr std::size_t kLongTextBytesMax = 65536;
constexpr std::size_t kNumberCharactersMax = 30;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// A date of the Gregorian calendar as "2026-12-31" (RFC 3339 §5.6, full-date).
bool IsDate(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00";
  if (text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    if (kForm[i] == '0' ? !IsDigit(text[i]) : text[i] != kForm[i]) return false;
  }
  const auto number = [&](std::size_t from, std::size_t digits) {
    int value = 0;
    for (const char c : text.substr(from, digits)) value = value * 10 + (c - '0');
    return value;
  };
  const CivilTime day{.year = number(0, 4), .month = number(5, 2), .day = number(8, 2)};
  if (day.month < 1 || day.month > 12 || day.day < 1) return false;
  // A day that the month does not have comes back as another.
  return CivilTimeAt(MillisFromCivil(day, 0), 0).day == day.day;
}

// "-12.5": digits with at most one point and a sign before them.
bool IsNumber(std::string_view text) {
  if (text.size() > kNumberCharactersMax) return false;
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const auto digits = std::count_if(text.begin(), text.end(), IsDigit);
  const auto points = std::count(text.begin(), text.end(), '.');
  return digits > 0 && points <= 1 && digits + points == static_cast<std::ptrdiff_t>(text.size());
}

Result<std::string> CheckWords(const CustomField& field, std::string_view value) {
  const bool lines = field.kind == FieldKind::kLongText;
  if (!IsValidUtf8(value) || HasForbiddenControl(value, lines)) {
    return FieldError(field.key, "error.text_forbidden");
  }
  const std::string_view trimmed = TrimmedText(value);
  const bool too_long =
      lines ? trimmed.size() > kLongTextBytesMax : CodePointCount(trimmed) > kTextCodePointsMax;
  if (too_long) return FieldError(field.key, "error.value_too_long");
  return std::string(trimmed);
}

}  // namespace

const CustomField* FindField(const std::vector<CustomField>& fields, std::string_view key) {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [key](const CustomField& field) { return field.key == key; });
  return found != fields.end() ? &*found : nullptr;
}

Result<std::string> CheckFieldValue(const CustomField& field, std::string_view value) {
  GENKAN_TRY(const std::string words, CheckWords(field, value));
  if (words.empty()) return words;
  const std::string narrowed = NarrowedText(words);
  switch (field.kind) {
    case FieldKind::kText:
    case FieldKind::kLongText:
      return words;
    case FieldKind::kChoice: {
      const bool offered =
          std::any_of(field.choices.begin(), field.choices.end(),
                      [&](const Choice& choice) { return choice.key == words && !choice.retired; });
      if (!offered) return FieldError(field.key, "error.choice_unknown");
      return words;
    }
    case FieldKind::kDate:
      if (!IsDate(narrowed)) return FieldError(field.key, "error.date_invalid");
      return narrowed;
    case FieldKind::kNumber:
      if (!IsNumber(narrowed)) return FieldError(field.key, "error.number_invalid");
      return narrowed;
    case FieldKind::kFiles:
      // Files are attachments of the message; the field holds no value of its own.
      return FieldError(field.key, "error.value_forbidden");
  }
  return ErrorCode::kInternal;
}

}  // namespace genkan::domain
