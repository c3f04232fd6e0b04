#include "genkan/wire/changes_codec.h"

#include "wire/object_reader.h"

namespace genkan::wire {

std::string EncodeChanges(const domain::Changes& changes) {
  JsonWriter json;
  json.BeginObject().Name("tickets").BeginArray();
  for (const domain::TicketNumber number : changes.tickets) {
    json.Integer(static_cast<std::int64_t>(number));
  }
  json.EndArray();
  json.Name("session").Boolean(changes.session);
  json.Name("more").Boolean(changes.more);
  json.EndObject();
  return json.Take();
}

Result<domain::Changes> DecodeChanges(std::string_view data) {
  GENKAN_TRY(const JsonValue json, ReadJson(data));
  ObjectReader reader(json);
  domain::Changes changes{.session = reader.Boolean("session"), .more = reader.Boolean("more")};
  for (const JsonValue& number : reader.Array("tickets")) {
    if (number.kind != JsonValue::Kind::kInteger) return ErrorCode::kMalformed;
    changes.tickets.push_back(domain::TicketNumber{number.integer});
  }
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return changes;
}

}  // namespace genkan::wire
