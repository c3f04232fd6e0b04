// From the backend's response to the bytes of an HTTP answer.
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/span_body.hpp>
#include <string>
#include <string_view>

#include "genkan/base/clock.h"
#include "genkan/wire/message.h"
#include "server/http_head.h"

namespace genkan::server {

using HttpAnswer = boost::beast::http::response<boost::beast::http::span_body<const char>>;

enum class AfterAnswer : std::uint8_t { kKeepOpen, kClose };

struct AnswerFrame {
  wire::Method method = wire::Method::kGet;
  unsigned http_version = 11;
  AfterAnswer after = AfterAnswer::kKeepOpen;
  std::string_view request_id;
  Millis now = 0;
};

// `head` with `body`, which outlives the answer. A HEAD gets the length and not the body. A header
// that could break out of its line is left out.
HttpAnswer AnswerFrom(const wire::Response& head, std::string_view body, const AnswerFrame& frame);

// The documented problem for what the transport refuses.
wire::Response FaultResponse(const HttpFault& fault, std::string_view request_id);
// The same with Retry-After, for what is full.
wire::Response BusyResponse(const HttpFault& fault, int retry_after_seconds,
                            std::string_view request_id);

// RFC 9110 §5.6.7, such as "Sun, 22 Nov 2026 05:05:00 GMT".
std::string HttpDate(Millis instant);

}  // namespace genkan::server
