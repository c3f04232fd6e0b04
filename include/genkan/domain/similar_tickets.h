// Tickets that may be about what somebody is about to write.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/domain/settings/fields.h"

namespace genkan::domain {

inline constexpr std::size_t kSimilarMax = 3;

struct SimilarTicket {
  std::int64_t number = 0;
  std::string subject;
  friend bool operator==(const SimilarTicket&, const SimilarTicket&) = default;
};

struct SimilarTickets {
  std::vector<SimilarTicket> tickets;
  friend bool operator==(const SimilarTickets&, const SimilarTickets&) = default;
};

// Which share of what was typed the subject has too, in parts of two or three characters as search
// cuts them, so that neither word order nor endings count. 0 where too little was typed to tell.
double LikenessOf(std::string_view typed, std::string_view subject);

// From this likeness on a ticket is offered.
inline constexpr double kSimilarFrom = 0.55;

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<SimilarTicket> auto& ticket) {
  visit("number", ticket.number);
  visit("subject", ticket.subject);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<SimilarTickets> auto& list) {
  visit("tickets", list.tickets);
}

}  // namespace genkan::domain
