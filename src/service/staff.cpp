// A manager looks after those who work here: who they are, what they may, and whom to invite.
#include <algorithm>

#include "genkan/domain/agent.h"
#include "genkan/service/invitation.h"
#include "genkan/service/staff_access.h"
#include "genkan/wire/staff_codec.h"
#include "service/answers.h"
#include "service/audit.h"
#include "service/handlers.h"
#include "service/parameters.h"

namespace genkan::service {
namespace {

using domain::Permission;
using domain::Staff;

Answer ListAnswer(const Backend& backend, const Call& call) {
  GENKAN_TRY(const auto all, backend.store.StaffOf(call.portal.id));
  domain::StaffList list;
  for (const Staff& staff : all) {
    list.staff.push_back({.id = staff.id,
                          .name = domain::ShownName(staff.name, staff.language),
                          .email = staff.email,
                          .sign_in = staff.sign_in,
                          .settings = domain::Holds(staff, Permission::kCustomerPortalSettings),
                          .tickets = domain::Holds(staff, Permission::kTickets),
                          .own = staff.id == call.actor->staff->id});
  }
  return JsonAnswer(200, wire::EncodeStaffList(list));
}

void Set(Staff* staff, Permission permission, bool held) {
  std::erase(staff->permissions, permission);
  if (held) staff->permissions.push_back(permission);
}

domain::StaffPermissions PermissionsOf(const Staff& staff) {
  return {.settings = domain::Holds(staff, Permission::kCustomerPortalSettings),
          .tickets = domain::Holds(staff, Permission::kTickets)};
}

Result<Staff> StaffInPath(const Backend& backend, const Call& call) {
  const auto id = domain::ParseId<domain::StaffId>(call.parameter);
  if (!id.ok() || !*id) return ErrorCode::kNotFound;
  return backend.store.StaffById(call.portal.id, *id);
}

// Shuts out, or lets in again, whom the path names.
Answer ChangeAccess(const Backend& backend, const Call& call, std::string_view action,
                    Status (*change)(Store&, domain::PortalId, Staff)) {
  const Status changed = backend.store.Atomically([&]() -> Status {
    GENKAN_TRY(const Staff before, StaffInPath(backend, call));
    if (before.id == call.actor->staff->id) {
      return Error{.code = ErrorCode::kConflict, .message_key = "error.staff_own"};
    }
    GENKAN_TRY_OK(change(backend.store, call.portal.id, before));
    GENKAN_TRY(const Staff after, backend.store.StaffById(call.portal.id, before.id));
    if (after == before) return Done{};
    return RecordAudit(
        backend, call,
        {.action = std::string(action), .subject = after.email, .before = {}, .after = {}});
  });
  GENKAN_TRY_OK(changed);
  return ListAnswer(backend, call);
}

// Whoever has the address, or somebody new.
Result<Staff> Invited(const Backend& backend, const Call& call,
                      const domain::StaffInvitation& wanted) {
  GENKAN_TRY(const std::string address, domain::CheckAddress(wanted.email));
  auto known = backend.store.StaffByEmail(call.portal.id, domain::FoldedAddress(address));
  if (!known.ok() && known.error().code != ErrorCode::kNotFound) return known;
  Staff staff =
      known.ok()
          ? *known
          : Staff{.id = domain::NewId<domain::StaffId>(call.now_millis, backend.ports.random),
                  .email = address};
  if (staff.sign_in == domain::SignInState::kSuspended) {
    return FieldError("email", "error.staff_suspended");
  }
  if (!wanted.name.empty()) {
    GENKAN_TRY(const std::string name, domain::CheckPersonName(wanted.name));
    staff.name = {.display = name};
  }
  // Whoever is here already loses nothing by being invited again.
  if (wanted.settings) Set(&staff, Permission::kCustomerPortalSettings, true);
  if (wanted.tickets) Set(&staff, Permission::kTickets, true);
  return staff;
}

}  // namespace

Answer ListStaff(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  return ListAnswer(backend, call);
}

Answer PostStaff(const Backend& backend, const Call& call) {
  GENKAN_TRY(const auto wanted, wire::DecodeStaffInvitation(call.request.body));
  GENKAN_TRY(const Staff staff, Invited(backend, call, wanted));
  const Status invited = backend.store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(backend.store.PutStaff(call.portal.id, staff));
    GENKAN_TRY_OK(RecordAudit(backend, call,
                              {.action = "staff.invited",
                               .subject = staff.email,
                               .before = {},
                               .after = wire::EncodeStaffPermissions(PermissionsOf(staff))}));
    GENKAN_TRY_OK(InviteStaff({.store = backend.store,
                               .ports = backend.ports,
                               .public_origin = backend.public_origin,
                               .mail_from = backend.mail_from},
                              call.portal, staff.id));
    return Done{};
  });
  GENKAN_TRY_OK(invited);
  return ListAnswer(backend, call);
}

Answer PutStaffPermissions(const Backend& backend, const Call& call) {
  GENKAN_TRY(const auto wanted, wire::DecodeStaffPermissions(call.request.body));
  const Status changed = backend.store.Atomically([&]() -> Status {
    GENKAN_TRY(const Staff before, StaffInPath(backend, call));
    Staff after = before;
    Set(&after, Permission::kCustomerPortalSettings, wanted.settings);
    Set(&after, Permission::kTickets, wanted.tickets);
    const std::string was = wire::EncodeStaffPermissions(PermissionsOf(before));
    const std::string is = wire::EncodeStaffPermissions(PermissionsOf(after));
    if (was == is) return Done{};
    GENKAN_TRY_OK(KeepStaff(backend.store, call.portal.id, after, call.actor->staff->id));
    return RecordAudit(
        backend, call,
        {.action = "permission.changed", .subject = after.email, .before = was, .after = is});
  });
  GENKAN_TRY_OK(changed);
  return ListAnswer(backend, call);
}

Answer PostStaffSuspension(const Backend& backend, const Call& call) {
  return ChangeAccess(backend, call, "staff.suspended", SuspendStaff);
}

Answer DeleteStaffSuspension(const Backend& backend, const Call& call) {
  return ChangeAccess(backend, call, "staff.let_back", LetStaffBack);
}

}  // namespace genkan::service
