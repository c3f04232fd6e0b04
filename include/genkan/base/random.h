// Unpredictable bytes, as a door: only the mains know a real source.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace genkan {

class Random {
 public:
  virtual ~Random() = default;
  // Fills `bytes`. The server's and the browser's are cryptographic; the tests' counts.
  virtual void Fill(std::span<std::uint8_t> bytes) = 0;
};

}  // namespace genkan
