#include "service/sessions.h"

#include <algorithm>
#include <array>

#include "genkan/service/base64url.h"
#include "genkan/wire/session_codec.h"
#include "service/answers.h"
#include "service/handlers.h"

namespace genkan::service {
namespace {

constexpr std::size_t kTokenBytes = 32;

bool IsHttps(const Backend& backend) { return backend.public_origin.starts_with("https://"); }

constexpr std::string_view kSessionCookie = "sid";

// Over http, which is for loopback only, a `Secure` cookie would not come back.
std::string CookieName(const Backend& backend, std::string_view name, std::string_view path) {
  if (!IsHttps(backend)) return std::string(name);
  return (path == "/" ? "__Host-" : "__Secure-") + std::string(name);
}

// The digest of the token in the request's cookie; empty where there is none of the right form.
std::string TokenDigest(const Backend& backend, const Call& call) {
  const std::string_view token = CookieOf(backend, call, kSessionCookie);
  const std::optional<std::string> bytes = BytesFromBase64Url(token);
  if (!bytes.has_value() || bytes->size() != kTokenBytes) return {};
  return backend.ports.secrets.Digest(*bytes);
}

Millis IdleMillisOf(const domain::Portal& portal, bool staff) {
  const Millis chosen = portal.settings->access.session_idle_millis;
  return staff ? std::min(chosen, kStaffIdleMillis) : chosen;
}

Result<Actor> FindActor(const Backend& backend, const Call& call, const std::string& digest) {
  GENKAN_TRY(const Session session, backend.store.SessionByDigest(digest));
  const Millis idle = call.now_millis - session.last_used_at_millis;
  const bool over = call.now_millis >= session.ends_at_millis ||
                    idle > IdleMillisOf(call.portal, static_cast<bool>(session.staff));
  if (over || session.portal != call.portal.id) return ErrorCode::kUnauthenticated;
  GENKAN_TRY(Actor actor, ActorFor(backend, call, {session.contact, session.staff}));
  actor.token_digest = digest;
  actor.touch_due = idle > kSessionTouchMillis;
  return actor;
}

}  // namespace

std::string OfferedLanguage(const domain::Portal& portal, std::string_view wanted) {
  const auto& offered = portal.languages;
  while (!wanted.empty()) {
    if (std::find(offered.begin(), offered.end(), wanted) != offered.end()) {
      return std::string(wanted);
    }
    const std::size_t cut = wanted.rfind('-');
    wanted = wanted.substr(0, cut == std::string_view::npos ? 0 : cut);
  }
  return offered.empty() ? "en" : offered.front();
}

std::string CookieText(const Backend& backend, std::string_view name, std::string_view value,
                       Millis age_millis, std::string_view path) {
  std::string cookie = CookieName(backend, name, path) + "=" + std::string(value);
  cookie +=
      "; Path=" + std::string(path) + "; Max-Age=" + std::to_string(age_millis / kMillisPerSecond);
  if (IsHttps(backend)) cookie += "; Secure";
  return cookie + "; HttpOnly; SameSite=Lax";
}

std::string_view CookieOf(const Backend& backend, const Call& call, std::string_view name,
                          std::string_view path) {
  return wire::CookieValue(wire::HeaderValue(call.request.headers, "cookie"),
                           CookieName(backend, name, path));
}

bool MayManage(const Actor& actor) {
  return actor.staff.has_value() &&
         domain::Holds(*actor.staff, domain::Permission::kCustomerPortalSettings);
}

Result<Actor> ActorFor(const Backend& backend, const Call& call, const Person& person) {
  const domain::Portal& portal = call.portal;
  Actor actor{.time_zone = portal.time_zone};
  if (person.staff) {
    GENKAN_TRY(domain::Staff staff, backend.store.StaffById(portal.id, person.staff));
    if (!domain::MaySignIn(staff.sign_in)) return ErrorCode::kUnauthenticated;
    actor.language = OfferedLanguage(portal, staff.language);
    actor.viewer.portal = portal.id;
    actor.staff = std::move(staff);
    return actor;
  }
  GENKAN_TRY(domain::Contact contact, backend.store.ContactById(portal.id, person.contact));
  if (domain::EntryOf(portal, contact) != domain::Entry::kLetIn) return ErrorCode::kUnauthenticated;
  actor.language = OfferedLanguage(portal, contact.language);
  if (!contact.time_zone.empty()) actor.time_zone = contact.time_zone;
  actor.viewer = domain::ViewerFor(contact, portal);
  actor.contact = std::move(contact);
  return actor;
}

Result<Actor> ActorOf(const Backend& backend, const Call& call) {
  const std::string digest = TokenDigest(backend, call);
  if (digest.empty()) return ErrorCode::kUnauthenticated;
  Result<Actor> actor = FindActor(backend, call, digest);
  const bool gone = !actor.ok() && actor.error().code == ErrorCode::kNotFound;
  return gone ? Result<Actor>(ErrorCode::kUnauthenticated) : std::move(actor);
}

Result<std::string> StartSession(const Backend& backend, const Call& call, const Person& person) {
  std::array<std::uint8_t, kTokenBytes> token{};
  backend.ports.random.Fill(token);
  const std::string_view token_bytes(reinterpret_cast<const char*>(token.data()), token.size());
  const Millis chosen = call.portal.settings->access.session_absolute_millis;
  const Millis lifetime = person.staff ? std::min(chosen, kStaffAbsoluteMillis) : chosen;
  const Session session{
      .id = domain::NewId<domain::SessionId>(call.now_millis, backend.ports.random),
      .token_digest = backend.ports.secrets.Digest(token_bytes),
      .portal = call.portal.id,
      .contact = person.contact,
      .staff = person.staff,
      .created_at_millis = call.now_millis,
      .last_used_at_millis = call.now_millis,
      .ends_at_millis = call.now_millis + lifetime};
  const auto replace_session = [&]() -> Status {
    GENKAN_TRY_OK(EndSession(backend, call));
    GENKAN_TRY_OK(backend.store.ForgetEndedSessions(call.now_millis));
    return backend.store.PutSession(session);
  };
  GENKAN_TRY_OK(backend.store.Atomically(replace_session));
  return CookieText(backend, kSessionCookie, Base64UrlText(token_bytes), lifetime);
}

Status EndSession(const Backend& backend, const Call& call) {
  const std::string digest = TokenDigest(backend, call);
  if (digest.empty()) return Done{};
  const Status ended = backend.store.EndSession(digest);
  const bool gone = !ended.ok() && ended.error().code == ErrorCode::kNotFound;
  return gone ? Status(Done{}) : ended;
}

std::string ForgetfulCookie(const Backend& backend) {
  return CookieText(backend, kSessionCookie, "", 0);
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

domain::SessionView SessionViewOf(const Backend& backend, const Call& call, const Actor& actor) {
  domain::SessionView view{.portal_name = call.portal.name,
                           .staff = actor.staff.has_value(),
                           .may_manage = MayManage(actor),
                           .language = actor.language,
                           .time_zone = actor.time_zone,
                           .now_millis = call.now_millis,
                           .idle_millis = IdleMillisOf(call.portal, actor.staff.has_value())};
  const domain::Announcement& announcement = call.portal.settings->presentation.announcement;
  if (domain::IsShown(announcement, call.now_millis)) {
    view.announcement = domain::TextIn(announcement.text, actor.language);
    view.announcement_until_millis = announcement.until_millis;
  }
  const domain::Presentation& presentation = call.portal.settings->presentation;
  view.tickets_word = domain::TextIn(presentation.tickets_word, actor.language);
  view.owner_shown = presentation.owner_name != domain::OwnerName::kHidden;
  view.links = LinksOf(presentation, actor.language);
  if (call.portal.settings->consent.on && actor.contact.has_value()) {
    view.links.push_back({backend.strings.In(actor.language).Text("consent.heading"), "/consent"});
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

Answer GetSession(const Backend& backend, const Call& call) {
  return JsonAnswer(200, wire::EncodeSession(SessionViewOf(backend, call, *call.actor)));
}

Answer DeleteSession(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(EndSession(backend, call));
  return wire::Response{.status = 204, .headers = {{"set-cookie", ForgetfulCookie(backend)}}};
}

Answer SignOutByForm(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(EndSession(backend, call));
  wire::Response response = SeeOther(call.base_path + "/sign-in");
  response.headers.push_back({"set-cookie", ForgetfulCookie(backend)});
  return response;
}

}  // namespace genkan::service
