// Looks for tickets of one's own like the one that is being written, once nobody has typed for a
// while. What fails is not asked again: it is an offer and no more.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "client/link.h"
#include "genkan/domain/similar_tickets.h"

namespace genkan::client {

class SimilarFinder {
 public:
  SimilarFinder(Link& link, const Clock& clock) : link_(link), clock_(clock) {}

  void Look(std::string_view subject);
  void Pump();

  std::optional<Millis> due_at_millis() const { return due_at_millis_; }
  const SimilarState& state() const { return state_; }

 private:
  Link& link_;
  const Clock& clock_;
  std::string subject_;
  std::optional<Millis> due_at_millis_;
  SimilarState state_;
};

}  // namespace genkan::client
