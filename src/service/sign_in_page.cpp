// The sign-in page's own requests: showing it, and the form it sends.
#include "service/answers.h"
#include "service/form_reader.h"
#include "service/handlers.h"
#include "service/openid_sign_out.h"
#include "service/pages.h"
#include "service/sign_in.h"

namespace genkan::service {
namespace {

Result<wire::Credentials> DecodeForm(std::string_view body) {
  GENKAN_TRY(FormReader form, FormReader::Of(body));
  GENKAN_TRY(std::string email, form.Take("email"));
  GENKAN_TRY(std::string password, form.Take("password"));
  GENKAN_TRY_OK(form.Finish());
  return wire::Credentials{.email = std::move(email), .password = Secret(std::move(password))};
}

}  // namespace

Answer ShowSignIn(const Backend& backend, const Call& call) {
  if (call.actor.has_value()) return SeeOther(call.base_path + NextOf(call));
  if (const std::string exit = ProviderExit(backend, call); !exit.empty()) {
    wire::Response response = SeeOther(exit);
    response.headers.push_back({"set-cookie", ForgetProviderExit(backend, call)});
    return response;
  }
  SignInPage page;
  if (call.target.Query("changed") != nullptr) {
    page.notice = backend.strings.In(call.language).Text("sign_in.password_changed");
  }
  if (call.target.Query("withdrawn") != nullptr) {
    page.notice = backend.strings.In(call.language).Text("sign_in.consent_withdrawn");
  }
  return RenderSignIn(backend, call, page);
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
  response.headers.push_back({"set-cookie", signed_in->session.set_cookie});
  return response;
}

}  // namespace genkan::service
