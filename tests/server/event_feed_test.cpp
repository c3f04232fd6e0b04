// Streams of events over a real socket.
#include <catch2/catch_test_macros.hpp>
#include <mutex>
#include <set>

#include "server/http_client.h"
#include "server/test_server.h"

namespace genkan {
namespace {

using support::HttpClient;
using support::TestBackend;
using support::TestServer;

// A backend that streams numbers: each reader gets those above its last.
struct Numbers {
  std::mutex mutex;
  int newest = 0;
  std::set<std::string> ended;  // Readers who may no longer read.

  TestBackend Backend() {
    TestBackend backend;
    backend.handle = [this](const wire::Request& request) -> wire::Response {
      const std::lock_guard lock(mutex);
      const std::string reader(wire::HeaderValue(request.headers, "reader"));
      if (ended.contains(reader)) return {.status = 401, .body = std::string()};
      const std::string_view last = wire::HeaderValue(request.headers, "last-event-id");
      wire::EventStream stream{.last_event_id = std::to_string(newest)};
      if (last.empty()) stream.text = "id: " + stream.last_event_id + "\n\n";
      if (!last.empty() && last != stream.last_event_id) {
        stream.text = "id: " + stream.last_event_id + "\ndata: " + std::string(last) + "\n\n";
      }
      return {.headers = {{"content-type", "text/event-stream; charset=utf-8"}},
              .body = std::move(stream)};
    };
    return backend;
  }
  void Raise(TestServer& server) {
    {
      const std::lock_guard lock(mutex);
      ++newest;
    }
    server.Commit();
  }
};

std::string AskAs(const std::string& reader, const std::string& more = "") {
  return "GET /v1/changes HTTP/1.1\r\nHost: x\r\nReader: " + reader + "\r\n" + more + "\r\n";
}

TEST_CASE("A stream tells each commit, in order and once", "[server][http][stream]") {
  Numbers numbers;
  TestServer server(numbers.Backend());
  HttpClient client(server.port());
  client.Send(AskAs("a"));
  const std::string head = client.ReadUpTo("\r\n\r\n");
  CHECK(head.starts_with("HTTP/1.1 200"));
  CHECK(head.find("text/event-stream") != std::string::npos);
  CHECK(head.find("ength") == std::string::npos);
  CHECK(client.ReadUpTo("\n\n") == "id: 0\n\n");
  for (int i = 1; i <= 5; ++i) {
    numbers.Raise(server);
    CHECK(client.ReadUpTo("\n\n") ==
          "id: " + std::to_string(i) + "\ndata: " + std::to_string(i - 1) + "\n\n");
  }
}

TEST_CASE("A reader who may no longer read hears nothing more", "[server][http][stream]") {
  Numbers numbers;
  TestServer server(numbers.Backend());
  HttpClient a(server.port());
  HttpClient b(server.port());
  a.Send(AskAs("a"));
  b.Send(AskAs("b"));
  CHECK(a.ReadUpTo("id: 0\n\n").ends_with("id: 0\n\n"));
  CHECK(b.ReadUpTo("id: 0\n\n").ends_with("id: 0\n\n"));
  {
    const std::lock_guard lock(numbers.mutex);
    numbers.ended.insert("a");
  }
  numbers.Raise(server);
  CHECK(a.ClosedByServer());
  CHECK(b.ReadUpTo("\n\n") == "id: 1\ndata: 0\n\n");
}

TEST_CASE("Many streams are all fed, and others are answered meanwhile", "[server][http][stream]") {
  Numbers numbers;
  TestBackend backend = numbers.Backend();
  backend.limits.connections_per_address_max = 200;
  TestServer server(std::move(backend));
  std::vector<std::unique_ptr<HttpClient>> clients;
  for (int i = 0; i < 100; ++i) {
    clients.push_back(std::make_unique<HttpClient>(server.port()));
    clients.back()->Send(AskAs(std::to_string(i)));
    CHECK(clients.back()->ReadUpTo("\n\n").ends_with("\n\n"));
  }
  numbers.Raise(server);
  for (const auto& client : clients) {
    CHECK(client->ReadUpTo("\n\n") == "id: 1\ndata: 0\n\n");
  }
}

TEST_CASE("A reader who comes while others are asked about makes nobody hear twice",
          "[server][http][stream]") {
  Numbers numbers;
  TestBackend backend = numbers.Backend();
  // Long enough for the feed to look again in the meantime.
  backend.handle = [quick = backend.handle](const wire::Request& request) {
    const bool again = !wire::HeaderValue(request.headers, "last-event-id").empty();
    if (again) std::this_thread::sleep_for(std::chrono::milliseconds(400));
    return quick(request);
  };
  TestServer server(std::move(backend));
  HttpClient a(server.port());
  a.Send(AskAs("a"));
  CHECK(a.ReadUpTo("id: 0\n\n").ends_with("id: 0\n\n"));
  numbers.Raise(server);
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  HttpClient b(server.port());
  b.Send(AskAs("b"));
  CHECK(b.ReadUpTo("id: 1\n\n").ends_with("id: 1\n\n"));
  numbers.Raise(server);
  std::string heard;
  while (heard.find("id: 2\n") == std::string::npos) {
    const std::string event = a.ReadUpTo("\n\n");
    REQUIRE_FALSE(event.empty());
    heard += event;
  }
  // From 0, in one step or in two, and never from one moment twice.
  CHECK((heard == "id: 2\ndata: 0\n\n" || heard == "id: 1\ndata: 0\n\nid: 2\ndata: 1\n\n"));
  numbers.Raise(server);
  CHECK(a.ReadUpTo("\n\n") == "id: 3\ndata: 2\n\n");
}

TEST_CASE("A stop ends open streams at once", "[server][http][stream][stop]") {
  Numbers numbers;
  TestServer server(numbers.Backend());
  HttpClient client(server.port());
  client.Send(AskAs("a"));
  CHECK(client.ReadUpTo("id: 0\n\n").ends_with("id: 0\n\n"));
  const auto begun = std::chrono::steady_clock::now();
  server.Stop();
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(5));
  CHECK(client.ClosedByServer());
}

}  // namespace
}  // namespace genkan
