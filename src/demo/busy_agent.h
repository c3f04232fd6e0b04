// An agent who answers by itself: what customers send after a few seconds, and once one of the open
// tickets unasked, so that whoever looks on sees the page change.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "genkan/base/clock.h"
#include "genkan/wire/message.h"

namespace genkan::demo {

class BusyAgent {
 public:
  // Notes what a customer asked for and what came of it.
  void Note(const wire::Request& request, const wire::Response& response, Millis now);
  // The ticket is answered at that time.
  void Plan(std::int64_t ticket, Millis at);

  std::optional<Millis> NextAt() const;
  // The number of a ticket to answer by now, once for each; none: nothing is due.
  std::optional<std::int64_t> TakeDue(Millis now);

 private:
  struct Planned {
    Millis at_millis = 0;
    std::int64_t ticket = 0;
  };
  std::vector<Planned> planned_;  // In the order in which they came.
};

}  // namespace genkan::demo
