// A backend of 100,000 tickets made from their index, for the scroll benchmark: the client asks and
// decodes as ever, and no network's noise gets into the figures. The tickets are those of
// tests/bench/bench_tickets.ts.
#pragma once

#include <utility>
#include <vector>

#include "genkan/client/transport.h"

namespace genkan::bench {

inline constexpr int kBenchTickets = 100'000;

class BenchTransport : public client::Transport {
 public:
  void Send(wire::Request request, client::ResponseHandler done) override;
  void Poll() override;

 private:
  std::vector<std::pair<wire::Response, client::ResponseHandler>> answers_;
};

}  // namespace genkan::bench
