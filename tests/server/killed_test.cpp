// The server is killed while a file comes in and while replies are stored, again and again:
// whatever it said it had, it has, and once.
#include <signal.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <thread>

#include "genkan/wire/json.h"
#include "server/desk.h"
#include "server/process.h"

namespace genkan {
namespace {

using support::Desk;
using support::HttpClient;
using support::HttpReply;
using support::ServeProcess;

// What one person does in one life of the server, until it is killed.
struct Round {
  std::optional<HttpReply> Ask(const std::string& method, const std::string& target,
                               const std::string& media, const std::string& key,
                               const std::string& body) {
    ++asked;
    return client->Ask(method, target,
                       {{"Content-Type", media},
                        {"Sec-Fetch-Site", "same-origin"},
                        {"Genkan-Api", "1"},
                        {"Idempotency-Key", key},
                        {"Cookie", cookie}},
                       body);
  }

  // Whether all of the file was said to be there.
  bool SendFile(const std::string& content) {
    const auto begun =
        Ask("POST", "/v1/uploads", "application/json", "press-0001",
            "{\"file_name\":\"a.txt\",\"bytes\":" + std::to_string(content.size()) + "}");
    if (!begun || begun->status != 201) return false;
    upload = wire::ReadJson(begun->body)->Find("id")->text;
    constexpr std::size_t kPart = 200'000;
    for (std::size_t at = 0; at < content.size(); at += kPart) {
      const auto part = Ask("PATCH", "/v1/uploads/" + upload + "?offset=" + std::to_string(at),
                            "application/octet-stream", "press-0001", content.substr(at, kPart));
      if (!part || part->status != 200) return false;
    }
    return true;
  }

  // Whether it was said to be stored. Until that is known, it is what has to be sent again.
  bool Reply(const std::string& text, const std::string& file) {
    unanswered = {text, "{\"text\":\"" + text + "\",\"attachments\":[" +
                            (file.empty() ? "" : "\"" + file + "\"") + "]}"};
    const auto reply = Ask("POST", "/v1/tickets/1/replies", "application/json", "key-of-" + text,
                           unanswered.second);
    if (!reply || reply->status != 201) return false;
    acknowledged.insert_or_assign(text, file);
    unanswered = {};
    return true;
  }

  std::string cookie;
  std::unique_ptr<HttpClient> client;
  std::string upload;
  std::atomic<int> asked = 0;
  std::atomic<bool> over = false;                   // Nothing is asked any more.
  std::pair<std::string, std::string> unanswered;   // A text, and what went out.
  std::map<std::string, std::string> acknowledged;  // A text, and the id of its file or "".
};

std::string ContentOf(int number) {
  std::string content;
  while (content.size() < 700'000) content += "file of round " + std::to_string(number) + "\n";
  return content;
}

// As a page does once it is back: what was not answered goes out again, under its key.
void SendAgain(Round* round) {
  if (round->unanswered.first.empty()) return;
  const auto [text, body] = round->unanswered;
  const auto reply =
      round->Ask("POST", "/v1/tickets/1/replies", "application/json", "key-of-" + text, body);
  REQUIRE(reply);
  REQUIRE(reply->status == 201);
  const bool with_file = body.find("[]") == std::string::npos;
  round->acknowledged.insert_or_assign(text, with_file ? round->upload : "");
  round->unanswered = {};
}

TEST_CASE("A server that is killed in mid-upload and in mid-reply has all it acknowledged, once",
          "[server][serve][durability]") {
  const Desk desk;
  const int rounds = support::Rounds(20, 1000);
  Round round;
  for (int number = 0; number < rounds; ++number) {
    ServeProcess serve(desk.data());
    round.client = std::make_unique<HttpClient>(serve.port());
    if (round.cookie.empty()) {
      round.cookie = SignIn(*round.client, support::kMemberEmail, support::kMemberPassword);
    }
    SendAgain(&round);
    if (!round.upload.empty()) {
      round.Ask("DELETE", "/v1/uploads/" + round.upload, "application/json", "press-0001", "");
    }
    round.upload.clear();
    round.asked = 0;
    round.over = false;
    std::thread person([&] {
      const std::string name = "round-" + std::to_string(number);
      if (round.SendFile(ContentOf(number)) && round.Reply(name, round.upload)) {
        for (int i = 0; round.Reply(name + "-" + std::to_string(i), ""); ++i) continue;
      }
      round.over = true;
    });
    // At another point of the work each time: of the four parts, the reply and what follows it.
    while (round.asked < 2 + number % 8 && !round.over) std::this_thread::yield();
    CHECK_FALSE(round.over);
    serve.process().Signal(SIGKILL);
    person.join();
    serve.process().Wait();
  }
  CHECK(round.acknowledged.size() >= static_cast<std::size_t>(rounds / 4));
  {
    ServeProcess serve(desk.data());
    round.client = std::make_unique<HttpClient>(serve.port());
    SendAgain(&round);
    for (const auto& [text, file] : round.acknowledged) {
      if (file.empty()) continue;
      INFO(text);
      const auto got =
          round.client->Ask("GET", "/v1/attachments/" + file, {{"Cookie", round.cookie}});
      REQUIRE(got);
      CHECK(got->status == 200);
      CHECK(got->body == ContentOf(std::stoi(text.substr(std::string("round-").size()))));
    }
  }
  // Each is there once: StoredReplies sees to that.
  const std::set<std::string> stored = support::StoredReplies(desk);
  for (const auto& [text, file] : round.acknowledged) {
    INFO(text);
    CHECK(stored.contains(text));
  }
}

}  // namespace
}  // namespace genkan
