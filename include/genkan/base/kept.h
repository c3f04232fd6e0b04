// Values that are kept so that they need not be found out again, each good for as long as the stamp
// that it was found out under is the present one.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace genkan {

// Holds about `bytes_max` of values at most, and lets go what was not asked for lately. May be used
// by several threads at once.
template <typename Value, typename Stamp>
class Kept {
 public:
  explicit Kept(std::size_t bytes_max) : half_bytes_(bytes_max / 2) {}

  // Null where nothing is kept under `key` that is good under `stamp`.
  std::shared_ptr<const Value> Find(std::string_view key, const Stamp& stamp) {
    const std::lock_guard lock(mutex_);
    auto found = recent_.find(key);
    if (found == recent_.end()) {
      auto older = older_.extract(std::string(key));
      if (older.empty()) return nullptr;
      recent_bytes_ += older.mapped().bytes;
      found = recent_.insert(std::move(older)).position;
      MakeRoom();
      // It may have been the one too many.
      if (recent_.empty()) found = older_.find(key);
    }
    return found->second.stamp == stamp ? found->second.value : nullptr;
  }

  // `bytes`: about what the value takes.
  void Keep(std::string key, const Stamp& stamp, std::shared_ptr<const Value> value,
            std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    Entry& entry = recent_[std::move(key)];
    recent_bytes_ += bytes - entry.bytes;
    entry = {stamp, std::move(value), bytes};
    MakeRoom();
  }

 private:
  struct Entry {
    Stamp stamp{};
    std::shared_ptr<const Value> value;
    std::size_t bytes = 0;
  };
  struct KeyHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const {
      return std::hash<std::string_view>()(key);
    }
  };
  using Entries = std::unordered_map<std::string, Entry, KeyHash, std::equal_to<>>;

  // What has not been asked for while half of the room was filled anew goes.
  void MakeRoom() {
    if (recent_bytes_ <= half_bytes_) return;
    older_ = std::exchange(recent_, {});
    recent_bytes_ = 0;
  }

  const std::size_t half_bytes_;
  std::mutex mutex_;
  Entries recent_;
  Entries older_;
  std::size_t recent_bytes_ = 0;
};

}  // namespace genkan
