// Fills a data folder with tickets and measures the list on it, in this process.
//
//   genkan_list_bench DIR TICKETS [SEED [COMPANIES [MESSAGES]]]
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "genkan/service/bench_data.h"
#include "server/sqlite_store.h"

namespace genkan {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr Millis kNow = 1'795'348'800'000;

double MillisSince(SteadyClock::time_point start) {
  return std::chrono::duration<double, std::milli>(SteadyClock::now() - start).count();
}

// The median and the 99th of a hundred of `runs` of `read`, in milliseconds.
template <typename Read>
void Measure(const std::string& name, int runs, const Read& read) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const auto start = SteadyClock::now();
    if (!read(i)) {
      std::cerr << name << " failed\n";
      std::exit(1);
    }
    times.push_back(MillisSince(start));
  }
  std::sort(times.begin(), times.end());
  const auto at = [&](double part) {
    return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
  };
  std::cout << "\"" << name << "_p50_ms\": " << at(0.5) << ", \"" << name
            << "_p99_ms\": " << at(0.99) << ", ";
}

int Run(const std::string& folder, const service::BenchDataPlan& plan) {
  auto opened =
      server::SqliteStore::Open(folder, [](std::string_view line) { std::cerr << line << "\n"; });
  if (!opened.ok()) {
    std::cerr << folder << ": " << opened.error().message_key << "\n";
    return 1;
  }
  server::SqliteStore& store = **opened;
  if (!store.PortalAt("", "bench").ok()) {
    const auto start = SteadyClock::now();
    const Status filled = service::FillBenchData(store, plan, [](std::int64_t done) {
      if (done % 100'000 == 0) std::cerr << done << " tickets\n";
    });
    if (!filled.ok()) return 1;
    std::cerr << "filled in " << MillisSince(start) / 1000 << " s\n";
  }
  const auto portal = store.PortalAt("", "bench");
  const auto viewer = [&](int i) {
    const auto contact = store.ContactByMemberEmail(
        portal->id, "contact" + std::to_string(i % plan.contacts) + "@bench.example");
    return domain::ViewerFor(*contact, *portal);
  };
  std::cout << "{";
  std::int64_t total = 0;
  Measure("first_page", 2000, [&](int i) {
    const auto rows = store.ListTickets(viewer(i * 7), {.limit = 25});
    total = rows->total;
    return rows.ok();
  });
  Measure("own_open_page", 2000, [&](int i) {
    return store
        .ListTickets(
            viewer(i * 7),
            {.scope = service::TicketScope::kOwn, .kind = domain::StageKind::kOpen, .limit = 25})
        .ok();
  });
  Measure("middle_page", 200, [&](int i) {
    return store.ListTickets(viewer(i * 7), {.at = total / 2, .limit = 25}).ok();
  });
  // What no shelf holds as a whole is looked for among all that the person sees.
  Measure("filtered_page", 500, [&](int i) {
    return store.ListTickets(viewer(i * 7), {.priority = domain::Priority::kHigh, .limit = 25})
        .ok();
  });
  Measure("by_date_page", 500, [&](int i) {
    const service::TicketOrder order{.by = service::OrderBy::kCreated, .descending = true};
    return store.ListTickets(viewer(i * 7), {.order = order, .limit = 25}).ok();
  });
  Measure("by_subject_page", 200, [&](int i) {
    const service::TicketOrder order{.by = service::OrderBy::kSubject};
    return store.ListTickets(viewer(i * 7), {.order = order, .at = total / 2, .limit = 25}).ok();
  });
  std::cout << "\"tickets\": " << plan.tickets << ", \"in_one_list\": " << total << "}\n";
  return 0;
}

}  // namespace
}  // namespace genkan

int main(int count, char** arguments) {
  if (count < 3) {
    std::cerr << "usage: genkan_list_bench DIR TICKETS [SEED [COMPANIES [MESSAGES]]]\n";
    return 2;
  }
  genkan::service::BenchDataPlan plan{.tickets = std::atoll(arguments[2]), .now = genkan::kNow};
  if (count > 3) plan.seed = std::strtoull(arguments[3], nullptr, 10);
  // Each person has about a hundred tickets and each company a thousand, however many there are:
  // so that a page holds as much in a small folder as in a large one.
  plan.contacts = std::max<std::int64_t>(1, plan.tickets / 100);
  plan.companies = std::max<std::int64_t>(1, plan.tickets / 1'000);
  if (count > 4) plan.companies = std::atoll(arguments[4]);
  if (count > 5) plan.messages_per_ticket = std::atoi(arguments[5]);
  return genkan::Run(arguments[1], plan);
}
