// Staff on the way between a manager and the backend.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/domain/staff_views.h"

namespace genkan::wire {

std::string EncodeStaffList(const domain::StaffList& list);
Result<domain::StaffList> DecodeStaffList(std::string_view body);

// {"email": "...", "name": "...", "settings": false, "tickets": true}; unknown names are refused.
std::string EncodeStaffInvitation(const domain::StaffInvitation& invitation);
Result<domain::StaffInvitation> DecodeStaffInvitation(std::string_view body);

// {"settings": false, "tickets": true}; the same.
std::string EncodeStaffPermissions(const domain::StaffPermissions& permissions);
Result<domain::StaffPermissions> DecodeStaffPermissions(std::string_view body);

}  // namespace genkan::wire
