// Chance that is the same for the same seed, everywhere: for data that is made up. Never for
// secrets.
#pragma once

#include <cstdint>

#include "genkan/base/random.h"

namespace genkan {

// SplitMix64.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  std::uint64_t Next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  // From 0 to `count` - 1.
  std::int64_t Below(std::int64_t count) {
    return static_cast<std::int64_t>(Next() % static_cast<std::uint64_t>(count));
  }

 private:
  std::uint64_t state_;
};

class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : chance_(seed) {}
  // Begins anew.
  void Seed(std::uint64_t seed) { chance_ = Chance(seed); }
  void Fill(std::span<std::uint8_t> bytes) override {
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(chance_.Next());
  }

 private:
  Chance chance_;
};

}  // namespace genkan
