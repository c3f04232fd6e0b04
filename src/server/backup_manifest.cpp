#include "server/backup_manifest.h"

#include "genkan/wire/json.h"

namespace genkan::server {
namespace {

using wire::JsonValue;

// As many files as an installation may have.
constexpr wire::JsonLimits kManifestLimits{.nodes_max = 50'000'000};

std::string TextAt(const JsonValue& json, std::string_view name) {
  const JsonValue* value = json.Find(name);
  return value != nullptr && value->kind == JsonValue::Kind::kText ? value->text : "";
}

// -1 where there is none.
std::int64_t NumberAt(const JsonValue& json, std::string_view name) {
  const JsonValue* value = json.Find(name);
  return value != nullptr && value->kind == JsonValue::Kind::kInteger ? value->integer : -1;
}

bool StaysBelow(const std::filesystem::path& path) {
  if (path.empty() || path.is_absolute() || path.lexically_normal() != path) return false;
  return *path.begin() != "..";
}

}  // namespace

std::string EncodeManifest(const BackupManifest& manifest) {
  wire::JsonWriter json;
  json.BeginObject();
  json.Name("format").Integer(manifest.format);
  json.Name("made_at_millis").Integer(manifest.made_at_millis);
  json.Name("schema").Integer(manifest.database.schema);
  json.Name("rows").BeginObject();
  for (const TableRows& each : manifest.database.tables) json.Name(each.table).Integer(each.rows);
  json.EndObject();
  json.Name("files").BeginArray();
  for (const BackupFile& file : manifest.files) {
    json.BeginObject().Name("path").Text(file.path);
    json.Name("bytes").Integer(file.digest.bytes);
    json.Name("sha256").Text(file.digest.sha256).EndObject();
  }
  json.EndArray().EndObject();
  return wire::IndentedJson(json.Take());
}

Result<BackupManifest> DecodeManifest(std::string_view text) {
  GENKAN_TRY(const JsonValue json, wire::ReadJson(text, kManifestLimits));
  BackupManifest manifest{.format = static_cast<int>(NumberAt(json, "format")),
                          .made_at_millis = NumberAt(json, "made_at_millis"),
                          .database = {.schema = static_cast<int>(NumberAt(json, "schema"))},
                          .files = {}};
  const JsonValue* rows = json.Find("rows");
  const JsonValue* files = json.Find("files");
  if (manifest.format < 1 || manifest.database.schema < 1 || rows == nullptr || files == nullptr) {
    return ErrorCode::kMalformed;
  }
  for (const auto& member : rows->members) {
    manifest.database.tables.push_back({.table = member.name, .rows = member.value.integer});
  }
  for (const JsonValue& each : files->items) {
    BackupFile file{.path = TextAt(each, "path"),
                    .digest = {.bytes = NumberAt(each, "bytes"), .sha256 = TextAt(each, "sha256")}};
    if (!StaysBelow(file.path)) return ErrorCode::kMalformed;
    manifest.files.push_back(std::move(file));
  }
  return manifest;
}

std::int64_t RowsIn(const BackupManifest& manifest, std::string_view table) {
  for (const TableRows& each : manifest.database.tables) {
    if (each.table == table) return each.rows;
  }
  return 0;
}

}  // namespace genkan::server
