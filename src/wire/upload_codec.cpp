#include "genkan/wire/upload_codec.h"

#include "wire/file_ids.h"

namespace genkan::wire {

Result<NewUpload> DecodeNewUpload(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  NewUpload upload{.file_name = reader.Text("file_name"), .bytes = reader.Integer("bytes")};
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  return upload;
}

std::string EncodeUpload(const UploadState& upload) {
  JsonWriter json;
  json.BeginObject();
  json.Name("id").Text(domain::IdText(upload.id));
  json.Name("file_name").Text(upload.file_name);
  json.Name("bytes").Integer(upload.bytes);
  json.Name("received").Integer(upload.received);
  json.EndObject();
  return json.Take();
}

void WriteFileIds(const std::vector<domain::AttachmentId>& files, JsonWriter* json) {
  if (files.empty()) return;
  json->Name("attachments").BeginArray();
  for (const domain::AttachmentId file : files) json->Text(domain::IdText(file));
  json->EndArray();
}

Result<std::vector<domain::AttachmentId>> ReadFileIds(const JsonValue& object,
                                                      ObjectReader* reader) {
  std::vector<domain::AttachmentId> files;
  if (object.Find("attachments") == nullptr) return files;
  for (const JsonValue& item : reader->Array("attachments")) {
    const auto id = domain::ParseId<domain::AttachmentId>(item.text);
    if (!id.ok() || !*id) return FieldError("attachments", "error.upload_gone");
    files.push_back(*id);
  }
  return files;
}

}  // namespace genkan::wire
