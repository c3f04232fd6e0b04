// What a customer is shown of a search; see views.h.
#pragma once

#include <string>
#include <vector>

#include "genkan/domain/ticket_search.h"
#include "genkan/domain/views.h"

namespace genkan::domain {

// Why a ticket was found.
enum class FoundIn : std::uint8_t { kNumber, kSubject, kField, kMessage };

struct SearchResult {
  TicketSummary ticket;
  std::vector<TextPart> subject;  // All of it.
  FoundIn found_in = FoundIn::kSubject;
  std::string source;             // A field's label, or who wrote the message.
  Millis sent_at_millis = 0;      // Of a message.
  std::string language;           // Of the snippet; as Message::language.
  std::vector<TextPart> snippet;  // Of the field or the message.
  friend bool operator==(const SearchResult&, const SearchResult&) = default;
};

struct SearchPage {
  std::vector<SearchResult> results;
  std::int64_t total = 0;
  bool all = true;          // Else more may be there than were looked for.
  std::string next_cursor;  // Opaque; empty at the end.
  friend bool operator==(const SearchPage&, const SearchPage&) = default;
};

}  // namespace genkan::domain
