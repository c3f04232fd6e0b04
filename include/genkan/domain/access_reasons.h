// Why a contact may or may not sign in, and whose tickets it sees beside its own: in the order in
// which the rules are asked, so that a manager can follow them.
#pragma once

#include <string>
#include <vector>

#include "genkan/domain/portal.h"
#include "genkan/domain/settings/fields.h"

namespace genkan::domain {

enum class SignInReason : std::uint8_t {
  // How far the contact has come: the first of the reasons is one of these.
  kNoSignInName,
  kNeverInvited,
  kInvited,
  kActive,
  kSuspended,
  // What else decides.
  kMayRegister,  // `names` are its addresses with which it may register by itself.
  kNotOpenYet,
  kInAGroup,       // `names` are those of its groups that are let in.
  kInNoGroup,      // `names` are the groups that are let in.
  kNoGroupsLetIn,  // Only groups are let in, and none is chosen.
};

struct SignInBecause {
  SignInReason reason = SignInReason::kNeverInvited;
  bool allows = false;
  std::vector<std::string> names;
  friend bool operator==(const SignInBecause&, const SignInBecause&) = default;
};

enum class CompanyReason : std::uint8_t {
  kPrimary,      // Its primary company's tickets are shown.
  kGranted,      // A further company's that were granted to it.
  kRulesNone,    // The portal shows nobody a company's tickets.
  kNotSelected,  // The portal shows them to those whom a filter means, and not to this contact.
  kTakenAway,    // The primary company's were taken from this contact.
  kFurtherOff,   // The portal shows nobody further companies' tickets.
  kNotGranted,
};

struct CompanyBecause {
  CompanyId company;
  CompanyReason reason = CompanyReason::kNotGranted;
  bool sees = false;
  friend bool operator==(const CompanyBecause&, const CompanyBecause&) = default;
};

struct AccessReasons {
  std::vector<SignInBecause> sign_in;
  std::vector<CompanyBecause> companies;  // Of all the contact's companies, in their order.
  friend bool operator==(const AccessReasons&, const AccessReasons&) = default;
};

// EntryOf lets the contact in where every reason but kMayRegister allows it, and ViewerFor shows it
// the tickets of the companies that it is said to see. REQUIRES: `contact` belongs to `portal`.
AccessReasons AccessReasonsOf(const Portal& portal, const Contact& contact);

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<SignInBecause> auto& because) {
  visit("reason", because.reason);
  visit("allows", because.allows);
  visit("names", because.names);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<CompanyBecause> auto& because) {
  visit("company", because.company);
  visit("reason", because.reason);
  visit("sees", because.sees);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<AccessReasons> auto& reasons) {
  visit("sign_in", reasons.sign_in);
  visit("companies", reasons.companies);
}

}  // namespace genkan::domain
