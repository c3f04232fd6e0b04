#include "genkan/wire/contact_codec.h"

#include "wire/enum_names.h"
#include "wire/record_json.h"

namespace genkan::wire {
namespace {

constexpr EnumName<domain::Entry> kEntryNames[] = {
    {domain::Entry::kMayNotSignIn, "may_not_sign_in"},
    {domain::Entry::kLetIn, "let_in"},
    {domain::Entry::kNotOpenYet, "not_open_yet"},
    {domain::Entry::kNotInAGroup, "not_in_a_group"}};

constexpr EnumName<domain::SignInState> kSignInStateNames[] = {
    {domain::SignInState::kNone, "none"},
    {domain::SignInState::kInvited, "invited"},
    {domain::SignInState::kActive, "active"},
    {domain::SignInState::kSuspended, "suspended"}};

}  // namespace

template <>
inline constexpr auto& kNames<domain::Entry> = kEntryNames;
template <>
inline constexpr auto& kNames<domain::SignInState> = kSignInStateNames;

std::string EncodeContactList(const domain::ContactList& list) {
  JsonWriter json;
  RecordWriter(&json).Write(list);
  return json.Take();
}

Result<domain::ContactList> DecodeContactList(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  domain::ContactList list;
  GENKAN_TRY_OK(RecordReader(json, UnknownMembers::kIgnored).Read(&list));
  return list;
}

std::string EncodeTagged(const domain::ContactInUse& contact, std::string_view tag) {
  JsonWriter json;
  json.BeginObject().Name("tag").Text(tag).Name("contact");
  RecordWriter(&json).Write(contact.access);
  json.Name("about");
  RecordWriter(&json).Write(contact.about);
  json.EndObject();
  return json.Take();
}

Result<std::string> DecodeTagged(std::string_view body, domain::ContactInUse* contact) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  std::string tag = reader.Text("tag");
  const JsonValue& access = reader.Object("contact");
  const JsonValue* about = json.Find("about");
  if (about != nullptr) reader.Object("about");
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  GENKAN_TRY_OK(RecordReader(access, UnknownMembers::kRefused).Read(&contact->access));
  if (about != nullptr) {
    GENKAN_TRY_OK(RecordReader(*about, UnknownMembers::kIgnored).Read(&contact->about));
  }
  return tag;
}

template <typename Visitor>
void VisitFields(Visitor& visit, domain::RecordOf<Preview> auto& preview) {
  visit("path", preview.path);
  visit("ends_at_millis", preview.ends_at_millis);
}

std::string EncodePreview(const Preview& preview) {
  JsonWriter json;
  RecordWriter(&json).Write(preview);
  return json.Take();
}

Result<Preview> DecodePreview(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  Preview preview;
  GENKAN_TRY_OK(RecordReader(json, UnknownMembers::kIgnored).Read(&preview));
  return preview;
}

std::string EncodePreviewed(domain::ContactId contact) {
  JsonWriter json;
  json.BeginObject().Name("contact").Text(domain::IdText(contact)).EndObject();
  return json.Take();
}

std::string EncodeAccess(const domain::ContactAccess& access) {
  JsonWriter json;
  RecordWriter(&json).Write(access);
  return json.Take();
}

}  // namespace genkan::wire
