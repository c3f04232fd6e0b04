// DIR/erasures.log: who was erased, outside of the database, so that a backup of before can be
// restored without bringing anybody back. One line for each, with a digest of itself; it holds ids
// and no names. Lines are added and never altered.
#pragma once

#include <filesystem>
#include <vector>

#include "genkan/domain/privacy.h"

namespace genkan::server {

inline constexpr const char* kErasureLogName = "erasures.log";

// In the order in which they were noted; empty where there is no such file. A line that was begun
// and not ended, at the end, is passed over; one that is not as it was written is kUnavailable
// "erasures.damaged" with the path as "file".
Result<std::vector<domain::Erasure>> ReadErasureLog(const std::filesystem::path& file);

// Notes it at the end, durably, unless it is there.
Status AppendErasure(const std::filesystem::path& file, const domain::Erasure& erasure);

}  // namespace genkan::server
