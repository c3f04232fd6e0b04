#include "server/assets_dir.h"

#include "genkan/wire/json.h"
#include "server/files.h"

namespace genkan::server {
namespace {

Error BrokenManifest(const std::filesystem::path& path) {
  return {.code = ErrorCode::kMalformed,
          .params = {{"path", path.string()}, {"reason", "is no object of paths"}}};
}

}  // namespace

Result<AssetsDir> AssetsDir::Load(const std::filesystem::path& files_dir,
                                  const std::filesystem::path& manifest) {
  AssetsDir loaded;
  GENKAN_TRY(const auto names, FilesBelow(files_dir));
  for (const std::filesystem::path& name : names) {
    GENKAN_TRY(loaded.files_[name.generic_string()], ReadFile(files_dir / name));
  }
  if (manifest.empty()) return loaded;
  GENKAN_TRY(const std::string text, ReadFile(manifest));
  const Result<wire::JsonValue> json = wire::ReadJson(text);
  if (!json.ok() || json->kind != wire::JsonValue::Kind::kObject) return BrokenManifest(manifest);
  for (const wire::JsonMember& member : json->members) {
    if (member.value.kind != wire::JsonValue::Kind::kText) return BrokenManifest(manifest);
    loaded.public_paths_[member.name] = member.value.text;
  }
  return loaded;
}

const std::string* AssetsDir::Find(std::string_view path) const noexcept {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

std::string AssetsDir::PublicPath(std::string_view logical_name) const noexcept {
  const auto found = public_paths_.find(logical_name);
  return found == public_paths_.end() ? std::string() : found->second;
}

}  // namespace genkan::server
