// One JSON line per event on standard error. Only the fields named here can get in: there is no way
// to hand over headers, bodies, addresses of people or a Secret.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "genkan/base/clock.h"
#include "genkan/base/result.h"
#include "genkan/wire/json.h"

namespace genkan::server {

enum class LogLevel : std::uint8_t { kError, kWarning, kInfo, kDebug };

// "error", "warning", "info" or "debug".
Result<LogLevel> ParseLogLevel(std::string_view name);

struct RequestRecord {
  std::string_view request_id;
  std::string_view method;
  std::string_view path;  // Without the query.
  int status = 0;
  std::size_t bytes = 0;
  std::int64_t micros = 0;
};

class Log {
 public:
  // Lines go to `write` on a thread of their own, so that a slow terminal holds nobody up; when too
  // many wait, the rest are counted instead.
  Log(LogLevel level, const Clock& clock, std::function<void(std::string_view)> write);
  // Writes what waits.
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  // 5xx are errors, everything else is information.
  void Request(const RequestRecord& record);
  // `text` is a sentence of the program's own.
  void Say(LogLevel level, std::string_view text);

 private:
  void Add(std::string line);
  void WriteLines();
  bool Shows(LogLevel level) const { return level <= level_; }
  wire::JsonWriter Line(LogLevel level) const;

  const LogLevel level_;
  const Clock& clock_;
  const std::function<void(std::string_view)> write_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> lines_;
  std::size_t dropped_ = 0;
  bool closed_ = false;
  std::thread thread_;
};

}  // namespace genkan::server
