#include "service/sessions.h"

#include <algorithm>
#include <array>

#include "genkan/service/base64url.h"
#include "genkan/wire/contact_codec.h"
#include "genkan/wire/session_codec.h"
#include "service/answers.h"
#include "service/audit.h"
#include "service/brand.h"
#include "service/handlers.h"
#include "service/openid_sign_out.h"
#include "service/passkey_challenge.h"
#include "service/routes.h"

namespace genkan::service {
namespace {

constexpr std::size_t kTokenBytes = 32;

bool IsHttps(const Backend& backend) { return backend.public_origin.starts_with("https://"); }

constexpr std::string_view kSessionCookie = "sid";
constexpr std::string_view kPreviewCookie = "preview";
constexpr std::string_view kWidgetCookie = "widget";
constexpr std::string_view kBearer = "Bearer ";

std::string_view CookieFor(const Call& call) {
  if (call.in_widget) return kWidgetCookie;
  return call.preview ? kPreviewCookie : kSessionCookie;
}

// What a frame in another page says of its own accord, where browsers keep no cookie for it.
std::string_view BearerOf(const Call& call) {
  const std::string_view value = wire::HeaderValue(call.request.headers, "authorization");
  return value.starts_with(kBearer) ? value.substr(kBearer.size()) : std::string_view();
}

// Over http, which is for loopback only, a `Secure` cookie would not come back.
std::string CookieName(const Backend& backend, std::string_view name, std::string_view path) {
  if (!IsHttps(backend)) return std::string(name);
  return (path == "/" ? "__Host-" : "__Secure-") + std::string(name);
}

// The digest of the token that the request has by that name; empty where there is none of the right
// form.
std::string TokenDigest(const Backend& backend, const Call& call, std::string_view cookie) {
  std::string_view token;
  if (cookie == kWidgetCookie) token = BearerOf(call);
  if (token.empty()) token = CookieOf(backend, call, cookie);
  const std::optional<std::string> bytes = BytesFromBase64Url(token);
  if (!bytes.has_value() || bytes->size() != kTokenBytes) return {};
  return backend.ports.secrets.Digest(*bytes);
}

Millis IdleMillisOf(const domain::Portal& portal, bool staff) {
  const Millis chosen = portal.settings->access.session_idle_millis;
  return staff ? std::min(chosen, kStaffIdleMillis) : chosen;
}

Actor ContactActor(const domain::Portal& portal, domain::Contact contact) {
  Actor actor{.time_zone = portal.time_zone};
  actor.language = OfferedLanguage(portal, contact.language);
  if (!contact.time_zone.empty()) actor.time_zone = contact.time_zone;
  actor.viewer = domain::ViewerFor(contact, portal);
  actor.contact = std::move(contact);
  return actor;
}

// The contact as though it were let in, for a manager who still is one. Notes down no use.
Result<Actor> PreviewActor(const Backend& backend, const Call& call, const Session& session) {
  GENKAN_TRY(Actor manager, ActorFor(backend, call, {.staff = session.staff}));
  const bool over = call.now_millis >= session.ends_at_millis || session.portal != call.portal.id;
  if (over || !MayManage(manager)) return ErrorCode::kUnauthenticated;
  GENKAN_TRY(domain::Contact contact, backend.store.ContactById(call.portal.id, session.contact));
  Actor actor = ContactActor(call.portal, std::move(contact));
  actor.previewer = std::move(manager.staff);
  return actor;
}

Result<Actor> FindActor(const Backend& backend, const Call& call, const std::string& digest) {
  GENKAN_TRY(const Session session, backend.store.SessionByDigest(digest));
  // One kind of cookie never stands for the other.
  const bool fits = IsPreview(session) == call.preview && session.in_widget == call.in_widget;
  const bool revoked = session.widget_key && domain::FindWidgetKey(call.portal.settings->widget,
                                                                   session.widget_key) == nullptr;
  if (!fits || revoked) return ErrorCode::kUnauthenticated;
  if (call.preview) {
    GENKAN_TRY(Actor actor, PreviewActor(backend, call, session));
    actor.token_digest = digest;
    actor.session_ends_at_millis = session.ends_at_millis;
    return actor;
  }
  const Millis idle = call.now_millis - session.last_used_at_millis;
  const bool over = SessionIsOver(call.portal, session, call.now_millis);
  if (over || session.portal != call.portal.id) return ErrorCode::kUnauthenticated;
  GENKAN_TRY(Actor actor, ActorFor(backend, call, {session.contact, session.staff}));
  actor.token_digest = digest;
  actor.touch_due = idle > kSessionTouchMillis;
  actor.session_ends_at_millis = session.ends_at_millis;
  return actor;
}

// A token that nobody can guess, for `session`.
NewSession GiveToken(const Backend& backend, std::string_view cookie, Session* session) {
  std::array<std::uint8_t, kTokenBytes> token{};
  backend.ports.random.Fill(token);
  const std::string_view bytes(reinterpret_cast<const char*>(token.data()), token.size());
  session->token_digest = backend.ports.secrets.Digest(bytes);
  std::string text = Base64UrlText(bytes);
  std::string set_cookie =
      CookieText(backend, cookie, text, session->ends_at_millis - session->created_at_millis);
  return {.token = std::move(text), .set_cookie = std::move(set_cookie)};
}

// A frame in another page speaks that page's language where the portal has it.
std::string LanguageIn(const Call& call, const Actor& actor) {
  const std::string_view asked = wire::HeaderValue(call.request.headers, "genkan-language");
  const auto& offered = call.portal.languages;
  const bool has = std::find(offered.begin(), offered.end(), asked) != offered.end();
  return call.in_widget && has ? std::string(asked) : actor.language;
}

Status EndSessionBehind(const Backend& backend, const Call& call, std::string_view cookie) {
  const std::string digest = TokenDigest(backend, call, cookie);
  if (digest.empty()) return Done{};
  const Status ended = backend.store.EndSession(digest);
  const bool gone = !ended.ok() && ended.error().code == ErrorCode::kNotFound;
  return gone ? Status(Done{}) : ended;
}

// How many of the newest tickets hold something that the actor has not read.
Result<std::int64_t> UnreadOf(const Backend& backend, const Actor& actor) {
  if (!actor.contact.has_value()) return 0;
  TicketQuery newest{.limit = domain::kUnreadCounted};
  newest.order = {.by = OrderBy::kActivity, .descending = true};
  GENKAN_TRY(const TicketRows rows, backend.store.ListTickets(actor.viewer, newest));
  std::vector<domain::TicketId> ids;
  for (const domain::Ticket& ticket : rows.tickets) ids.push_back(ticket.id);
  GENKAN_TRY(const auto unread, backend.store.UnreadAmong(actor.viewer, ids));
  return std::ssize(unread);
}

// What the banner of a preview says, in the manager's language.
domain::PreviewView PreviewViewOf(const Backend& backend, const Call& call, const Actor& actor) {
  const domain::Contact& contact = *actor.contact;
  const std::string language = OfferedLanguage(call.portal, actor.previewer->language);
  const Strings& strings = backend.strings.In(language);
  domain::PreviewView view{
      .text = strings.Format("preview.text", {{"name", domain::CalledName(contact)}}),
      .leave = strings.Text("preview.leave"),
      .reason = strings.Text("preview.reason"),
      .language = language};
  const domain::Entry entry = domain::EntryOf(call.portal, contact);
  const bool shut_out =
      entry == domain::Entry::kMayNotSignIn || entry == domain::Entry::kNotInAGroup;
  if (shut_out) view.text += strings.Text("preview.shut_out");
  return view;
}

}  // namespace

std::string CookieText(const Backend& backend, std::string_view name, std::string_view value,
                       Millis age_millis, std::string_view path) {
  std::string cookie = CookieName(backend, name, path) + "=" + std::string(value);
  cookie +=
      "; Path=" + std::string(path) + "; Max-Age=" + std::to_string(age_millis / kMillisPerSecond);
  if (!IsHttps(backend)) return cookie + "; HttpOnly; SameSite=Lax";
  cookie += "; Secure; HttpOnly";
  // Good only below the page that shows the frame (CHIPS), and nowhere else in the browser.
  return cookie + (name == kWidgetCookie ? "; SameSite=None; Partitioned" : "; SameSite=Lax");
}

std::string_view CookieOf(const Backend& backend, const Call& call, std::string_view name,
                          std::string_view path) {
  return wire::CookieValue(wire::HeaderValue(call.request.headers, "cookie"),
                           CookieName(backend, name, path));
}

Millis LifetimeOf(const domain::Portal& portal, const Person& person, const SessionWanted& wanted) {
  const Millis chosen = portal.settings->access.session_absolute_millis;
  if (wanted.widget_key) return std::min(chosen, kWidgetIdentityMillis);
  if (wanted.place == SessionPlace::kWidget) return std::min(chosen, kWidgetAbsoluteMillis);
  return person.staff ? std::min(chosen, kStaffAbsoluteMillis) : chosen;
}

bool SessionIsOver(const domain::Portal& portal, const Session& session, Millis now) {
  return now >= session.ends_at_millis ||
         now - session.last_used_at_millis > IdleMillisOf(portal, static_cast<bool>(session.staff));
}

bool IsPreview(const Session& session) { return session.contact && session.staff; }

bool MayManage(const Actor& actor) {
  return actor.staff.has_value() &&
         domain::Holds(*actor.staff, domain::Permission::kCustomerPortalSettings);
}

bool MayAnswer(const Actor& actor) {
  return actor.staff.has_value() && domain::Holds(*actor.staff, domain::Permission::kTickets);
}

Result<Actor> ActorFor(const Backend& backend, const Call& call, const Person& person) {
  const domain::Portal& portal = call.portal;
  if (person.staff) {
    Actor actor{.time_zone = portal.time_zone};
    GENKAN_TRY(domain::Staff staff, backend.store.StaffById(portal.id, person.staff));
    if (!domain::MaySignIn(staff.sign_in)) return ErrorCode::kUnauthenticated;
    actor.language = OfferedLanguage(portal, staff.language);
    actor.viewer.portal = portal.id;
    actor.staff = std::move(staff);
    return actor;
  }
  GENKAN_TRY(domain::Contact contact, backend.store.ContactById(portal.id, person.contact));
  if (domain::EntryOf(portal, contact) != domain::Entry::kLetIn) return ErrorCode::kUnauthenticated;
  return ContactActor(portal, std::move(contact));
}

Result<Actor> ActorOf(const Backend& backend, const Call& call) {
  const std::string digest = TokenDigest(backend, call, CookieFor(call));
  if (digest.empty()) return ErrorCode::kUnauthenticated;
  Result<Actor> actor = FindActor(backend, call, digest);
  if (actor.ok()) actor->language = LanguageIn(call, *actor);
  const bool gone = !actor.ok() && actor.error().code == ErrorCode::kNotFound;
  return gone ? Result<Actor>(ErrorCode::kUnauthenticated) : std::move(actor);
}

Result<NewSession> BeginSession(const Backend& backend, const Call& call, const Person& person,
                                const SessionWanted& wanted) {
  const bool in_widget = wanted.place == SessionPlace::kWidget;
  Session session{.id = domain::NewId<domain::SessionId>(call.now_millis, backend.ports.random),
                  .token_digest = {},
                  .portal = call.portal.id,
                  .contact = person.contact,
                  .staff = person.staff,
                  .created_at_millis = call.now_millis,
                  .last_used_at_millis = call.now_millis,
                  .ends_at_millis = call.now_millis + LifetimeOf(call.portal, person, wanted),
                  .device = domain::DeviceOf(wire::HeaderValue(call.request.headers, "user-agent")),
                  .in_widget = in_widget,
                  .widget_key = wanted.widget_key};
  NewSession begun = GiveToken(backend, in_widget ? kWidgetCookie : kSessionCookie, &session);
  const auto replace_session = [&]() -> Status {
    // A frame gets a session beside that of the portal's own page which hands it over.
    if (in_widget == call.in_widget) {
      GENKAN_TRY_OK(EndSession(backend, call));
    }
    GENKAN_TRY_OK(backend.store.ForgetEndedSessions(call.now_millis));
    return backend.store.PutSession(session);
  };
  GENKAN_TRY_OK(backend.store.Atomically(replace_session));
  return begun;
}

Result<std::string> StartSession(const Backend& backend, const Call& call, const Person& person) {
  GENKAN_TRY(NewSession begun, BeginSession(backend, call, person, {}));
  return std::move(begun.set_cookie);
}

Result<std::string> StartPreview(const Backend& backend, const Call& call,
                                 const domain::Contact& contact) {
  Session session{.id = domain::NewId<domain::SessionId>(call.now_millis, backend.ports.random),
                  .token_digest = {},
                  .portal = call.portal.id,
                  .contact = contact.id,
                  .staff = call.actor->staff->id,
                  .created_at_millis = call.now_millis,
                  .last_used_at_millis = call.now_millis,
                  .ends_at_millis = call.now_millis + kPreviewMillis};
  const NewSession begun = GiveToken(backend, kPreviewCookie, &session);
  GENKAN_TRY_OK(EndSessionBehind(backend, call, kPreviewCookie));
  GENKAN_TRY_OK(backend.store.PutSession(session));
  return begun.set_cookie;
}

Status EndSession(const Backend& backend, const Call& call) {
  if (call.in_widget) return EndSessionBehind(backend, call, kWidgetCookie);
  return backend.store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(EndSessionBehind(backend, call, kPreviewCookie));
    if (!call.preview) return EndSessionBehind(backend, call, kSessionCookie);
    if (!call.actor.has_value()) return Done{};
    return RecordAudit(backend, call,
                       {.action = "preview.ended",
                        .subject = domain::CalledName(*call.actor->contact),
                        .before = wire::EncodePreviewed(call.actor->contact->id),
                        .after = {}});
  });
}

