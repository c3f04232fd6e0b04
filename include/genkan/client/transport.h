// How the client reaches a backend: over HTTP, or by a call in the same tab.
#pragma once

#include <functional>

#include "genkan/base/result.h"
#include "genkan/wire/message.h"

namespace genkan::client {

// Called with the response, or with kOffline or kTimeout where none came.
using ResponseHandler = std::function<void(Result<wire::Response>)>;

class Transport {
 public:
  virtual ~Transport() = default;
  // Never calls back before it returns.
  virtual void Send(wire::Request request, ResponseHandler done) = 0;
  // Delivers what has arrived, on the caller's stack. Once at the top of each frame.
  virtual void Poll() = 0;
};

}  // namespace genkan::client
