// Forgets now and then what nobody needs any more, so that a server that runs for years does not
// fill its disk: sessions and links that are over, and failures long past.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <chrono>

#include "genkan/base/clock.h"
#include "genkan/service/store.h"
#include "server/lanes.h"
#include "server/log.h"

namespace genkan::server {

// Far longer than any delay that failures bring, so that waiting is no way around them.
inline constexpr Millis kFailuresKeptMillis = 30 * kMillisPerDay;

// What it works with; outlives it.
struct HousekeepingParts {
  boost::asio::io_context& loop;
  Lanes& lanes;
  service::Store& store;
  const Clock& clock;
  Log& log;
};

class Housekeeping {
 public:
  Housekeeping(const HousekeepingParts& parts, std::chrono::milliseconds pause);

  // Queues one round now, on the lane for writing, and another after each pause. Call it and Stop
  // on the loop's thread.
  void Start();
  void Stop();

 private:
  HousekeepingParts parts_;
  const std::chrono::milliseconds pause_;
  boost::asio::steady_timer timer_;
};

}  // namespace genkan::server
