// GET /v1/changes: what has changed, told to open pages.
#include <charconv>

#include "genkan/domain/agent.h"
#include "genkan/wire/changes_codec.h"
#include "service/handlers.h"
#include "service/parameters.h"

namespace genkan::service {
namespace {

// The moment a page has seen; none: it begins with this one. kMalformed where it is no such thing.
Result<std::optional<std::int64_t>> SeenUpto(const Call& call) {
  const std::string_view text = wire::HeaderValue(call.request.headers, "last-event-id");
  if (text.empty()) return std::optional<std::int64_t>();
  std::int64_t moment = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), moment);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || moment < 0) {
    return ErrorCode::kMalformed;
  }
  return std::optional<std::int64_t>(moment);
}

Result<domain::Changes> ChangesFor(const Backend& backend, const Call& call, std::int64_t after) {
  if (MayAnswer(*call.actor)) {
    GENKAN_TRY(const auto agent, domain::AgentViewer::For(call.portal.id, *call.actor->staff));
    return backend.store.ChangesAfter(agent, after);
  }
  domain::Viewer viewer = call.actor->viewer;
  viewer.portal = call.portal.id;
  return backend.store.ChangesAfter(viewer, after);
}

}  // namespace

Answer StreamChanges(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  GENKAN_TRY(const std::optional<std::int64_t> seen, SeenUpto(call));
  GENKAN_TRY(domain::Changes changes, ChangesFor(backend, call, seen.value_or(0)));
  const bool begins = !seen.has_value();
  if (begins) changes = {.upto = changes.upto};
  wire::EventStream stream{.last_event_id = std::to_string(changes.upto)};
  if (begins || !domain::IsNothing(changes)) {
    stream.text =
        "id: " + stream.last_event_id + "\ndata: " + wire::EncodeChanges(changes) + "\n\n";
  }
  return wire::Response{.status = 200,
                        .headers = {{"content-type", "text/event-stream; charset=utf-8"},
                                    // Some proxies would gather events before they pass them on.
                                    {"x-accel-buffering", "no"}},
                        .body = std::move(stream)};
}

}  // namespace genkan::service
