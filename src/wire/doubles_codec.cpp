#include "genkan/wire/doubles_codec.h"

#include "wire/enum_names.h"
#include "wire/record_json.h"

namespace genkan::wire {
namespace {

constexpr EnumName<domain::DoubleReason> kDoubleReasonNames[] = {
    {domain::DoubleReason::kAddress, "address"}, {domain::DoubleReason::kName, "name"}};

}  // namespace

template <>
inline constexpr auto& kNames<domain::DoubleReason> = kDoubleReasonNames;

namespace {

Result<ContactMergeWanted> DecodeWanted(std::string_view body, bool tagged) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  const std::string into = reader.Text("into");
  ContactMergeWanted wanted;
  if (tagged) wanted.tag = reader.Text("tag");
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  const auto id = domain::ParseId<domain::ContactId>(into);
  if (!id.ok()) return FieldError("into", "error.value_unknown");
  wanted.into = *id;
  return wanted;
}

}  // namespace

std::string EncodeDoubleList(const domain::DoubleList& list) { return Encoded(list); }

Result<domain::DoubleList> DecodeDoubleList(std::string_view body) {
  return Decoded<domain::DoubleList>(body);
}

std::string EncodeContactMerge(const domain::ContactMerge& merge) { return Encoded(merge); }

Result<domain::ContactMerge> DecodeContactMerge(std::string_view body) {
  return Decoded<domain::ContactMerge>(body);
}

std::string EncodeApart(std::string_view double_key) {
  JsonWriter json;
  json.BeginObject().Name("key").Text(double_key).EndObject();
  return json.Take();
}

Result<std::string> DecodeApart(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  std::string key = reader.Text("key");
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  return key;
}

std::string EncodeContactMergeWanted(const ContactMergeWanted& wanted) {
  JsonWriter json;
  json.BeginObject().Name("into").Text(domain::IdText(wanted.into));
  if (!wanted.tag.empty()) json.Name("tag").Text(wanted.tag);
  json.EndObject();
  return json.Take();
}

Result<ContactMergeWanted> DecodeContactMergeWanted(std::string_view body) {
  return DecodeWanted(body, true);
}

Result<ContactMergeWanted> DecodeContactMergePreview(std::string_view body) {
  return DecodeWanted(body, false);
}

}  // namespace genkan::wire
