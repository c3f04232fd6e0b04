// Commands against a running server. It listens at DIR/admin.sock, which only its owner may open;
// a command that finds the folder taken sends its arguments there and prints what comes back.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <thread>
#include <vector>

#include "genkan/base/result.h"
#include "genkan/base/secret.h"

namespace genkan::server {

struct AdminCall {
  std::vector<std::string> arguments;
  std::string working_directory;
  Secret secret_line;
  // Rises when the server is to end: a long call stops at its next step and says so. Null: never.
  const std::atomic<bool>* stopping = nullptr;
};

class AdminSocket {
 public:
  // Runs a call and returns its exit code. On a thread of the socket's own, one call at a time.
  using Run = std::function<int(const AdminCall& call, std::ostream& out, std::ostream& err)>;

  // Replaces a socket that an earlier process left behind. REQUIRES: this process has the folder.
  static Result<std::unique_ptr<AdminSocket>> Open(const std::filesystem::path& data, Run run);
  // Asks the call that runs to stop, waits for it, then removes the socket.
  ~AdminSocket();
  AdminSocket(const AdminSocket&) = delete;
  AdminSocket& operator=(const AdminSocket&) = delete;

 private:
  AdminSocket(std::filesystem::path data, int folder, int listener, int stop, Run run);
  void Serve();
  void Answer(int connection);

  const std::filesystem::path data_;
  const int folder_;
  const int listener_;
  const int stop_;
  const Run run_;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

// Sends `call` to the server that has the folder `data`, writes what it says to `out` and `err` as
// it comes, and returns its exit code. kUnavailable where none listens or it went away.
Result<int> CallAdmin(const std::filesystem::path& data, const AdminCall& call, std::ostream& out,
                      std::ostream& err);

}  // namespace genkan::server
