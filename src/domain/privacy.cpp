#include "genkan/domain/privacy.h"

#include <algorithm>
#include <charconv>

#include "genkan/base/calendar.h"
#include "genkan/domain/ticket.h"

namespace genkan::domain {
namespace {

constexpr std::string_view kFormer = "former:";
// How the kinds of entries begin that are about somebody's account.
constexpr std::string_view kAccountActions[] = {"account.",  "contact.", "preview.", "passkey.",
                                                "password.", "consent.", "privacy.", "session."};
constexpr std::size_t kNoteBytesMax = 2000;

int DaysIn(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

bool Tells(const AuditEntry& entry, std::string_view text) {
  return entry.before.find(text) != std::string::npos ||
         entry.after.find(text) != std::string::npos;
}

void Replace(const std::string& from, const std::string& to, std::string* text) {
  for (std::size_t at = text->find(from); at != std::string::npos; at = text->find(from, at)) {
    text->replace(at, from.size(), to);
    at += to.size();
  }
}

}  // namespace

std::string FormerText(std::int64_t number) {
  return std::string(kFormer) + std::to_string(number);
}

std::optional<std::int64_t> FormerNumber(std::string_view text) {
  if (!text.starts_with(kFormer)) return std::nullopt;
  text.remove_prefix(kFormer.size());
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

Millis MonthsLater(Millis instant, int months) {
  CivilTime civil = CivilTimeAt(instant, 0);
  const int counted = civil.year * 12 + civil.month - 1 + months;
  civil.year = counted / 12;
  civil.month = counted % 12 + 1;
  civil.day = std::min(civil.day, DaysIn(civil.year, civil.month));
  return MillisFromCivil(civil, 0);
}

Millis PrivacyDue(Millis asked_at) { return MonthsLater(asked_at, 1); }

bool IsAboutAccount(const AuditEntry& entry, const Contact& contact) {
  const bool of_account =
      std::any_of(std::begin(kAccountActions), std::end(kAccountActions),
                  [&](std::string_view begin) { return entry.action.starts_with(begin); });
  if (!of_account) return false;
  const std::string name = '"' + contact.member_email + '"';
  return entry.contact == contact.id || Tells(entry, IdText(contact.id)) ||
         (!contact.member_email.empty() && Tells(entry, name));
}

AuditEntry WithoutPerson(AuditEntry entry, const Erasure& erasure,
                         const std::vector<std::string>& words) {
  const std::string former = FormerText(erasure.number);
  bool theirs = entry.contact == erasure.contact;
  if (theirs) {
    entry.contact = {};
    entry.actor_shown_name = former;
  }
  for (const std::string& word : words) {
    const std::string quoted = '"' + word + '"';
    theirs = theirs || entry.subject == word || Tells(entry, quoted);
    if (entry.subject == word) entry.subject = former;
    Replace(quoted, '"' + former + '"', &entry.before);
    Replace(quoted, '"' + former + '"', &entry.after);
  }
  if (theirs && entry.action.starts_with("contact.")) {
    entry.before.clear();
    entry.after.clear();
  }
  return entry;
}

Result<std::string> CheckPrivacyNote(std::string_view text, std::string_view field) {
  GENKAN_TRY(std::string checked, CheckMessageText(text, field));
  if (checked.size() > kNoteBytesMax) return FieldError(field, "error.value_too_long");
  return checked;
}

}  // namespace genkan::domain
