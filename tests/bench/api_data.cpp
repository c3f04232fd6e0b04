// Makes a data folder with many tickets, where there is none yet, and signs contacts in.
//
//   genkan_api_data DIR TICKETS CONTACTS SEED
//
// Each contact has a session; their cookies are in DIR/cookies.txt, a line each, contact0 first.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "genkan/service/base64url.h"
#include "genkan/service/bench_data.h"
#include "server/secrets_sodium.h"
#include "server/sqlite_store.h"
#include "server/system.h"

namespace genkan {
namespace {

// The tickets lie in the two years before.
constexpr Millis kNow = 1'795'348'800'000;
constexpr std::int64_t kContactsPerCompany = 10;
constexpr std::string_view kPortal = "bench";

Status Fill(server::SqliteStore& store, const service::BenchDataPlan& plan) {
  if (store.PortalAt("", kPortal).ok()) return Done{};
  return service::FillBenchData(store, plan, [](std::int64_t done) {
    if (done % 100'000 == 0) std::cerr << done << " tickets\n";
  });
}

Status SignIn(server::SqliteStore& store, const std::string& folder, std::int64_t contacts) {
  server::SystemRandom random;
  server::SystemClock clock;
  std::error_code made;
  std::filesystem::create_directory(folder + "/keys", made);
  std::filesystem::permissions(folder + "/keys", std::filesystem::perms::owner_all, made);
  GENKAN_TRY(const auto secrets, server::SodiumSecrets::Open(folder + "/keys", random));
  GENKAN_TRY(const domain::Portal portal, store.PortalAt("", kPortal));
  std::ofstream cookies(folder + "/cookies.txt");
  const Millis now = clock.NowMillis();
  return store.Atomically([&]() -> Status {
    for (std::int64_t i = 0; i < contacts; ++i) {
      const std::string email = "contact" + std::to_string(i) + "@bench.example";
      GENKAN_TRY(const domain::Contact contact, store.ContactByMemberEmail(portal.id, email));
      std::array<std::uint8_t, 32> token{};
      random.Fill(token);
      const std::string_view bytes(reinterpret_cast<const char*>(token.data()), token.size());
      GENKAN_TRY_OK(store.PutSession({.id = domain::NewId<domain::SessionId>(now, random),
                                      .token_digest = secrets->Digest(bytes),
                                      .portal = portal.id,
                                      .contact = contact.id,
                                      .staff = {},
                                      .created_at_millis = now,
                                      .last_used_at_millis = now,
                                      .ends_at_millis = now + kMillisPerDay}));
      cookies << service::Base64UrlText(bytes) << "\n";
    }
    return cookies.flush() ? Status(Done{}) : Status(ErrorCode::kUnavailable);
  });
}

int Run(const std::string& folder, const service::BenchDataPlan& plan) {
  const auto log = [](std::string_view line) { std::cerr << line << "\n"; };
  const auto opened = server::SqliteStore::Open(folder, log);
  Status done = opened.ok() ? Fill(**opened, plan) : Status(opened.error());
  if (done.ok()) done = SignIn(**opened, folder, plan.contacts);
  if (done.ok()) return 0;
  std::cerr << folder << ": " << done.error().message_key << "\n";
  return 1;
}

}  // namespace
}  // namespace genkan

int main(int count, char** arguments) {
  if (count != 5) {
    std::cerr << "usage: genkan_api_data DIR TICKETS CONTACTS SEED\n";
    return 2;
  }
  genkan::service::BenchDataPlan plan{.tickets = std::atoll(arguments[2]),
                                      .contacts = std::atoll(arguments[3]),
                                      .seed = std::strtoull(arguments[4], nullptr, 10),
                                      .now = genkan::kNow};
  plan.companies = std::max<std::int64_t>(1, plan.contacts / genkan::kContactsPerCompany);
  return genkan::Run(arguments[1], plan);
}
