// The head of a request as raw bytes, judged before any parser reads it. What two readers could
// read in two ways is refused (RFC 9112 §2.2, §5.1, §5.2, §11.2).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "genkan/base/result.h"
#include "server/http_limits.h"

namespace genkan::server {

// A refusal that the transport speaks itself: an error and the exact status, which may say more
// than the error's own (431 and 414 are both kTooLarge).
struct HttpFault {
  int status = 400;
  ErrorCode code = ErrorCode::kMalformed;
  friend bool operator==(const HttpFault&, const HttpFault&) = default;
};

struct HeadScan {
  // The head's length with its empty line; 0: not all of it is there yet.
  std::size_t bytes = 0;
  std::optional<HttpFault> fault;
};

// Looks for the end of the head in `received`, of which the first `scanned` bytes were looked at
// before, and judges it when it is there.
HeadScan ScanHead(std::string_view received, std::size_t scanned, const HttpLimits& limits);

}  // namespace genkan::server
