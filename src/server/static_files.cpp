#include "server/static_files.h"

#include <algorithm>
#include <array>

#include "server/files.h"
#include "server/http_fields.h"

namespace genkan::server {
namespace {

struct Ending {
  std::string_view ending;
  std::string_view media_type;
};

constexpr std::array kMediaTypes = {
    Ending{".wasm", "application/wasm"},
    Ending{".js", "text/javascript; charset=utf-8"},
    Ending{".css", "text/css; charset=utf-8"},
    Ending{".html", "text/html; charset=utf-8"},
    Ending{".json", "application/json; charset=utf-8"},
    Ending{".txt", "text/plain; charset=utf-8"},
    Ending{".svg", "image/svg+xml"},
    Ending{".png", "image/png"},
    Ending{".ico", "image/x-icon"},
    Ending{".webmanifest", "application/manifest+json; charset=utf-8"},
};

// Whether the part before the last dot, such as "3fa9c1d2" in "genkan.3fa9c1d2.wasm", is where this
// content's hash begins.
bool NameHoldsHash(std::string_view name, std::string_view hash) {
  constexpr std::size_t kHashCharactersMin = 8;
  const std::size_t last = name.rfind('.');
  if (last == std::string_view::npos || last == 0) return false;
  const std::size_t before = name.rfind('.', last - 1);
  if (before == std::string_view::npos) return false;
  const std::string_view part = name.substr(before + 1, last - before - 1);
  return part.size() >= kHashCharactersMin && hash.starts_with(part);
}

std::string_view Trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::vector<std::string_view> SplitTrimmed(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.push_back(Trimmed(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

bool IsZeroWeight(std::string_view parameter) {
  if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) return false;
  return parameter.substr(2).find_first_not_of("0.") == std::string_view::npos;
}

bool MatchesTag(std::string_view if_none_match, std::string_view tag) {
  for (std::string_view candidate : SplitTrimmed(if_none_match, ',')) {
    if (candidate.starts_with("W/")) candidate.remove_prefix(2);
    if (candidate == tag || candidate == "*") return true;
  }
  return false;
}

// At an address that stays, a new version is there within minutes.
std::string CacheControlOf(const StaticFile& file) {
  if (file.hashed) return "public, max-age=31536000, immutable";
  return file.open ? "public, max-age=300" : "no-cache";
}

}  // namespace

std::string_view MediaTypeOf(std::string_view file_name) {
  for (const Ending& known : kMediaTypes) {
    if (file_name.ends_with(known.ending)) return known.media_type;
  }
  return "application/octet-stream";
}

bool AllowsBrotli(std::string_view accept_encoding) {
  bool any = false;
  for (const std::string_view item : SplitTrimmed(accept_encoding, ',')) {
    const std::vector<std::string_view> parts = SplitTrimmed(item, ';');
    if (parts.empty()) continue;
    const bool allowed = parts.size() < 2 || !IsZeroWeight(parts[1]);
    if (parts[0] == "br") return allowed;
    if (parts[0] == "*") any = allowed;
  }
  return any;
}

Result<StaticFiles> StaticFiles::Load(const std::string& dir, const Digest& digest) {
  StaticFiles loaded;
  if (dir.empty()) return loaded;
  const std::filesystem::path root(dir);
  GENKAN_TRY_OK(loaded.LoadFolder(root / "assets", "/assets/", digest));
  std::error_code ignored;
  if (std::filesystem::is_directory(root / "open", ignored)) {
    GENKAN_TRY_OK(loaded.LoadFolder(root / "open", "/", digest));
  }
  // A compressed form alone is nothing that every client could read.
  std::erase_if(loaded.files_, [](const auto& entry) { return entry.second.entity_tag.empty(); });
  return loaded;
}

Status StaticFiles::AddExample(const std::string& dir, const Digest& digest) {
  const std::filesystem::path folder = std::filesystem::path(dir) / "kb";
  std::error_code ignored;
  if (dir.empty() || !std::filesystem::is_directory(folder, ignored)) return Done{};
  GENKAN_TRY_OK(LoadFolder(folder, "/kb/", digest));
  const auto first = files_.find("/kb/index.html");
  if (first != files_.end()) files_.insert_or_assign("/kb/", first->second);
  return Done{};
}

Status StaticFiles::LoadFolder(const std::filesystem::path& folder, std::string_view prefix,
                               const Digest& digest) {
  GENKAN_TRY(const auto names, FilesBelow(folder));
  for (const std::filesystem::path& name : names) {
    GENKAN_TRY(std::string contents, ReadFile(folder / name));
    const std::string path = std::string(prefix) + name.generic_string();
    if (path.ends_with(".br")) {
      files_[path.substr(0, path.size() - 3)].brotli = std::move(contents);
      continue;
    }
    const std::string hash = digest(contents);
    StaticFile& file = files_[path];
    file.media_type = MediaTypeOf(path);
    file.entity_tag = '"' + hash.substr(0, 32) + '"';
    file.hashed = NameHoldsHash(name.filename().string(), hash);
    file.open = prefix == "/";
    file.plain = std::move(contents);
  }
  return Done{};
}

const StaticFile* StaticFiles::Find(const wire::Request& request) const {
  if (request.method != wire::Method::kGet && request.method != wire::Method::kHead) return nullptr;
  const auto found = files_.find(PathOf(request.target));
  return found == files_.end() ? nullptr : &found->second;
}

StaticAnswer AnswerWith(const StaticFile& file, const wire::Request& request) {
  const bool brotli =
      !file.brotli.empty() && AllowsBrotli(wire::HeaderValue(request.headers, "accept-encoding"));
  // The two forms are different bytes, so they need different tags.
  const std::string tag =
      brotli ? file.entity_tag.substr(0, file.entity_tag.size() - 1) + "-br\"" : file.entity_tag;
  StaticAnswer answer;
  answer.head.headers = {
      {"content-type", file.media_type},
      {"cache-control", CacheControlOf(file)},
      {"etag", tag},
      {"vary", "accept-encoding"},
      {"cross-origin-resource-policy", file.open ? "cross-origin" : "same-origin"}};
  // What is public is so for scripts of every site (module scripts are asked for by CORS).
  if (file.open) answer.head.headers.push_back({"access-control-allow-origin", "*"});
  if (MatchesTag(wire::HeaderValue(request.headers, "if-none-match"), tag)) {
    answer.head.status = 304;
    return answer;
  }
  if (brotli) answer.head.headers.push_back({"content-encoding", "br"});
  answer.body = brotli ? file.brotli : file.plain;
  return answer;
}

}  // namespace genkan::server
