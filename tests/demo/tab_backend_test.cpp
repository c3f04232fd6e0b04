#include "genkan/demo/tab_backend.h"

#include <catch2/catch_test_macros.hpp>

#include "demo/sha256.h"
#include "demo/tab_ports.h"
#include "support/fakes.h"
#include "support/ports.h"

using namespace genkan;
using namespace genkan::support;

namespace {

// A demo whose page is closed and opened again by making another over the same lines.
struct Tab {
  explicit Tab(std::vector<std::string>* lines, std::int64_t tickets = 40) {
    static const RepositoryAssets assets;
    demo::TabBackendOptions options{
        .clock = clock, .locale = locale, .files = {}, .language = "en", .keep = {}};
    options.files = {{"sample/sample.json", *assets.Find("sample/sample.json")}};
    options.tickets = tickets;
    options.began_at_millis = kSunday;
    options.keep = [this, lines](std::string line) {
      if (!replaying) lines->push_back(std::move(line));
    };
    backend = demo::TabBackend::Open(std::move(options)).value();
    replaying = true;
    for (const std::string& line : std::vector(*lines)) REQUIRE(backend->Replay(line).ok());
    replaying = false;
    backend->SignIn("hana@sakura.example");
  }

  wire::Response Ask(wire::Method method, std::string target, std::string body = "",
                     std::string key = "") {
    wire::Request request{.method = method, .target = std::move(target), .body = std::move(body)};
    request.headers = {{"genkan-api", "1"}, {"content-type", "application/json"}};
    if (!key.empty()) request.headers.push_back({"idempotency-key", key});
    return backend->Handle(std::move(request));
  }
  std::string Read(std::string target) {
    const wire::Response response = Ask(wire::Method::kGet, std::move(target));
    REQUIRE(response.status == 200);
    return std::get<std::string>(response.body);
  }

  ManualClock clock{kSunday};
  FixedLocale locale;
  bool replaying = false;
  std::unique_ptr<demo::TabBackend> backend;
};

constexpr char kReply[] = R"({"text":"Still silent."})";

}  // namespace

TEST_CASE("The demo's digests are those of the standards", "[demo]") {
  const demo::TabSecrets secrets;
  // FIPS 180-4's own examples, and RFC 4231's second.
  CHECK(secrets.Digest("abc") ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(secrets.Digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(secrets.Mac("Jefe", "what do ya want for nothing?") ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  const std::string sealed = secrets.Seal("key", Secret("text"));
  CHECK(secrets.Unseal("key", sealed)->Reveal() == "text");
  CHECK(!secrets.Unseal("other", sealed).ok());
}

TEST_CASE("What somebody did in the demo is there when it is opened again", "[demo]") {
  std::vector<std::string> lines;
  std::string thread;
  {
    Tab tab(&lines);
    CHECK(tab.Ask(wire::Method::kPost, "/v1/tickets/42/replies", kReply, "0193-demo-key-0001")
              .status == 201);
    thread = tab.Read("/v1/tickets/42");
    CHECK(thread.find("Still silent.") != std::string::npos);
  }
  CHECK(lines.size() == 1);
  Tab again(&lines);
  CHECK(again.Read("/v1/tickets/42") == thread);
  CHECK(lines.size() == 1);
}

TEST_CASE("The demo's agent answers what a customer sent, and the page hears of it", "[demo]") {
  std::vector<std::string> lines;
  Tab tab(&lines);
  CHECK(
      tab.Ask(wire::Method::kPost, "/v1/tickets/42/replies", kReply, "0193-demo-key-0001").status ==
      201);
  CHECK(!tab.backend->TakeChanges().empty());
  CHECK(tab.backend->TakeChanges().empty());
  REQUIRE(tab.backend->NextWork().has_value());
  tab.clock.Advance(*tab.backend->NextWork() - tab.clock.NowMillis());
  tab.backend->Work();
  CHECK(lines.size() == 2);
  CHECK(tab.backend->TakeChanges().find("42") != std::string::npos);
  CHECK(tab.Read("/v1/tickets/42").find("demo.answer_") != std::string::npos);
}

TEST_CASE("Whoever has done nothing yet in the demo is answered unasked, once", "[demo]") {
  std::vector<std::string> lines;
  {
    Tab tab(&lines);
    REQUIRE(tab.backend->NextWork().has_value());
    tab.clock.Advance(kMillisPerMinute);
    tab.backend->Work();
    CHECK(!tab.backend->NextWork().has_value());
    CHECK(!tab.backend->TakeChanges().empty());
  }
  CHECK(lines.size() == 1);
  CHECK(!Tab(&lines).backend->NextWork().has_value());
}

TEST_CASE("In the demo a role is chosen, and signing out leaves nobody", "[demo]") {
  std::vector<std::string> lines;
  Tab tab(&lines);
  CHECK(tab.Read("/v1/session").find("hana@sakura.example") != std::string::npos);
  tab.backend->SignIn("noor@atlas.example");
  CHECK(tab.Read("/v1/session").find("noor@atlas.example") != std::string::npos);
  CHECK(tab.Ask(wire::Method::kDelete, "/v1/session").status == 204);
  CHECK(tab.Ask(wire::Method::kGet, "/v1/session").status == 401);
  CHECK(lines.empty());
}

TEST_CASE("The demo stays signed in however long it is open", "[demo]") {
  std::vector<std::string> lines;
  Tab tab(&lines);
  tab.clock.Advance(40 * kMillisPerDay);
  CHECK(tab.Ask(wire::Method::kGet, "/v1/session").status == 200);
}

TEST_CASE("A file that was sent in the demo is there again, byte for byte", "[demo]") {
  std::vector<std::string> lines;
  const std::string bytes("\x89PNG\r\n\x1a\n\0\xff", 10);
  std::string upload;
  {
    Tab tab(&lines);
    const auto begun =
        tab.Ask(wire::Method::kPost, "/v1/uploads", R"({"file_name":"a.png","bytes":10})");
    REQUIRE(begun.status == 201);
    upload = std::get<std::string>(begun.body);
    wire::Request part{.method = wire::Method::kPatch};
    const std::size_t id = upload.find(R"("id":")") + 6;
    part.target = "/v1/uploads/" + upload.substr(id, 36) + "?offset=0";
    part.headers = {{"genkan-api", "1"}, {"content-type", "application/octet-stream"}};
    part.body = bytes;
    CHECK(tab.backend->Handle(part).status == 200);
  }
  REQUIRE(lines.size() == 2);
  CHECK(lines[1].find("\"bytes\":\"iVBORw0KGgoA_w\"") != std::string::npos);
  Tab again(&lines);
  CHECK(lines.size() == 2);
}

TEST_CASE("What is no line of the demo is refused", "[demo]") {
  std::vector<std::string> lines;
  Tab tab(&lines);
  for (const char* line : {"", "{}", "[1]", R"({"method":"GET","target":"/v1/tickets"})"}) {
    CHECK(!tab.backend->Replay(line).ok());
  }
}

TEST_CASE("Ten thousand tickets of the demo are there for those who may see them", "[demo]") {
  std::vector<std::string> lines;
  Tab tab(&lines, 10'000);
  CHECK(tab.Read("/v1/tickets/10000").find("10000") != std::string::npos);
}
