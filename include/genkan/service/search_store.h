// What the backend needs of a search in tickets. A part of every store (store.h), by its rules.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "genkan/base/result.h"
#include "genkan/domain/conversation.h"
#include "genkan/domain/ticket_search.h"
#include "genkan/domain/visibility.h"

namespace genkan::service {

// Above the places of all that comes after it.
struct SearchPlace {
  int rank = 0;  // See domain::SearchRankOf.
  Millis last_activity_at_millis = 0;
  domain::TicketId ticket;
  friend auto operator<=>(const SearchPlace&, const SearchPlace&) = default;
};

// What a ticket may have been given by choice, in the reader's words for it.
struct ChoiceWords {
  std::string field;  // The key of one of the portal's own fields; domain::kFieldCategory.
  std::string value;
  std::string words;
};

struct TicketSearchQuery {
  domain::TicketSearch search;
  // Which of the portal's own fields are searched, by their keys.
  std::vector<std::string> fields;
  // Those whose words hold some of what is looked for: tickets that were given one have its words.
  std::vector<ChoiceWords> choices;
  std::optional<SearchPlace> after;
  std::size_t limit = 20;
};

struct SearchHit {
  domain::Ticket ticket;
  SearchPlace place;
  // The message that was found, or none: the ticket itself was.
  std::optional<domain::Message> message;
};

struct SearchHits {
  std::vector<SearchHit> hits;
  std::int64_t total = 0;  // Tickets that were found.
  bool all = true;         // No others are there; else the newest were looked at.
  bool more = false;
};

// So many tickets are found, and so many texts looked at, for one answer.
inline constexpr std::size_t kTicketsFound = 200;
inline constexpr std::size_t kTextsLookedAt = 2000;

class SearchStore {
 public:
  virtual ~SearchStore() = default;

  // The tickets that the viewer sees in which the search is found: in the subject, the number, a
  // number of before, one of the fields, a choice, or a message that customers see and that was not
  // redacted. Each once, with the text that matches best.
  virtual Result<SearchHits> SearchTickets(const domain::Viewer& viewer,
                                           const TicketSearchQuery& query) const = 0;
};

bool WasGiven(const domain::Ticket& ticket, const ChoiceWords& choice);
// What a ticket itself is found by, but for choices.
std::vector<std::string> SearchedTextsOf(const domain::Ticket& ticket,
                                         const std::vector<std::string>& fields);
// How well a ticket itself matches, and a message of the ticket with this subject.
std::optional<int> SearchRankOfTicket(const TicketSearchQuery& query, const domain::Ticket& ticket);
std::optional<int> SearchRankOfMessage(const TicketSearchQuery& query, std::string_view subject,
                                       std::string_view text);

// Above all other ranks: the ticket's number was looked for.
inline constexpr int kRankNumber = 8;

// One text that matches; `message` none: the ticket itself.
struct FoundText {
  SearchPlace place;
  domain::MessageId message;
  Millis at_millis = 0;
};

// The best of each ticket, the newest of several, and of those the page that was asked for.
struct FoundPage {
  std::vector<FoundText> texts;
  std::int64_t total = 0;
  bool more = false;
};
// The ticket whose number, or number of before, was looked for; none: it was no number, or there is
// no such ticket.
Result<std::vector<FoundText>> FoundByNumber(const class Store& store, const domain::Viewer& viewer,
                                             const TicketSearchQuery& query);
FoundPage PageOfFound(std::vector<FoundText> found, const TicketSearchQuery& query);

}  // namespace genkan::service
