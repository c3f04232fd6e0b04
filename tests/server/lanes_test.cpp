#include "server/lanes.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <future>
#include <mutex>

namespace genkan {
namespace {

using server::LaneJob;
using server::LaneOptions;
using server::Lanes;
using service::Lane;
using Works = std::span<const std::function<Status()>>;

Status RunAll(Works works) {
  for (const auto& work : works) [[maybe_unused]] const Status ignored = work();
  return Done{};
}

TEST_CASE("Writes that wait for each other share one commit and are answered after it",
          "[server][lanes]") {
  std::vector<std::size_t> groups;
  std::atomic<bool> committing = false;
  std::atomic<int> answered_too_early = 0;
  std::promise<void> first_runs, go_on, all_done;
  LaneOptions options;
  options.run_together = [&](Works works) {
    committing = true;
    groups.push_back(works.size());
    const Status status = RunAll(works);
    committing = false;
    return status;
  };
  Lanes lanes(std::move(options));
  const auto done = [&](const Status& committed) {
    if (committing || !committed.ok()) ++answered_too_early;
  };
  REQUIRE(lanes.Run(Lane::kWrite, {[&]() -> Status {
                                     first_runs.set_value();
                                     go_on.get_future().wait();
                                     return Done{};
                                   },
                                   done}));
  first_runs.get_future().wait();
  for (int i = 0; i < 9; ++i) {
    REQUIRE(lanes.Run(Lane::kWrite, {[]() -> Status { return Done{}; }, done}));
  }
  REQUIRE(lanes.Run(Lane::kWrite, {[]() -> Status { return Done{}; },
                                   [&](const Status&) { all_done.set_value(); }}));
  go_on.set_value();
  all_done.get_future().wait();
  lanes.Stop();
  CHECK(groups == std::vector<std::size_t>{1, 10});
  CHECK(answered_too_early == 0);
}

TEST_CASE("The writer has its quiet moment after slow work as after its own", "[server][lanes]") {
  for (const Lane lane : {Lane::kWrite, Lane::kSlow, Lane::kOutside}) {
    std::promise<void> quiet;
    std::once_flag once;
    LaneOptions options;
    options.run_together = RunAll;
    options.writer_idle = [&] { std::call_once(once, [&] { quiet.set_value(); }); };
    Lanes lanes(std::move(options));
    REQUIRE(lanes.Run(lane, {[]() -> Status { return Done{}; }, [](const Status&) {}}));
    CHECK(quiet.get_future().wait_for(std::chrono::seconds(30)) == std::future_status::ready);
  }
}

TEST_CASE("A commit that fails is told to everyone in its group", "[server][lanes]") {
  LaneOptions options;
  options.run_together = [](Works works) -> Status {
    [[maybe_unused]] const Status ignored = RunAll(works);
    return ErrorCode::kUnavailable;
  };
  Lanes lanes(std::move(options));
  std::promise<bool> committed;
  REQUIRE(lanes.Run(Lane::kWrite, {[]() -> Status { return Done{}; },
                                   [&](const Status& well) { committed.set_value(well.ok()); }}));
  CHECK_FALSE(committed.get_future().get());
}

TEST_CASE("While other servers keep us waiting the other lanes go on", "[server][lanes]") {
  std::promise<void> release;
  const std::shared_future<void> released(release.get_future());
  LaneOptions options;
  options.outside_queue_max = 8;
  options.run_together = RunAll;
  Lanes lanes(std::move(options));
  int refused = 0;
  for (int i = 0; i < 100; ++i) {
    const bool queued = lanes.Run(Lane::kOutside, {[&]() -> Status {
                                                     released.wait();
                                                     return Done{};
                                                   },
                                                   [](const Status&) {}});
    if (!queued) ++refused;
  }
  CHECK(refused >= 100 - 8 - 4);
  for (const Lane lane : {Lane::kRead, Lane::kWrite, Lane::kSlow}) {
    std::promise<void> ran;
    REQUIRE(lanes.Run(
        lane, {[]() -> Status { return Done{}; }, [&](const Status&) { ran.set_value(); }}));
    ran.get_future().wait();
  }
  release.set_value();
}

TEST_CASE("A full lane takes no more and the other lanes go on", "[server][lanes]") {
  std::promise<void> release;
  const std::shared_future<void> released(release.get_future());
  LaneOptions options;
  options.slow_threads = 2;
  options.slow_queue_max = 64;
  options.run_together = RunAll;
  Lanes lanes(std::move(options));
  std::atomic<int> inside = 0, most_inside = 0, ran = 0;
  int refused = 0;
  for (int i = 0; i < 1000; ++i) {
    const bool queued = lanes.Run(Lane::kSlow, {[&]() -> Status {
                                                  const int now = ++inside;
                                                  if (now > most_inside) most_inside = now;
                                                  released.wait();
                                                  --inside;
                                                  ++ran;
                                                  return Done{};
                                                },
                                                [](const Status&) {}});
    if (!queued) ++refused;
  }
  CHECK(refused >= 1000 - 64 - 2);
  std::promise<void> read;
  REQUIRE(lanes.Run(Lane::kRead,
                    {[]() -> Status { return Done{}; }, [&](const Status&) { read.set_value(); }}));
  read.get_future().wait();
  release.set_value();
  lanes.Stop();
  CHECK(most_inside <= 2);
  CHECK(ran == 1000 - refused);
  CHECK_FALSE(lanes.Run(Lane::kSlow, {[]() -> Status { return Done{}; }, [](const Status&) {}}));
}

}  // namespace
}  // namespace genkan
