// Every number that keeps one client from using up the server. Tests make some of them smaller.
#pragma once

#include <chrono>
#include <cstddef>

namespace genkan::server {

struct HttpLimits {
  std::size_t head_bytes_max = 8 * 1024;
  std::size_t target_bytes_max = 2 * 1024;
  std::size_t fields_max = 64;
  std::size_t requests_per_connection_max = 1000;
  std::size_t connections_per_address_max = 64;
  std::size_t connections_max = 8000;
  // From the first byte of a head to its last.
  std::chrono::milliseconds head_time{10'000};
  // For a body or an answer, plus what its bytes need at the slowest rate we put up with.
  std::chrono::milliseconds body_time{30'000};
  std::size_t rate_bytes_per_second_min = 1024;
  std::chrono::milliseconds idle_time{75'000};
  // How long the rest of a refused request is read and thrown away, so that the client gets to see
  // the refusal instead of a reset.
  std::chrono::milliseconds linger_time{2'000};
  // How long requests under way may take once the server is told to stop.
  std::chrono::milliseconds stop_time{10'000};
};

}  // namespace genkan::server
