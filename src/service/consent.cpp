#include "service/consent.h"

#include <optional>

#include "genkan/base/calendar.h"
#include "genkan/wire/problem.h"
#include "service/answers.h"
#include "service/form_reader.h"
#include "service/handlers.h"
#include "service/pages.h"
#include "service/sessions.h"

namespace genkan::service {
namespace {

const domain::Consent& TextOf(const Call& call) { return call.portal.settings->consent; }

// What the actor said last, where that is that they accept the present version.
Result<std::optional<ConsentRecord>> PresentConsent(const Backend& backend, const Call& call) {
  GENKAN_TRY(const auto said, backend.store.ConsentsOf(call.portal.id, call.actor->contact->id));
  const bool given =
      !said.empty() && said.back().given && said.back().version == TextOf(call).version;
  return given ? std::optional(said.back()) : std::nullopt;
}

Status Say(const Backend& backend, const Call& call, bool given) {
  return backend.store.AddConsent(call.portal.id, {.contact = call.actor->contact->id,
                                                   .version = TextOf(call).version,
                                                   .at_millis = call.now_millis,
                                                   .given = given});
}

Answer RenderConsent(const Backend& backend, const Call& call, const Error* error) {
  const Strings& strings = backend.strings.In(call.language);
  GENKAN_TRY(const auto given, PresentConsent(backend, call));
  std::map<std::string, std::string, std::less<>> values = {
      {"text", domain::TextIn(TextOf(call).text, call.language)},
      {"version", std::to_string(TextOf(call).version)},
      {"home", call.base_path + NextOf(call)},
      {"action", call.base_path + "/consent" + GuestQuery(call)},
      {"decline_action", call.base_path + "/sign-out"},
      {"withdraw_action", call.base_path + "/consent/withdraw"}};
  if (given) {
    const TimeZone& zone = backend.ports.locale.ZoneNamed(call.actor->time_zone);
    values["given"] =
        strings.Format("consent.given", {{"time", ExactTime(given->at_millis, zone, strings)}});
  } else {
    values["asked"] = "1";
  }
  int status = 200;
  if (error != nullptr) {
    status = wire::HttpStatusFrom(error->code);
    values["error"] = strings.Describe(*error);
  }
  return RenderPage(backend, call, "consent.html", values, status);
}

Status CheckAsked(const Call& call) {
  return IsAskedForConsent(call) ? Status(Done{}) : Status(ErrorCode::kNotFound);
}

}  // namespace

bool IsAskedForConsent(const Call& call) {
  return TextOf(call).on && !call.preview && call.actor.has_value() &&
         call.actor->contact.has_value();
}

Status CheckConsentGiven(const Backend& backend, const Call& call) {
  if (!IsAskedForConsent(call)) return Done{};
  GENKAN_TRY(const auto given, PresentConsent(backend, call));
  return given ? Status(Done{}) : Status(ErrorCode::kConsentNeeded);
}

std::string ConsentPath(const Call& call) {
  const std::string next = LocalNext(call.request.target.substr(call.base_path.size()));
  return call.base_path + "/consent?next=" + wire::PercentEncoded(next);
}

Answer ShowConsent(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckAsked(call));
  return RenderConsent(backend, call, nullptr);
}

Answer GiveConsent(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckAsked(call));
  GENKAN_TRY(FormReader form, FormReader::Of(call.request.body));
  GENKAN_TRY(const std::string version, form.Take("version"));
  const bool ticked = !form.TakeIfThere("agree").empty();
  GENKAN_TRY_OK(form.Finish());
  // Nobody accepts what they did not see.
  const Error changed{.code = ErrorCode::kConflict, .message_key = "error.consent_changed"};
  if (version != std::to_string(TextOf(call).version)) {
    return RenderConsent(backend, call, &changed);
  }
  const Error unticked = FieldError("agree", "error.consent_unticked");
  if (!ticked) return RenderConsent(backend, call, &unticked);
  GENKAN_TRY_OK(Say(backend, call, true));
  return SeeOther(call.base_path + NextOf(call));
}

Answer WithdrawConsent(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckAsked(call));
  GENKAN_TRY(const FormReader form, FormReader::Of(call.request.body));
  GENKAN_TRY_OK(form.Finish());
  const auto withdraw = [&]() -> Status {
    GENKAN_TRY_OK(Say(backend, call, false));
    return backend.store.EndSessionsOf(call.portal.id, call.actor->contact->id);
  };
  GENKAN_TRY_OK(backend.store.Atomically(withdraw));
  wire::Response response =
      SeeOther(call.base_path + "/sign-in?withdrawn=1&lang=" + wire::PercentEncoded(call.language));
  response.headers.push_back({"set-cookie", ForgetfulCookie(backend, call)});
  return response;
}

}  // namespace genkan::service
