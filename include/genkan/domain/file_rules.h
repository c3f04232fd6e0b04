// Which files can be sent along with a message. The page asks before it sends anything, and the
// backend asks again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "genkan/base/result.h"

namespace genkan::domain {

inline constexpr std::int64_t kFileBytesMax = 25LL * 1024 * 1024;
// In one message.
inline constexpr std::size_t kFilesMax = 10;
// So much is sent at once; see POST /v1/uploads.
inline constexpr std::size_t kFilePartBytesMax = 1024 * 1024;
inline constexpr std::size_t kFileNameBytesMax = 200;

// The type of a picture that a browser may show by itself.
bool IsPictureType(std::string_view media_type);

// A name that can do no harm where it is shown or kept: without folders, control characters and
// what changes the direction of writing, not too long, its ending kept. "file" where nothing is
// left.
std::string CleanFileName(std::string_view name);

// The media type that a name's ending stands for; empty: files that end so are not taken.
std::string_view MediaTypeOfName(std::string_view name);

// Refuses a file by its name and size alone.
Status CheckFile(std::string_view name, std::int64_t bytes);

// What is looked at of what a file holds.
struct FileEnds {
  std::string_view head;  // Its first bytes, 512 at most.
  std::string_view tail;  // Its last bytes, 16 at most.
};

// The media type that the file is kept under. A picture is called one only where it begins and ends
// as pictures of its kind do. Refuses what does not hold what its name says.
Result<std::string> CheckFileContent(std::string_view name, const FileEnds& ends);

}  // namespace genkan::domain
