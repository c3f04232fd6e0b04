// The bytes on DIR/admin.sock: frames of a kind, a length and a payload.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

namespace genkan::server {

enum class FrameKind : std::uint8_t { kCall = 'c', kOut = 'o', kErr = 'e', kExit = 'x' };

struct Frame {
  FrameKind kind = FrameKind::kExit;
  std::string payload;
};

// False where the other side is gone.
bool WriteFrame(int socket, FrameKind kind, std::string_view payload);
// None where the other side is gone or says what is no frame.
std::optional<Frame> ReadFrame(int socket);

// Several texts as one payload.
std::string PackTexts(const std::vector<std::string>& texts);
std::optional<std::vector<std::string>> UnpackTexts(std::string_view payload);

// A stream whose text leaves as frames, line by line.
class FrameStreamBuffer final : public std::streambuf {
 public:
  FrameStreamBuffer(int socket, FrameKind kind);
  ~FrameStreamBuffer() override { sync(); }

 private:
  int_type overflow(int_type character) override;
  int sync() override;

  const int socket_;
  const FrameKind kind_;
  std::array<char, 4096> buffer_;
};

}  // namespace genkan::server
