// The program that runs a portal.
#include <csignal>
#include <string>
#include <vector>

#include "server/cli.h"

int main(int count, char** arguments) {
  // A reader that goes away is an error to handle, not a reason to die.
  std::signal(SIGPIPE, SIG_IGN);
  // As is a file that may not grow.
  std::signal(SIGXFSZ, SIG_IGN);
  return genkan::server::RunGenkan(std::vector<std::string>(arguments + 1, arguments + count));
}
