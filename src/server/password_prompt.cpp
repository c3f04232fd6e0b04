#include "server/password_prompt.h"

#include <termios.h>
#include <unistd.h>

#include <string>

namespace genkan::server {
namespace {

std::string ReadLine(std::istream& in) {
  std::string line;
  std::getline(in, line);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

// Keeps the terminal from showing what is typed.
class QuietTerminal {
 public:
  QuietTerminal() {
    ::tcgetattr(STDIN_FILENO, &before_);
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
  }
  ~QuietTerminal() { ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }
  QuietTerminal(const QuietTerminal&) = delete;
  QuietTerminal& operator=(const QuietTerminal&) = delete;

 private:
  termios before_{};
};

}  // namespace

Result<Secret> ReadPassword(std::istream& in, std::ostream& prompts) {
  if (::isatty(STDIN_FILENO) == 0) return Secret(ReadLine(in));
  const QuietTerminal quiet;
  prompts << "New password: " << std::flush;
  std::string first = ReadLine(in);
  prompts << "\nThe same again: " << std::flush;
  const std::string second = ReadLine(in);
  prompts << "\n" << std::flush;
  if (first != second) return ErrorCode::kInvalidArgument;
  return Secret(std::move(first));
}

}  // namespace genkan::server
