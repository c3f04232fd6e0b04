#include "genkan/wire/effect_codec.h"

#include "wire/record_json.h"

namespace genkan::wire {

std::string EncodeEffect(const domain::Effect& effect) {
  JsonWriter json;
  RecordWriter(&json).Write(effect);
  return json.Take();
}

Result<domain::Effect> DecodeEffect(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  domain::Effect effect;
  GENKAN_TRY_OK(RecordReader(json, UnknownMembers::kIgnored).Read(&effect));
  return effect;
}

}  // namespace genkan::wire
