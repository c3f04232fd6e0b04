// A server whose disk is full: the kernel refuses what would make a file of its grow, as it does
// where no room is left.
#include <signal.h>
#include <sys/resource.h>

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "genkan/wire/json.h"
#include "server/desk.h"
#include "server/process.h"

namespace genkan {
namespace {

using support::Desk;
using support::HttpClient;
using support::HttpReply;
using support::kMemberEmail;
using support::kMemberPassword;
using support::ServeProcess;
using support::StoredReplies;

std::string TextOf(int number) {
  return "reply " + std::to_string(number) + " " + std::string(20'000, 'x');
}

std::optional<HttpReply> SendReply(HttpClient& client, const std::string& cookie, int number) {
  return client.Ask("POST", "/v1/tickets/1/replies",
                    {{"Content-Type", "application/json"},
                     {"Sec-Fetch-Site", "same-origin"},
                     {"Genkan-Api", "1"},
                     {"Cookie", cookie},
                     {"Idempotency-Key", "key-of-reply-" + std::to_string(number)}},
                    "{\"text\":\"" + TextOf(number) + "\"}");
}

std::set<std::string> FirstReplies(int count) {
  std::set<std::string> texts;
  for (int i = 0; i < count; ++i) texts.insert(TextOf(i));
  return texts;
}

void CheckIsFullDisk(const HttpReply& reply) {
  CHECK(reply.status == 503);
  CHECK(reply.Header("content-type") == "application/problem+json; charset=utf-8");
  const auto problem = wire::ReadJson(reply.body);
  REQUIRE(problem.ok());
  CHECK(problem->Find("code")->text == "unavailable");
  CHECK(problem->Find("message_key")->text == "error.disk_full");
  CHECK(problem->Find("status")->integer == 503);
}

TEST_CASE("A full disk is one clear error, and nothing is lost or half-written",
          "[server][serve][full-disk]") {
  const Desk desk;
  int sent = 0;
  {
    ServeProcess serve(desk.data());
    HttpClient client(serve.port());
    const std::string cookie = SignIn(client, kMemberEmail, kMemberPassword);
    REQUIRE_FALSE(cookie.empty());
    serve.process().LimitFiles(1'000'000);
    std::optional<HttpReply> last = SendReply(client, cookie, sent);
    while (last && last->status == 201 && sent < 1000) last = SendReply(client, cookie, ++sent);
    REQUIRE(sent > 0);
    REQUIRE(last);
    CheckIsFullDisk(*last);
    // What is there can be read, by who was signed in.
    const auto thread = client.Ask("GET", "/v1/tickets/1", {{"Cookie", cookie}});
    REQUIRE(thread);
    CHECK(thread->status == 200);
    CHECK(thread->body.find("reply " + std::to_string(sent) + " ") == std::string::npos);
    // Still full: still the same, and still nothing written.
    const auto again = SendReply(client, cookie, sent);
    REQUIRE(again);
    CheckIsFullDisk(*again);

    serve.process().LimitFiles(RLIM_INFINITY);
    const auto at_last = SendReply(client, cookie, sent);
    REQUIRE(at_last);
    CHECK(at_last->status == 201);
    serve.process().Signal(SIGKILL);
    serve.process().Wait();
  }
  CHECK(StoredReplies(desk) == FirstReplies(sent + 1));
}

TEST_CASE("A server that is killed while its disk is full has lost nothing",
          "[server][serve][full-disk][durability]") {
  const Desk desk;
  int sent = 0;
  {
    ServeProcess serve(desk.data());
    HttpClient client(serve.port());
    const std::string cookie = SignIn(client, kMemberEmail, kMemberPassword);
    serve.process().LimitFiles(600'000);
    std::optional<HttpReply> last = SendReply(client, cookie, sent);
    while (last && last->status == 201 && sent < 1000) last = SendReply(client, cookie, ++sent);
    REQUIRE(last);
    CheckIsFullDisk(*last);
    serve.process().Signal(SIGKILL);
    serve.process().Wait();
  }
  CHECK(StoredReplies(desk) == FirstReplies(sent));
}

}  // namespace
}  // namespace genkan
