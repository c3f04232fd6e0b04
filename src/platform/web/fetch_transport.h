// Requests over the browser's fetch(); web/bridge/fetch.ts is the other half.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "genkan/client/transport.h"

namespace genkan::platform {

class FetchTransport : public client::Transport {
 public:
  void Send(wire::Request request, client::ResponseHandler done) override;
  void Poll() override;

  // An answer has arrived: header lines, an empty line, the body. Delivered by the next Poll().
  // `status` 0: offline, -1: no answer in time.
  void Answered(std::uint32_t id, int status, std::string_view answer);

 private:
  std::uint32_t last_id_ = 0;
  std::map<std::uint32_t, client::ResponseHandler> waiting_;
  std::vector<std::pair<std::uint32_t, Result<wire::Response>>> arrived_;
};

}  // namespace genkan::platform
