#include "server/http_head.h"

namespace genkan::server {
namespace {

constexpr HttpFault kMalformedHead{400, ErrorCode::kMalformed};
constexpr HttpFault kHeadTooLarge{431, ErrorCode::kTooLarge};
constexpr HttpFault kTargetTooLong{414, ErrorCode::kTooLarge};
constexpr HttpFault kVersionUnknown{505, ErrorCode::kMalformed};

bool IsVisible(char c) { return c > 0x20 && c < 0x7F; }

// RFC 9110 §5.6.2.
bool IsTokenChar(char c) {
  if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return true;
  return c != '\0' && std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

template <typename Predicate>
bool AllOf(std::string_view text, Predicate predicate) {
  for (const char c : text) {
    if (!predicate(c)) return false;
  }
  return true;
}

std::optional<HttpFault> JudgeRequestLine(std::string_view line, const HttpLimits& limits) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  // One space only: HTTP/0.9, or not HTTP at all.
  if (first == std::string_view::npos || first == last) return kMalformedHead;
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (method.empty() || !AllOf(method, IsTokenChar)) return kMalformedHead;
  if (target.size() > limits.target_bytes_max) return kTargetTooLong;
  // The origin form only: no proxy is asked of us, no tunnel.
  if (!target.starts_with('/') || !AllOf(target, IsVisible)) return kMalformedHead;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") {
    return version.starts_with("HTTP/") ? kVersionUnknown : kMalformedHead;
  }
  return std::nullopt;
}

bool IsField(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == 0 || colon == std::string_view::npos) return false;
  // A leading space would be a folded line, one before the colon a name that some readers trim.
  if (!AllOf(line.substr(0, colon), IsTokenChar)) return false;
  return AllOf(line.substr(colon + 1), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
  });
}

// REQUIRES: `head` ends with an empty line and has no bare CR or LF.
std::optional<HttpFault> JudgeHead(std::string_view head, const HttpLimits& limits) {
  std::size_t end = head.find("\r\n");
  if (const auto fault = JudgeRequestLine(head.substr(0, end), limits)) return fault;
  std::size_t fields = 0;
  for (std::size_t begin = end + 2; begin + 2 < head.size(); begin = end + 2) {
    end = head.find("\r\n", begin);
    if (!IsField(head.substr(begin, end - begin))) return kMalformedHead;
    if (++fields > limits.fields_max) return kHeadTooLarge;
  }
  return std::nullopt;
}

}  // namespace

HeadScan ScanHead(std::string_view received, std::size_t scanned, const HttpLimits& limits) {
  // TLS at a plain port, say: no end of a head would ever come.
  if (!received.empty() && !IsTokenChar(received.front())) return {.fault = kMalformedHead};
  for (std::size_t i = scanned; i < received.size(); ++i) {
    const char before = i == 0 ? '\0' : received[i - 1];
    if ((before == '\r') != (received[i] == '\n')) return {.fault = kMalformedHead};
    if (i >= limits.head_bytes_max) return {.fault = kHeadTooLarge};
    if (received.substr(0, i + 1).ends_with("\r\n\r\n")) {
      return {.bytes = i + 1, .fault = JudgeHead(received.substr(0, i + 1), limits)};
    }
  }
  return {};
}

}  // namespace genkan::server
