#include "server/http_answer.h"

#include <array>
#include <cstdio>

#include "genkan/base/calendar.h"
#include "genkan/wire/problem.h"

namespace genkan::server {
namespace {

namespace http = boost::beast::http;

boost::beast::string_view View(std::string_view text) { return {text.data(), text.size()}; }

bool BreaksOut(std::string_view value) {
  for (const char c : value) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\t') return true;
  }
  return false;
}

bool HasNoBody(int status) { return status == 204 || status == 304 || status < 200; }

}  // namespace

HttpAnswer AnswerFrom(const wire::Response& head, std::string_view body, const AnswerFrame& frame) {
  HttpAnswer answer;
  answer.version(frame.http_version);
  answer.result(static_cast<unsigned>(head.status));
  for (const wire::Header& header : head.headers) {
    if (!BreaksOut(header.value)) answer.insert(View(header.name), View(header.value));
  }
  answer.set(http::field::date, HttpDate(frame.now));
  answer.set("x-request-id", View(frame.request_id));
  answer.set("x-content-type-options", "nosniff");
  if (!HasNoBody(head.status)) answer.content_length(body.size());
  if (frame.method != wire::Method::kHead && !HasNoBody(head.status)) {
    answer.body() = {body.data(), body.size()};
  }
  answer.keep_alive(frame.after == AfterAnswer::kKeepOpen);
  return answer;
}

wire::Response FaultResponse(const HttpFault& fault, std::string_view request_id) {
  return wire::ErrorResponse(Error{.code = fault.code}, request_id, fault.status);
}

wire::Response BusyResponse(const HttpFault& fault, int retry_after_seconds,
                            std::string_view request_id) {
  const Error error{.code = fault.code,
                    .params = {{"retry_after_seconds", std::to_string(retry_after_seconds)}}};
  return wire::ErrorResponse(error, request_id, fault.status);
}

std::string HttpDate(Millis instant) {
  static constexpr std::array kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const CivilTime civil = CivilTimeAt(instant, 0);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                kDays[static_cast<std::size_t>(civil.weekday)], civil.day,
                kMonths[static_cast<std::size_t>(civil.month - 1)], civil.year, civil.hour,
                civil.minute, civil.second);
  return text.data();
}

}  // namespace genkan::server
