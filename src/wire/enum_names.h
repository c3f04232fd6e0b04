// The words that enumerations are on the wire. A client that meets a word it does not know takes
// the first of the table, which is always the harmless one.
#pragma once

#include <string_view>

#include "genkan/domain/views.h"

namespace genkan::wire {

template <typename Enum>
struct EnumName {
  Enum value;
  std::string_view name;
};

inline constexpr EnumName<domain::StageKind> kStageKindNames[] = {
    {domain::StageKind::kOpen, "open"}, {domain::StageKind::kClosed, "closed"}};

inline constexpr EnumName<domain::Turn> kTurnNames[] = {{domain::Turn::kNobody, "nobody"},
                                                        {domain::Turn::kSupport, "support"},
                                                        {domain::Turn::kCustomer, "customer"}};

inline constexpr EnumName<domain::Priority> kPriorityNames[] = {
    {domain::Priority::kNone, domain::kPriorityWords[0]},
    {domain::Priority::kLow, domain::kPriorityWords[1]},
    {domain::Priority::kNormal, domain::kPriorityWords[2]},
    {domain::Priority::kHigh, domain::kPriorityWords[3]},
    {domain::Priority::kUrgent, domain::kPriorityWords[4]}};

// kNone has no word: a ticket that may not be seen is not sent.
inline constexpr EnumName<domain::Sight> kSightNames[] = {
    {domain::Sight::kOwn, "own"},
    {domain::Sight::kParticipant, "participant"},
    {domain::Sight::kShared, "shared"},
    {domain::Sight::kPrimaryCompany, "primary_company"},
    {domain::Sight::kFurtherCompany, "further_company"}};

inline constexpr EnumName<domain::AuthorKind> kAuthorKindNames[] = {
    {domain::AuthorKind::kUnverified, "unverified"},
    {domain::AuthorKind::kContact, "contact"},
    {domain::AuthorKind::kStaff, "staff"},
    {domain::AuthorKind::kSystem, "system"}};

inline constexpr EnumName<domain::SignInState> kSignInStateNames[] = {
    {domain::SignInState::kNone, "none"},
    {domain::SignInState::kInvited, "invited"},
    {domain::SignInState::kActive, "active"},
    {domain::SignInState::kSuspended, "suspended"}};

inline constexpr EnumName<domain::Verdict> kVerdictNames[] = {{domain::Verdict::kNone, "none"},
                                                              {domain::Verdict::kGood, "good"},
                                                              {domain::Verdict::kBad, "bad"}};

// The words of an enumeration that stands in records (record_json.h): specialised here where
// several codecs write it, else beside its table.
template <typename Enum>
inline constexpr int kNames = 0;
template <>
inline constexpr auto& kNames<domain::StageKind> = kStageKindNames;
template <>
inline constexpr auto& kNames<domain::Turn> = kTurnNames;
template <>
inline constexpr auto& kNames<domain::Priority> = kPriorityNames;
template <>
inline constexpr auto& kNames<domain::AuthorKind> = kAuthorKindNames;
template <>
inline constexpr auto& kNames<domain::SignInState> = kSignInStateNames;
template <>
inline constexpr auto& kNames<domain::Verdict> = kVerdictNames;

template <typename Enum, std::size_t kCount>
std::string_view NameOf(const EnumName<Enum> (&names)[kCount], Enum value) {
  for (const EnumName<Enum>& row : names) {
    if (row.value == value) return row.name;
  }
  return names[0].name;
}

template <typename Enum, std::size_t kCount>
Enum ValueOf(const EnumName<Enum> (&names)[kCount], std::string_view name) {
  for (const EnumName<Enum>& row : names) {
    if (row.name == name) return row.value;
  }
  return names[0].value;
}

}  // namespace genkan::wire