std::string ForgetfulCookie(const Backend& backend, const Call& call) {
  return CookieText(backend, CookieFor(call), "", 0);
}

std::vector<domain::LinkView> LinksOf(const domain::Presentation& presentation,
                                      std::string_view language) {
  std::vector<domain::LinkView> links;
  for (const auto* some : {&presentation.help_links, &presentation.footer_links}) {
    for (const domain::PageLink& link : *some) {
      links.push_back({domain::TextIn(link.label, language), domain::TextIn(link.url, language)});
    }
  }
  return links;
}

std::string PersonIdOf(const Actor& actor) {
  return actor.staff.has_value() ? domain::IdText(actor.staff->id)
                                 : domain::IdText(actor.contact->id);
}

domain::SessionView SessionViewOf(const Backend& backend, const Call& call, const Actor& actor) {
  domain::SessionView view{.id = PersonIdOf(actor),
                           .portal_name = call.portal.name,
                           .staff = actor.staff.has_value(),
                           .may_manage = MayManage(actor),
                           .may_answer = MayAnswer(actor),
                           .language = actor.language,
                           .time_zone = actor.time_zone,
                           .now_millis = call.now_millis,
                           .idle_millis = IdleMillisOf(call.portal, actor.staff.has_value())};
  if (actor.previewer.has_value()) {
    view.preview = PreviewViewOf(backend, call, actor);
    view.idle_millis = actor.session_ends_at_millis - call.now_millis;
  }
  const domain::Announcement& announcement = call.portal.settings->presentation.announcement;
  if (domain::IsShown(announcement, call.now_millis)) {
    view.announcement = domain::TextIn(announcement.text, actor.language);
    view.announcement_until_millis = announcement.until_millis;
  }
  const domain::Presentation& presentation = call.portal.settings->presentation;
  view.tickets_word = domain::TextIn(presentation.tickets_word, actor.language);
  view.links = LinksOf(presentation, actor.language);
  view.brand = BrandViewOf(backend, call);
  const bool own_pages = !call.preview && !call.in_widget;
  if (call.portal.settings->consent.on && actor.contact.has_value() && own_pages) {
    view.links.push_back({backend.strings.In(actor.language).Text("consent.heading"), "/consent"});
  }
  // In the tab there are no pages of the backend's own.
  if (actor.contact.has_value() && own_pages && BeginsRoute("address")) {
    view.links.push_back({backend.strings.In(actor.language).Text("address.heading"), "/address"});
    view.links.push_back({backend.strings.In(actor.language).Text("account.heading"), "/account"});
  }
  if (own_pages && BeginsRoute("passkeys") && PasskeyHomeOf(backend, call)) {
    view.links.push_back(
        {backend.strings.In(actor.language).Text("passkeys.heading"), "/passkeys"});
  }
  if (actor.staff.has_value()) {
    view.shown_name = domain::ShownName(actor.staff->name, actor.staff->language);
    view.email = actor.staff->email;
  }
  if (actor.contact.has_value()) {
    view.shown_name = domain::ShownName(actor.contact->name, actor.contact->language);
    view.email = actor.contact->member_email;
    view.company_view = static_cast<bool>(actor.viewer.primary_company);
    if (const domain::CompanyId primary = domain::PrimaryCompany(*actor.contact)) {
      const Result<domain::Company> company = backend.store.CompanyById(call.portal.id, primary);
      if (company.ok()) view.company_name = company->name;
    }
  }
  if (view.shown_name.empty()) view.shown_name = view.email;
  return view;
}

