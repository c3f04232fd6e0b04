#include "genkan/domain/access_reasons.h"

#include <algorithm>

#include "genkan/domain/entry.h"

namespace genkan::domain {
namespace {

SignInReason StateReason(const Contact& contact) {
  switch (contact.sign_in) {
    case SignInState::kNone:
      return contact.member_email.empty() ? SignInReason::kNoSignInName
                                          : SignInReason::kNeverInvited;
    case SignInState::kInvited:
      return SignInReason::kInvited;
    case SignInState::kActive:
      return SignInReason::kActive;
    case SignInState::kSuspended:
      return SignInReason::kSuspended;
  }
  return SignInReason::kNeverInvited;
}

SignInBecause RegisterReason(const AccessRules& rules, const Contact& contact) {
  SignInBecause because{.reason = SignInReason::kMayRegister, .allows = true, .names = {}};
  if (contact.sign_in != SignInState::kNone) return because;
  for (const std::string& address : contact.addresses) {
    if (MayRegister(rules, address)) because.names.push_back(address);
  }
  return because;
}

SignInBecause GroupReason(const PortalSettings& settings, const Contact& contact) {
  SignInBecause in{.reason = SignInReason::kInAGroup, .allows = true, .names = {}};
  SignInBecause out{.reason = SignInReason::kInNoGroup, .allows = false, .names = {}};
  const auto& let_in = settings.access.groups;
  for (const AccessGroup& group : settings.groups) {
    if (std::find(let_in.begin(), let_in.end(), group.id) == let_in.end()) continue;
    out.names.push_back(group.name);
    if (IsMember(group, contact)) in.names.push_back(group.name);
  }
  if (!in.names.empty()) return in;
  if (out.names.empty()) out.reason = SignInReason::kNoGroupsLetIn;
  return out;
}

CompanyReason PrimaryReason(const TicketRules& rules, const Contact& contact) {
  if (rules.company_tickets == CompanyTickets::kNone) return CompanyReason::kRulesNone;
  if (!SeesCompanyTickets(rules, contact)) return CompanyReason::kNotSelected;
  return contact.company_view ? CompanyReason::kPrimary : CompanyReason::kTakenAway;
}

CompanyReason FurtherReason(const TicketRules& rules, const CompanyMembership& membership) {
  if (!rules.further_companies) return CompanyReason::kFurtherOff;
  return membership.view_granted ? CompanyReason::kGranted : CompanyReason::kNotGranted;
}

}  // namespace

AccessReasons AccessReasonsOf(const Portal& portal, const Contact& contact) {
  const PortalSettings& settings = *portal.settings;
  AccessReasons reasons;
  reasons.sign_in.push_back(
      {.reason = StateReason(contact), .allows = MaySignIn(contact.sign_in), .names = {}});
  SignInBecause registering = RegisterReason(settings.access, contact);
  if (!registering.names.empty()) reasons.sign_in.push_back(std::move(registering));
  if (portal.being_set_up) {
    reasons.sign_in.push_back({.reason = SignInReason::kNotOpenYet, .allows = false, .names = {}});
  }
  if (settings.access.groups_only) reasons.sign_in.push_back(GroupReason(settings, contact));
  for (const CompanyMembership& membership : contact.companies) {
    const CompanyReason reason = membership.primary ? PrimaryReason(settings.tickets, contact)
                                                    : FurtherReason(settings.tickets, membership);
    const bool sees = reason == CompanyReason::kPrimary || reason == CompanyReason::kGranted;
    reasons.companies.push_back({.company = membership.company, .reason = reason, .sees = sees});
  }
  return reasons;
}

}  // namespace genkan::domain
