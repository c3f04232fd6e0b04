// The backend of one tab: the router over a portal that is made from a seed, and over what has been
// done in it since, which is kept as the requests that did it. An agent answers by itself.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "genkan/base/clock.h"
#include "genkan/base/result.h"
#include "genkan/service/ports.h"
#include "genkan/wire/message.h"

namespace genkan::demo {

struct TabBackendOptions {
  // Both outlive the backend.
  const Clock& clock;
  const service::Locale& locale;
  // As service::Assets finds them: "sample/sample.json" and "strings/<language>.json".
  std::map<std::string, std::string, std::less<>> files;
  // Of everybody in the portal.
  std::string language = "en";
  std::int64_t tickets = 10'000;
  // When the portal was made: its tickets lie in the two years before.
  Millis began_at_millis = 0;
  // Takes a line for Replay() whenever something was done. Null: nothing is kept.
  std::function<void(std::string line)> keep;
};

// Where requests to this backend come from, as it sees it.
inline constexpr std::string_view kTabOrigin = "http://demo.invalid";

class TabBackend {
 public:
  static Result<std::unique_ptr<TabBackend>> Open(TabBackendOptions options);
  ~TabBackend();
  TabBackend(const TabBackend&) = delete;
  TabBackend& operator=(const TabBackend&) = delete;

  // Does again what was kept. kMalformed where `line` is no such line; what cannot be done again is
  // left out.
  Status Replay(std::string_view line);

  // From now on Handle() is asked by this person, one of service::kSampleSignIns; empty: by nobody.
  void SignIn(std::string_view email);
  const std::string& person() const;

  wire::Response Handle(wire::Request request);

  // The file that an answer refers to; empty where it is gone.
  std::string ContentOf(const wire::BlobReference& blob) const;

  // Lets the agent do what is due.
  void Work();
  // When Work() has something to do; none: not before something else happens.
  std::optional<Millis> NextWork() const;

  // What has changed for the person since the last call, as an event of GET /v1/changes says it;
  // empty: nothing.
  std::string TakeChanges();

 private:
  struct Parts;
  explicit TabBackend(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace genkan::demo
