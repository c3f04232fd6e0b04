#include "genkan/demo/local_transport.h"

namespace genkan::demo {

LocalTransport::LocalTransport(service::Router& router, std::string public_origin)
    : router_(router), public_origin_(std::move(public_origin)) {}

void LocalTransport::Send(wire::Request request, client::ResponseHandler done) {
  request.remote_address = "local";
  request.headers.push_back({"x-request-id", "local-" + std::to_string(++sent_)});
  request.headers.push_back({"sec-fetch-site", "same-origin"});
  request.headers.push_back({"origin", public_origin_});
  waiting_.push_back({std::move(request), std::move(done)});
}

void LocalTransport::Poll() {
  // Whatever the handlers send waits for the next call.
  std::vector<Waiting> arrived;
  arrived.swap(waiting_);
  for (Waiting& each : arrived) {
    if (!cookie_.empty()) each.request.headers.push_back({"cookie", cookie_});
    wire::Response response = router_.Handle(each.request);
    KeepCookies(response);
    each.done(std::move(response));
  }
}

// One cookie is all that the backend sets: the session's.
void LocalTransport::KeepCookies(const wire::Response& response) {
  const std::string_view set = wire::HeaderValue(response.headers, "set-cookie");
  if (set.empty()) return;
  const std::string_view pair = set.substr(0, set.find(';'));
  cookie_ = pair.ends_with('=') ? "" : std::string(pair);
}

}  // namespace genkan::demo
