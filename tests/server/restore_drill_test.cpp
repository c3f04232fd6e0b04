// The drill: a portal at work is backed up, restored elsewhere and served, and everybody finds
// there what they had.
#include <signal.h>
#include <sys/resource.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "genkan/service/sample_fill.h"
#include "genkan/wire/json.h"
#include "server/backup_manifest.h"
#include "server/desk.h"
#include "server/process.h"

namespace genkan {
namespace {

using support::Has;
using support::HttpClient;
using support::Outcome;
using support::RunGenkan;
using support::ServeProcess;
using support::TempFolder;

// Each ticket that somebody sees, by its number, with its thread as it is answered.
using Seen = std::map<std::int64_t, std::string>;

std::string SignedIn(HttpClient& client, std::string_view email) {
  const std::string cookie =
      support::SignIn(client, std::string(email), std::string(service::kSamplePassword));
  INFO(email);
  REQUIRE_FALSE(cookie.empty());
  return cookie;
}

wire::JsonValue JsonOf(const std::string& body) {
  const auto json = wire::ReadJson(body, {.nodes_max = 1'000'000});
  REQUIRE(json.ok());
  return *json;
}

// What the person behind `cookie` sees at `path`, "/v1/tickets" or the same of agents.
Seen SeenAt(HttpClient& client, const std::string& path, const std::string& cookie) {
  Seen seen;
  std::string after;
  do {
    const std::string query = "?limit=50" + (after.empty() ? "" : "&after=" + after);
    const auto page = client.Ask("GET", path + query, {{"Cookie", cookie}});
    REQUIRE(page);
    if (page->status == 404) return seen;  // Nobody's but agents'.
    REQUIRE(page->status == 200);
    const wire::JsonValue json = JsonOf(page->body);
    for (const wire::JsonValue& ticket : json.Find("tickets")->items) {
      const std::int64_t number = ticket.Find("number")->integer;
      const auto thread =
          client.Ask("GET", path + "/" + std::to_string(number), {{"Cookie", cookie}});
      REQUIRE(thread);
      CHECK(thread->status == 200);
      seen[number] = thread->body;
    }
    after = json.Find("next_cursor")->text;
  } while (!after.empty());
  return seen;
}

std::map<std::string, Seen> SeenByEverybody(std::uint16_t port) {
  std::map<std::string, Seen> seen;
  HttpClient client(port);
  for (const std::string_view email : service::kSampleSignIns) {
    const std::string cookie = SignedIn(client, email);
    seen[std::string(email)] = SeenAt(client, "/v1/tickets", cookie);
    seen[std::string(email) + ", as an agent"] = SeenAt(client, "/v1/agent/tickets", cookie);
  }
  return seen;
}

// Somebody who answers one ticket again and again.
class Writer {
 public:
  Writer(std::uint16_t port, std::string cookie, std::int64_t ticket)
      : thread_([this, port, cookie = std::move(cookie), ticket] {
          HttpClient client(port);
          for (int i = 0; !done_; ++i) {
            const std::string text = "answer " + std::to_string(i) + " of many";
            const auto reply =
                client.Ask("POST", "/v1/tickets/" + std::to_string(ticket) + "/replies",
                           {{"Content-Type", "application/json"},
                            {"Sec-Fetch-Site", "same-origin"},
                            {"Genkan-Api", "1"},
                            {"Idempotency-Key", "drill-key-" + std::to_string(i)},
                            {"Cookie", cookie}},
                           R"({"text":")" + text + R"("})");
            if (!reply || reply->status != 201) return;
            const std::lock_guard lock(mutex_);
            acknowledged_.push_back(text);
          }
        }) {}
  ~Writer() { Stop(); }

