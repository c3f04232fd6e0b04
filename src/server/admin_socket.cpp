#include "server/admin_socket.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <system_error>

#include "server/admin_frames.h"

namespace genkan::server {
namespace {

constexpr const char* kSocketName = "admin.sock";

// A socket's path may have 107 bytes; this one is short however long the folder's is.
sockaddr_un AddressIn(int folder) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = "/proc/self/fd/" + std::to_string(folder) + "/" + kSocketName;
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  return address;
}

int OpenFolder(const std::filesystem::path& data) {
  return ::open(data.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

Error SocketError(const std::filesystem::path& data) {
  return {.code = ErrorCode::kUnavailable,
          .params = {{"path", (data / kSocketName).string()},
                     {"reason", std::generic_category().message(errno)}}};
}

}  // namespace

Result<std::unique_ptr<AdminSocket>> AdminSocket::Open(const std::filesystem::path& data, Run run) {
  const int folder = OpenFolder(data);
  if (folder < 0) return SocketError(data);
  ::unlinkat(folder, kSocketName, 0);
  const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_un address = AddressIn(folder);
  // From the first moment on, nobody else may connect.
  const mode_t before = ::umask(0177);
  const bool bound = listener >= 0 && ::bind(listener, reinterpret_cast<const sockaddr*>(&address),
                                             sizeof address) == 0;
  ::umask(before);
  if (!bound || ::listen(listener, 8) != 0) {
    const Error error = SocketError(data);
    if (listener >= 0) ::close(listener);
    ::close(folder);
    return error;
  }
  const int stop = ::eventfd(0, EFD_CLOEXEC);
  return std::unique_ptr<AdminSocket>(
      new AdminSocket(data, folder, listener, stop, std::move(run)));
}

AdminSocket::AdminSocket(std::filesystem::path data, int folder, int listener, int stop, Run run)
    : data_(std::move(data)),
      folder_(folder),
      listener_(listener),
      stop_(stop),
      run_(std::move(run)),
      thread_([this] { Serve(); }) {}

AdminSocket::~AdminSocket() {
  stopping_ = true;
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = ::write(stop_, &one, sizeof one);
  thread_.join();
  ::unlinkat(folder_, kSocketName, 0);
  ::close(listener_);
  ::close(stop_);
  ::close(folder_);
}

void AdminSocket::Serve() {
  for (;;) {
    std::array<pollfd, 2> waiting = {pollfd{.fd = listener_, .events = POLLIN},
                                     pollfd{.fd = stop_, .events = POLLIN}};
    if (::poll(waiting.data(), waiting.size(), -1) < 0) {
      if (errno == EINTR) continue;
      return;
    }
    if (waiting[1].revents != 0) return;
    const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) continue;
    Answer(connection);
    ::close(connection);
  }
}

void AdminSocket::Answer(int connection) {
  // A caller that connects and says nothing must not keep the others out.
  const timeval limit{.tv_sec = 10};
  ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  const auto frame = ReadFrame(connection);
  if (!frame || frame->kind != FrameKind::kCall) return;
  auto texts = UnpackTexts(frame->payload);
  if (!texts || texts->size() < 2) return;
  AdminCall call{.working_directory = std::move((*texts)[0]),
                 .secret_line = Secret(std::move((*texts)[1])),
                 .stopping = &stopping_};
  call.arguments.assign(std::make_move_iterator(texts->begin() + 2),
                        std::make_move_iterator(texts->end()));
  int code = 1;
  {
    FrameStreamBuffer out_buffer(connection, FrameKind::kOut);
    FrameStreamBuffer err_buffer(connection, FrameKind::kErr);
    std::ostream out(&out_buffer);
    std::ostream err(&err_buffer);
    code = run_(call, out, err);
  }
  WriteFrame(connection, FrameKind::kExit, std::to_string(code));
}

Result<int> CallAdmin(const std::filesystem::path& data, const AdminCall& call, std::ostream& out,
                      std::ostream& err) {
  const int folder = OpenFolder(data);
  if (folder < 0) return SocketError(data);
  const int connection = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_un address = AddressIn(folder);
  const bool connected =
      ::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  Result<int> code = SocketError(data);
  ::close(folder);
  std::vector<std::string> texts = {call.working_directory, call.secret_line.Reveal()};
  texts.insert(texts.end(), call.arguments.begin(), call.arguments.end());
  if (connected && WriteFrame(connection, FrameKind::kCall, PackTexts(texts))) {
    code = ErrorCode::kUnavailable;
    while (const auto frame = ReadFrame(connection)) {
      if (frame->kind == FrameKind::kOut) out << frame->payload << std::flush;
      if (frame->kind == FrameKind::kErr) err << frame->payload << std::flush;
      if (frame->kind != FrameKind::kExit) continue;
      int value = 1;
      std::from_chars(frame->payload.data(), frame->payload.data() + frame->payload.size(), value);
      code = value;
      break;
    }
  }
  ::close(connection);
  return code;
}

}  // namespace genkan::server
