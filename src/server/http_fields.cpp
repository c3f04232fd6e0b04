#include "server/http_fields.h"

#include <algorithm>

namespace genkan::server {
namespace {

namespace http = boost::beast::http;

std::string_view View(boost::beast::string_view text) { return {text.data(), text.size()}; }

// Fields on which a decision rests: a second one would let two readers decide differently.
constexpr http::field kOnceAtMost[] = {
    http::field::host,         http::field::content_length,   http::field::transfer_encoding,
    http::field::content_type, http::field::content_encoding, http::field::expect,
    http::field::origin,       http::field::sec_fetch_site,   http::field::authorization,
    http::field::cookie};

bool IsDigits(boost::beast::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool NamesOtherThan(boost::beast::string_view value, boost::beast::string_view only) {
  return !value.empty() && !boost::beast::iequals(value, only);
}

std::string LowerCase(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

wire::Method MethodFrom(http::verb verb) {
  switch (verb) {
    case http::verb::get:
      return wire::Method::kGet;
    case http::verb::head:
      return wire::Method::kHead;
    case http::verb::post:
      return wire::Method::kPost;
    case http::verb::put:
      return wire::Method::kPut;
    case http::verb::patch:
      return wire::Method::kPatch;
    case http::verb::delete_:
      return wire::Method::kDelete;
    default:
      return wire::Method::kOther;
  }
}

}  // namespace

std::optional<HttpFault> JudgeFields(const HeadFields& head) {
  for (const http::field field : kOnceAtMost) {
    if (head.count(field) > 1) return HttpFault{400, ErrorCode::kMalformed};
  }
  const bool chunked = head.count(http::field::transfer_encoding) > 0;
  if (head.version() == 11 && head[http::field::host].empty()) {
    return HttpFault{400, ErrorCode::kMalformed};
  }
  if (chunked && (head.count(http::field::content_length) > 0 || head.version() != 11 ||
                  NamesOtherThan(head[http::field::transfer_encoding], "chunked"))) {
    return HttpFault{400, ErrorCode::kMalformed};
  }
  // Beast would take a list of equal lengths.
  if (head.count(http::field::content_length) > 0 && !IsDigits(head[http::field::content_length])) {
    return HttpFault{400, ErrorCode::kMalformed};
  }
  // No decompression here, so nothing small can become large.
  if (NamesOtherThan(head[http::field::content_encoding], "identity")) {
    return HttpFault{415, ErrorCode::kUnsupportedMedia};
  }
  if (NamesOtherThan(head[http::field::expect], "100-continue")) {
    return HttpFault{417, ErrorCode::kMalformed};
  }
  return std::nullopt;
}

bool ExpectsContinue(const HeadFields& head) {
  return head.version() == 11 && !head[http::field::expect].empty();
}

wire::Request RequestFromHead(const HeadFields& head) {
  wire::Request request;
  request.method = MethodFrom(head.method());
  request.target = View(head.target());
  for (const auto& field : head) {
    std::string name = LowerCase(View(field.name_string()));
    // Ours to set; a client's own would let it write into the log.
    if (name == "x-request-id") continue;
    request.headers.push_back({std::move(name), std::string(View(field.value()))});
  }
  return request;
}

std::string_view PathOf(std::string_view target) { return target.substr(0, target.find('?')); }

}  // namespace genkan::server
