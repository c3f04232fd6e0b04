// Other servers by HTTP, with libcurl. A manager says which ones, so that this must not become a
// way into the network that the server stands in.
#pragma once

#include <atomic>
#include <chrono>
#include <string_view>

#include "genkan/service/http_client.h"

namespace genkan::server {

// Which addresses are asked besides public ones by https.
struct OutsideRules {
  // This machine, by its name or address in the URL; then also by http.
  bool this_machine = false;
  // Whatever a name leads to, such as a host of the company's own network.
  bool private_networks = false;
};

struct OutsideLimits {
  std::chrono::milliseconds connect_time{5000};
  std::chrono::milliseconds whole_time{10000};
  std::size_t body_bytes_max = 256 * 1024;
};

class CurlHttpClient final : public service::HttpClient {
 public:
  explicit CurlHttpClient(OutsideRules rules = {}, OutsideLimits limits = {})
      : rules_(rules), limits_(limits) {}

  // Before the first request.
  void SetRules(OutsideRules rules) { rules_ = rules; }

  Result<service::IncomingAnswer> Ask(const service::OutgoingRequest& request) override;

  // Ends the requests that are under way; for the server's end.
  void Stop() { stopping_ = true; }

 private:
  OutsideRules rules_;
  const OutsideLimits limits_;
  std::atomic<bool> stopping_ = false;
};

// Whether an IP address is one that everybody can reach: none of this machine's, of a private
// network's, of the link's, and none with another address in it that is.
bool IsPublicAddress(std::string_view address);

}  // namespace genkan::server
