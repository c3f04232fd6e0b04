// Keeps open streams of events going: asks the backend again for each, whenever something was
// committed, and at least every few seconds, so that one whose reader may no longer read ends.
// For the event loop's thread alone.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "genkan/wire/message.h"
#include "server/lanes.h"

namespace genkan::server {

// One client's open stream.
struct OpenStream {
  wire::Request request;  // As it came; the feed asks it with `last_event_id`.
  std::string last_event_id;
  // Takes events, or a comment that says that the line is alive. `done` once they are written.
  std::function<void(std::string text, std::function<void()> done)> write;
  std::function<void()> end;
  bool gone = false;  // The connection is over.

  bool writing = false;
  std::uint64_t seen = 0;  // Commits that it was asked after.
  std::chrono::steady_clock::time_point written_at = std::chrono::steady_clock::now();
};

struct EventFeedParts {
  boost::asio::io_context& loop;
  Lanes& lanes;
  // Router::Handle; called on a lane.
  std::function<wire::Response(const wire::Request&)> handle;
  // How much was committed that open pages may have to hear of.
  std::function<std::uint64_t()> commits;
};

class EventFeed {
 public:
  explicit EventFeed(EventFeedParts parts) : parts_(std::move(parts)), timer_(parts_.loop) {}
  EventFeed(const EventFeed&) = delete;
  EventFeed& operator=(const EventFeed&) = delete;

  // Feeds it until it is gone.
  void Add(std::shared_ptr<OpenStream> stream);

 private:
  using Streams = std::vector<std::shared_ptr<OpenStream>>;

  // Looking, asking and waiting follow each other in one chain, so that no stream is asked about
  // twice at a time. It ends when there is no stream, and Add begins it anew.
  void Wait();
  void Look();
  Streams Due(std::uint64_t commits);
  void Ask(Streams due);
  void Take(const std::shared_ptr<OpenStream>& stream, const wire::Response& response);

  EventFeedParts parts_;
  boost::asio::steady_timer timer_;
  Streams streams_;
  bool active_ = false;  // The chain is there.
};

}  // namespace genkan::server