  std::vector<std::string> acknowledged() {
    const std::lock_guard lock(mutex_);
    return acknowledged_;
  }
  void Stop() {
    done_ = true;
    if (thread_.joinable()) thread_.join();
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> acknowledged_;
  std::atomic<bool> done_ = false;
  std::thread thread_;
};

TEST_CASE("A portal that is restored elsewhere is what it was, for everybody", "[server][drill]") {
  const TempFolder folder;
  const std::string data = folder.path() / "data", backup = folder.path() / "backup",
                    restored = folder.path() / "restored";
  REQUIRE(RunGenkan({"sample", "--data", data}).exit_code == 0);
  std::map<std::string, Seen> before;
  std::vector<std::string> in_time, at_all;
  std::int64_t busy = 0;
  std::string hana;
  {
    ServeProcess serve(data);
    before = SeenByEverybody(serve.port());
    busy = before.at("hana@sakura.example").begin()->first;
    HttpClient client(serve.port());
    hana = SignedIn(client, "hana@sakura.example");
    Writer writer(serve.port(), hana, busy);
    while (writer.acknowledged().size() < 10) std::this_thread::yield();
    in_time = writer.acknowledged();
    const Outcome made = RunGenkan({"backup", "--data", data, backup});
    INFO(made.err);
    REQUIRE(made.exit_code == 0);
    CHECK(Has(made.out, "58 tickets, 10 contacts"));
    writer.Stop();
    at_all = writer.acknowledged();
    CHECK(at_all.size() > in_time.size());
  }
  const auto manifest = server::DecodeManifest(server::ReadFile(backup + "/manifest.json").value());
  REQUIRE(manifest.ok());
  const Outcome put_back = RunGenkan({"restore", backup, "--data", restored});
  INFO(put_back.err);
  REQUIRE(put_back.exit_code == 0);
  CHECK(server::FactsOf(restored + "/genkan.db", [](auto) {}).value() == manifest->database);

  ServeProcess serve(restored);
  const std::map<std::string, Seen> after = SeenByEverybody(serve.port());
  int compared = 0;
  for (const auto& [person, tickets] : before) {
    INFO(person);
    REQUIRE(after.at(person).size() == tickets.size());
    for (const auto& [number, thread] : tickets) {
      INFO("ticket " << number);
      if (number == busy) continue;
      CHECK(after.at(person).at(number) == thread);
      ++compared;
    }
  }
  CHECK(compared > 50);
  // What was acknowledged before the backup began is in it, and of what came later all or nothing.
  const std::string& thread = after.at("hana@sakura.example").at(busy);
  for (const std::string& text : in_time) CHECK(Has(thread, text));
  bool ended = false;
  for (const std::string& text : at_all) {
    const bool there = Has(thread, "\"" + text + "\"");
    CHECK_FALSE((there && ended));
    ended = ended || !there;
  }
  // Whoever was signed in still is: the keys came along.
  HttpClient client(serve.port());
  CHECK(client.Ask("GET", "/v1/session", {{"Cookie", hana}})->status == 200);
}

TEST_CASE("A backup that is killed is none, or whole", "[server][drill][durability]") {
  const TempFolder folder;
  const std::string data = folder.path() / "data";
  REQUIRE(RunGenkan({"sample", "--data", data}).exit_code == 0);
  for (int round = 0; round < 5; ++round) {
    INFO("round " << round);
    const std::string backup = folder.path() / ("backup" + std::to_string(round));
    support::Process making({"backup", "--data", data, backup});
    const auto begun = [&] {
      return std::filesystem::exists(backup + ".part") || std::filesystem::exists(backup);
    };
    while (!begun()) std::this_thread::yield();
    making.Signal(SIGKILL);
    making.Wait();
    const bool whole = std::filesystem::exists(backup);
    for (const std::string& tried : {backup, backup + ".part"}) {
      const std::string restored = tried + "-restored";
      const Outcome outcome = RunGenkan({"restore", tried, "--data", restored});
      if (tried == backup) CHECK((outcome.exit_code == 0) == whole);
      // One that was killed just before its name was given to it is whole, too.
      if (outcome.exit_code == 0) CHECK(Has(outcome.out, "58 tickets"));
      if (outcome.exit_code != 0) CHECK_FALSE(std::filesystem::exists(restored));
    }
  }
}

TEST_CASE("A backup that finds no room says so and leaves nothing", "[server][drill][full-disk]") {
  const TempFolder folder;
  const std::string data = folder.path() / "data", backup = folder.path() / "backup";
  REQUIRE(RunGenkan({"sample", "--data", data}).exit_code == 0);
  ServeProcess serve(data);
  serve.process().LimitFiles(200'000);
  const Outcome full = RunGenkan({"backup", "--data", data, backup});
  CHECK(full.exit_code == 1);
  CHECK(Has(full.err, "the disk is full"));
  CHECK_FALSE(std::filesystem::exists(backup));
  CHECK_FALSE(std::filesystem::exists(backup + ".part"));
  serve.process().LimitFiles(RLIM_INFINITY);
  CHECK(RunGenkan({"backup", "--data", data, backup}).exit_code == 0);
}

TEST_CASE("What backup and restore refuse they say in one sentence", "[server][drill]") {
  const TempFolder folder;
  const std::string data = folder.path() / "data", nowhere = folder.path() / "nowhere";
  const auto refused = [](const std::vector<std::string>& arguments, std::string_view part) {
    const Outcome outcome = RunGenkan(arguments);
    INFO(outcome.err);
    CHECK(outcome.exit_code > 0);
    CHECK(outcome.out.empty());
    CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
    CHECK(Has(outcome.err, part));
  };
  refused({"backup", "--data", nowhere}, "holds no installation");
  CHECK_FALSE(std::filesystem::exists(nowhere));
  refused({"restore", nowhere, "--data", data}, "is no whole backup");
  CHECK_FALSE(std::filesystem::exists(data));
  refused({"restore", "--data", data}, "needs one backup");
  REQUIRE(RunGenkan({"sample", "--data", data}).exit_code == 0);
  refused({"backup", "--data", data, data + "/backup"}, "inside the data folder");
  refused({"backup", "--data", data, "a", "b"}, "takes one folder");
  // A folder that is there gets one named after the time.
  const Outcome made = RunGenkan({"backup", "--data", data, folder.path().string()});
  REQUIRE(made.exit_code == 0);
  const std::string backup = made.out.substr(0, made.out.find(": "));
  CHECK(Has(backup, "/genkan-20"));
  refused({"restore", backup, "--data", data}, "is not empty");
}

}  // namespace
}  // namespace genkan
