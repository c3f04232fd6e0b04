#include "server/event_feed.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <utility>

namespace genkan::server {
namespace {

// A reply is on other screens within a second; looking costs one comparison.
constexpr std::chrono::milliseconds kLookPause{100};
// Proxies close a line on which nothing comes for a minute.
constexpr std::chrono::seconds kAlivePause{15};
constexpr std::string_view kAlive = ":\n\n";
// So that other requests come in between.
constexpr std::size_t kAskedTogether = 32;

wire::Request RequestOf(const OpenStream& stream) {
  wire::Request request = stream.request;
  std::erase_if(request.headers,
                [](const wire::Header& header) { return header.name == "last-event-id"; });
  request.headers.push_back({"last-event-id", stream.last_event_id});
  return request;
}

}  // namespace

void EventFeed::Add(std::shared_ptr<OpenStream> stream) {
  streams_.push_back(std::move(stream));
  if (!std::exchange(active_, true)) Wait();
}

void EventFeed::Wait() {
  timer_.expires_after(kLookPause);
  timer_.async_wait([this](boost::system::error_code error) {
    if (!error) Look();
  });
}

void EventFeed::Look() {
  std::erase_if(streams_, [](const auto& stream) { return stream->gone; });
  active_ = !streams_.empty();
  if (!active_) return;
  Streams due = Due(parts_.commits());
  if (due.empty()) return Wait();
  Ask(std::move(due));
}

EventFeed::Streams EventFeed::Due(std::uint64_t commits) {
  const auto now = std::chrono::steady_clock::now();
  Streams due;
  for (const auto& stream : streams_) {
    const bool news = stream->seen != commits || now - stream->written_at >= kAlivePause;
    if (stream->writing || !news) continue;
    stream->seen = commits;
    due.push_back(stream);
    if (due.size() == kAskedTogether) break;
  }
  return due;
}

void EventFeed::Ask(Streams due) {
  struct Asked {
    Streams streams;
    std::vector<wire::Request> requests;
    std::vector<wire::Response> responses;
  };
  auto asked = std::make_shared<Asked>();
  for (const auto& stream : due) asked->requests.push_back(RequestOf(*stream));
  asked->streams = std::move(due);
  const bool queued = parts_.lanes.Run(
      service::Lane::kRead, {.work = [this, asked]() -> Status {
                               for (const wire::Request& request : asked->requests) {
                                 asked->responses.push_back(parts_.handle(request));
                               }
                               return Done{};
                             },
                             .done =
                                 [this, asked](const Status&) {
                                   boost::asio::post(parts_.loop, [this, asked] {
                                     for (std::size_t i = 0; i < asked->streams.size(); ++i) {
                                       if (!asked->streams[i]->gone)
                                         Take(asked->streams[i], asked->responses[i]);
                                     }
                                     Look();
                                   });
                                 }});
  if (queued) return;
  // Too busy for it: asked once there is room.
  for (const auto& stream : asked->streams) --stream->seen;
  Wait();
}

void EventFeed::Take(const std::shared_ptr<OpenStream>& stream, const wire::Response& response) {
  const auto* events = std::get_if<wire::EventStream>(&response.body);
  if (events == nullptr) return stream->end();
  stream->last_event_id = events->last_event_id;
  const auto now = std::chrono::steady_clock::now();
  const bool silent = now - stream->written_at >= kAlivePause;
  if (events->text.empty() && !silent) return;
  stream->written_at = now;
  stream->writing = true;
  stream->write(events->text.empty() ? std::string(kAlive) : events->text,
                [stream] { stream->writing = false; });
}

}  // namespace genkan::server
