#include "genkan/domain/reply_draft.h"

#include "genkan/base/utf8.h"
#include "genkan/domain/ticket.h"

namespace genkan::domain {

Result<std::string> CheckDraftText(std::string_view text) {
  if (TrimmedText(text).empty()) return std::string();
  return CheckMessageText(text, "text");
}

}  // namespace genkan::domain
