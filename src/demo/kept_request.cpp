#include "demo/kept_request.h"

#include <array>

#include "genkan/base/utf8.h"
#include "genkan/service/base64url.h"
#include "genkan/wire/json.h"

namespace genkan::demo {
namespace {

constexpr std::array kKeptHeaders = {"content-type", "idempotency-key", "genkan-api"};
constexpr std::array kMethods = {wire::Method::kPost, wire::Method::kPut, wire::Method::kPatch,
                                 wire::Method::kDelete};

std::string TextOf(const wire::JsonValue& json, std::string_view name) {
  const wire::JsonValue* value = json.Find(name);
  return value != nullptr ? value->text : std::string();
}

std::int64_t NumberOf(const wire::JsonValue& json, std::string_view name) {
  const wire::JsonValue* value = json.Find(name);
  return value != nullptr ? value->integer : 0;
}

}  // namespace

std::string EncodeKeptRequest(const KeptRequest& kept) {
  const wire::Request& request = kept.request;
  wire::JsonWriter json;
  json.BeginObject();
  json.Name("person").Text(kept.person);
  json.Name("at_millis").Integer(kept.at_millis);
  json.Name("seed").Integer(kept.seed);
  json.Name("method").Text(wire::MethodName(request.method));
  json.Name("target").Text(request.target);
  for (const char* name : kKeptHeaders) {
    const std::string_view value = wire::HeaderValue(request.headers, name);
    if (!value.empty()) json.Name(name).Text(value);
  }
  // Parts of files are no texts.
  if (IsValidUtf8(request.body)) {
    json.Name("body").Text(request.body);
  } else {
    json.Name("bytes").Text(service::Base64UrlText(request.body));
  }
  json.EndObject();
  return json.Take();
}

Result<KeptRequest> DecodeKeptRequest(std::string_view line) {
  GENKAN_TRY(const wire::JsonValue json, wire::ReadJson(line));
  KeptRequest kept{.person = TextOf(json, "person"),
                   .at_millis = NumberOf(json, "at_millis"),
                   .seed = static_cast<std::uint32_t>(NumberOf(json, "seed"))};
  wire::Request& request = kept.request;
  request.method = wire::Method::kOther;
  for (const wire::Method method : kMethods) {
    if (wire::MethodName(method) == TextOf(json, "method")) request.method = method;
  }
  request.target = TextOf(json, "target");
  if (request.method == wire::Method::kOther || request.target.empty()) {
    return ErrorCode::kMalformed;
  }
  for (const char* name : kKeptHeaders) {
    if (json.Find(name) != nullptr) request.headers.push_back({name, TextOf(json, name)});
  }
  request.body = TextOf(json, "body");
  if (json.Find("bytes") != nullptr) {
    auto bytes = service::BytesFromBase64Url(TextOf(json, "bytes"));
    if (!bytes) return ErrorCode::kMalformed;
    request.body = *std::move(bytes);
  }
  return kept;
}

}  // namespace genkan::demo
