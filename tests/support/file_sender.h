// Sends files as the page does: announced, then in parts, then named by a message.
#pragma once

#include <string>
#include <vector>

#include "genkan/wire/json.h"
#include "support/front_door.h"

namespace genkan::support {

inline wire::Response Announce(Visitor& visitor, std::string_view name, std::int64_t bytes) {
  wire::JsonWriter json;
  json.BeginObject().Name("file_name").Text(name).Name("bytes").Integer(bytes).EndObject();
  return visitor.Post("/v1/uploads", json.Take());
}

// The id of the upload.
inline std::string BeginFile(Visitor& visitor, std::string_view name, std::int64_t bytes) {
  const wire::Response begun = Announce(visitor, name, bytes);
  REQUIRE(begun.status == 201);
  return JsonOf(begun).Find("id")->text;
}

inline wire::Response SendPart(Visitor& visitor, const std::string& upload, std::size_t offset,
                               std::string_view bytes) {
  return visitor.Send(
      {.method = wire::Method::kPatch,
       .target = "/v1/uploads/" + upload + "?offset=" + std::to_string(offset),
       .headers = {{"content-type", "application/octet-stream"}, {"genkan-api", "1"}},
       .body = std::string(bytes)});
}

// The id of a file that has come whole.
inline std::string SendFile(Visitor& visitor, std::string_view name, std::string_view content) {
  const std::string upload = BeginFile(visitor, name, static_cast<std::int64_t>(content.size()));
  constexpr std::size_t kPart = 1024 * 1024;
  for (std::size_t at = 0; at < content.size(); at += kPart) {
    REQUIRE(SendPart(visitor, upload, at, content.substr(at, kPart)).status == 200);
  }
  return upload;
}

// {"text": "Here it is.", "attachments": [...]}.
inline std::string BodyWithFiles(const std::vector<std::string>& files,
                                 std::string_view text = "Here it is.") {
  wire::JsonWriter json;
  json.BeginObject().Name("text").Text(text).Name("attachments").BeginArray();
  for (const std::string& file : files) json.Text(file);
  json.EndArray().EndObject();
  return json.Take();
}

inline wire::Response ReplyWith(Visitor& visitor, const domain::Ticket& ticket,
                                const std::vector<std::string>& files, const std::string& key) {
  const auto number = std::to_string(static_cast<std::int64_t>(ticket.number));
  return visitor.Post("/v1/tickets/" + number + "/replies", BodyWithFiles(files),
                      {{"idempotency-key", key}});
}

}  // namespace genkan::support
