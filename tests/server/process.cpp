#include "server/process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

namespace genkan::support {
namespace {

std::string ReadFromStart(int descriptor) {
  std::string text;
  std::array<char, 4096> part;
  ::lseek(descriptor, 0, SEEK_SET);
  for (;;) {
    const ssize_t count = ::read(descriptor, part.data(), part.size());
    if (count <= 0) return text;
    text.append(part.data(), static_cast<std::size_t>(count));
  }
}

std::vector<std::string> ServeArguments(const std::string& data,
                                        const std::vector<std::string>& more) {
  std::vector<std::string> arguments = {
      "serve", "--data", data, "--port", "0", "--assets", GENKAN_SOURCE_DIR "/assets"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

}  // namespace

Process::Process(const std::vector<std::string>& arguments, std::string_view input,
                 const std::string& program) {
  std::array<int, 2> out{};
  REQUIRE(::pipe2(out.data(), O_CLOEXEC) == 0);
  err_ = ::memfd_create("err", MFD_CLOEXEC);
  const int in = ::memfd_create("in", MFD_CLOEXEC);
  REQUIRE(::write(in, input.data(), input.size()) == static_cast<ssize_t>(input.size()));
  ::lseek(in, 0, SEEK_SET);
  std::vector<const char*> words = {program.empty() ? GENKAN_PROGRAM : program.c_str()};
  for (const std::string& argument : arguments) words.push_back(argument.c_str());
  words.push_back(nullptr);
  child_ = ::fork();
  REQUIRE(child_ >= 0);
  if (child_ == 0) {
    ::dup2(in, STDIN_FILENO);
    ::dup2(out[1], STDOUT_FILENO);
    ::dup2(err_, STDERR_FILENO);
    ::execvp(words[0], const_cast<char* const*>(words.data()));
    ::_exit(127);
  }
  ::close(in);
  ::close(out[1]);
  out_ = out[0];
}

Process::~Process() {
  if (child_ > 0) {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  ::close(out_);
  ::close(err_);
}

void Process::Signal(int signal) const { ::kill(child_, signal); }

void Process::LimitFiles(std::uint64_t bytes) const {
  rlimit limit{};
  REQUIRE(::prlimit(child_, RLIMIT_FSIZE, nullptr, &limit) == 0);
  limit.rlim_cur = bytes;
  REQUIRE(::prlimit(child_, RLIMIT_FSIZE, &limit, nullptr) == 0);
}

std::string Process::ReadLine() {
  while (received_.find('\n') == std::string::npos) {
    std::array<char, 4096> part;
    const ssize_t count = ::read(out_, part.data(), part.size());
    if (count <= 0) break;
    received_.append(part.data(), static_cast<std::size_t>(count));
  }
  const std::size_t end = std::min(received_.find('\n'), received_.size());
  std::string line = received_.substr(0, end);
  received_.erase(0, end + 1);
  return line;
}

Outcome Process::Wait() {
  Outcome outcome;
  for (std::string line = ReadLine(); !line.empty() || !received_.empty(); line = ReadLine()) {
    outcome.out += line + "\n";
  }
  int status = 0;
  ::waitpid(child_, &status, 0);
  child_ = -1;
  outcome.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  outcome.err = ReadFromStart(err_);
  return outcome;
}

int Rounds(int usual, int in_a_long_run) {
  const char* wanted = std::getenv("GENKAN_LONG");
  return wanted != nullptr && *wanted != '\0' ? in_a_long_run : usual;
}

Outcome RunGenkan(const std::vector<std::string>& arguments, std::string_view input) {
  return Process(arguments, input).Wait();
}

ServeProcess::ServeProcess(const std::string& data, const std::vector<std::string>& more)
    : process_(ServeArguments(data, more)) {
  std::string line = process_.ReadLine();
  while (line.starts_with("set up ")) {
    greeting_ += line + "\n";
    line = process_.ReadLine();
  }
  INFO(line);
  const std::size_t colon = line.rfind(':');
  REQUIRE(line.starts_with("ready http"));
  REQUIRE(line.ends_with('/'));
  port_ = static_cast<std::uint16_t>(std::atoi(line.c_str() + colon + 1));
}

}  // namespace genkan::support
