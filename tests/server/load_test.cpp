#include <sys/resource.h>

#include <catch2/catch_test_macros.hpp>
#include <deque>
#include <string>

#include "server/desk.h"
#include "server/process.h"

namespace genkan {
namespace {

using support::Desk;
using support::HttpClient;
using support::kMemberEmail;
using support::kMemberPassword;
using support::ServeProcess;

std::string SignInRequest() {
  const std::string body =
      std::string(R"({"email":")") + kMemberEmail + R"(","password":")" + kMemberPassword + R"("})";
  return "POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
         "Genkan-Api: 1\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

// A thousand sockets are more than most machines allow by default.
void RaiseDescriptorLimit() {
  rlimit limit{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &limit) == 0);
  limit.rlim_cur = limit.rlim_max;
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &limit) == 0);
}

TEST_CASE("A thousand sign-ins at once keep nobody from reading", "[server][serve][load]") {
  RaiseDescriptorLimit();
  const Desk desk;
  ServeProcess serve(desk.data());
  HttpClient first(serve.port());
  const std::string cookie = SignIn(first, kMemberEmail, kMemberPassword);
  REQUIRE_FALSE(cookie.empty());

  std::deque<HttpClient> crowd;
  for (int i = 0; i < 1000; ++i) {
    crowd.emplace_back(serve.port(), "127.0.1." + std::to_string(1 + i / 50));
    crowd.back().Send(SignInRequest());
  }
  // Meanwhile 64 people read their list.
  std::deque<HttpClient> readers;
  for (int i = 0; i < 63; ++i) readers.emplace_back(serve.port());
  for (HttpClient& reader : readers) {
    const auto list = reader.Ask("GET", "/v1/tickets", {{"Cookie", cookie}});
    REQUIRE(list);
    CHECK(list->status == 200);
  }
  int let_in = 0;
  int turned_away = 0;
  for (HttpClient& visitor : crowd) {
    const auto reply = visitor.Read();
    REQUIRE(reply);
    if (reply->status == 200) ++let_in;
    if (reply->status == 429) ++turned_away;
    if (reply->status == 429) CHECK_FALSE(reply->Header("retry-after").empty());
  }
  CHECK(let_in + turned_away == 1000);
  CHECK(let_in >= 64);
  CHECK(turned_away > 0);
}

}  // namespace
}  // namespace genkan
