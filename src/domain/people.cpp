#include "genkan/domain/people.h"

#include <algorithm>

#include "genkan/base/utf8.h"

namespace genkan::domain {
namespace {

constexpr std::size_t kAddressBytesMax = 254;  // RFC 5321 §4.5.3.1.3, without the angle brackets

std::string_view PrimarySubtag(std::string_view language) {
  return language.substr(0, language.find('-'));
}

bool FamilyComesFirst(std::string_view language) {
  const std::string_view primary = PrimarySubtag(language);
  return primary == "ja" || primary == "zh" || primary == "ko" || primary == "hu" ||
         primary == "vi";
}

bool HoldsAscii(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Chinese and Korean names in their own script are written as one word.
bool WrittenTogether(const PersonName& name, std::string_view language) {
  const std::string_view primary = PrimarySubtag(language);
  return (primary == "zh" || primary == "ko") && !HoldsAscii(name.family) &&
         !HoldsAscii(name.given);
}

// What a Japanese keyboard gives for "-" and "." beside their full-width forms.
char32_t NarrowedSign(char32_t c) {
  switch (c) {
    case 0x30FC:  // ー
    case 0x2212:  // −
    case 0x2010:  // ‐
    case 0x2013:  // –
      return U'-';
    case 0x3002:  // 。
      return U'.';
    default:
      return c;
  }
}

}  // namespace

std::string ShownName(const PersonName& name, std::string_view language) {
  if (!name.display.empty()) return name.display;
  if (name.family.empty()) return name.given;
  if (name.given.empty()) return name.family;
  const std::string_view gap = WrittenTogether(name, language) ? "" : " ";
  const bool family_first = FamilyComesFirst(language);
  std::string shown = family_first ? name.family : name.given;
  shown += gap;
  shown += family_first ? name.given : name.family;
  return shown;
}

bool Holds(const Staff& staff, Permission permission) {
  const auto& held = staff.permissions;
  return std::find(held.begin(), held.end(), permission) != held.end();
}

std::string NarrowedText(std::string_view text) {
  std::string narrowed;
  narrowed.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = NextCodePoint(text, &position);
    const bool full_width = c >= 0xFF01 && c <= 0xFF5E;
    AppendUtf8(full_width ? c - 0xFF01 + U'!' : NarrowedSign(c), &narrowed);
  }
  return std::string(TrimmedText(narrowed));
}

std::string FoldedAddress(std::string_view address) {
  std::string folded = NarrowedText(address);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return folded;
}

Result<std::string> CheckAddress(std::string_view address) {
  const Error refusal = FieldError("email", "error.address_invalid");
  if (!IsValidUtf8(address)) return refusal;
  std::string narrowed = NarrowedText(address);
  const std::size_t at = narrowed.find('@');
  if (at == std::string::npos || at == 0 || at + 1 == narrowed.size()) return refusal;
  if (narrowed.find('@', at + 1) != std::string::npos) return refusal;
  if (narrowed.size() > kAddressBytesMax) return refusal;
  if (HasForbiddenControl(narrowed, false) || HoldsWhiteSpace(narrowed)) return refusal;
  return narrowed;
}

Result<std::string> CheckPersonName(std::string_view name) {
  constexpr std::size_t kCodePointsMax = 200;
  const std::string_view trimmed = TrimmedText(name);
  if (!IsValidUtf8(name) || HasForbiddenControl(trimmed, false)) {
    return FieldError("name", "error.text_forbidden");
  }
  if (trimmed.empty()) return FieldError("name", "error.name_missing");
  if (CodePointCount(trimmed) > kCodePointsMax) return FieldError("name", "error.value_too_long");
  return std::string(trimmed);
}

Status CheckNewPassword(std::string_view password) {
  constexpr std::size_t kCodePointsMin = 12, kCodePointsMax = 256;
  if (!IsValidUtf8(password)) return FieldError("password", "error.text_forbidden");
  if (CodePointCount(password) < kCodePointsMin) {
    return FieldError("password", "error.password_too_short",
                      {{"min", std::to_string(kCodePointsMin)}});
  }
  if (CodePointCount(password) > kCodePointsMax)
    return FieldError("password", "error.value_too_long");
  return Done{};
}

CompanyId PrimaryCompany(const Contact& contact) {
  for (const CompanyMembership& membership : contact.companies) {
    if (membership.primary) return membership.company;
  }
  return CompanyId{};
}

bool BelongsTo(const Contact& contact, CompanyId company) {
  return std::any_of(
      contact.companies.begin(), contact.companies.end(),
      [company](const CompanyMembership& membership) { return membership.company == company; });
}

}  // namespace genkan::domain
