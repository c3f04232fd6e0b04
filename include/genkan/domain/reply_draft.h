// The answer that a customer has begun to write to a ticket, as the portal keeps it for them.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/clock.h"
#include "genkan/base/result.h"

namespace genkan::domain {

struct ReplyDraft {
  std::string text;  // Empty: there is none.
  // Another one each time it is stored: whoever repeats it has seen the newest. Empty: there is
  // none.
  std::string tag;
  Millis saved_at_millis = 0;
  friend bool operator==(const ReplyDraft&, const ReplyDraft&) = default;
};

// The text as stored: as CheckMessageText, but for what says nothing, which is empty.
Result<std::string> CheckDraftText(std::string_view text);

}  // namespace genkan::domain
