#include "genkan/wire/field_use_codec.h"

#include "wire/enum_names.h"
#include "wire/object_reader.h"

namespace genkan::wire {
namespace {

using domain::FieldOwner;
using domain::FieldUse;

constexpr EnumName<FieldOwner> kOwnerNames[] = {{FieldOwner::kCategory, "category"},
                                                {FieldOwner::kTicketField, "ticket_field"},
                                                {FieldOwner::kContactProperty, "contact_property"}};

Result<FieldUse> ReadUse(const JsonValue& value) {
  ObjectReader reader(value);
  FieldUse use{.owner = ValueOf(kOwnerNames, reader.Text("owner")),
               .field = reader.Text("field"),
               .value = reader.Text("value"),
               .records = reader.Integer("records")};
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return use;
}

}  // namespace

std::string EncodeFieldUses(const std::vector<FieldUse>& uses) {
  JsonWriter json;
  json.BeginObject().Name("uses").BeginArray();
  for (const FieldUse& use : uses) {
    json.BeginObject();
    json.Name("owner").Text(NameOf(kOwnerNames, use.owner));
    json.Name("field").Text(use.field);
    json.Name("value").Text(use.value);
    json.Name("records").Integer(use.records);
    json.EndObject();
  }
  json.EndArray().EndObject();
  return json.Take();
}

Result<std::vector<FieldUse>> DecodeFieldUses(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  GENKAN_TRY(std::vector<FieldUse> uses, ReadAll(reader.Array("uses"), ReadUse));
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return uses;
}

}  // namespace genkan::wire