namespace {

// The value of the Set-Cookie header that keeps the session which a frame in another page proved by
// a header of its own, so that it is there on the next page, too; empty: nothing is to be kept.
std::string WidgetCookieToKeep(const Backend& backend, const Call& call) {
  const std::string_view bearer = BearerOf(call);
  const bool keeps = !bearer.empty() && CookieOf(backend, call, kWidgetCookie) != bearer;
  if (!call.in_widget || !keeps) return {};
  return CookieText(backend, kWidgetCookie, bearer,
                    call.actor->session_ends_at_millis - call.now_millis);
}

}  // namespace

Answer GetSession(const Backend& backend, const Call& call) {
  domain::SessionView view = SessionViewOf(backend, call, *call.actor);
  GENKAN_TRY(view.unread, UnreadOf(backend, *call.actor));
  wire::Response response = JsonAnswer(200, wire::EncodeSession(view));
  const std::string cookie = WidgetCookieToKeep(backend, call);
  if (!cookie.empty()) response.headers.push_back({"set-cookie", cookie});
  return response;
}

Answer DeleteSession(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(EndSession(backend, call));
  wire::Response response{.status = 204,
                          .headers = {{"set-cookie", ForgetfulCookie(backend, call)}}};
  if (!call.in_widget) LeaveByProvider(backend, call, &response);
  return response;
}

Answer SignOutByForm(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(EndSession(backend, call));
  wire::Response response = SeeOther(call.base_path + "/sign-in");
  response.headers.push_back({"set-cookie", ForgetfulCookie(backend, call)});
  return response;
}

}  // namespace genkan::service
