#include <sys/stat.h>
#include <time.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "server/assets_dir.h"
#include "server/locale_icu.h"
#include "server/secrets_sodium.h"
#include "server/system.h"
#include "support/temp_folder.h"

namespace genkan {
namespace {

using server::SodiumSecrets;
using support::TempFolder;

// The least that libsodium allows, since nothing here depends on its strength.
constexpr server::HashCost kCheap{.passes = 1, .memory_bytes = 8192};

std::unique_ptr<SodiumSecrets> OpenSecrets(const TempFolder& folder) {
  server::SystemRandom random;
  auto secrets = SodiumSecrets::Open(folder.path(), random, kCheap);
  REQUIRE(secrets.ok());
  return std::move(secrets).value();
}

double ThreadSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

TEST_CASE("A password matches its own hash and no other", "[server][secrets]") {
  const TempFolder folder;
  const auto secrets = OpenSecrets(folder);
  const auto hash = secrets->HashPassword(Secret("パスワード"));
  REQUIRE(hash.ok());
  CHECK(hash->starts_with("$argon2id$"));
  CHECK(secrets->VerifyPassword(Secret("パスワード"), *hash));
  CHECK_FALSE(secrets->VerifyPassword(Secret("パスワー"), *hash));
  CHECK_FALSE(secrets->VerifyPassword(Secret("nobody's"), ""));
  CHECK_FALSE(secrets->VerifyPassword(Secret("a"), "no hash"));
  CHECK_FALSE(secrets->VerifyPassword(Secret("a"), std::string(4096, '$')));
  CHECK(*secrets->HashPassword(Secret("パスワード")) != *hash);
}

TEST_CASE("What is sealed is opened by its own key alone, whole, and never looks the same twice",
          "[server][secrets]") {
  const TempFolder folder, elsewhere;
  const auto secrets = OpenSecrets(folder), others = OpenSecrets(elsewhere);
  for (const char* text : {"a client's secret", ""}) {
    std::string sealed = secrets->Seal("key", Secret(text));
    CHECK(sealed.find(text, text[0] == 0 ? std::string::npos : 0) == std::string::npos);
    CHECK(secrets->Seal("key", Secret(text)) != sealed);
    CHECK(secrets->Unseal("key", sealed)->Reveal() == text);
    CHECK_FALSE(secrets->Unseal("another key", sealed).ok());
    CHECK_FALSE(others->Unseal("key", sealed).ok());
    sealed[10] = sealed[10] == 'A' ? 'B' : 'A';
    CHECK_FALSE(secrets->Unseal("key", sealed).ok());
  }
  for (const char* sealed : {"", "AAAA", "no base64!"}) {
    CHECK_FALSE(secrets->Unseal("key", sealed).ok());
  }
}

TEST_CASE("A password is the same in every way its characters may be composed",
          "[server][secrets]") {
  const TempFolder folder;
  const auto secrets = OpenSecrets(folder);
  const std::string composed = "\u304C\u307D\u00E9";
  const std::string decomposed = "\u304B\u3099\u307B\u309Ae\u0301";
  const auto hash = secrets->HashPassword(Secret(composed));
  REQUIRE(hash.ok());
  CHECK(secrets->VerifyPassword(Secret(decomposed), *hash));
  CHECK(secrets->VerifyPassword(Secret(composed), *secrets->HashPassword(Secret(decomposed))));
  // Width and case are part of it.
  CHECK_FALSE(secrets->VerifyPassword(Secret("\u304B\u307B\u00E9"), *hash));
  CHECK_FALSE(secrets->VerifyPassword(Secret("\u304C\u307D\u00C9"), *hash));
  const auto broken = secrets->HashPassword(Secret("\xFF"));
  REQUIRE(broken.ok());
  CHECK_FALSE(secrets->VerifyPassword(Secret("\xFE"), *broken));
}

TEST_CASE("Hashing costs 64 MiB and two passes unless a test says less", "[server][secrets]") {
  CHECK(server::HashCost().memory_bytes == 64 * 1024 * 1024);
  CHECK(server::HashCost().passes == 2);
}

TEST_CASE("To refuse a name nobody has takes as long as to refuse a wrong password",
          "[server][secrets]") {
  const TempFolder folder;
  server::SystemRandom random;
  const auto secrets =
      SodiumSecrets::Open(folder.path(), random, {.passes = 2, .memory_bytes = 8 * 1024 * 1024});
  REQUIRE(secrets.ok());
  const auto hash = (*secrets)->HashPassword(Secret("the right one"));
  REQUIRE(hash.ok());
  // The thread's own time: what else the machine does is not in it.
  const auto cost = [&](std::string_view compared) {
    std::vector<double> seconds;
    for (int i = 0; i < 9; ++i) {
      const double before = ThreadSeconds();
      CHECK_FALSE((*secrets)->VerifyPassword(Secret("a wrong one"), compared));
      seconds.push_back(ThreadSeconds() - before);
    }
    std::sort(seconds.begin(), seconds.end());
    return seconds[seconds.size() / 2];
  };
  const double ratio = cost("") / cost(*hash);
  INFO("ratio " << ratio);
  CHECK(ratio > 0.7);
  CHECK(ratio < 1.4);
}

TEST_CASE("A hash is outdated once passwords cost something else", "[server][secrets]") {
  const TempFolder folder;
  const auto cheap = OpenSecrets(folder);
  server::SystemRandom random;
  const auto dearer =
      SodiumSecrets::Open(folder.path(), random, {.passes = 2, .memory_bytes = 16384});
  REQUIRE(dearer.ok());
  const auto hash = cheap->HashPassword(Secret("password"));
  REQUIRE(hash.ok());
  CHECK_FALSE(cheap->IsOutdated(*hash));
  CHECK((*dearer)->IsOutdated(*hash));
  CHECK((*dearer)->VerifyPassword(Secret("password"), *hash));
  CHECK_FALSE((*dearer)->IsOutdated(*(*dearer)->HashPassword(Secret("password"))));
  // What no password of ours ever had is not to be replaced.
  for (const std::string& other : {std::string(), std::string("no hash"), std::string(4096, '$')}) {
    CHECK_FALSE(cheap->IsOutdated(other));
  }
}

TEST_CASE("Digests and message codes are the standard ones", "[server][secrets]") {
  const TempFolder folder;
  const auto secrets = OpenSecrets(folder);
  CHECK(secrets->Digest("abc") ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(secrets->Mac("cursor", "a") == secrets->Mac("cursor", "a"));
  CHECK(secrets->Mac("cursor", "a") != secrets->Mac("cursor", "b"));
  CHECK(secrets->Mac("cursor", "a") != secrets->Mac("other", "a"));
}

TEST_CASE("The key is made once, for its owner's eyes, and kept", "[server][secrets]") {
  const TempFolder folder;
  const std::string before = OpenSecrets(folder)->Mac("cursor", "a");
  CHECK(OpenSecrets(folder)->Mac("cursor", "a") == before);
  struct stat status {};
  REQUIRE(::stat((folder.path() / "root.key").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  const TempFolder other;
  CHECK(OpenSecrets(other)->Mac("cursor", "a") != before);
}

TEST_CASE("A key file that holds no key is an error and is not replaced", "[server][secrets]") {
  const TempFolder folder;
  folder.Write("root.key", "not a key");
  server::SystemRandom random;
  CHECK_FALSE(SodiumSecrets::Open(folder.path(), random, kCheap).ok());
  CHECK(std::filesystem::file_size(folder.path() / "root.key") == 9);
}

TEST_CASE("Zones know their offsets through the year", "[server][locale]") {
  const server::IcuLocale locale;
  constexpr Millis kJanuary = 1'767'225'600'000;  // 2026-01-01T00:00Z
  constexpr Millis kJuly = 1'782'864'000'000;     // 2026-07-01T00:00Z
  CHECK(locale.ZoneNamed("Asia/Tokyo").OffsetMinutesAt(kJanuary) == 540);
  CHECK(locale.ZoneNamed("Europe/Berlin").OffsetMinutesAt(kJanuary) == 60);
  CHECK(locale.ZoneNamed("Europe/Berlin").OffsetMinutesAt(kJuly) == 120);
  CHECK(locale.ZoneNamed("America/St_Johns").OffsetMinutesAt(kJanuary) == -210);
  CHECK(locale.ZoneNamed("Nowhere/Atall").OffsetMinutesAt(kJuly) == 0);
  CHECK(locale.ZoneNamed("\xff").OffsetMinutesAt(kJuly) == 0);
  CHECK(&locale.ZoneNamed("Asia/Tokyo") == &locale.ZoneNamed("Asia/Tokyo"));
}

TEST_CASE("Assets are found by their path, parts by their logical name", "[server][assets]") {
  const TempFolder folder;
  folder.Write("files/strings/en.json", "{}");
  folder.Write("assets.json", R"({"genkan.wasm":"/assets/genkan.3fa9c1d2.wasm"})");
  const auto assets =
      server::AssetsDir::Load(folder.path() / "files", folder.path() / "assets.json");
  REQUIRE(assets.ok());
  REQUIRE(assets->Find("strings/en.json") != nullptr);
  CHECK(*assets->Find("strings/en.json") == "{}");
  CHECK(assets->Find("../assets.json") == nullptr);
  CHECK(assets->PublicPath("genkan.wasm") == "/assets/genkan.3fa9c1d2.wasm");
  CHECK(assets->PublicPath("nothing").empty());
  folder.Write("assets.json", "[]");
  CHECK_FALSE(server::AssetsDir::Load(folder.path() / "files", folder.path() / "assets.json").ok());
}

}  // namespace
}  // namespace genkan
