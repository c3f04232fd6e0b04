#include "genkan/domain/settings/custom_fields.h"

#include <algorithm>

#include "genkan/base/calendar.h"
#include "genkan/base/utf8.h"
#include "genkan/domain/people.h"
#include "genkan/domain/settings/field_values.h"

namespace genkan::domain {
namespace {

constexpr std::size_t kTextCodePointsMax = 200;
constexpr std::size_t kLongTextBytesMax = 65536;
constexpr std::size_t kNumberCharactersMax = 30;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// "-12.5": digits with at most one point and a sign before them.
bool IsNumber(std::string_view text) {
  if (text.size() > kNumberCharactersMax) return false;
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const auto digits = std::count_if(text.begin(), text.end(), IsDigit);
  const auto points = std::count(text.begin(), text.end(), '.');
  return digits > 0 && points <= 1 && digits + points == static_cast<std::ptrdiff_t>(text.size());
}

Result<std::string> CheckWords(FieldKind kind, std::string_view key, std::string_view value) {
  const bool lines = kind == FieldKind::kLongText;
  if (!IsValidUtf8(value) || HasForbiddenControl(value, lines)) {
    return FieldError(key, "error.text_forbidden");
  }
  const std::string_view trimmed = TrimmedText(value);
  const bool too_long =
      lines ? trimmed.size() > kLongTextBytesMax : CodePointCount(trimmed) > kTextCodePointsMax;
  if (too_long) return FieldError(key, "error.value_too_long");
  return std::string(trimmed);
}

}  // namespace

const CustomField* FindField(const std::vector<CustomField>& fields, std::string_view key) {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [key](const CustomField& field) { return field.key == key; });
  return found != fields.end() ? &*found : nullptr;
}

std::string ChoiceLabel(const std::vector<Choice>& choices, std::string_view key,
                        std::string_view language) {
  const auto found = std::find_if(choices.begin(), choices.end(),
                                  [key](const Choice& choice) { return choice.key == key; });
  return found != choices.end() ? TextIn(found->label, language) : std::string(key);
}

std::int64_t RecordsUsing(const std::vector<FieldUse>& uses, FieldOwner owner,
                          std::string_view field, std::string_view value) {
  for (const FieldUse& use : uses) {
    if (use.owner == owner && use.field == field && use.value == value) return use.records;
  }
  return 0;
}

std::string FreeKey(const std::vector<std::string>& taken, std::string_view stem) {
  for (std::size_t number = 1;; ++number) {
    std::string key = std::string(stem) + "_" + std::to_string(number);
    if (std::find(taken.begin(), taken.end(), key) == taken.end()) return key;
  }
}

Result<std::string> CheckFieldValue(const CustomField& field, std::string_view value) {
  GENKAN_TRY(std::string kept, CheckValueOfKind(field.kind, field.key, value));
  if (kept.empty() || field.kind != FieldKind::kChoice) return kept;
  const bool offered =
      std::any_of(field.choices.begin(), field.choices.end(),
                  [&](const Choice& choice) { return choice.key == kept && !choice.retired; });
  if (!offered) return FieldError(field.key, "error.choice_unknown");
  return kept;
}

Result<std::string> CheckValueOfKind(FieldKind kind, std::string_view key, std::string_view value) {
  GENKAN_TRY(std::string words, CheckWords(kind, key, value));
  if (words.empty()) return words;
  switch (kind) {
    case FieldKind::kText:
    case FieldKind::kLongText:
    case FieldKind::kChoice:
      break;
    case FieldKind::kDate:
      words = NarrowedText(words);
      if (!ParseDate(words).has_value()) return FieldError(key, "error.date_invalid");
      break;
    case FieldKind::kNumber:
      words = NarrowedText(words);
      if (!IsNumber(words)) return FieldError(key, "error.number_invalid");
      break;
    case FieldKind::kFiles:
      // Files are attachments of the message; the field holds no value of its own.
      return FieldError(key, "error.value_forbidden");
  }
  return words;
}

}  // namespace genkan::domain
