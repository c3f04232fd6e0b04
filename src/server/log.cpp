#include "server/log.h"

#include <array>
#include <cstdio>

#include "genkan/base/calendar.h"
#include "genkan/base/utf8.h"

namespace genkan::server {
namespace {

constexpr std::size_t kLinesMax = 10'000;
constexpr std::size_t kPathBytesMax = 200;
constexpr std::array<std::string_view, 4> kLevelNames = {"error", "warning", "info", "debug"};

std::string Timestamp(Millis now) {
  const CivilTime civil = CivilTimeAt(now, 0);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", civil.year,
                civil.month, civil.day, civil.hour, civil.minute, civil.second,
                static_cast<int>(now % kMillisPerSecond));
  return text.data();
}

}  // namespace

Result<LogLevel> ParseLogLevel(std::string_view name) {
  for (std::size_t i = 0; i < kLevelNames.size(); ++i) {
    if (kLevelNames[i] == name) return static_cast<LogLevel>(i);
  }
  return ErrorCode::kInvalidArgument;
}

Log::Log(LogLevel level, const Clock& clock, std::function<void(std::string_view)> write)
    : level_(level), clock_(clock), write_(std::move(write)), thread_([this] { WriteLines(); }) {}

Log::~Log() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void Log::Request(const RequestRecord& record) {
  const LogLevel level = record.status >= 500 ? LogLevel::kError : LogLevel::kInfo;
  if (!Shows(level)) return;
  wire::JsonWriter line = Line(level);
  line.Name("request_id").Text(record.request_id);
  line.Name("method").Text(record.method);
  line.Name("path").Text(Utf8Prefix(record.path, kPathBytesMax));
  line.Name("status").Integer(record.status);
  line.Name("bytes").Integer(static_cast<std::int64_t>(record.bytes));
  line.Name("micros").Integer(record.micros);
  Add(line.EndObject().Take());
}

void Log::Say(LogLevel level, std::string_view text) {
  if (Shows(level)) Add(Line(level).Name("text").Text(text).EndObject().Take());
}

wire::JsonWriter Log::Line(LogLevel level) const {
  wire::JsonWriter line;
  line.BeginObject();
  line.Name("time").Text(Timestamp(clock_.NowMillis()));
  line.Name("level").Text(kLevelNames[static_cast<std::size_t>(level)]);
  return line;
}

void Log::Add(std::string line) {
  {
    const std::lock_guard lock(mutex_);
    if (lines_.size() >= kLinesMax) {
      ++dropped_;
      return;
    }
    lines_.push_back(std::move(line) + '\n');
  }
  changed_.notify_one();
}

void Log::WriteLines() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return closed_ || !lines_.empty(); });
    if (lines_.empty()) return;
    std::string text;
    for (const std::string& line : lines_) text += line;
    lines_.clear();
    if (dropped_ > 0) text += "{\"dropped_lines\":" + std::to_string(dropped_) + "}\n";
    dropped_ = 0;
    lock.unlock();
    write_(text);
    lock.lock();
  }
}

}  // namespace genkan::server
