// Forgets now and then what nobody needs any more, so that a server that runs for years does not
// fill its disk: sessions and links that are over, failures long
// past, and files that no message took along.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <chrono>

#include "genkan/base/clock.h"
#include "genkan/service/store.h"
#include "server/disk_blobs.h"
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
  DiskBlobs& blobs;
  const Clock& clock;
  Log& log;
};

// Removes from the disk what no record names: what a process that was killed left behind.
Status RemoveUnnamedFiles(service::Store& store, DiskBlobs& blobs);

class Housekeeping {
 public:
  Housekeeping(const HousekeepingParts& parts, std::chrono::milliseconds pause);

  // Queues one round now and another after each pause; the first looks through all files, too.
  // Call it and Stop on the loop's thread.
  void Start();
  void Stop();

 private:
  void SweepFiles(Millis now);

  HousekeepingParts parts_;
  bool all_files_swept_ = false;
  const std::chrono::milliseconds pause_;
  boost::asio::steady_timer timer_;
};

}  // namespace genkan::server
