#include "service/answers.h"

#include "genkan/wire/problem.h"

namespace genkan::service {
namespace {

// All of it but who may show the page in a frame.
constexpr std::string_view kPagePolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; object-src 'none'; manifest-src 'self'; frame-ancestors ";
constexpr std::string_view kDataPolicy = "default-src 'none'; frame-ancestors 'none'";
constexpr std::string_view kPermissionsPolicy =
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

void AddHeader(std::string_view name, std::string_view value, wire::Response* response) {
  if (wire::HeaderValue(response->headers, name).empty()) {
    response->headers.push_back({std::string(name), std::string(value)});
  }
}

}  // namespace

wire::Response JsonAnswer(int status, std::string body) {
  return {.status = status,
          .headers = {{"content-type", std::string(wire::kJsonMediaType)}},
          .body = std::move(body)};
}

wire::Response HtmlAnswer(int status, std::string body, std::string_view frame_ancestors) {
  return {.status = status,
          .headers = {{"content-type", "text/html; charset=utf-8"},
                      {"content-security-policy",
                       std::string(kPagePolicy) + std::string(frame_ancestors)}},
          .body = std::move(body)};
}

wire::Response SeeOther(std::string location) {
  return {.status = 303, .headers = {{"location", std::move(location)}}};
}

void AddCommonHeaders(const Call& call, wire::Response* response) {
  AddHeader("cache-control", "no-store", response);
  AddHeader("content-security-policy", kDataPolicy, response);
  AddHeader("cross-origin-opener-policy", "same-origin", response);
  AddHeader("cross-origin-resource-policy", "same-origin", response);
  AddHeader("permissions-policy", kPermissionsPolicy, response);
  // Not "no-referrer": a browser would then say "Origin: null" in our own forms.
  AddHeader("referrer-policy", "same-origin", response);
  // What is refused to another site must not be kept for ours, nor the other way round.
  AddHeader("vary", "Sec-Fetch-Site, Origin", response);
  AddHeader("x-content-type-options", "nosniff", response);
  AddHeader("x-request-id", call.request_id, response);
}

}  // namespace genkan::service
