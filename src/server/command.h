// What one run of a command gets. A command works on an open installation and does not know whether
// it runs in its own process or, by way of DIR/admin.sock, inside a running server.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "genkan/base/secret.h"
#include "genkan/service/ports.h"
#include "genkan/service/store.h"

namespace genkan::server {

struct CommandContext {
  service::Store& store;
  const service::Ports& ports;
  // What the command tells the person, and what went wrong. Either may block.
  std::ostream& out;
  std::ostream& err;
  // Whether `err` is a terminal, where a line may be written again.
  bool err_is_terminal = false;
  // The folder that holds everything.
  std::filesystem::path data;
  // Where the person stands. A relative path among the arguments starts here: open
  // `working_directory / path`, which leaves an absolute one as it is.
  std::filesystem::path working_directory;
  // As Installation::face(); for links and mail.
  std::string public_origin;
  std::string mail_from;
  // One line that must not stand on a command line, such as a password.
  Secret secret_line;
  const std::atomic<bool>* stopping = nullptr;  // As AdminCall::stopping.
};

// Runs a command with the arguments after its name, `--data` taken out. Returns the exit code: 0
// for success, 1 for a failure that a sentence on `err` explains, 2 for wrong arguments.
using CommandFunction = int (*)(std::span<const std::string> arguments, CommandContext& context);

// Tells the person what went wrong, or what is wrong with the arguments; each returns its exit
// code.
int Fail(CommandContext& context, std::string_view sentence);
int Misused(CommandContext& context, std::string_view sentence);

}  // namespace genkan::server
