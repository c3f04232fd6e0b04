#include "server/admin_frames.h"

#include <sys/socket.h>

#include <cerrno>

namespace genkan::server {
namespace {

constexpr std::size_t kPayloadBytesMax = 1 << 20;
constexpr std::size_t kLengthBytes = 4;

std::string LengthBytes(std::size_t length) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((length >> shift) & 0xFF);
  return bytes;
}

std::size_t LengthFrom(std::string_view bytes) {
  std::size_t length = 0;
  for (const char c : bytes) length = length << 8 | static_cast<unsigned char>(c);
  return length;
}

bool SendAll(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool ReceiveAll(int socket, char* bytes, std::size_t count) {
  while (count > 0) {
    const ssize_t received = ::recv(socket, bytes, count, 0);
    if (received < 0 && errno == EINTR) continue;
    if (received <= 0) return false;
    bytes += received;
    count -= static_cast<std::size_t>(received);
  }
  return true;
}

}  // namespace

bool WriteFrame(int socket, FrameKind kind, std::string_view payload) {
  std::string head(1, static_cast<char>(kind));
  return SendAll(socket, head + LengthBytes(payload.size())) && SendAll(socket, payload);
}

std::optional<Frame> ReadFrame(int socket) {
  std::array<char, 1 + kLengthBytes> head;
  if (!ReceiveAll(socket, head.data(), head.size())) return std::nullopt;
  const std::size_t length = LengthFrom({head.data() + 1, kLengthBytes});
  if (length > kPayloadBytesMax) return std::nullopt;
  Frame frame{.kind = static_cast<FrameKind>(head[0]), .payload = std::string(length, '\0')};
  if (!ReceiveAll(socket, frame.payload.data(), length)) return std::nullopt;
  return frame;
}

std::string PackTexts(const std::vector<std::string>& texts) {
  std::string payload;
  for (const std::string& text : texts) payload += LengthBytes(text.size()) + text;
  return payload;
}

std::optional<std::vector<std::string>> UnpackTexts(std::string_view payload) {
  std::vector<std::string> texts;
  while (!payload.empty()) {
    if (payload.size() < kLengthBytes) return std::nullopt;
    const std::size_t length = LengthFrom(payload.substr(0, kLengthBytes));
    payload.remove_prefix(kLengthBytes);
    if (payload.size() < length) return std::nullopt;
    texts.emplace_back(payload.substr(0, length));
    payload.remove_prefix(length);
  }
  return texts;
}

FrameStreamBuffer::FrameStreamBuffer(int socket, FrameKind kind) : socket_(socket), kind_(kind) {
  setp(buffer_.data(), buffer_.data() + buffer_.size());
}

FrameStreamBuffer::int_type FrameStreamBuffer::overflow(int_type character) {
  if (sync() != 0) return traits_type::eof();
  if (traits_type::eq_int_type(character, traits_type::eof())) return 0;
  return sputc(traits_type::to_char_type(character));
}

int FrameStreamBuffer::sync() {
  const std::string_view text(pbase(), static_cast<std::size_t>(pptr() - pbase()));
  const bool sent = text.empty() || WriteFrame(socket_, kind_, text);
  setp(buffer_.data(), buffer_.data() + buffer_.size());
  return sent ? 0 : -1;
}

}  // namespace genkan::server
