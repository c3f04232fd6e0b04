#include "genkan/wire/rating_codec.h"

#include "wire/enum_names.h"
#include "wire/rating_json.h"

namespace genkan::wire {

std::string_view VerdictWord(domain::Verdict verdict) { return NameOf(kVerdictNames, verdict); }

void WriteRating(const domain::Rating& rating, JsonWriter* json) {
  json->BeginObject();
  json->Name("verdict").Text(VerdictWord(rating.verdict));
  json->Name("comment").Text(rating.comment);
  json->Name("given_at_millis").Integer(rating.given_at_millis);
  json->EndObject();
}

Result<domain::Rating> ReadRating(const JsonValue& json) {
  ObjectReader reader(json);
  domain::Rating rating{.verdict = ValueOf(kVerdictNames, reader.Text("verdict")),
                        .comment = reader.Text("comment"),
                        .given_at_millis = reader.Integer("given_at_millis")};
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return rating;
}

std::string EncodeRating(const domain::Rating& rating) {
  JsonWriter json;
  WriteRating(rating, &json);
  return json.Take();
}

Result<domain::Rating> DecodeRating(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  return ReadRating(json);
}

std::string EncodeNewRating(const domain::Rating& rating) {
  JsonWriter json;
  json.BeginObject().Name("verdict").Text(VerdictWord(rating.verdict));
  json.Name("comment").Text(rating.comment).EndObject();
  return json.Take();
}

Result<domain::Rating> DecodeNewRating(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  domain::Rating rating{.verdict = ValueOf(kVerdictNames, reader.Text("verdict")),
                        .comment = reader.OptionalText("comment"),
                        .given_at_millis = 0};
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  return rating;
}

}  // namespace genkan::wire
