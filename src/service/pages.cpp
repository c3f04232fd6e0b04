#include "service/pages.h"

#include <algorithm>

#include "genkan/base/strings.h"
#include "genkan/domain/agent.h"
#include "genkan/wire/problem.h"
#include "service/answers.h"
#include "service/brand.h"
#include "service/handlers.h"
#include "service/page_template.h"
#include "service/passkey_challenge.h"
#include "service/routes.h"
#include "service/sessions.h"
#include "service/sign_in.h"
#include "service/writing.h"

namespace genkan::service {
namespace {

constexpr std::string_view kFirstScreen = "/tickets";

// As HTML. Empty where there are none, or no portal.
std::string FootLinks(const Call& call) {
  std::string links;
  for (const domain::LinkView& link : LinksOf(call.portal.settings->presentation, call.language)) {
    const std::string base = link.url.starts_with('/') ? call.base_path : std::string();
    links += "<a href=\"" + HtmlEscaped(base + link.url) + "\">" + HtmlEscaped(link.label) + "</a>";
  }
  return links;
}

// What every page says of itself.
PageValues FrameValues(const Backend& backend, const Call& call) {
  const std::string logo = BrandViewOf(backend, call).logo_url;
  const std::string own_icon = BrandIconPath(backend, call);
  const Assets& assets = backend.ports.assets;
  const std::string& language = backend.strings.In(call.language).language();
  return {{"api_number", std::to_string(wire::kApiNumber)},
          {"base_path", call.base_path},
          {"brand_icon", own_icon},
          {"brand_logo", logo.empty() ? logo : call.base_path + logo},
          {"brand_style", BrandStylePath(backend, call)},
          {"direction", WrittenRightToLeft(language) ? "rtl" : "ltr"},
          {"foot_links", FootLinks(call)},
          {"icon", own_icon.empty() ? assets.PublicPath("icon.svg") : std::string()},
          {"mark", logo.empty() ? assets.PublicPath("icon.svg") : std::string()},
          {"language", language},
          {"module", assets.PublicPath("genkan.wasm")},
          {"passkeys_script", assets.PublicPath("passkeys.js")},
          {"pages_style", assets.PublicPath("pages.css")},
          {"pages_script", assets.PublicPath("pages.js")},
          {"plain_style", assets.PublicPath("plain.css")},
          {"portal_name", call.portal.name},
          {"portal_words", logo.empty() ? call.portal.name : std::string()},
          {"time_zone", call.actor.has_value() ? call.actor->time_zone : call.portal.time_zone},
          {"script", assets.PublicPath("genkan.js")},
          {"strings", assets.PublicPath("strings/" + language + ".json")},
          {"style", assets.PublicPath("genkan.css")}};
}

Result<std::string> Render(const Backend& backend, const Call& call, std::string_view page,
                           const PageValues& values) {
  const Assets& assets = backend.ports.assets;
  const std::string* text = assets.Find("pages/" + std::string(page));
  if (text == nullptr) return ErrorCode::kInternal;
  return FilledPage(*text, {.values = values,
                            .strings = backend.strings.In(call.language),
                            .part = [&](std::string_view name) {
                              return assets.Find("pages/parts/" + std::string(name) + ".html");
                            }});
}

// Links to the same page in the portal's other languages, each named in its own.
Result<std::string> LanguageLinks(const Backend& backend, const Call& call) {
  std::string links;
  for (const std::string& language : call.portal.languages) {
    if (language == call.language) continue;
    const std::string path = call.base_path + "/sign-in?lang=" + wire::PercentEncoded(language) +
                             "&next=" + wire::PercentEncoded(NextOf(call));
    const Strings& own = backend.strings.In(language);
    GENKAN_TRY(const std::string link, Render(backend, call, "language_link.html",
                                              {{"path", path},
                                               {"language", language},
                                               {"name", own.Text("language." + own.language())}}));
    links += link;
  }
  return links;
}

// The ways in that the portal offers. Where customers have no password, staff still do, one link
// away.
void AddWaysIn(const Backend& backend, const Call& call, PageValues* values) {
  const domain::AccessRules& access = call.portal.settings->access;
  const Strings& strings = backend.strings.In(call.language);
  const std::string query = GuestQuery(call);
  const bool mailed = access.mailed_link || access.mailed_code;
  const bool other = mailed || access.openid.on;
  const bool password = access.password || !other || call.target.Query("with") != nullptr;
  if (password || mailed) (*values)["form"] = "1";
  if (password) (*values)["password"] = "1";
  if (access.openid.on) {
    const std::string& label = domain::TextIn(access.openid.button, call.language);
    (*values)["openid_path"] = call.base_path + "/sign-in/openid" + query;
    (*values)["openid_label"] = label.empty() ? strings.Text("sign_in.openid") : label;
    (*values)["openid_style"] = password || mailed ? "second" : "first";
  }
  if (!password) (*values)["staff_path"] = call.base_path + "/sign-in" + query + "&with=password";
  if (password) (*values)["reset_path"] = call.base_path + "/reset" + query;
  if (PasskeyHomeOf(backend, call)) {
    (*values)["passkey_action"] = call.base_path + "/sign-in/passkey" + query;
    (*values)["passkey_options"] = call.base_path + "/sign-in/passkey/options";
    (*values)["passkey_style"] = password || other ? "second" : "first";
  }
  if (access.self_registration) (*values)["register_path"] = call.base_path + "/register" + query;
  if (!mailed) return;
  (*values)["mail_action"] = call.base_path + "/sign-in/mail" + query;
  (*values)["mail_label"] =
      strings.Text(access.mailed_link ? "sign_in.mail_link" : "sign_in.mail_code");
  (*values)["mail_style"] = password ? "second" : "first";
}

// The number of a ticket as an agent finds it: the one it was merged into, where it was.
Result<domain::TicketNumber> NumberForAgent(const Backend& backend, const Call& call) {
  GENKAN_TRY(const auto viewer, domain::AgentViewer::For(call.portal.id, *call.actor->staff));
  GENKAN_TRY(const auto number, domain::ParseTicketNumber(call.parameter));
  GENKAN_TRY(domain::Ticket ticket, backend.store.TicketByNumber(viewer, number));
  while (ticket.merged_into) {
    GENKAN_TRY(ticket, backend.store.TicketById(viewer, ticket.merged_into));
  }
  return ticket.number;
}

std::string DeskPath(domain::TicketNumber number) {
  return "/desk/tickets/" + std::to_string(static_cast<std::int64_t>(number));
}

// Where staff have what customers have here; empty: nowhere.
std::string StaffPath(const Backend& backend, const Call& call) {
  if (!MayAnswer(*call.actor)) return MayManage(*call.actor) ? "/manage" : "";
  const auto number = NumberForAgent(backend, call);
  return number.ok() ? DeskPath(*number) : "/desk";
}

// The program's page, with the moment from which it listens for changes: all that it asks for is
// asked after that.
Answer ShellAnswer(const Backend& backend, const Call& call, PageValues values) {
  domain::Viewer nobody{.portal = call.portal.id};
  GENKAN_TRY(const domain::Changes now, backend.store.ChangesAfter(nobody, INT64_MAX));
  values["moment"] = std::to_string(now.upto);
  GENKAN_TRY(std::string body, Render(backend, call, "shell.html", values));
  return HtmlAnswer(200, std::move(body));
}

}  // namespace

Result<wire::Response> RenderSignIn(const Backend& backend, const Call& call,
                                    const SignInPage& page) {
  PageValues values = FrameValues(backend, call);
  values["action"] = call.base_path + "/sign-in" + GuestQuery(call) +
                     (call.target.Query("with") != nullptr ? "&with=password" : "");
  values["email"] = page.email;
  values["notice"] = page.notice;
  AddWaysIn(backend, call, &values);
  const domain::PortalSettings& settings = *call.portal.settings;
  values["intro"] = domain::TextIn(settings.pages.sign_in, call.language);
  const domain::Announcement& announcement = settings.presentation.announcement;
  if (announcement.on_sign_in && domain::IsShown(announcement, call.now_millis)) {
    values["announcement"] = domain::TextIn(announcement.text, call.language);
  }
  GENKAN_TRY(values["language_links"], LanguageLinks(backend, call));
  int status = 200;
  if (page.error.has_value()) {
    status = wire::HttpStatusFrom(page.error->code);
    values["error"] = backend.strings.In(call.language).Describe(*page.error);
  }
  values[page.error.has_value() && page.typed ? "wrong" : "first_try"] = "1";
  GENKAN_TRY(std::string body, Render(backend, call, "sign_in.html", values));
  wire::Response response = HtmlAnswer(status, std::move(body));
  if (page.error.has_value()) wire::AddErrorHeaders(*page.error, &response);
  return response;
}

wire::Response RenderRefusal(const Backend& backend, const Call& call, const Error& error) {
  if (error.code == ErrorCode::kTooManyRequests) {
    Result<wire::Response> again = RenderSignIn(backend, call, {.error = error});
    if (again.ok()) return std::move(again).value();
  }
  PageValues values = FrameValues(backend, call);
  values["message"] = backend.strings.In(call.language).Describe(error);
  const std::string& denied = domain::TextIn(call.portal.settings->pages.denied, call.language);
  if (error.message_key == kNotLetIn && !denied.empty()) values["message"] = denied;
  values["request_id"] = call.request_id;
  // Without a portal there is nowhere to lead back to.
  values["home"] = call.portal.id ? call.base_path + std::string(kFirstScreen) : "";
  const Result<std::string> body = Render(backend, call, "refusal.html", values);
  wire::Response response = HtmlAnswer(wire::HttpStatusFrom(error.code),
                                       body.ok() ? *body : HtmlEscaped(values["message"]));
  wire::AddErrorHeaders(error, &response);
  return response;
}

Result<wire::Response> RenderPage(const Backend& backend, const Call& call, std::string_view page,
                                  const PageValues& values, int status) {
  PageValues all = FrameValues(backend, call);
  for (const auto& [name, value] : values) all[name] = value;
  GENKAN_TRY(std::string body, Render(backend, call, page, all));
  return HtmlAnswer(status, std::move(body));
}

Result<std::string> RenderPart(const Backend& backend, const Call& call, std::string_view part,
                               const PageValues& values) {
  return Render(backend, call, part, values);
}

bool WantsPage(const Call& call) {
  const bool api = !call.target.segments.empty() && call.target.segments.front() == "v1";
  const std::string_view accept = wire::HeaderValue(call.request.headers, "accept");
  return !api && accept.find("text/html") != std::string_view::npos;
}

std::string LocalNext(std::string_view next) {
  const wire::Target target = wire::ParseTarget(next);
  std::string parameter;
  for (const Route& route : Routes()) {
    const bool screen = route.handler == ShowShell || route.handler == ShowManage ||
                        route.handler == ShowDesk || route.handler == ShowAccount ||
                        route.handler == ShowSignedIn;
    if (screen && target.valid && PathMatches(route.path, target.segments, &parameter)) {
      return std::string(next);
    }
  }
  return std::string(kFirstScreen);
}

std::string NextOf(const Call& call) {
  const std::string* next = call.target.Query("next");
  return LocalNext(next != nullptr ? *next : "");
}

std::string GuestQuery(const Call& call) {
  return "?lang=" + wire::PercentEncoded(call.language) +
         "&next=" + wire::PercentEncoded(NextOf(call));
}

std::string SignInPath(const Call& call) {
  // The prefix belongs to the portal, not to the screen: the sign-in page puts it back.
  const std::string next = LocalNext(call.request.target.substr(call.base_path.size()));
  return call.base_path + "/sign-in?next=" + wire::PercentEncoded(next);
}

Answer GoToTickets(const Backend&, const Call& call) {
  return SeeOther(call.base_path + std::string(kFirstScreen));
}

Answer ShowSignedIn(const Backend& backend, const Call& call) {
  return RenderPage(backend, call, "signed_in.html", {{"home", call.base_path + "/"}});
}

Answer ShowManage(const Backend& backend, const Call& call) {
  PageValues values = FrameValues(backend, call);
  values["module"] = backend.ports.assets.PublicPath("manage.wasm");
  values["strings"] =
      backend.ports.assets.PublicPath("strings/manage/" + values["language"] + ".json");
  return ShellAnswer(backend, call, std::move(values));
}

Answer ShowDesk(const Backend& backend, const Call& call) {
  const auto asked = domain::ParseTicketNumber(call.parameter);
  const auto number = asked.ok() ? NumberForAgent(backend, call) : asked;
  if (number.ok() && *number != *asked) return SeeOther(call.base_path + DeskPath(*number));
  PageValues values = FrameValues(backend, call);
  values["module"] = backend.ports.assets.PublicPath("desk.wasm");
  values["strings"] =
      backend.ports.assets.PublicPath("strings/desk/" + values["language"] + ".json");
  return ShellAnswer(backend, call, std::move(values));
}

Answer ShowShell(const Backend& backend, const Call& call) {
  if (call.in_widget) return ShowWidget(backend, call);
  if (call.actor->staff.has_value()) {
    if (const std::string path = StaffPath(backend, call); !path.empty()) {
      return SeeOther(call.base_path + path);
    }
  }
  // A number or id from before an import, and that of a ticket that was merged into another, lead
  // to the number that there is here.
  const auto asked = domain::ParseTicketNumber(call.parameter);
  const auto ticket = call.parameter.empty() ? ErrorCode::kNotFound : TicketOf(backend, call);
  if (ticket.ok() && !(asked.ok() && *asked == ticket->number)) {
    const std::string_view target = call.request.target;
    return SeeOther(call.base_path + std::string(kFirstScreen) + "/" +
                    std::to_string(static_cast<std::int64_t>(ticket->number)) +
                    std::string(target.substr(std::min(target.find('?'), target.size()))));
  }
  return ShellAnswer(backend, call, FrameValues(backend, call));
}

}  // namespace genkan::service
