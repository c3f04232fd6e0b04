#include "genkan/wire/problem.h"

#include <algorithm>

#include "genkan/base/strings.h"
#include "wire/object_reader.h"

namespace genkan::wire {
namespace {

struct Row {
  ErrorCode code;
  int status;
};

// Where two codes share a status, the first is what the bare status means.
constexpr Row kRows[] = {
    {ErrorCode::kMalformed, 400},
    {ErrorCode::kInvalidArgument, 422},
    {ErrorCode::kUnauthenticated, 401},
    {ErrorCode::kWrongCredentials, 401},
    {ErrorCode::kForbidden, 403},
    {ErrorCode::kConsentNeeded, 403},
    {ErrorCode::kCrossSite, 403},
    {ErrorCode::kNotFound, 404},
    {ErrorCode::kMethodNotAllowed, 405},
    {ErrorCode::kConflict, 409},
    {ErrorCode::kClientOutdated, 412},
    {ErrorCode::kTooLarge, 413},
    {ErrorCode::kUnsupportedMedia, 415},
    {ErrorCode::kTooManyRequests, 429},
    {ErrorCode::kInternal, 500},
    {ErrorCode::kUnavailable, 503},
    {ErrorCode::kTimeout, 504},
    // Never sent: a client says it to itself when no response came.
    {ErrorCode::kOffline, 0},
};

ErrorCode CodeFromStatus(int status) {
  for (const Row& row : kRows) {
    if (row.status == status) return row.code;
  }
  if (status == 502) return ErrorCode::kUnavailable;
  return status >= 500 ? ErrorCode::kInternal : ErrorCode::kInvalidArgument;
}

// "not_found" as words: "not found".
std::string TitleOf(ErrorCode code) {
  std::string title(ErrorCodeName(code));
  std::replace(title.begin(), title.end(), '_', ' ');
  return title;
}

const std::string* FindParam(const Error& error, std::string_view name) {
  for (const ErrorParam& param : error.params) {
    if (param.name == name) return &param.value;
  }
  return nullptr;
}

}  // namespace

int HttpStatusFrom(ErrorCode code) {
  for (const Row& row : kRows) {
    if (row.code == code) return row.status;
  }
  return 500;
}

std::optional<ErrorCode> ErrorCodeFrom(std::string_view name) {
  for (const Row& row : kRows) {
    if (ErrorCodeName(row.code) == name) return row.code;
  }
  return std::nullopt;
}

Response ErrorResponse(const Error& given, std::string_view request_id, int status) {
  // Our own mistakes are told without detail; that is for the log.
  const Error error = given.code == ErrorCode::kInternal ? Error{} : given;
  if (status == 0) status = HttpStatusFrom(error.code);
  const std::string_view name = ErrorCodeName(error.code);
  const std::string general_key = "error." + std::string(name);
  JsonWriter json;
  json.BeginObject();
  json.Name("type").Text("urn:genkan:problem:" + std::string(name));
  json.Name("title").Text(TitleOf(error.code));
  json.Name("status").Integer(status);
  json.Name("code").Text(name);
  json.Name("message_key").Text(error.message_key.empty() ? general_key : error.message_key);
  json.Name("params").BeginObject();
  for (const ErrorParam& param : error.params) json.Name(param.name).Text(param.value);
  json.EndObject();
  if (!error.field.empty()) json.Name("field").Text(error.field);
  json.Name("request_id").Text(request_id);
  json.EndObject();

  Response response{.status = status, .body = json.Take()};
  response.headers.push_back({"content-type", std::string(kProblemMediaType)});
  AddErrorHeaders(error, &response);
  return response;
}

void AddErrorHeaders(const Error& error, Response* response) {
  if (const std::string* seconds = FindParam(error, "retry_after_seconds")) {
    response->headers.push_back({"retry-after", *seconds});
  }
}

Error ErrorFrom(const Response& response) {
  const Error by_status{.code = CodeFromStatus(response.status)};
  const auto* body = std::get_if<std::string>(&response.body);
  if (body == nullptr) return by_status;
  const Result<JsonValue> json = ReadJson(*body);
  if (!json.ok()) return by_status;
  ObjectReader reader(*json);
  const std::optional<ErrorCode> code = ErrorCodeFrom(reader.Text("code"));
  Error error{.code = code.value_or(by_status.code),
              .message_key = reader.OptionalText("message_key"),
              .field = reader.OptionalText("field")};
  for (const JsonMember& param : reader.Object("params").members) {
    error.params.push_back({param.name, param.value.text});
  }
  return reader.Finish(UnknownMembers::kIgnored).ok() ? error : by_status;
}

}  // namespace genkan::wire
