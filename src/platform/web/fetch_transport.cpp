#include "platform/web/fetch_transport.h"

#include "platform/web/imports.h"

namespace genkan::platform {

// As fetch.ts reads it, word by word.
struct FetchCall {
  std::uint32_t id, method, method_bytes, target, target_bytes, headers, headers_bytes, body,
      body_bytes;
};

namespace {

constexpr int kTimeout = -1, kOffline = 0;

wire::Response ParsedResponse(int status, std::string_view answer) {
  wire::Response response{.status = status};
  while (!answer.empty()) {
    const std::size_t end = answer.find('\n');
    const std::string_view line = answer.substr(0, end);
    answer.remove_prefix(end == std::string_view::npos ? answer.size() : end + 1);
    if (line.empty()) break;
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) continue;
    response.headers.push_back(
        {std::string(line.substr(0, colon)), std::string(line.substr(colon + 2))});
  }
  response.body = std::string(answer);
  return response;
}

}  // namespace

void FetchTransport::Send(wire::Request request, client::ResponseHandler done) {
  const std::uint32_t id = ++last_id_;
  waiting_.emplace(id, std::move(done));
  const std::string_view method = wire::MethodName(request.method);
  std::string headers;
  for (const wire::Header& header : request.headers) {
    headers += header.name + ": " + header.value + "\n";
  }
  const auto size = [](std::string_view text) { return static_cast<std::uint32_t>(text.size()); };
  const FetchCall call{id,
                       Address(method.data()),
                       size(method),
                       Address(request.target.data()),
                       size(request.target),
                       Address(headers.data()),
                       size(headers),
                       Address(request.body.data()),
                       size(request.body)};
  fetch_send(&call);
}

void FetchTransport::Answered(std::uint32_t id, int status, std::string_view answer) {
  if (status == kOffline) {
    arrived_.emplace_back(id, ErrorCode::kOffline);
  } else if (status == kTimeout) {
    arrived_.emplace_back(id, ErrorCode::kTimeout);
  } else {
    arrived_.emplace_back(id, ParsedResponse(status, answer));
  }
}

void FetchTransport::Poll() {
  std::vector<std::pair<std::uint32_t, Result<wire::Response>>> arrived;
  arrived.swap(arrived_);
  for (auto& [id, response] : arrived) {
    const auto found = waiting_.find(id);
    if (found == waiting_.end()) continue;
    const client::ResponseHandler done = std::move(found->second);
    waiting_.erase(found);
    done(std::move(response));
  }
}

}  // namespace genkan::platform
