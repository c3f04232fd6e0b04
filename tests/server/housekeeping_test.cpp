#include "server/housekeeping.h"

#include <signal.h>

#include <boost/asio/io_context.hpp>
#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "server/desk.h"
#include "server/process.h"
#include "support/fakes.h"
#include "support/house.h"

namespace genkan {
namespace {

using support::Desk;
using support::HttpClient;
using support::kMemberEmail;
using support::kMemberPassword;
using support::kNoon;
using support::ServeProcess;

constexpr Millis kLongAgo = 2 * server::kFailuresKeptMillis;

service::Session SessionOf(const Desk& desk, const std::string& digest, Millis ends_at) {
  return {.id = {5, static_cast<std::uint64_t>(ends_at)},
          .token_digest = digest,
          .portal = desk.portal().id,
          .contact = desk.contact().id,
          .created_at_millis = ends_at - kMillisPerDay,
          .last_used_at_millis = ends_at - kMillisPerDay,
          .ends_at_millis = ends_at};
}

TEST_CASE("What is over is forgotten round after round", "[server][housekeeping]") {
  const Desk desk;
  const auto installation = support::OpenInstallation(desk.data());
  server::SqliteStore& store = installation->store();
  REQUIRE(store.PutSession(SessionOf(desk, "over", kNoon - 1)).ok());
  REQUIRE(store.PutSession(SessionOf(desk, "over soon", kNoon + 1000)).ok());
  REQUIRE(store.PutSession(SessionOf(desk, "lasting", kNoon + kMillisPerDay)).ok());
  REQUIRE(store.RecordFailure("old", kNoon - server::kFailuresKeptMillis - 1).ok());
  REQUIRE(store.RecordFailure("young", kNoon - server::kFailuresKeptMillis).ok());
  for (int i = 0; i < 100; ++i) REQUIRE(store.RecordFailure("stopped", kNoon - kLongAgo).ok());
  for (const Millis end : {kNoon - 1, kNoon + kMillisPerDay}) {
    REQUIRE(store
                .PutOneTimeSecret({.id = {6, static_cast<std::uint64_t>(end)},
                                   .portal = desk.portal().id,
                                   .token_digest = end < kNoon ? "link over" : "link lasting",
                                   .expires_at_millis = end})
                .ok());
  }

  support::ManualClock clock(kNoon);
  boost::asio::io_context loop;
  server::Log log(server::LogLevel::kError, clock, [](std::string_view) {});
  server::LaneOptions options;
  options.run_together = [&](auto works) { return store.RunBatch(works); };
  server::Lanes lanes(std::move(options));
  support::CountingRandom random;
  server::Housekeeping housekeeping({loop, lanes, store, installation->blobs(), clock, random, log},
                                    std::chrono::milliseconds(1));
  housekeeping.Start();
  while (store.SessionByDigest("over").ok()) loop.run_one();
  CHECK(store.SessionByDigest("over soon").ok());
  CHECK_FALSE(store.OneTimeSecretByToken(desk.portal().id, "link over").ok());
  CHECK(store.OneTimeSecretByToken(desk.portal().id, "link lasting").ok());
  CHECK(store.Failures("old").value().failures == 0);
  CHECK(store.Failures("young").value().failures == 1);
  // A later round, on its own.
  clock.Advance(1000);
  while (store.SessionByDigest("over soon").ok()) loop.run_one();
  CHECK(store.SessionByDigest("lasting").ok());
  CHECK(store.Failures("young").value().failures == 0);
  // Waiting does not open an account again.
  CHECK(store.Failures("stopped").value().failures == 100);
  housekeeping.Stop();
  loop.run();
}

TEST_CASE("A server that starts keeps house", "[server][serve][housekeeping]") {
  const Desk desk;
  {
    const auto installation = support::OpenInstallation(desk.data());
    const Millis now = installation->clock().NowMillis();
    REQUIRE(installation->store().PutSession(SessionOf(desk, "over", now - 1)).ok());
    REQUIRE(installation->store().RecordFailure("old", now - kLongAgo).ok());
  }
  {
    ServeProcess serve(desk.data());
    serve.process().Signal(SIGTERM);
    CHECK(serve.process().Wait().exit_code == 0);
  }
  const auto installation = support::OpenInstallation(desk.data());
  CHECK_FALSE(installation->store().SessionByDigest("over").ok());
  CHECK(installation->store().Failures("old").value().failures == 0);
}

TEST_CASE("A server with nothing to do moves its log into the database",
          "[server][serve][housekeeping]") {
  const Desk desk;
  ServeProcess serve(desk.data());
  HttpClient client(serve.port());
  REQUIRE_FALSE(SignIn(client, kMemberEmail, kMemberPassword).empty());
  const auto log = desk.data() / "genkan.db-wal";
  REQUIRE(std::filesystem::exists(log));
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (std::filesystem::file_size(log) > 0 && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::yield();
  }
  CHECK(std::filesystem::file_size(log) == 0);
  CHECK(client.Ask("GET", "/healthz")->status == 200);
}

}  // namespace
}  // namespace genkan
