#include "genkan/wire/staff_codec.h"

#include "wire/record_json.h"

namespace genkan::wire {

std::string EncodeStaffList(const domain::StaffList& list) { return Encoded(list); }
Result<domain::StaffList> DecodeStaffList(std::string_view body) {
  return Decoded<domain::StaffList>(body);
}
std::string EncodeStaffInvitation(const domain::StaffInvitation& invitation) {
  return Encoded(invitation);
}
Result<domain::StaffInvitation> DecodeStaffInvitation(std::string_view body) {
  return Decoded<domain::StaffInvitation>(body, UnknownMembers::kRefused);
}
std::string EncodeStaffPermissions(const domain::StaffPermissions& permissions) {
  return Encoded(permissions);
}
Result<domain::StaffPermissions> DecodeStaffPermissions(std::string_view body) {
  return Decoded<domain::StaffPermissions>(body, UnknownMembers::kRefused);
}

}  // namespace genkan::wire
