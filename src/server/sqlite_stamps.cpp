#include "server/sqlite_stamps.h"

#include <functional>
#include <utility>

namespace genkan::server {

std::size_t SqliteStamps::SlotOf(domain::RawId id) {
  // Ids of one moment differ in their last bits alone.
  return std::hash<std::uint64_t>()((id.high * 31) ^ id.low) % kSlots;
}

std::size_t SqliteStamps::SlotOf(std::string_view name) {
  return std::hash<std::string_view>()(name) % kSlots;
}

void SqliteStamps::Publish() {
  if (std::exchange(everything_noted_, false)) ++everything_;
  for (const std::size_t slot : noted_) ++slots_[slot];
  noted_.clear();
}

void SqliteStamps::Forget() {
  everything_noted_ = false;
  noted_.clear();
}

service::Freshness SqliteStamps::Of(const std::vector<domain::RawId>& ids) const {
  service::Freshness freshness{.everything = everything_};
  // Counts only rise, so that the sum is another one after each of them.
  for (const domain::RawId& id : ids) freshness.own += slots_[SlotOf(id)];
  return freshness;
}

service::Freshness SqliteStamps::Of(std::string_view name) const {
  return {.everything = everything_, .own = slots_[SlotOf(name)]};
}

}  // namespace genkan::server
