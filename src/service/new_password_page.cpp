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

Status ReplacePassword(const Backend& backend, const Call& call, const Person& person,
                       std::string_view hash) {
  Store& store = backend.store;
  const domain::PortalId portal = call.portal.id;
  GENKAN_TRY(const std::string name, FoldedNameOf(backend, call, person));
  GENKAN_TRY_OK(store.SetPasswordHash(portal, name, hash));
  GENKAN_TRY_OK(ForgiveAccount(backend, call, name));
  for (const SecretPurpose purpose : {SecretPurpose::kPasswordReset, SecretPurpose::kSignIn}) {
    GENKAN_TRY_OK(store.VoidOneTimeSecrets(portal, purpose, person.contact, person.staff));
  }
  return person.staff ? store.EndSessionsOf(portal, person.staff)
                      : store.EndSessionsOf(portal, person.contact);
}

}  // namespace genkan::service
