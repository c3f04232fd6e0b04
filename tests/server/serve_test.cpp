#include <signal.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <set>
#include <thread>

#include "server/desk.h"
#include "server/process.h"

namespace genkan {
namespace {

using support::Desk;
using support::Has;
using support::HttpClient;
using support::kMemberEmail;
using support::kMemberPassword;
using support::Outcome;
using support::Rounds;
using support::RunGenkan;
using support::ServeProcess;
using support::TempFolder;

const std::vector<wire::Header> kJson = {
    {"Content-Type", "application/json"}, {"Sec-Fetch-Site", "same-origin"}, {"Genkan-Api", "1"}};

std::vector<wire::Header> ReplyHeaders(const std::string& cookie, const std::string& key) {
  auto headers = kJson;
  headers.push_back({"Cookie", cookie});
  headers.push_back({"Idempotency-Key", key});
  return headers;
}

// What serve says when it refuses to start: one line and a failure.
std::string RefusalOf(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "serve");
  arguments.insert(arguments.end(), {"--assets", GENKAN_SOURCE_DIR "/assets"});
  const Outcome outcome = RunGenkan(arguments);
  CHECK(outcome.exit_code > 0);
  CHECK(outcome.out.empty());
  CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
  return outcome.err;
}

TEST_CASE("An acknowledged reply survives kill -9", "[server][serve][durability]") {
  const Desk desk;
  const int rounds = Rounds(20, 150);
  std::string cookie;
  for (int round = 0; round < rounds; ++round) {
    ServeProcess serve(desk.data());
    HttpClient client(serve.port());
    if (cookie.empty()) cookie = SignIn(client, kMemberEmail, kMemberPassword);
    REQUIRE_FALSE(cookie.empty());
    const auto thread = client.Ask("GET", "/v1/tickets/1", {{"Cookie", cookie}});
    REQUIRE(thread);
    REQUIRE(thread->status == 200);
    for (int earlier = 0; earlier < round; ++earlier) {
      CHECK(Has(thread->body, "reply of round " + std::to_string(earlier) + "."));
    }
    const std::string text = "reply of round " + std::to_string(round) + ".";
    const auto reply = client.Ask("POST", "/v1/tickets/1/replies",
                                  ReplyHeaders(cookie, "key-of-round-" + std::to_string(round)),
                                  "{\"text\":\"" + text + "\"}");
    REQUIRE(reply);
    REQUIRE(reply->status == 201);
    serve.process().Signal(SIGKILL);
    CHECK(serve.process().Wait().exit_code == -1);
  }
}

TEST_CASE("Whatever was acknowledged before a kill in the middle of writing is there",
          "[server][serve][durability]") {
  const Desk desk;
  constexpr int kWriters = 4;
  const int rounds = Rounds(5, 100);
  std::string cookie;
  std::vector<std::string> acknowledged;
  for (int round = 0; round < rounds; ++round) {
    ServeProcess serve(desk.data());
    HttpClient first(serve.port());
    if (cookie.empty()) cookie = SignIn(first, kMemberEmail, kMemberPassword);
    std::mutex mutex;
    std::atomic<int> count = 0;
    std::vector<std::thread> writers;
    for (int writer = 0; writer < kWriters; ++writer) {
      writers.emplace_back([&, writer, client = std::make_unique<HttpClient>(serve.port())] {
        for (int i = 0;; ++i) {
          const std::string text =
              std::to_string(round) + "-" + std::to_string(writer) + "-" + std::to_string(i) + ".";
          const auto reply =
              client->Ask("POST", "/v1/tickets/1/replies",
                          ReplyHeaders(cookie, "the-key-of-" + text.substr(0, text.size() - 1)),
                          "{\"text\":\"" + text + "\"}");
          if (!reply || reply->status != 201) return;
          const std::lock_guard lock(mutex);
          acknowledged.push_back(text);
          ++count;
        }
      });
    }
    while (count < 20) std::this_thread::yield();
    serve.process().Signal(SIGKILL);
    for (std::thread& writer : writers) writer.join();
    serve.process().Wait();
  }
  CHECK(acknowledged.size() >= static_cast<std::size_t>(20 * rounds));
  const std::set<std::string> stored = support::StoredReplies(desk);
  for (const std::string& text : acknowledged) {
    INFO(text);
    CHECK(stored.contains(text));
  }
}

TEST_CASE("SIGTERM ends the server cleanly and leaves nothing behind", "[server][serve][stop]") {
  const Desk desk;
  for (const int signal : {SIGTERM, SIGINT}) {
    ServeProcess serve(desk.data());
    HttpClient client(serve.port());
    CHECK(client.Ask("GET", "/healthz")->status == 200);
    serve.process().Signal(signal);
    CHECK(client.ClosedByServer());
    CHECK(serve.process().Wait().exit_code == 0);
    CHECK_FALSE(std::filesystem::exists(desk.data() / "admin.sock"));
    CHECK_FALSE(std::filesystem::exists(desk.data() / "genkan.db-wal"));
  }
}

TEST_CASE("A second process on the same data folder is refused in one sentence",
          "[server][serve]") {
  const Desk desk;
  ServeProcess serve(desk.data());
  const std::string refusal = RefusalOf({"--data", desk.data(), "--port", "0"});
  CHECK(Has(refusal, "another genkan is using " + desk.data().string()));
  HttpClient client(serve.port());
  CHECK(client.Ask("GET", "/healthz")->status == 200);
}

TEST_CASE("A taken port is one sentence that says what to do", "[server][serve]") {
  const Desk desk;
  ServeProcess serve(desk.data());
  const TempFolder other;
  const std::string port = std::to_string(serve.port());
  const std::string refusal = RefusalOf({"--data", other.path(), "--port", port});
  CHECK(Has(refusal, "port " + port + " is taken"));
  CHECK(Has(refusal, "choose another --port"));
}

TEST_CASE("A folder that cannot be one is refused in one sentence", "[server][serve]") {
  const TempFolder folder;
  folder.Write("file", "not a folder");
  const std::string refusal =
      RefusalOf({"--data", (folder.path() / "file" / "data").string(), "--port", "0"});
  CHECK(Has(refusal, "cannot be written"));
}

TEST_CASE("A truncated database is one clear error and is left as it is", "[server][serve]") {
  const Desk desk;
  const auto database = desk.data() / "genkan.db";
  std::filesystem::resize_file(database, std::filesystem::file_size(database) / 2 + 100);
  const auto size = std::filesystem::file_size(database);
  const std::string refusal = RefusalOf({"--data", desk.data(), "--port", "0"});
  CHECK(Has(refusal, "genkan.db is damaged"));
  CHECK(std::filesystem::file_size(database) == size);
}

TEST_CASE("Only this machine may be served over http", "[server][serve]") {
  const TempFolder folder;
  CHECK(Has(RefusalOf({"--data", folder.path(), "--public-url", "http://support.example"}),
            "must be https"));
  CHECK(Has(RefusalOf({"--data", folder.path(), "--public-url", "ftp://support.example"}),
            "must begin with https://"));
  CHECK(Has(RefusalOf({"--data", folder.path(), "--address", "0.0.0.0"}), "must be https"));
}

TEST_CASE("Sample accounts are served on this machine alone", "[server][serve][sample]") {
  const TempFolder folder;
  const std::string data = folder.path() / "data";
  const Outcome filled = RunGenkan({"sample", "--data", data});
  INFO(filled.err);
  REQUIRE(filled.exit_code == 0);
  CHECK(Has(filled.out, "hana@sakura.example"));
  CHECK(Has(RunGenkan({"sample", "--data", data}).err, "has a portal already"));
  CHECK(Has(RefusalOf({"--data", data, "--port", "0", "--address", "0.0.0.0", "--public-url",
                       "https://support.example"}),
            "sample accounts"));
  // Nor by a proxy on this machine.
  CHECK(Has(RefusalOf({"--data", data, "--port", "0", "--public-url", "https://support.example"}),
            "sample accounts"));
  ServeProcess serve(data);
  for (const char* email : {"hana@sakura.example", "ken@sakura.example", "noor@atlas.example",
                            "owner@genkan.example"}) {
    HttpClient client(serve.port());
    CHECK_FALSE(SignIn(client, email, "genkan-demo").empty());
  }
}

TEST_CASE("Settings come from the file, and a wrong one is named", "[server][serve]") {
  const Desk desk;
  std::ofstream(desk.data() / "config.json") << R"({"prot": 8080})";
  CHECK(Has(RefusalOf({"--data", desk.data()}), "there is no setting \"prot\""));
  std::ofstream(desk.data() / "config.json") << R"({"port": 99999})";
  CHECK(Has(RefusalOf({"--data", desk.data()}), "port must be a number"));
  std::ofstream(desk.data() / "config.json") << R"({"port": )";
  CHECK(Has(RefusalOf({"--data", desk.data()}), "no JSON object"));
  std::ofstream(desk.data() / "config.json") << R"({"public_url": "https://support.example"})";
  CHECK(Has(RefusalOf({"--data", desk.data(), "--colour", "red"}), "does not know \"--colour\""));
}

TEST_CASE("The program's log holds no password, cookie or body", "[server][serve][log]") {
  const Desk desk;
  ServeProcess serve(desk.data(), {"--log-level", "debug"});
  {
    HttpClient client(serve.port());
    const std::string cookie = SignIn(client, kMemberEmail, kMemberPassword);
    REQUIRE_FALSE(cookie.empty());
    CHECK(SignIn(client, kMemberEmail, "canary-wrong").empty());
    const auto reply = client.Ask("POST", "/v1/tickets/1/replies?x=canary-query",
                                  ReplyHeaders(cookie, "canary-key"), R"({"text":"canary-body"})");
    REQUIRE(reply);
    serve.process().Signal(SIGTERM);
    const std::string log = serve.process().Wait().err;
    CHECK(Has(log, "\"path\":\"/v1/tickets/1/replies\""));
    CHECK_FALSE(Has(log, "canary"));
    CHECK_FALSE(Has(log, kMemberEmail));
    CHECK_FALSE(Has(log, cookie.substr(cookie.find('=') + 1)));
  }
}

TEST_CASE("The program says what it can do", "[server][cli]") {
  CHECK(Has(RunGenkan({"--help"}).out, "admin set-password [--portal SLUG] EMAIL"));
  CHECK(Has(RunGenkan({"--version"}).out, "genkan "));
  CHECK(Has(RunGenkan({"serve", "--help"}).out, "--public-url"));
  CHECK(Has(RunGenkan({"admin", "set-password", "--help"}).out, "standard input"));
  const Outcome unknown = RunGenkan({"frobnicate"});
  CHECK(unknown.exit_code == 2);
  CHECK(Has(unknown.err, "there is no command \"frobnicate\""));
  CHECK(RunGenkan({}).exit_code == 2);
}

}  // namespace
}  // namespace genkan
