#include "genkan/wire/problem.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "genkan/base/strings.h"
#include "genkan/wire/json.h"

namespace genkan::wire {
namespace {

constexpr int kCodes = static_cast<int>(ErrorCode::kInternal) + 1;

TEST_CASE("An error arrives at the client as it was raised", "[wire][problem]") {
  for (int i = 0; i < kCodes; ++i) {
    if (static_cast<ErrorCode>(i) == ErrorCode::kInternal) continue;
    const Error error{.code = static_cast<ErrorCode>(i),
                      .message_key = "error.message_too_long",
                      .params = {{"max", "65536"}, {"quote", "\"\n"}},
                      .field = "text"};
    INFO(ErrorCodeName(error.code));
    CHECK(ErrorFrom(ErrorResponse(error, "id")) == error);
  }
}

TEST_CASE("Of our own mistakes nothing but the code goes out", "[wire][problem]") {
  const Error error{
      .message_key = "error.secret", .params = {{"path", "/secret"}}, .field = "secret"};
  const Response response = ErrorResponse(error, "r-1");
  CHECK(std::get<std::string>(response.body).find("secret") == std::string::npos);
  CHECK(ErrorFrom(response).code == ErrorCode::kInternal);
}

TEST_CASE("Each code has a status and a name of its own", "[wire][problem]") {
  std::set<std::string_view> names;
  for (int i = 0; i < kCodes; ++i) {
    const auto code = static_cast<ErrorCode>(i);
    names.insert(ErrorCodeName(code));
    CHECK(ErrorCodeFrom(ErrorCodeName(code)) == code);
    const int status = HttpStatusFrom(code);
    CHECK((code == ErrorCode::kOffline ? status == 0 : status >= 400 && status < 600));
  }
  CHECK(names.size() == static_cast<std::size_t>(kCodes));
  CHECK_FALSE(ErrorCodeFrom("no_such_code").has_value());
}

TEST_CASE("A problem has the documented members", "[wire][problem]") {
  const Response response = ErrorResponse(FieldError("text", "error.message_empty"), "r-1");
  CHECK(response.status == 422);
  CHECK(HeaderValue(response.headers, "content-type") == kProblemMediaType);
  CHECK(std::get<std::string>(response.body) ==
        R"({"type":"urn:genkan:problem:invalid_argument","title":"invalid argument","status":422,)"
        R"("code":"invalid_argument","message_key":"error.message_empty","params":{},)"
        R"("field":"text","request_id":"r-1"})");
}

TEST_CASE("A problem without a text of its own names its code's", "[wire][problem]") {
  const Response response = ErrorResponse(Error{.code = ErrorCode::kNotFound}, "");
  const auto json = ReadJson(std::get<std::string>(response.body));
  CHECK(json->Find("message_key")->text == "error.not_found");
}

TEST_CASE("Too many requests says when to come back", "[wire][problem]") {
  const Error error{.code = ErrorCode::kTooManyRequests, .params = {{"retry_after_seconds", "7"}}};
  CHECK(HeaderValue(ErrorResponse(error, "").headers, "retry-after") == "7");
}

TEST_CASE("An answer that is no problem of ours is told by its status", "[wire][problem]") {
  const auto code_of = [](int status, std::string body) {
    return ErrorFrom(Response{.status = status, .body = std::move(body)}).code;
  };
  CHECK(code_of(502, "<html>Bad gateway</html>") == ErrorCode::kUnavailable);
  CHECK(code_of(503, "") == ErrorCode::kUnavailable);
  CHECK(code_of(504, "{}") == ErrorCode::kTimeout);
  CHECK(code_of(500, "[1]") == ErrorCode::kInternal);
  CHECK(code_of(401, "nothing") == ErrorCode::kUnauthenticated);
  CHECK(code_of(404, R"({"code": 4})") == ErrorCode::kNotFound);
  CHECK(code_of(418, R"({"code": "teapot", "params": {}})") == ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace genkan::wire
