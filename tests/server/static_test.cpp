#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>

#include "server/http_client.h"
#include "server/secrets_sodium.h"
#include "server/test_server.h"
#include "support/temp_folder.h"

namespace genkan {
namespace {

using support::HttpClient;
using support::TempFolder;
using support::TestServer;

std::string Digest(std::string_view bytes) {
  return std::to_string(bytes.size()) + "abcdef0123456789abcdef0123456789";
}

server::StaticFiles Load(const TempFolder& folder) {
  auto files = server::StaticFiles::Load(folder.path().string(), Digest);
  REQUIRE(files.ok());
  return std::move(files).value();
}

TEST_CASE("A part whose name holds its hash is cached for ever", "[server][static]") {
  const TempFolder folder;
  folder.Write("assets/genkan.4abcdef012345678.wasm", "wasm");
  folder.Write("assets/genkan.4abcdef012345678.wasm.br", "br");
  folder.Write("assets/genkan.deadbeefdeadbeef.js", "not that hash");
  TestServer server({}, Load(folder));
  HttpClient client(server.port());
  const auto hashed = client.Ask("GET", "/assets/genkan.4abcdef012345678.wasm");
  REQUIRE(hashed);
  CHECK(hashed->status == 200);
  CHECK(hashed->body == "wasm");
  CHECK(hashed->Header("cache-control") == "public, max-age=31536000, immutable");
  CHECK(hashed->Header("content-type") == "application/wasm");
  CHECK(hashed->Header("x-content-type-options") == "nosniff");
  const auto other = client.Ask("GET", "/assets/genkan.deadbeefdeadbeef.js");
  REQUIRE(other);
  CHECK(other->Header("cache-control") == "no-cache");
  CHECK_FALSE(other->Header("etag").empty());
  const auto again = client.Ask("GET", "/assets/genkan.deadbeefdeadbeef.js",
                                {{"If-None-Match", std::string(other->Header("etag"))}});
  REQUIRE(again);
  CHECK(again->status == 304);
  CHECK(again->body.empty());
}

TEST_CASE("Brotli goes to those who take it, the plain form to the others", "[server][static]") {
  const TempFolder folder;
  folder.Write("assets/a.css", "plain");
  folder.Write("assets/a.css.br", "brotli");
  folder.Write("assets/b.css", "only plain");
  TestServer server({}, Load(folder));
  HttpClient client(server.port());
  for (const char* takes : {"br", "gzip, br", "gzip;q=0.5, br;q=0.1", "*"}) {
    const auto reply = client.Ask("GET", "/assets/a.css", {{"Accept-Encoding", takes}});
    REQUIRE(reply);
    INFO(takes);
    CHECK(reply->body == "brotli");
    CHECK(reply->Header("content-encoding") == "br");
    CHECK(reply->Header("vary") == "accept-encoding");
  }
  for (const char* refuses : {"", "gzip", "br;q=0", "br;q=0.000, *", "brotli", "*;q=0"}) {
    const auto reply = client.Ask("GET", "/assets/a.css", {{"Accept-Encoding", refuses}});
    REQUIRE(reply);
    INFO(refuses);
    CHECK(reply->body == "plain");
    CHECK(reply->Header("content-encoding").empty());
  }
  CHECK(client.Ask("GET", "/assets/b.css", {{"Accept-Encoding", "br"}})->body == "only plain");
}

TEST_CASE("What pages of other sites load stays at its address and is theirs to run",
          "[server][static]") {
  const TempFolder folder;
  folder.Write("assets/a.js", "a");
  folder.Write("open/genkan.js", "loader");
  folder.Write("open/genkan.js.br", "br");
  folder.Write("kb/index.html", "help");
  server::StaticFiles files = Load(folder);
  REQUIRE(files.AddExample(folder.path().string(), Digest).ok());
  TestServer server({}, std::move(files));
  HttpClient client(server.port());
  const auto loader = client.Ask("GET", "/genkan.js");
  REQUIRE(loader);
  CHECK(loader->body == "loader");
  CHECK(loader->Header("access-control-allow-origin") == "*");
  CHECK(loader->Header("cross-origin-resource-policy") == "cross-origin");
  CHECK(loader->Header("cache-control") == "public, max-age=300");
  const auto part = client.Ask("GET", "/assets/a.js");
  REQUIRE(part);
  CHECK(part->Header("access-control-allow-origin").empty());
  CHECK(part->Header("cross-origin-resource-policy") == "same-origin");
  for (const char* path : {"/kb/", "/kb/index.html"}) {
    const auto page = client.Ask("GET", path);
    REQUIRE(page);
    CHECK(page->body == "help");
    CHECK(page->Header("access-control-allow-origin").empty());
  }
}

TEST_CASE("HEAD of a part tells its length", "[server][static]") {
  const TempFolder folder;
  folder.Write("assets/a.css", "plain");
  TestServer server({}, Load(folder));
  HttpClient client(server.port());
  const auto reply = client.Ask("HEAD", "/assets/a.css");
  REQUIRE(reply);
  CHECK(reply->Header("content-length") == "5");
}

TEST_CASE("No path leads out of the folder", "[server][static]") {
  const TempFolder folder;
  folder.Write("assets/a.css", "plain");
  folder.Write("secret.txt", "canary");
  std::filesystem::create_symlink(folder.path() / "secret.txt", folder.path() / "assets/link.txt");
  TestServer server({}, Load(folder));
  HttpClient client(server.port());
  for (const char* path :
       {"/assets/../secret.txt", "/assets/%2e%2e/secret.txt", "/assets/..%2fsecret.txt",
        "/assets//a.css", "/assets/./a.css", "/assets/a.css/", "/assets/", "/assets/a.css.br",
        "/assets/link.txt", "/assets/..\\secret.txt", "//assets/a.css", "/assets/a%2ecss"}) {
    INFO(path);
    const auto reply = client.Ask("GET", path);
    REQUIRE(reply);
    // What is no part goes to the backend, here one that repeats the path.
    CHECK(reply->body == std::string(path) + "|");
  }
}

TEST_CASE("A folder that is not there is one clear error", "[server][static]") {
  const auto files = server::StaticFiles::Load("/nowhere/at/all", Digest);
  REQUIRE_FALSE(files.ok());
  CHECK(files.error().code == ErrorCode::kNotFound);
  CHECK(files.error().params.front().value == "/nowhere/at/all/assets");
}

}  // namespace
}  // namespace genkan
