#include "genkan/base/utf8.h"
#include "genkan/service/ports.h"

namespace genkan::service {

Result<std::string> Locale::TextOf(std::string_view bytes) const {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  if (IsValidUtf8(bytes)) return std::string(bytes);
  return Error{.code = ErrorCode::kInvalidArgument, .message_key = "import.encoding_unknown"};
}

std::vector<std::string> Locale::ZoneNames() const { return {}; }

}  // namespace genkan::service
