// What the backend asks of other servers, such as a sign-in service. Slow: lane kOutside only.
#pragma once

#include <string>

#include "genkan/base/result.h"
#include "genkan/base/secret.h"

namespace genkan::service {

struct OutgoingRequest {
  std::string url;
  // The Authorization header; empty: none.
  Secret authorization;
  // An application/x-www-form-urlencoded body to post; empty: GET.
  Secret form;
};

struct IncomingAnswer {
  int status = 0;
  std::string body;
};

class HttpClient {
 public:
  virtual ~HttpClient() = default;
  // Asks and waits. Follows no redirect: a 3xx is an answer like others. kUnavailable where no
  // whole answer of a bearable size came in time, kForbidden where we never ask such an address.
  virtual Result<IncomingAnswer> Ask(const OutgoingRequest& request) = 0;
};

}  // namespace genkan::service
