// The backend in the same program: what is sent reaches the router at the next Poll(), so that the
// order of events is that of a network.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "genkan/client/transport.h"
#include "genkan/service/router.h"

namespace genkan::demo {

class LocalTransport : public client::Transport {
 public:
  using Handle = std::function<wire::Response(const wire::Request&)>;

  // `router` outlives the transport. `public_origin` is the router's.
  LocalTransport(service::Router& router, std::string public_origin);
  // The same over whatever stands before a router.
  LocalTransport(Handle handle, std::string public_origin);

  void Send(wire::Request request, client::ResponseHandler done) override;
  void Poll() override;

  // Lends the browser's cookie jar: what answers set is sent along from then on.
  std::string cookie() const;

 private:
  struct Waiting {
    wire::Request request;
    client::ResponseHandler done;
  };

  void KeepCookies(const wire::Response& response);

  Handle handle_;
  std::string public_origin_;
  std::map<std::string, std::string> cookies_;  // "name=value" by name.
  std::uint64_t sent_ = 0;
  std::vector<Waiting> waiting_;
};

}  // namespace genkan::demo
