// Those who answer tickets: whether a member of staff is one of them, and what stands for them in
// the queries that show more than customers see.
#pragma once

#include "genkan/domain/people.h"
#include "genkan/domain/portal.h"

namespace genkan::domain {

// What every query takes that shows internal notes and hidden tickets. It cannot be made of a
// customer, and a customer's Viewer never converts into it.
class AgentViewer {
 public:
  // kForbidden where `staff` may not sign in or does not hold Permission::kTickets.
  static Result<AgentViewer> For(PortalId portal, const Staff& staff);
  // Whoever runs the machine and so has the data anyway.
  static AgentViewer Operator(PortalId portal) { return {portal, {}}; }

  PortalId portal() const { return portal_; }
  StaffId staff() const { return staff_; }  // None: the operator.

 private:
  AgentViewer(PortalId portal, StaffId staff) : portal_(portal), staff_(staff) {}

  PortalId portal_;
  StaffId staff_;
};

// What a permission is called on the wire and on the command line.
struct PermissionWord {
  Permission permission;
  std::string_view word;
};
inline constexpr PermissionWord kPermissionWords[] = {
    {Permission::kCustomerPortalSettings, "customer_portal_settings"},
    {Permission::kTickets, "tickets"}};

// Whether `staff` could use the permission at once: they hold it and may sign in.
bool MayUse(const Staff& staff, Permission permission);

// Refuses with kConflict ("error.last_settings_holder") to let `changed` be kept where nobody of
// `all` would be left who may change the portal's settings.
Status CheckSettingsHolderStays(const std::vector<Staff>& all, const Staff& changed);

}  // namespace genkan::domain
