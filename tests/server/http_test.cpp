#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <mutex>
#include <ostream>
#include <string>
#include <thread>
#include <type_traits>

#include "genkan/base/secret.h"
#include "server/http_client.h"
#include "server/test_server.h"

namespace genkan {
namespace {

using namespace std::chrono_literals;
using support::HttpClient;
using support::TestBackend;
using support::TestServer;

// The status a request gets, having checked that a refusal is a problem and closes the connection.
int StatusOfRefusal(TestServer& server, std::string_view bytes) {
  HttpClient client(server.port());
  client.Send(bytes);
  const auto reply = client.Read();
  REQUIRE(reply);
  CHECK(reply->Header("content-type") == "application/problem+json; charset=utf-8");
  CHECK(reply->body.find("\"code\":\"") != std::string::npos);
  CHECK(reply->body.find("\"status\":" + std::to_string(reply->status)) != std::string::npos);
  CHECK(reply->body.find(reply->Header("x-request-id")) != std::string::npos);
  CHECK(reply->Header("connection") != "keep-alive");
  CHECK(client.ClosedByServer());
  return reply->status;
}

TEST_CASE("One connection carries many requests", "[server][http]") {
  TestServer server;
  HttpClient client(server.port());
  for (int i = 0; i < 20; ++i) {
    const std::string target = "/page/" + std::to_string(i);
    const auto reply = client.Ask("GET", target);
    REQUIRE(reply);
    CHECK(reply->status == 200);
    CHECK(reply->body == target + "|");
    CHECK(reply->Header("date").ends_with(" GMT"));
    CHECK(reply->Header("x-content-type-options") == "nosniff");
    CHECK(reply->Header("x-request-id").size() == 16);
  }
}

TEST_CASE("A body arrives whole, with a length or in chunks", "[server][http]") {
  TestServer server;
  HttpClient client(server.port());
  const std::string body(1024, 'b');
  CHECK(client.Ask("POST", "/a", {}, body)->body == "/a|" + body);
  client.Send("POST /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  client.Send("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
  CHECK(client.Read()->body == "/b|abcde");
  CHECK(client.Ask("GET", "/c")->body == "/c|");
}

TEST_CASE("Pipelined requests are answered in their order", "[server][http]") {
  TestServer server;
  HttpClient client(server.port());
  client.Send(
      "POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab"
      "GET /2 HTTP/1.1\r\nHost: x\r\n\r\n"
      "GET /3 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  CHECK(client.Read()->body == "/1|ab");
  CHECK(client.Read()->body == "/2|");
  CHECK(client.Read()->body == "/3|");
  CHECK(client.ClosedByServer());
}

TEST_CASE("HEAD gets the length of the answer and not the answer", "[server][http]") {
  TestServer server;
  HttpClient client(server.port());
  const auto reply = client.Ask("HEAD", "/abc");
  REQUIRE(reply);
  CHECK(reply->status == 200);
  CHECK(reply->Header("content-length") == "5");
  CHECK(client.Ask("GET", "/next")->body == "/next|");
}

TEST_CASE("A client that waits to be asked for its body is asked", "[server][http]") {
  TestServer server;
  HttpClient client(server.port());
  client.Send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  CHECK(client.Read()->status == 100);
  client.Send("abc");
  CHECK(client.Read()->body == "/a|abc");
}

TEST_CASE("What two readers could read differently is refused", "[server][http][smuggling]") {
  TestServer server;
  const std::string_view malformed[] = {
      "GET /\r\n\r\n",                            // HTTP/0.9
      "GET  / HTTP/1.1\r\nHost: x\r\n\r\n",       // Two spaces.
      "GET / HTTP/1.1 \r\nHost: x\r\n\r\n",       // One at the end.
      "GET / HTTP/1.1\nHost: x\n\n",              // Bare LF.
      "GET / HTTP/1.1\r\nHost: x\rX: y\r\n\r\n",  // Bare CR.
      "GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n",
      "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
      "GET / HTTP/1.1\r\n\r\n",  // No Host.
      "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
      "GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n",  // Not the origin form.
      "CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n",
      "GET /\x80 HTTP/1.1\r\nHost: x\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: x\r\nA: \x01\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: "
      "chunked\r\n\r\n0\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: "
      "1\r\n\r\n0\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1, 1\r\n\r\na",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +1\r\n\r\na",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\na",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\na",
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
      "POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nz\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: x\r\nCookie: a=1\r\nCookie: a=2\r\n\r\n",
      "\x16\x03\x01",  // TLS at a plain port.
  };
  for (const std::string_view bytes : malformed) {
    INFO(bytes);
    CHECK(StatusOfRefusal(server, bytes) == 400);
  }
  CHECK(StatusOfRefusal(server, std::string_view("GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n", 29)) ==
        400);
}

TEST_CASE("Each limit of a head has its own answer", "[server][http][limits]") {
  TestServer server;
  const std::string start = "GET / HTTP/1.1\r\nHost: x\r\n";
  const std::string long_target = "GET /" + std::string(2048, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n";
  CHECK(StatusOfRefusal(server, long_target) == 414);
  CHECK(StatusOfRefusal(server, start + "A: " + std::string(9000, 'a') + "\r\n\r\n") == 431);
  std::string many = start;
  for (int i = 0; i < 64; ++i) many += "A" + std::to_string(i) + ": b\r\n";
  CHECK(StatusOfRefusal(server, many + "\r\n") == 431);
  CHECK(StatusOfRefusal(server, "GET / HTTP/2.0\r\nHost: x\r\n\r\n") == 505);
  CHECK(StatusOfRefusal(server, start + "Content-Encoding: gzip\r\n\r\n") == 415);
  CHECK(StatusOfRefusal(server, start + "Expect: a miracle\r\n\r\n") == 417);
}

TEST_CASE("A body over the limit is refused, announced or not", "[server][http][limits]") {
  TestServer server;
  CHECK(StatusOfRefusal(server, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1025\r\n\r\n") ==
        413);
  std::string chunked = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 5; ++i) chunked += "100\r\n" + std::string(256, 'c') + "\r\n";
  CHECK(StatusOfRefusal(server, chunked + "0\r\n\r\n") == 413);
}

TEST_CASE("A refused head costs no reading of its body", "[server][http]") {
  TestBackend backend;
  backend.admit = [](const wire::Request&, bool) {
    return service::Admission{.answer = wire::Response{.status = 404, .body = std::string("no")}};
  };
  TestServer server(std::move(backend));
  HttpClient client(server.port());
  client.Send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n");
  const auto reply = client.Read();
  REQUIRE(reply);
  CHECK(reply->status == 404);
  CHECK(reply->Header("connection") == "close");
  CHECK(client.ClosedByServer());
}

TEST_CASE("Slow clients are cut off and told so", "[server][http][limits]") {
  TestBackend backend;
  backend.limits.head_time = 50ms;
  backend.limits.body_time = 50ms;
  backend.limits.idle_time = 50ms;
  TestServer server(std::move(backend));
  CHECK(StatusOfRefusal(server, "GET / HTTP/1.1\r\nHost:") == 408);
  CHECK(StatusOfRefusal(server, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\na") == 408);
  HttpClient silent(server.port());
  CHECK(silent.ClosedByServer());
  HttpClient idle(server.port());
  CHECK(idle.Ask("GET", "/")->status == 200);
  CHECK(idle.ClosedByServer());
}

TEST_CASE("A client that does not read its answer is cut off", "[server][http][limits]") {
  TestBackend backend;
  backend.handle = [](const wire::Request&) {
    return wire::Response{.body = std::string(64 << 20, 'a')};
  };
  backend.limits.body_time = 50ms;
  backend.limits.rate_bytes_per_second_min = 1 << 30;
  backend.limits.stop_time = 1h;
  TestServer server(std::move(backend));
  HttpClient client(server.port());
  client.Send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  REQUIRE(client.Read(/*head_only=*/true));
  // Returns only once the connection is gone, and nothing but its deadline can end it.
  server.Stop();
}

TEST_CASE("A head that never ends is refused at its limit", "[server][http][limits]") {
  TestServer server;
  HttpClient client(server.port());
  client.Send("GET / HTTP/1.1\r\nHost: x\r\nA: ");
  for (int i = 0; i < 64; ++i) client.Send(std::string(64 * 1024, 'a'));
  const auto reply = client.Read();
  REQUIRE(reply);
  CHECK(reply->status == 431);
}

TEST_CASE("A connection ends after its last allowed request", "[server][http][limits]") {
  TestBackend backend;
  backend.limits.requests_per_connection_max = 3;
  TestServer server(std::move(backend));
  HttpClient client(server.port());
  CHECK(client.Ask("GET", "/")->Header("connection").empty());
  CHECK(client.Ask("GET", "/")->Header("connection").empty());
  CHECK(client.Ask("GET", "/")->Header("connection") == "close");
  CHECK(client.ClosedByServer());
}

TEST_CASE("One address holds so many connections and no more", "[server][http][limits]") {
  TestBackend backend;
  backend.limits.connections_per_address_max = 2;
  TestServer server(std::move(backend));
  HttpClient first(server.port());
  CHECK(first.Ask("GET", "/")->status == 200);
  {
    HttpClient second(server.port());
    CHECK(second.Ask("GET", "/")->status == 200);
    HttpClient third(server.port());
    const auto reply = third.Read();
    REQUIRE(reply);
    CHECK(reply->status == 503);
    CHECK_FALSE(reply->Header("retry-after").empty());
    CHECK(third.ClosedByServer());
  }
  CHECK(first.Ask("GET", "/")->status == 200);
}

TEST_CASE("Only a trusted proxy may name the client", "[server][http]") {
  TestBackend backend;
  backend.handle = [](const wire::Request& request) {
    return wire::Response{.body = request.remote_address};
  };
  const std::vector<wire::Header> forwarded = {{"X-Forwarded-For", "6.6.6.6, 192.0.2.7"}};
  {
    TestServer server(backend);
    CHECK(HttpClient(server.port()).Ask("GET", "/", forwarded)->body == "127.0.0.1");
  }
  backend.trusted_proxies = {"127.0.0.1"};
  TestServer server(std::move(backend));
  CHECK(HttpClient(server.port()).Ask("GET", "/", forwarded)->body == "192.0.2.7");
}

TEST_CASE("A request id is the server's own", "[server][http]") {
  TestBackend backend;
  backend.handle = [](const wire::Request& request) {
    return wire::Response{.body = std::string(HeaderValue(request.headers, "x-request-id"))};
  };
  TestServer server(std::move(backend));
  const auto reply = HttpClient(server.port()).Ask("GET", "/", {{"X-Request-Id", "mine"}});
  REQUIRE(reply);
  CHECK(reply->body != "mine");
  CHECK(reply->body == reply->Header("x-request-id"));
}

template <typename T>
concept Printable = requires(std::ostream& out, const T& value) {
  out << value;
};
static_assert(Printable<std::string>);
static_assert(!Printable<Secret> && !std::is_convertible_v<Secret, std::string_view>);

TEST_CASE("The log tells of a request and holds none of its secrets", "[server][log]") {
  TestServer server;
  HttpClient(server.port())
      .Ask("POST", "/v1/thing?token=canary-query",
           {{"Cookie", "sid=canary-cookie"}, {"Authorization", "Bearer canary-bearer"}},
           "canary-body");
  server.Stop();
  // The log writes on a thread of its own.
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  std::string text = server.LogText();
  while (text.empty() && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::yield();
    text = server.LogText();
  }
  CHECK(text.find("\"path\":\"/v1/thing\"") != std::string::npos);
  CHECK(text.find("\"method\":\"POST\"") != std::string::npos);
  CHECK(text.find("\"status\":200") != std::string::npos);
  CHECK(text.find("canary") == std::string::npos);
}

TEST_CASE("A stop lets the request under way be answered", "[server][http][stop]") {
  std::mutex gate;
  std::atomic<bool> inside = false;
  TestBackend backend;
  backend.handle = [&](const wire::Request&) {
    inside = true;
    const std::lock_guard wait(gate);
    return wire::Response{.body = std::string("done")};
  };
  TestServer server(std::move(backend));
  HttpClient idle(server.port());
  HttpClient busy(server.port());
  gate.lock();
  busy.Send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  while (!inside) std::this_thread::yield();
  server.BeginToStop();
  CHECK(idle.ClosedByServer());
  gate.unlock();
  const auto reply = busy.Read();
  REQUIRE(reply);
  CHECK(reply->body == "done");
  CHECK(reply->Header("connection") == "close");
}

}  // namespace
}  // namespace genkan
