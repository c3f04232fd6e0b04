#include "genkan/domain/agent.h"

#include <algorithm>

#include "genkan/domain/entry.h"

namespace genkan::domain {

Result<AgentViewer> AgentViewer::For(PortalId portal, const Staff& staff) {
  if (!MayUse(staff, Permission::kTickets)) return ErrorCode::kForbidden;
  return AgentViewer(portal, staff.id);
}

bool MayUse(const Staff& staff, Permission permission) {
  return MaySignIn(staff.sign_in) && Holds(staff, permission);
}

Status CheckSettingsHolderStays(const std::vector<Staff>& all, const Staff& changed) {
  constexpr auto kSettings = Permission::kCustomerPortalSettings;
  const auto held = [&](const Staff& staff) { return MayUse(staff, kSettings); };
  const auto stays = [&](const Staff& staff) {
    return held(staff.id == changed.id ? changed : staff);
  };
  // Where nobody holds it, nothing is lost.
  if (std::none_of(all.begin(), all.end(), held) || held(changed)) return Done{};
  if (std::any_of(all.begin(), all.end(), stays)) return Done{};
  return Error{.code = ErrorCode::kConflict, .message_key = "error.last_settings_holder"};
}

}  // namespace genkan::domain
