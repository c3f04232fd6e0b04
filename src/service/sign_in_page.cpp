// The sign-in page's own requests: showing it, and the form it sends.
#include <algorithm>

#include "service/answers.h"
#include "service/handlers.h"
#include "service/pages.h"
#include "service/sign_in.h"

namespace genkan::service {
namespace {

Error BadForm(std::string_view field, std::string_view message_key) {
  return FieldError(field, message_key, {{"field", std::string(field)}});
}

Result<wire::Credentials> DecodeForm(std::string_view body) {
  std::vector<std::pair<std::string, std::string>> pairs;
  if (!wire::ParseForm(body, &pairs)) {
    return Error{.code = ErrorCode::kMalformed, .message_key = "error.form_malformed"};
  }
  const auto take = [&](std::string_view name) {
    const auto found = std::find_if(pairs.begin(), pairs.end(),
                                    [&](const auto& pair) { return pair.first == name; });
    if (found == pairs.end()) return std::optional<std::string>();
    std::optional<std::string> value = std::move(found->second);
    pairs.erase(found);
    return value;
  };
  const auto email = take("email");
  const auto password = take("password");

  if (!email.has_value()) return BadForm("email", "error.field_missing");
  if (!password.has_value()) return BadForm("password", "error.field_missing");
  // What is left over is unknown or came twice.
  if (!pairs.empty()) return BadForm(pairs.front().first, "error.field_unknown");
  return wire::Credentials{.email = *email, .password = Secret(*password)};
}

}  // namespace

Answer ShowSignIn(const Backend& backend, const Call& call) {
  if (call.actor.has_value()) return SeeOther(call.base_path + NextOf(call));
  return RenderSignIn(backend, call, {});
}

Answer SignInByForm(const Backend& backend, const Call& call) {
  GENKAN_TRY(const wire::Credentials credentials, DecodeForm(call.request.body));
  const Result<SignedIn> signed_in = SignIn(backend, call, credentials);
  if (!signed_in.ok()) {
    const Error& error = signed_in.error();
    const bool for_the_person =
        error.code == ErrorCode::kWrongCredentials || error.code == ErrorCode::kTooManyRequests;
    // Not to be let in is a page of its own, with the manager's words.
    if (!for_the_person) return error;
    return RenderSignIn(backend, call, {.email = credentials.email, .error = error});
  }
  wire::Response response = SeeOther(call.base_path + NextOf(call));
  response.headers.push_back({"set-cookie", signed_in->set_cookie});
  return response;
}

}  // namespace genkan::service
