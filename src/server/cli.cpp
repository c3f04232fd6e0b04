#include "server/cli.h"

#include <cstdlib>
#include <iostream>

#include "server/arguments.h"
#include "server/commands.h"
#include "server/restore_command.h"
#include "server/serve_command.h"

namespace genkan::server {
namespace {

constexpr std::string_view kVersion = "genkan 0.1.0\n";

std::string NameWithArguments(const Command& command) {
  const std::string name(command.name);
  return command.arguments.empty() ? name : name + " " + std::string(command.arguments);
}

void PrintHelp(std::ostream& out) {
  out << "usage: genkan COMMAND [OPTIONS]\n\n"
         "Genkan is a portal in which a company's customers see and answer their tickets.\n\n"
         "  serve\n      serve the portal until it is told to stop\n"
         "  restore BACKUP\n      put a backup into a new data folder\n";
  for (const Command& command : Commands()) {
    out << "  " << command.name << " " << command.arguments << "\n      " << command.summary
        << "\n";
  }
  out << "\nEvery command takes --data DIR, the folder that holds everything (else GENKAN_DATA, "
         "else\n"
         "./data). While a server runs on it, the other commands run inside that server.\n"
         "`genkan COMMAND --help` says more, `genkan --version` which version this is.\n";
}

bool Has(const std::vector<std::string>& arguments, std::string_view flag) {
  std::vector<std::string> copy = arguments;
  return TakeFlag(flag, &copy);
}

int PrintCommandHelp(const Command& command) {
  std::cout << "usage: genkan " << NameWithArguments(command) << " [--data DIR]\n\n"
            << command.help;
  return 0;
}

int RejectUnknown(const std::string& word) {
  std::cerr << "genkan: there is no command \"" << word << "\"; genkan --help lists them\n";
  return 2;
}

}  // namespace

int RunGenkan(const std::vector<std::string>& arguments) {
  if (arguments.empty()) {
    PrintHelp(std::cerr);
    return 2;
  }
  const std::string& first = arguments.front();
  const bool help = Has(arguments, "--help") || Has(arguments, "-h");
  if (first == "--version") {
    std::cout << kVersion;
    return 0;
  }
  if (first == "serve") {
    return help ? PrintServeHelp() : RunServe({arguments.begin() + 1, arguments.end()});
  }
  if (first == "restore") {
    return help ? PrintRestoreHelp() : RunRestore({arguments.begin() + 1, arguments.end()});
  }
  if (const Command* command = FindCommand(arguments)) {
    return help ? PrintCommandHelp(*command) : RunCommand(*command, arguments);
  }
  if (help || first == "help") {
    PrintHelp(std::cout);
    return 0;
  }
  return RejectUnknown(first);
}

std::string TakeDataFolder(std::vector<std::string>* arguments) {
  const TakenOption taken = TakeOption("--data", arguments);
  if (!taken.complaint.empty()) return {};
  if (taken.value) return *taken.value;
  const char* variable = std::getenv("GENKAN_DATA");
  return variable != nullptr && *variable != '\0' ? variable : "data";
}

int Complain(std::string_view sentence) {
  std::cerr << "genkan: " << sentence << std::endl;
  return 1;
}

}  // namespace genkan::server
