// What a manager sees and sets of those who work here.
#pragma once

#include <string>
#include <vector>

#include "genkan/domain/people.h"
#include "genkan/domain/settings/fields.h"

namespace genkan::domain {

struct StaffRow {
  StaffId id;
  std::string name;  // Empty: not known yet.
  std::string email;
  SignInState sign_in = SignInState::kNone;
  bool settings = false;  // Holds Permission::kCustomerPortalSettings.
  bool tickets = false;   // Holds Permission::kTickets.
  bool own = false;       // Whoever asks.
  friend bool operator==(const StaffRow&, const StaffRow&) = default;
};

struct StaffList {
  std::vector<StaffRow> staff;
  friend bool operator==(const StaffList&, const StaffList&) = default;
};

// Somebody who is asked to work here, or whose invitation goes out again.
struct StaffInvitation {
  std::string email;
  std::string name;
  bool settings = false;
  bool tickets = true;
};

// Which permissions somebody is to hold.
struct StaffPermissions {
  bool settings = false;
  bool tickets = false;
};

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<StaffRow> auto& row) {
  visit("id", row.id);
  visit("name", row.name);
  visit("email", row.email);
  visit("sign_in", row.sign_in);
  visit("settings", row.settings);
  visit("tickets", row.tickets);
  visit("own", row.own);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<StaffList> auto& list) {
  visit("staff", list.staff);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<StaffInvitation> auto& invitation) {
  visit("email", invitation.email);
  visit("name", invitation.name);
  visit("settings", invitation.settings);
  visit("tickets", invitation.tickets);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<StaffPermissions> auto& permissions) {
  visit("settings", permissions.settings);
  visit("tickets", permissions.tickets);
}

}  // namespace genkan::domain
