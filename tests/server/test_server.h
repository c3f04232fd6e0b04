// A listener on a free loopback port with a backend the test gives, on a thread of its own.
#pragma once

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <catch2/catch_test_macros.hpp>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "server/http_listener.h"
#include "server/system.h"

namespace genkan::support {

struct TestBackend {
  std::function<service::Admission(const wire::Request&, bool whole)> admit =
      [](const wire::Request&, bool /*whole*/) {
        return service::Admission{.lane = service::Lane::kRead, .body_bytes_max = 1024};
      };
  // By default says what it heard.
  std::function<wire::Response(const wire::Request&)> handle = [](const wire::Request& request) {
    return wire::Response{.headers = {{"content-type", "text/plain; charset=utf-8"}},
                          .body = request.target + "|" + request.body};
  };
  server::HttpLimits limits;
  std::vector<std::string> trusted_proxies;
  server::LaneOptions lanes;
};

class TestServer {
 public:
  explicit TestServer(TestBackend backend = {}, server::StaticFiles files = {})
      : files_(std::move(files)),
        log_(server::LogLevel::kDebug, clock_, [this](std::string_view text) { Keep(text); }),
        lanes_(WithTogether(std::move(backend.lanes))),
        feed_({.loop = loop_,
               .lanes = lanes_,
               .handle = backend.handle,
               .commits = [this] { return commits_.load(); }}),
        service_{.admit = std::move(backend.admit),
                 .handle = std::move(backend.handle),
                 .static_files = files_,
                 .lanes = lanes_,
                 .feed = feed_,
                 .log = log_,
                 .clock = clock_,
                 .random = random_,
                 .limits = backend.limits,
                 .trusted_proxies = std::move(backend.trusted_proxies)},
        listener_(loop_, service_) {
    REQUIRE(listener_.Open("127.0.0.1", 0).ok());
    port_ = listener_.port();
    listener_.Start();
    thread_ = std::thread([this] { loop_.run(); });
  }
  ~TestServer() { Stop(); }

  std::uint16_t port() const { return port_; }
  // Something was committed that open streams are asked about.
  void Commit() { ++commits_; }

  // As a signal would.
  void BeginToStop() {
    boost::asio::post(loop_, [this] { listener_.Stop(); });
  }
  // Returns once the last connection is gone.
  void Stop() {
    if (!thread_.joinable()) return;
    BeginToStop();
    thread_.join();
    lanes_.Stop();
  }

  std::string LogText() {
    const std::lock_guard lock(mutex_);
    return log_text_;
  }

 private:
  static server::LaneOptions WithTogether(server::LaneOptions options) {
    if (options.run_together) return options;
    options.run_together = [](std::span<const std::function<Status()>> works) -> Status {
      for (const auto& work : works) [[maybe_unused]] const Status ignored = work();
      return Done{};
    };
    return options;
  }
  void Keep(std::string_view text) {
    const std::lock_guard lock(mutex_);
    log_text_ += text;
  }

  std::mutex mutex_;
  std::string log_text_;
  server::SystemClock clock_;
  server::SystemRandom random_;
  server::StaticFiles files_;
  server::Log log_;
  server::Lanes lanes_;
  boost::asio::io_context loop_{1};
  std::atomic<std::uint64_t> commits_{0};
  server::EventFeed feed_;
  server::HttpService service_;
  server::HttpListener listener_;
  std::uint16_t port_ = 0;
  std::thread thread_;
};

}  // namespace genkan::support
