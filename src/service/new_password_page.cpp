#include "service/new_password_page.h"

#include "genkan/wire/problem.h"
#include "service/form_reader.h"
#include "service/pages.h"
#include "service/sign_in.h"
#include "service/throttle.h"

namespace genkan::service {

Result<wire::Response> RenderNewPassword(const Backend& backend, const Call& call,
                                         const NewPasswordPage& page) {
  const std::string* token = call.target.Query("token");
  std::map<std::string, std::string, std::less<>> values = {
      {"action", call.base_path + std::string(page.path) +
                     "?token=" + wire::PercentEncoded(token != nullptr ? *token : "") +
                     "&lang=" + wire::PercentEncoded(call.language)},
      {"heading", page.heading},
      {"lead", page.lead},
      {"submit", page.submit},
      {"email", page.email},
      {"password", page.password ? "1" : ""}};
  int status = 200;
  if (page.error != nullptr) {
    status = wire::HttpStatusFrom(page.error->code);
    values["error"] = backend.strings.In(call.language).Describe(*page.error);
  }
  return RenderPage(backend, call, "new_password.html", values, status);
}

Result<Secret> DecodeNewPassword(std::string_view body) {
  GENKAN_TRY(FormReader form, FormReader::Of(body));
  GENKAN_TRY(std::string password, form.Take("password"));
  // For password managers alone.
  form.TakeIfThere("email");
  GENKAN_TRY_OK(form.Finish());
  return Secret(std::move(password));
}

bool AsksForPassword(const Call& call) { return call.portal.settings->access.password; }

Result<Secret> DecodeFirstPassword(const Call& call) {
  if (AsksForPassword(call)) return DecodeNewPassword(call.request.body);
  GENKAN_TRY(FormReader form, FormReader::Of(call.request.body));
  form.TakeIfThere("email");
  GENKAN_TRY_OK(form.Finish());
  return Secret();
}

}  // namespace genkan::service
