// The words that other systems use, in English and Japanese, and what they mean here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "genkan/domain/ticket.h"
#include "genkan/service/import.h"

namespace genkan::service {

// `text` for comparing: full-width forms narrowed, ASCII lower-cased, without spaces, punctuation
// and signs.
std::string FoldedWord(std::string_view text);

// Which field a column of this header holds, and how sure that is: 0 is the surest. Nothing: none.
struct HeaderGuess {
  TableField field = TableField::kSubject;
  int rank = 0;
};
std::optional<HeaderGuess> GuessHeader(std::string_view header);

// Where a ticket stands, as the systems it may come from tell it.
enum class Standing : std::uint8_t {
  kOpen,  // It is support's turn.
  kWaitsForCustomer,
  kOnHold,  // It waits for a third party: nobody's turn.
  kClosed,
  kDeleted,
};
std::optional<Standing> StandingOf(std::string_view status);

std::optional<domain::Priority> PriorityOf(std::string_view priority);

// A channel kind. A word that is not known is kept as it is.
std::string ChannelKindOf(std::string_view channel);

}  // namespace genkan::service
