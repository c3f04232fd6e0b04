// Many people and tickets, for benchmarks and the demo: the same ones for the same seed.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "genkan/service/store.h"

namespace genkan::service {

struct BenchDataPlan {
  std::int64_t tickets = 10'000;  // May be none.
  std::int64_t contacts = 1'000;
  std::int64_t companies = 100;
  int messages_per_ticket = 5;
  std::uint64_t seed = 1;
  Millis now = 0;
  // Under which every contact and the manager sign in; nobody does where it is empty.
  std::string password_hash;
};

// Fills a portal with the slug "bench" (kConflict where there is one). Contacts are
// "contact0@bench.example" and so on, sample people with Japanese and Western names, each of one
// company whose tickets it may see; "owner@bench.example" is their manager.
// `progress` is told now and then how many tickets are in.
Status FillBenchData(Store& store, const BenchDataPlan& plan,
                     const std::function<void(std::int64_t)>& progress);

// What is filled into a portal that has people already.
struct MoreTicketsPlan {
  domain::PortalId portal;
  std::int64_t tickets = 10'000;
  int messages_per_ticket = 2;
  std::uint64_t seed = 1;
  Millis now = 0;
};

// Files tickets of the last two years by the portal's contacts, on its form and in the pipeline of
// new tickets, which has stages of every turn; every second message is `agent`'s.
Status FillMoreTickets(Store& store, const MoreTicketsPlan& plan, const domain::Staff& agent);

}  // namespace genkan::service
