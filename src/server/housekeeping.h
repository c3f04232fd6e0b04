// Forgets now and then what nobody needs any more, so that a server that runs for years does not
// fill its disk: sessions and links that are over, failures long past, files that no message took
// along, and tickets that have been closed for as long as their pipeline keeps them.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "genkan/base/clock.h"
#include "genkan/base/random.h"
#include "genkan/service/store.h"
#include "server/disk_blobs.h"
#include "server/lanes.h"
#include "server/log.h"

namespace genkan::server {

// Far longer than any delay that failures bring, so that waiting is no way around them.
inline constexpr Millis kFailuresKeptMillis = 30 * kMillisPerDay;

// Of one portal's tickets, so many go in one round: a round holds up other writes.
inline constexpr std::size_t kTicketsGoneAtOnce = 100;

// What it works with; outlives it.
struct HousekeepingParts {
  boost::asio::io_context& loop;
  Lanes& lanes;
  service::Store& store;
  DiskBlobs& blobs;
  const Clock& clock;
  Random& random;
  Log& log;
};

// Removes from the disk what no record names: files of tickets that were removed, and what a
// process that was killed left behind.
Status RemoveUnnamedFiles(service::Store& store, DiskBlobs& blobs);

class Housekeeping {
 public:
  Housekeeping(const HousekeepingParts& parts, std::chrono::milliseconds pause);

  // Queues one round now and another after each pause; once a day, and at first, one
  // looks through all files, so that those of tickets that are gone go too.
  // Call it and Stop on the loop's thread.
  void Start();
  void Stop();

 private:
  void SweepFiles(Millis now);
  void Release(std::vector<std::string> blob_keys);

  HousekeepingParts parts_;
  Millis all_files_swept_at_millis_ = 0;
  const std::chrono::milliseconds pause_;
  boost::asio::steady_timer timer_;
};

}  // namespace genkan::server
