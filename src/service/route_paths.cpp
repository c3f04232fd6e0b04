// Which route a path is for.
#include <algorithm>

#include "genkan/domain/file_rules.h"
#include "service/routes.h"

namespace genkan::service {
namespace {

bool IsParameter(std::string_view segment) { return segment.starts_with('{'); }

}  // namespace

bool PathMatches(std::string_view path, std::span<const std::string> segments,
                 std::string* parameter) {
  parameter->clear();
  path.remove_prefix(1);
  for (const std::string& segment : segments) {
    if (path.empty()) return false;
    const std::string_view wanted = path.substr(0, path.find('/'));
    if (IsParameter(wanted)) {
      *parameter = segment;
    } else if (wanted != segment) {
      return false;
    }
    path.remove_prefix(std::min(path.size(), wanted.size() + 1));
  }
  return path.empty();
}

bool BeginsRoute(std::string_view segment) {
  return segment == kPreviewSegment || segment == kWidgetSegment ||
         std::any_of(Routes().begin(), Routes().end(), [&](const Route& route) {
           const std::string_view path = route.path.substr(1);
           return path.substr(0, path.find('/')) == segment;
         });
}

std::size_t BodyBytesMax(BodyKind body) {
  switch (body) {
    case BodyKind::kNone:
      return 0;
    case BodyKind::kIgnored:
      return 1024;
    case BodyKind::kForm:
      return 16 * 1024;
    case BodyKind::kJson:
      return 256 * 1024;
    case BodyKind::kBytes:
      return domain::kFilePartBytesMax;
  }
  return 0;
}

}  // namespace genkan::service
