// The portal in another page's frame: the page that is shown there, and how somebody gets in. A
// frame proves who asks by a token that it holds in memory, since browsers keep cookies from it.
#include "genkan/base/strings.h"
#include "genkan/domain/own_account.h"
#include "genkan/wire/session_codec.h"
#include "genkan/wire/widget_codec.h"
#include "service/answers.h"
#include "service/brand.h"
#include "service/handlers.h"
#include "service/pages.h"
#include "service/routes.h"
#include "service/sign_in.h"

namespace genkan::service {
namespace {

// The portal's own prefix, without the frame's.
std::string PortalPath(const Call& call) {
  return call.base_path.substr(0, call.base_path.size() - kWidgetSegment.size() - 1);
}

std::string Joined(const std::vector<std::string>& origins) {
  std::string joined;
  for (const std::string& origin : origins) joined += (joined.empty() ? "" : " ") + origin;
  return joined;
}

}  // namespace

wire::Response WidgetSessionAnswer(const Call& call, std::string token, SessionWanted wanted) {
  wanted.place = SessionPlace::kWidget;
  const Millis lifetime = LifetimeOf(call.portal, {}, wanted);
  return JsonAnswer(200, wire::EncodeWidgetSession({.token = std::move(token),
                                                    .ends_at_millis = call.now_millis + lifetime}));
}

Answer ShowWidget(const Backend& backend, const Call& call) {
  // Outside of a frame the portal itself is the better page.
  if (wire::HeaderValue(call.request.headers, "sec-fetch-dest") == "document") {
    std::string path = call.request.target.substr(call.base_path.size());
    return SeeOther(PortalPath(call) + path.substr(0, path.find('?')));
  }
  const Assets& assets = backend.ports.assets;
  const std::string origins = Joined(call.portal.settings->widget.origins);
  domain::Viewer nobody{.portal = call.portal.id};
  GENKAN_TRY(const domain::Changes now, backend.store.ChangesAfter(nobody, INT64_MAX));
  const bool password = call.portal.settings->access.password;
  GENKAN_TRY(wire::Response response,
             RenderPage(backend, call, "widget.html",
                        {{"accent", WidgetAccentOf(call)},
                         {"moment", std::to_string(now.upto)},
                         {"known", call.actor.has_value() ? "1" : ""},
                         {"origins", origins},
                         {"password", password ? "1" : ""},
                         {"other_style", password ? "second" : "first"},
                         {"portal_path", PortalPath(call)},
                         {"script", assets.PublicPath("embed.js")},
                         {"embed_style", assets.PublicPath("embed.css")}}));
  return HtmlAnswer(200, std::get<std::string>(std::move(response.body)),
                    origins.empty() ? "'none'" : origins);
}

Answer ShowWidgetSignIn(const Backend& backend, const Call& call) {
  const bool customer = call.actor.has_value() && call.actor->contact.has_value();
  GENKAN_TRY(wire::Response response,
             RenderPage(backend, call, "widget_sign_in.html",
                        {{"customer", customer ? "1" : ""},
                         {"guest", call.actor.has_value() ? "" : "1"},
                         {"staff", call.actor.has_value() && !customer ? "1" : ""},
                         {"handover_script", backend.ports.assets.PublicPath("handover.js")},
                         {"sign_in_path",
                          call.base_path + "/sign-in?lang=" + wire::PercentEncoded(call.language) +
                              "&next=%2Fsigned-in"}}));
  // Its opener, the frame, is told by a message to this very origin and no other.
  response.headers.push_back({"cross-origin-opener-policy", "unsafe-none"});
  return response;
}

Answer SignInToWidget(const Backend& backend, const Call& call) {
  GENKAN_TRY(const wire::Credentials credentials, wire::DecodeCredentials(call.request.body));
  GENKAN_TRY(SignedIn signed_in, SignIn(backend, call, credentials));
  return WidgetSessionAnswer(call, std::move(signed_in.session.token));
}

Answer HandOverToWidget(const Backend& backend, const Call& call) {
  if (!call.actor->contact.has_value()) {
    return Error{.code = ErrorCode::kForbidden, .message_key = "error.widget_for_customers"};
  }
  GENKAN_TRY(NewSession begun, BeginSession(backend, call, {.contact = call.actor->contact->id},
                                            {.place = SessionPlace::kWidget}));
  return WidgetSessionAnswer(call, std::move(begun.token));
}

}  // namespace genkan::service
