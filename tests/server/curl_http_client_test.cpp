// Asking other servers: what arrives there, and whom we never ask.
#include "server/curl_http_client.h"

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <future>

#include "genkan/service/outside_reasons.h"
#include "server/test_server.h"

namespace genkan {
namespace {

using server::CurlHttpClient;
using support::TestBackend;
using support::TestServer;

std::string At(const TestServer& there, const std::string& path,
               const std::string& origin = "http://127.0.0.1") {
  return origin + ":" + std::to_string(there.port()) + path;
}

TEST_CASE("A question arrives with its form and its authorization, and is answered as it was",
          "[server][outside]") {
  TestBackend backend;
  backend.handle = [](const wire::Request& request) {
    return wire::Response{
        .status = 418,
        .body = std::string(wire::MethodName(request.method)) + " " + request.target + " " +
                std::string(wire::HeaderValue(request.headers, "authorization")) + " " +
                std::string(wire::HeaderValue(request.headers, "content-type")) + " " +
                request.body};
  };
  TestServer there(std::move(backend));
  CurlHttpClient client({.this_machine = true});
  const auto got = client.Ask({.url = At(there, "/a?b=c")});
  REQUIRE(got.ok());
  CHECK(got->status == 418);
  CHECK(got->body == "GET /a?b=c   ");
  const auto posted = client.Ask({.url = At(there, "/t", "http://localhost"),
                                  .authorization = Secret("Basic x"),
                                  .form = Secret("a=1&b=2")});
  REQUIRE(posted.ok());
  CHECK(posted->body == "POST /t Basic x application/x-www-form-urlencoded a=1&b=2");
}

TEST_CASE("A redirect is followed nowhere", "[server][outside]") {
  std::atomic<int> asked = 0;
  TestBackend backend;
  backend.handle = [&](const wire::Request&) {
    ++asked;
    return wire::Response{.status = 302, .headers = {{"location", "/elsewhere"}}};
  };
  TestServer there(std::move(backend));
  CurlHttpClient client({.this_machine = true});
  CHECK(client.Ask({.url = At(there, "/")})->status == 302);
  CHECK(asked == 1);
}

TEST_CASE("Who answers too much, too slowly or not at all has not answered", "[server][outside]") {
  std::promise<void> release;
  const std::shared_future<void> released(release.get_future());
  TestBackend backend;
  backend.handle = [&](const wire::Request& request) {
    if (request.target == "/slow") released.wait();
    return wire::Response{.body = std::string(request.target == "/large" ? 4097 : 4096, 'x')};
  };
  TestServer there(std::move(backend));
  CurlHttpClient client({.this_machine = true}, {.connect_time = std::chrono::milliseconds(300),
                                                 .whole_time = std::chrono::milliseconds(300),
                                                 .body_bytes_max = 4096});
  CHECK(client.Ask({.url = At(there, "/")}).ok());
  for (const char* path : {"/large", "/slow"}) {
    CHECK(client.Ask({.url = At(there, path)}).error().code == ErrorCode::kUnavailable);
  }
  release.set_value();
  there.Stop();
  CHECK(client.Ask({.url = At(there, "/")}).error().code == ErrorCode::kUnavailable);
}

TEST_CASE("This machine and private networks are asked only where that is set",
          "[server][outside]") {
  std::atomic<int> asked = 0;
  TestBackend backend;
  backend.handle = [&](const wire::Request&) {
    ++asked;
    return wire::Response{};
  };
  TestServer there(std::move(backend));
  CurlHttpClient client({}, {.connect_time = std::chrono::milliseconds(300),
                             .whole_time = std::chrono::milliseconds(300)});
  for (const char* origin : {"http://127.0.0.1", "http://localhost", "https://127.0.0.1",
                             "http://127.1", "http://0x7f000001", "http://[::1]",
                             "http://login.example", "file://127.0.0.1", "nonsense"}) {
    INFO(origin);
    CHECK(client.Ask({.url = At(there, "/", origin)}).error().code == ErrorCode::kForbidden);
  }
  // Names that lead there.
  for (const char* origin : {"https://localhost.", "https://0.0.0.0", "https://10.0.0.1"}) {
    INFO(origin);
    CHECK(client.Ask({.url = At(there, "/", origin)}).error().code == ErrorCode::kUnavailable);
  }
  CHECK(asked == 0);
}

TEST_CASE("Why nobody answered is told apart", "[server][outside]") {
  const auto reason_of = [](CurlHttpClient& client, const std::string& url) {
    const auto answer = client.Ask({.url = url});
    REQUIRE_FALSE(answer.ok());
    return answer.error().params.empty() ? "" : answer.error().params.front().value;
  };
  TestBackend backend;
  std::promise<void> release;
  const std::shared_future<void> released(release.get_future());
  backend.handle = [&](const wire::Request&) {
    released.wait();
    return wire::Response{};
  };
  TestServer there(std::move(backend));
  const server::OutsideLimits hasty{.connect_time = std::chrono::milliseconds(300),
                                    .whole_time = std::chrono::milliseconds(300)};
  CurlHttpClient client({.this_machine = true}, hasty);
  CHECK(reason_of(client, "https://no-such-host.invalid/") == service::kHostNotResolved);
  CHECK(reason_of(client, At(there, "/")) == service::kAnswerTimedOut);
  // It speaks no TLS, so that it cannot show a certificate.
  CHECK(reason_of(client, At(there, "/", "https://127.0.0.1")) == service::kCertificateBad);
  CHECK(reason_of(client, "https://10.0.0.1/") == service::kAddressNotAsked);
  release.set_value();
}

TEST_CASE("A public address is none that stands for something of our own", "[server][outside]") {
  for (const char* address :
       {"8.8.8.8", "172.15.0.1", "172.32.0.1", "192.169.0.1", "2606:4700::1111"}) {
    INFO(address);
    CHECK(server::IsPublicAddress(address));
  }
  for (const char* address : {"127.0.0.1",
                              "0.0.0.0",
                              "10.1.2.3",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.168.1.1",
                              "169.254.169.254",
                              "100.64.0.1",
                              "224.0.0.1",
                              "255.255.255.255",
                              "::1",
                              "::",
                              "fe80::1",
                              "fe80::1%lo",
                              "fd00::1",
                              "ff02::1",
                              "::ffff:127.0.0.1",
                              "::ffff:8.8.8.8",
                              "64:ff9b::7f00:1",
                              "2002:7f00:1::",
                              "2001:db8::1",
                              "fec0::1",
                              "",
                              "localhost"}) {
    INFO(address);
    CHECK_FALSE(server::IsPublicAddress(address));
  }
}

}  // namespace
}  // namespace genkan
