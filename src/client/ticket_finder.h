// A search in the tickets and what it has found so far.
#pragma once

#include "client/link.h"
#include "genkan/client/portal_client.h"

namespace genkan::client {

class TicketFinder {
 public:
  explicit TicketFinder(Link& link) : link_(link) {}

  const SearchState& state() const { return state_; }

  // Shows what is found by `typed`; the same stays in sight until its newer state arrives. Nothing
  // is asked where nothing is typed.
  void Show(const std::string& typed);
  // Asks for what follows what is shown.
  void More();
  void Pump();

 private:
  void Ask(bool more);
  void Receive(bool more, const Result<std::string>& answer);

  Link& link_;
  SearchState state_;
  bool wanted_ = false;
  bool in_flight_ = false;
  // Rises with every other search; answers about the last one are not wanted any more.
  std::uint64_t generation_ = 0;
};

}  // namespace genkan::client
