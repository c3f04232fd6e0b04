#include "genkan/demo/local_transport.h"

namespace genkan::demo {

LocalTransport::LocalTransport(service::Router& router, std::string public_origin)
    : LocalTransport([&router](const wire::Request& request) { return router.Handle(request); },
                     std::move(public_origin)) {}

LocalTransport::LocalTransport(Handle handle, std::string public_origin)
    : handle_(std::move(handle)), public_origin_(std::move(public_origin)) {}

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
    if (!cookies_.empty()) each.request.headers.push_back({"cookie", cookie()});
    wire::Response response = handle_(each.request);
    KeepCookies(response);
    each.done(std::move(response));
  }
}

void LocalTransport::KeepCookies(const wire::Response& response) {
  for (const wire::Header& header : response.headers) {
    if (header.name != "set-cookie") continue;
    const std::string_view pair = std::string_view(header.value).substr(0, header.value.find(';'));
    const std::string name(pair.substr(0, pair.find('=')));
    if (pair.ends_with('=')) {
      cookies_.erase(name);
    } else {
      cookies_.insert_or_assign(name, std::string(pair));
    }
  }
}

std::string LocalTransport::cookie() const {
  std::string all;
  for (const auto& [name, pair] : cookies_) all += (all.empty() ? "" : "; ") + pair;
  return all;
}

}  // namespace genkan::demo
