#include "genkan/wire/draft_codec.h"

#include "wire/draft_json.h"

namespace genkan::wire {

void WriteDraft(const domain::ReplyDraft& draft, JsonWriter* json) {
  json->BeginObject();
  json->Name("text").Text(draft.text);
  json->Name("tag").Text(draft.tag);
  json->Name("saved_at_millis").Integer(draft.saved_at_millis);
  json->EndObject();
}

Result<domain::ReplyDraft> ReadDraft(const JsonValue& json) {
  ObjectReader reader(json);
  domain::ReplyDraft draft{.text = reader.Text("text"),
                           .tag = reader.Text("tag"),
                           .saved_at_millis = reader.Integer("saved_at_millis")};
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return draft;
}

std::string EncodeReplyDraft(const domain::ReplyDraft& draft) {
  JsonWriter json;
  WriteDraft(draft, &json);
  return json.Take();
}

Result<domain::ReplyDraft> DecodeReplyDraft(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  return ReadDraft(json);
}

std::string EncodeNewDraft(const domain::ReplyDraft& draft) {
  JsonWriter json;
  json.BeginObject().Name("text").Text(draft.text).Name("tag").Text(draft.tag).EndObject();
  return json.Take();
}

Result<domain::ReplyDraft> DecodeNewDraft(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  domain::ReplyDraft draft{
      .text = reader.Text("text"), .tag = reader.Text("tag"), .saved_at_millis = 0};
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  return draft;
}

}  // namespace genkan::wire
