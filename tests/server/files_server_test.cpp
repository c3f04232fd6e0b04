// Files over HTTP, on a real disk: whole, or not at all.
#include <signal.h>
#include <sys/resource.h>

#include "genkan/domain/file_rules.h"
#include "genkan/service/attachments.h"
#include "genkan/wire/json.h"
#include "server/backup.h"
#include "server/desk.h"
#include "server/disk_blobs.h"
#include "server/files.h"
#include "server/housekeeping.h"
#include "server/process.h"

namespace genkan {
namespace {

namespace fs = std::filesystem;
using support::Desk;
using support::HttpClient;
using support::HttpReply;
using support::ServeProcess;

// A customer of the desk with a browser.
struct Sender {
  explicit Sender(const ServeProcess& serve) : client(serve.port()) {
    cookie = support::SignIn(client, support::kMemberEmail, support::kMemberPassword);
    REQUIRE_FALSE(cookie.empty());
  }
  HttpReply Ask(const std::string& method, const std::string& target, const std::string& media,
                const std::string& body) {
    const auto reply = client.Ask(method, target,
                                  {{"Content-Type", media},
                                   {"Sec-Fetch-Site", "same-origin"},
                                   {"Genkan-Api", "1"},
                                   {"Idempotency-Key", "press-0001"},
                                   {"Cookie", cookie}},
                                  body);
    REQUIRE(reply);
    return *reply;
  }
  std::string Begin(std::size_t bytes) {
    const HttpReply begun =
        Ask("POST", "/v1/uploads", "application/json",
            "{\"file_name\":\"a.txt\",\"bytes\":" + std::to_string(bytes) + "}");
    REQUIRE(begun.status == 201);
    return wire::ReadJson(begun.body)->Find("id")->text;
  }
  HttpReply Part(const std::string& upload, std::size_t offset, const std::string& bytes) {
    return Ask("PATCH", "/v1/uploads/" + upload + "?offset=" + std::to_string(offset),
               "application/octet-stream", bytes);
  }

  HttpClient client;
  std::string cookie;
};

std::vector<fs::path> FilesOf(const Desk& desk) {
  const auto files = server::FilesBelow(desk.data() / server::kFilesFolder);
  return files.ok() ? *files : std::vector<fs::path>();
}

TEST_CASE("A file of several parts comes back over HTTP byte for byte, and in a backup",
          "[server][serve][files]") {
  const Desk desk;
  std::string content;
  for (int i = 0; content.size() < 2'500'000; ++i) content += std::to_string(i) + "\n";
  {
    ServeProcess serve(desk.data());
    Sender sender(serve);
    const std::string upload = sender.Begin(content.size());
    for (std::size_t at = 0; at < content.size(); at += domain::kFilePartBytesMax) {
      const std::string part = content.substr(at, domain::kFilePartBytesMax);
      REQUIRE(sender.Part(upload, at, part).status == 200);
    }
    Sender other(serve);
    CHECK(other.Part(upload, 0, std::string(domain::kFilePartBytesMax + 1, 'x')).status == 413);
    Sender again(serve);
    REQUIRE(again
                .Ask("POST", "/v1/tickets/1/replies", "application/json",
                     "{\"text\":\"x\",\"attachments\":[\"" + upload + "\"]}")
                .status == 201);
    const auto got =
        again.client.Ask("GET", "/v1/attachments/" + upload, {{"Cookie", again.cookie}});
    REQUIRE(got);
    CHECK(got->status == 200);
    CHECK(got->body == content);
    CHECK(got->Header("content-length") == std::to_string(content.size()));
    // The line is good for more.
    CHECK(again.client.Ask("GET", "/v1/tickets/1", {{"Cookie", again.cookie}})->status == 200);
    // Of what is not whole, a backup has nothing.
    CHECK(again.Part(again.Begin(9), 0, "half").status == 200);
  }
  CHECK(FilesOf(desk).size() == 2);
  const fs::path backup = desk.folder().path() / "backup";
  const auto manifest = server::WriteBackup(
      {.data = desk.data(), .target = backup, .now = 0, .go_on = [] { return true; }}, [](auto) {});
  REQUIRE(manifest.ok());
  int files = 0;
  for (const server::BackupFile& file : manifest->files) {
    files += file.path.starts_with("files/") ? 1 : 0;
  }
  CHECK(files == 1);
}

TEST_CASE("A server that is killed in mid-upload is left with nothing of it",
          "[server][serve][files][durability]") {
  const Desk desk;
  {
    ServeProcess serve(desk.data());
    Sender sender(serve);
    REQUIRE(sender.Part(sender.Begin(9), 0, "half").status == 200);
    serve.process().Signal(SIGKILL);
    serve.process().Wait();
  }
  CHECK(FilesOf(desk).size() == 1);
  const auto installation = support::OpenInstallation(desk.data());
  server::DiskBlobs& blobs = installation->blobs();
  // A content that was named on the disk and by no record, too.
  const std::string lost(64, 'a');
  REQUIRE(blobs.Append("part", 0, "x").ok());
  REQUIRE(blobs.Seal("part").ok());
  REQUIRE(blobs.Keep("part", lost).ok());
  service::Store& store = installation->store();
  REQUIRE(server::RemoveUnnamedFiles(store, blobs).ok());
  CHECK_FALSE(blobs.Read(lost, 0, 1).ok());
  // Whoever sends it may still go on, until a day is over.
  CHECK(FilesOf(desk).size() == 1);
  REQUIRE(service::SweepUploads(store, blobs, installation->clock().NowMillis() + 1).ok());
  CHECK(FilesOf(desk).empty());
}

TEST_CASE("A disk that is full in mid-upload is one clear error, and the rest can follow",
          "[server][serve][files][full-disk]") {
  const Desk desk;
  ServeProcess serve(desk.data());
  Sender sender(serve);
  const std::string part(600'000, 'x');
  const std::string upload = sender.Begin(2 * part.size());
  REQUIRE(sender.Part(upload, 0, part).status == 200);
  serve.process().LimitFiles(1'000'000);
  const HttpReply full = sender.Part(upload, part.size(), part);
  CHECK(full.status == 503);
  CHECK(wire::ReadJson(full.body)->Find("message_key")->text == "error.disk_full");
  serve.process().LimitFiles(RLIM_INFINITY);
  const HttpReply at_last = sender.Part(upload, part.size(), part);
  CHECK(at_last.status == 200);
  CHECK(wire::ReadJson(at_last.body)->Find("received")->integer == 1'200'000);
}

}  // namespace
}  // namespace genkan
