#include <algorithm>

#include "genkan/service/blobs.h"
#include "genkan/service/ports.h"

namespace genkan::service {

Error WrongOffset(std::int64_t received) {
  return {.code = ErrorCode::kConflict,
          .message_key = "error.upload_offset",
          .params = {{"received", std::to_string(received)}}};
}

Result<std::int64_t> MemoryBlobs::Append(const std::string& part, std::int64_t offset,
                                         std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  std::string& held = parts_[part];
  if (offset != static_cast<std::int64_t>(held.size())) {
    return WrongOffset(static_cast<std::int64_t>(held.size()));
  }
  held += bytes;
  return static_cast<std::int64_t>(held.size());
}

Result<PartFacts> MemoryBlobs::Seal(const std::string& part) {
  const std::lock_guard lock(mutex_);
  auto moved = parts_.extract(part);
  if (moved.empty()) return ErrorCode::kNotFound;
  const std::string& held = sealed_.insert_or_assign(part, std::move(moved.mapped())).first->second;
  return PartFacts{.bytes = static_cast<std::int64_t>(held.size()),
                   .digest = secrets_.Digest(held),
                   .head = held.substr(0, kHeadBytes),
                   .tail = held.substr(held.size() - std::min(held.size(), kTailBytes))};
}

Status MemoryBlobs::Keep(const std::string& part, const std::string& blob_key) {
  const std::lock_guard lock(mutex_);
  auto moved = sealed_.extract(part);
  if (moved.empty()) return ErrorCode::kNotFound;
  kept_.insert_or_assign(blob_key, std::move(moved.mapped()));
  return Done{};
}

Status MemoryBlobs::Drop(const std::string& part) {
  const std::lock_guard lock(mutex_);
  parts_.erase(part);
  sealed_.erase(part);
  return Done{};
}

Status MemoryBlobs::Remove(const std::string& blob_key) {
  const std::lock_guard lock(mutex_);
  kept_.erase(blob_key);
  return Done{};
}

Result<std::string> MemoryBlobs::Read(const std::string& blob_key, std::int64_t offset,
                                      std::size_t length) const {
  const std::lock_guard lock(mutex_);
  const auto found = kept_.find(blob_key);
  if (found == kept_.end()) return ErrorCode::kNotFound;
  const std::size_t from = std::min(static_cast<std::size_t>(offset), found->second.size());
  return found->second.substr(from, length);
}

}  // namespace genkan::service
