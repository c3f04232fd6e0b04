#include "genkan/wire/reply_codec.h"

#include "wire/enum_names.h"
#include "wire/file_ids.h"
#include "wire/message_json.h"
#include "wire/object_reader.h"

namespace genkan::wire {
namespace {

void WriteAttachment(const domain::AttachmentView& attachment, JsonWriter* json) {
  json->BeginObject();
  json->Name("id").Text(domain::IdText(attachment.id));
  json->Name("file_name").Text(attachment.file_name);
  json->Name("media_type").Text(attachment.media_type);
  json->Name("bytes").Integer(attachment.bytes);
  json->Name("available").Boolean(attachment.available);
  json->EndObject();
}

Result<domain::AttachmentView> ReadAttachment(const JsonValue& value) {
  ObjectReader reader(value);
  domain::AttachmentView attachment{.file_name = reader.Text("file_name"),
                                    .media_type = reader.Text("media_type"),
                                    .bytes = reader.Integer("bytes"),
                                    .available = reader.Boolean("available")};
  const std::string id = reader.Text("id");
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  GENKAN_TRY(attachment.id, domain::ParseId<domain::AttachmentId>(id));
  return attachment;
}

}  // namespace

std::string EncodeNewReply(const domain::NewReply& reply) {
  JsonWriter json;
  json.BeginObject().Name("text").Text(reply.text);
  if (reply.conversation) json.Name("conversation").Text(domain::IdText(reply.conversation));
  WriteFileIds(reply.attachments, &json);
  json.EndObject();
  return json.Take();
}

Result<domain::NewReply> DecodeNewReply(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  domain::NewReply reply{.text = reader.Text("text")};
  const std::string conversation = reader.OptionalText("conversation");
  GENKAN_TRY(reply.attachments, ReadFileIds(json, &reader));
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  if (conversation.empty()) return reply;
  const auto id = domain::ParseId<domain::ConversationId>(conversation);
  if (!id.ok()) return FieldError("conversation", "error.parameter_invalid");
  reply.conversation = *id;
  return reply;
}

std::string EncodeMessage(const domain::MessageView& message) {
  JsonWriter json;
  WriteMessage(message, &json);
  return json.Take();
}

Result<domain::MessageView> DecodeMessage(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  return ReadMessage(json);
}

void WriteMessage(const domain::MessageView& message, JsonWriter* json) {
  json->BeginObject();
  json->Name("id").Text(domain::IdText(message.id));
  json->Name("author_kind").Text(NameOf(kAuthorKindNames, message.author_kind));
  json->Name("own").Boolean(message.own);
  json->Name("author_shown_name").Text(message.author_shown_name);
  json->Name("channel").Text(message.channel);
  json->Name("text").Text(message.text);
  json->Name("language").Text(message.language);
  json->Name("sent_at_millis").Integer(message.sent_at_millis);
  json->Name("attachments").BeginArray();
  for (const auto& attachment : message.attachments) WriteAttachment(attachment, json);
  json->EndArray();
  json->EndObject();
}

Result<domain::MessageView> ReadMessage(const JsonValue& value) {
  ObjectReader reader(value);
  domain::MessageView message{.author_kind = ValueOf(kAuthorKindNames, reader.Text("author_kind")),
                              .own = reader.Boolean("own"),
                              .author_shown_name = reader.Text("author_shown_name"),
                              .channel = reader.Text("channel"),
                              .text = reader.Text("text"),
                              .language = reader.Text("language"),
                              .sent_at_millis = reader.Integer("sent_at_millis")};
  const std::string id = reader.Text("id");
  GENKAN_TRY(message.attachments, ReadAll(reader.Array("attachments"), ReadAttachment));
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  GENKAN_TRY(message.id, domain::ParseId<domain::MessageId>(id));
  return message;
}

}  // namespace genkan::wire
