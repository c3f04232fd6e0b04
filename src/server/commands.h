// The table of commands that work on a data folder, and how one is run: in this process where the
// folder is free, else in the server that has it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/admin_socket.h"
#include "server/command.h"
#include "server/installation.h"

namespace genkan::server {

enum class PortalNeeded : std::uint8_t { kMadeWhereMissing, kNo };
enum class SecretLine : std::uint8_t { kNone, kPassword };

struct Command {
  std::string_view name;  // One or two words.
  std::string_view arguments;
  std::string_view summary;
  std::string_view help;
  SecretLine secret_line = SecretLine::kNone;
  PortalNeeded portal = PortalNeeded::kMadeWhereMissing;
  // The option that makes it change nothing. Where the folder holds no installation yet, such a run
  // gets an empty one of its own and none is made.
  std::string_view trial = {};
  CommandFunction run = nullptr;
  // Refused where the folder holds no installation yet.
  bool needs_data = false;
};

std::span<const Command> Commands();

// The command whose name `arguments` begin with, or null.
const Command* FindCommand(std::span<const std::string> arguments);

// Runs a call of a command on an open installation.
int RunCommandOn(Installation& installation, const AdminCall& call, std::ostream& out,
                 std::ostream& err);

// Runs `command` for the person at the terminal, with the arguments after `genkan`.
int RunCommand(const Command& command, const std::vector<std::string>& arguments);

}  // namespace genkan::server
