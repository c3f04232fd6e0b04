// What crosses the line between a client and the backend: a request and a response, whatever
// carries them. The HTTP server, the tab and the tests all speak these.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace genkan::wire {

// The API number this client or server speaks. A request says it in `Genkan-Api`.
inline constexpr int kApiNumber = 1;

enum class Method : std::uint8_t { kGet, kHead, kPost, kPut, kPatch, kDelete, kOther };

// As it stands on a request line; "OTHER" for the methods that have no name here.
std::string_view MethodName(Method method);

struct Header {
  std::string name;  // Lower case.
  std::string value;
  friend bool operator==(const Header&, const Header&) = default;
};

struct Request {
  Method method = Method::kGet;
  // Path and query, percent-encoded as on the request line.
  std::string target;
  // `x-request-id` is always the transport's own, never the client's; a problem repeats it.
  std::vector<Header> headers;
  std::string body;
  // The address the request came from, for throttling; "local" inside the tab.
  std::string remote_address;
};

// A body that lies in the blob store instead of in memory.
struct BlobReference {
  std::string blob_key;
  std::int64_t bytes = 0;
};

// What has happened so far of a stream of events (HTML, "Server-sent events"). Whoever carries it
// keeps the line open and, whenever something may have happened, asks the same again with this
// Last-Event-ID; another answer than a stream ends it.
struct EventStream {
  std::string text;  // Whole events; empty: nothing has happened.
  std::string last_event_id;
};

struct Response {
  int status = 200;
  std::vector<Header> headers;
  std::variant<std::string, BlobReference, EventStream> body;
};

// The first header of that (lower-case) name, or the empty string.
std::string_view HeaderValue(const std::vector<Header>& headers, std::string_view name);

// The value of one cookie of a Cookie header (RFC 6265 §4.2.1), or the empty string.
std::string_view CookieValue(std::string_view cookie_header, std::string_view name);

// A target taken apart: path segments and query pairs, percent-decoded (RFC 3986 §2.1). An
// ill-formed escape, a NUL, broken UTF-8, a space or control, a fragment, or a decoded "/" inside a
// segment makes `valid` false. "/" has no segments; a trailing slash is an empty one.
struct Target {
  bool valid = false;
  std::vector<std::string> segments;
  std::vector<std::pair<std::string, std::string>> query;

  const std::string* Query(std::string_view name) const;
};
Target ParseTarget(std::string_view target);

// Pairs of an application/x-www-form-urlencoded body; false where it is ill-formed.
bool ParseForm(std::string_view body, std::vector<std::pair<std::string, std::string>>* pairs);

// `text` with all but unreserved characters percent-encoded.
std::string PercentEncoded(std::string_view text);

}  // namespace genkan::wire
