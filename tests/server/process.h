// The program as a person runs it: a child process with its three streams.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace genkan::support {

struct Outcome {
  int exit_code = -1;  // -1: it was killed.
  std::string out;
  std::string err;
};

class Process {
 public:
  // Runs `genkan ARGUMENTS...`, or another program of the path, with `input` on its standard input.
  explicit Process(const std::vector<std::string>& arguments, std::string_view input = {},
                   const std::string& program = {});
  // Kills it where it still runs.
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void Signal(int signal) const;
  // No file it writes may grow beyond so many bytes, as on a disk that is full; RLIM_INFINITY makes
  // room again.
  void LimitFiles(std::uint64_t bytes) const;
  // Waits for its end.
  Outcome Wait();
  // Reads standard output up to a line's end.
  std::string ReadLine();

 private:
  pid_t child_ = -1;
  int out_ = -1;
  // Standard error goes to a file without a name, so that nobody has to read it in time.
  int err_ = -1;
  std::string received_;
};

// Whether `part` stands in what was printed.
inline bool Has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// `scripts/test --long` asks for more rounds of what only chance can find.
int Rounds(int usual, int in_a_long_run);

Outcome RunGenkan(const std::vector<std::string>& arguments, std::string_view input = {});

// A child `genkan serve` on a free port, ready to answer.
class ServeProcess {
 public:
  explicit ServeProcess(const std::string& data, const std::vector<std::string>& more = {});
  std::uint16_t port() const { return port_; }
  // What it printed before it was ready.
  const std::string& greeting() const { return greeting_; }
  Process& process() { return process_; }

 private:
  Process process_;
  std::uint16_t port_ = 0;
  std::string greeting_;
};

}  // namespace genkan::support
