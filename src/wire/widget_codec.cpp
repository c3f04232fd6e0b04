#include "genkan/wire/widget_codec.h"

#include "genkan/wire/json.h"
#include "wire/object_reader.h"

namespace genkan::wire {

std::string EncodeWidgetSession(const WidgetSession& session) {
  JsonWriter json;
  json.BeginObject();
  json.Name("token").Text(session.token);
  json.Name("ends_at_millis").Integer(session.ends_at_millis);
  json.EndObject();
  return json.Take();
}

Result<WidgetSession> DecodeWidgetSession(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  WidgetSession session{.token = reader.Text("token"),
                        .ends_at_millis = reader.Integer("ends_at_millis")};
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return session;
}

Result<Secret> DecodeWidgetToken(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  Secret token(reader.Text("token"));
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  return token;
}

std::string EncodeWidgetKeyName(std::string_view name) {
  JsonWriter json;
  json.BeginObject();
  json.Name("name").Text(name);
  json.EndObject();
  return json.Take();
}

Result<std::string> DecodeWidgetKeyName(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  std::string name = reader.Text("name");
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  return name;
}

std::string EncodeNewWidgetKey(const NewWidgetKey& key) {
  JsonWriter json;
  json.BeginObject();
  json.Name("id").Text(key.id);
  json.Name("secret").Text(key.secret.Reveal());
  json.EndObject();
  return json.Take();
}

Result<NewWidgetKey> DecodeNewWidgetKey(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  NewWidgetKey key{.id = reader.Text("id"), .secret = Secret(reader.Text("secret"))};
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return key;
}

}  // namespace genkan::wire
