// The words that the enumerations of settings are on the wire; see enum_names.h.
#pragma once

#include "genkan/domain/portal.h"
#include "wire/enum_names.h"
#include "wire/record_json.h"

namespace genkan::wire {

inline constexpr EnumName<domain::FilterTest> kFilterTestNames[] = {
    {domain::FilterTest::kIs, "is"},
    {domain::FilterTest::kIsNot, "is_not"},
    {domain::FilterTest::kContains, "contains"},
    {domain::FilterTest::kIsKnown, "is_known"},
    {domain::FilterTest::kIsUnknown, "is_unknown"}};

inline constexpr EnumName<domain::CompanyTickets> kCompanyTicketsNames[] = {
    {domain::CompanyTickets::kNone, "none"},
    {domain::CompanyTickets::kPrimaryCompany, "primary_company"},
    {domain::CompanyTickets::kSelected, "selected"}};

inline constexpr EnumName<domain::GroupKind> kGroupKindNames[] = {
    {domain::GroupKind::kStatic, "static"}, {domain::GroupKind::kDynamic, "dynamic"}};

inline constexpr EnumName<domain::UnknownSubject> kUnknownSubjectNames[] = {
    {domain::UnknownSubject::kRefused, "refused"}, {domain::UnknownSubject::kCreated, "created"}};

inline constexpr EnumName<domain::OwnerName> kOwnerNameNames[] = {
    {domain::OwnerName::kHidden, "hidden"},
    {domain::OwnerName::kFull, "full"},
    {domain::OwnerName::kTeam, "team"}};

inline constexpr EnumName<domain::FieldKind> kFieldKindNames[] = {
    {domain::FieldKind::kText, "text"},     {domain::FieldKind::kLongText, "long_text"},
    {domain::FieldKind::kChoice, "choice"}, {domain::FieldKind::kDate, "date"},
    {domain::FieldKind::kNumber, "number"}, {domain::FieldKind::kFiles, "files"}};

inline constexpr EnumName<domain::MailKind> kMailKindNames[] = {
    {domain::MailKind::kInvitation, "invitation"},
    {domain::MailKind::kRegistration, "registration"},
    {domain::MailKind::kSignIn, "sign_in"},
    {domain::MailKind::kPasswordReset, "password_reset"},
    {domain::MailKind::kPasswordChanged, "password_changed"},
    {domain::MailKind::kTicketReceived, "ticket_received"},
    {domain::MailKind::kReply, "reply"},
    {domain::MailKind::kTicketClosed, "ticket_closed"},
    {domain::MailKind::kAlreadyRegistered, "already_registered"},
    {domain::MailKind::kPasskeyAdded, "passkey_added"},
    {domain::MailKind::kAddressConfirm, "address_confirm"},
    {domain::MailKind::kAddressChanged, "address_changed"},
    {domain::MailKind::kContactsMerged, "contacts_merged"},
    {domain::MailKind::kParticipantAdded, "participant_added"}};

// Each found by its type.
template <>
inline constexpr auto& kNames<domain::FilterTest> = kFilterTestNames;
template <>
inline constexpr auto& kNames<domain::CompanyTickets> = kCompanyTicketsNames;
template <>
inline constexpr auto& kNames<domain::GroupKind> = kGroupKindNames;
template <>
inline constexpr auto& kNames<domain::UnknownSubject> = kUnknownSubjectNames;
template <>
inline constexpr auto& kNames<domain::OwnerName> = kOwnerNameNames;
template <>
inline constexpr auto& kNames<domain::FieldKind> = kFieldKindNames;
template <>
inline constexpr auto& kNames<domain::MailKind> = kMailKindNames;

}  // namespace genkan::wire
