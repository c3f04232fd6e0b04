// What has been written of late, so that what was read before can be told from what would be read
// now: a count for everything, and one each for the people, companies and sessions that a write
// names. Several may share a count; then one is taken for changed with the other.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "genkan/domain/ids.h"
#include "genkan/service/list_store.h"

namespace genkan::server {

class SqliteStamps {
 public:
  // Within a transaction, by its thread: what it writes concerns these, or everything. Nobody reads
  // another count for it before the commit.
  void NoteEverything() { everything_noted_ = true; }
  void Note(domain::RawId id) { noted_.push_back(SlotOf(id)); }
  void Note(std::string_view name) { noted_.push_back(SlotOf(name)); }
  // After the commit, before anybody is told of it; and instead of it, after a rollback.
  void Publish();
  void Forget();

  // Of what concerns any of these. To be asked for before reading what is kept under it.
  service::Freshness Of(const std::vector<domain::RawId>& ids) const;
  service::Freshness Of(std::string_view name) const;

 private:
  static constexpr std::size_t kSlots = 8192;
  static std::size_t SlotOf(domain::RawId id);
  static std::size_t SlotOf(std::string_view name);

  std::atomic<std::uint64_t> everything_{0};
  std::array<std::atomic<std::uint64_t>, kSlots> slots_{};
  bool everything_noted_ = false;
  std::vector<std::size_t> noted_;
};

}  // namespace genkan::server
