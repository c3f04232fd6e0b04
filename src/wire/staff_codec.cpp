#include "genkan/wire/staff_codec.h"

#include "wire/record_json.h"

namespace genkan::wire {
namespace {

constexpr EnumName<domain::SignInState> kSignInNames[] = {
    {domain::SignInState::kNone, "none"},
    {domain::SignInState::kInvited, "invited"},
    {domain::SignInState::kActive, "active"},
    {domain::SignInState::kSuspended, "suspended"}};

}  // namespace

template <>
inline constexpr auto& kNames<domain::SignInState> = kSignInNames;

namespace {

template <typename Record>
std::string Encoded(const Record& record) {
  JsonWriter json;
  RecordWriter(&json).Write(record);
  return json.Take();
}

template <typename Record>
Result<Record> Decoded(std::string_view body, UnknownMembers unknown) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  Record record;
  GENKAN_TRY_OK(RecordReader(json, unknown).Read(&record));
  return record;
}

}  // namespace

std::string EncodeStaffList(const domain::StaffList& list) { return Encoded(list); }
Result<domain::StaffList> DecodeStaffList(std::string_view body) {
  return Decoded<domain::StaffList>(body, UnknownMembers::kIgnored);
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
