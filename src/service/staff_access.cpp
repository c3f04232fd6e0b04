#include "genkan/service/staff_access.h"

#include <algorithm>

#include "genkan/domain/agent.h"
#include "genkan/domain/entry.h"

namespace genkan::service {
namespace {

using domain::SignInState;
using domain::Staff;

bool MayLess(const Staff& before, const Staff& after) {
  if (domain::MaySignIn(before.sign_in) && !domain::MaySignIn(after.sign_in)) return true;
  return std::any_of(
      before.permissions.begin(), before.permissions.end(),
      [&](domain::Permission permission) { return !domain::Holds(after, permission); });
}

}  // namespace

Status KeepStaff(Store& store, domain::PortalId portal, const Staff& changed,
                 domain::StaffId acting) {
  GENKAN_TRY(const auto all, store.StaffOf(portal));
  GENKAN_TRY_OK(domain::CheckSettingsHolderStays(all, changed));
  GENKAN_TRY_OK(store.PutStaff(portal, changed));
  const auto before = std::find_if(all.begin(), all.end(),
                                   [&](const Staff& each) { return each.id == changed.id; });
  const bool less = before != all.end() && MayLess(*before, changed);
  return less && changed.id != acting ? store.EndSessionsOf(portal, changed.id) : Status(Done{});
}

Status SuspendStaff(Store& store, domain::PortalId portal, Staff staff) {
  if (staff.sign_in == SignInState::kSuspended) return Done{};
  staff.sign_in = SignInState::kSuspended;
  GENKAN_TRY_OK(KeepStaff(store, portal, staff));
  // Also of whoever was invited, or has a preview open.
  GENKAN_TRY_OK(store.EndSessionsOf(portal, staff.id));
  for (const SecretPurpose purpose :
       {SecretPurpose::kInvitation, SecretPurpose::kPasswordReset, SecretPurpose::kSignIn}) {
    GENKAN_TRY_OK(store.VoidOneTimeSecrets(portal, purpose, {}, staff.id));
  }
  return Done{};
}

Status LetStaffBack(Store& store, domain::PortalId portal, Staff staff) {
  if (staff.sign_in != SignInState::kSuspended) return Done{};
  GENKAN_TRY(const std::string password,
             store.PasswordHash(portal, domain::FoldedAddress(staff.email)));
  GENKAN_TRY(const auto passkeys, store.PasskeysOf(portal, {}, staff.id));
  const bool signed_in_before = !password.empty() || !passkeys.empty();
  staff.sign_in = signed_in_before ? SignInState::kActive : SignInState::kNone;
  return store.PutStaff(portal, staff);
}

}  // namespace genkan::service
