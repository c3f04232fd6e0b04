// The client as it ships over a backend of 100,000 tickets in the same module: what is scrolled in
// the benchmark.
#include "bench/bench_transport.h"
#include "platform/web/main_web.h"

namespace genkan::platform {

client::Transport& TransportOf(FetchTransport&) {
  static bench::BenchTransport transport;
  return transport;
}

}  // namespace genkan::platform
