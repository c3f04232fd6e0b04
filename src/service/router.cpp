#include "genkan/service/router.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "genkan/service/base64url.h"
#include "genkan/wire/problem.h"
#include "service/answers.h"
#include "service/consent.h"
#include "service/pages.h"
#include "service/routes.h"
#include "service/same_site.h"
#include "service/sessions.h"
#include "service/throttle.h"

namespace genkan::service {
namespace {

constexpr std::string_view kRequestIdHeader = "x-request-id";

// Everything that is known of a request once its head has been read.
struct Judgement {
  Call call;
  const Route* route = nullptr;
  std::optional<Error> error;
  std::string allow;  // For kMethodNotAllowed.
};

std::string RequestIdOf(const wire::Request& request, Random& random) {
  const std::string_view given = wire::HeaderValue(request.headers, kRequestIdHeader);
  if (!given.empty()) return std::string(given);
  std::array<std::uint8_t, 12> bytes{};
  random.Fill(bytes);
  return Base64UrlText(bytes);
}

bool ChangesSomething(wire::Method method) {
  return method != wire::Method::kGet && method != wire::Method::kHead;
}

bool IsApi(const Route& route) { return route.path.starts_with("/v1/"); }

std::string MediaType(const wire::Request& request) {
  std::string_view value = wire::HeaderValue(request.headers, "content-type");
  value = value.substr(0, value.find(';'));
  while (value.ends_with(' ')) value.remove_suffix(1);
  std::string media(value);
  std::transform(media.begin(), media.end(), media.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return media;
}

std::string_view MediaTypeOf(BodyKind body) {
  if (body == BodyKind::kBytes) return "application/octet-stream";
  return body == BodyKind::kJson ? "application/json" : "application/x-www-form-urlencoded";
}

Status CheckMedia(const wire::Request& request, BodyKind body) {
  if (body == BodyKind::kNone || body == BodyKind::kIgnored) return Done{};
  // No decompression: nobody can send us a bomb.
  const std::string_view coding = wire::HeaderValue(request.headers, "content-encoding");
  const bool plain = coding.empty() || coding == "identity";
  if (!plain || MediaType(request) != MediaTypeOf(body)) return ErrorCode::kUnsupportedMedia;
  return Done{};
}

Error TooLarge(std::size_t bytes_max) {
  return {.code = ErrorCode::kTooLarge, .params = {{"max", std::to_string(bytes_max)}}};
}

Status CheckLength(const wire::Request& request, BodyKind body) {
  const std::string_view text = wire::HeaderValue(request.headers, "content-length");
  std::uint64_t length = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), length);
  const bool beyond = read.ec == std::errc::result_out_of_range;
  if (beyond || length > BodyBytesMax(body)) return TooLarge(BodyBytesMax(body));
  return Done{};
}

// A client says which API it speaks; one that changes something must.
Status CheckApiNumber(const wire::Request& request) {
  const std::string_view text = wire::HeaderValue(request.headers, "genkan-api");
  if (text.empty() && !ChangesSomething(request.method)) return Done{};
  int number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) {
    return FieldError("genkan-api", "error.api_header_missing");
  }
  if (number < wire::kApiNumber) return ErrorCode::kClientOutdated;
  return Done{};
}

// Finds the route; kMethodNotAllowed where only the method is wrong, and `allow` is what is right.
Status FindRoute(const wire::Request& request, Judgement* judgement) {
  const wire::Method method =
      request.method == wire::Method::kHead ? wire::Method::kGet : request.method;
  std::set<std::string_view> allowed;
  std::string_view matched;
  for (const Route& route : Routes()) {
    std::string parameter;
    if (!PathMatches(route.path, judgement->call.target.segments, &parameter)) continue;
    if (matched.empty()) matched = route.path;
    // A parameter never takes what a literal segment has claimed.
    if (route.path != matched) continue;
    if (route.method == method) {
      judgement->route = &route;
      judgement->call.parameter = std::move(parameter);
      return Done{};
    }
    allowed.insert(wire::MethodName(route.method));
    if (route.method == wire::Method::kGet) allowed.insert(wire::MethodName(wire::Method::kHead));
  }
  if (allowed.empty()) return ErrorCode::kNotFound;
  for (const std::string_view name : allowed) {
    judgement->allow += (judgement->allow.empty() ? "" : ", ") + std::string(name);
  }
  return ErrorCode::kMethodNotAllowed;
}

// The host that a request names, without its port and in lower case (RFC 9110 §7.2); empty in the
// tab.
std::string HostOf(const wire::Request& request) {
  std::string_view authority = wire::HeaderValue(request.headers, "host");
  const std::size_t bracket = authority.rfind(']');
  const std::size_t colon = authority.rfind(':');
  const bool port =
      colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
  return domain::FoldedAddress(authority.substr(0, port ? colon : authority.size()));
}

// A preview has paths of its own, so that it and the manager's own tab do not meet; so has a frame
// in another page.
void FindPrefix(Call* call) {
  std::vector<std::string>& segments = call->target.segments;
  if (segments.empty()) return;
  call->preview = segments.front() == kPreviewSegment;
  call->in_widget = segments.front() == kWidgetSegment;
  if (!call->preview && !call->in_widget) return;
  call->base_path += "/" + segments.front();
  segments.erase(segments.begin());
}

// The portal that the host and the first segment name. What names it is taken off the path.
Status FindPortal(const Store& store, Call* call) {
  std::vector<std::string>& segments = call->target.segments;
  const bool may_be_slug = !segments.empty() && !BeginsRoute(segments.front());
  const std::string segment = may_be_slug ? segments.front() : "";
  GENKAN_TRY(call->portal, store.PortalFor(HostOf(call->request), segment));
  if (!call->portal.slug.empty()) {
    call->base_path = "/" + call->portal.slug;
    segments.erase(segments.begin());
  }
  FindPrefix(call);
  return Done{};
}

// Where the portal is now that was once at the place the request names; empty: none was. The rest
// of the path and the query stay as they were.
std::string MovedTo(const Backend& backend, const Judgement& judgement) {
  const Call& call = judgement.call;
  const std::string host = HostOf(call.request);
  const std::vector<std::string>& segments = call.target.segments;
  const bool may_be_slug = !segments.empty() && !BeginsRoute(segments.front());
  for (const bool with_slug : {true, false}) {
    // Without a slug the path has to be one of ours as it stands.
    if (with_slug ? !may_be_slug : judgement.route == nullptr) continue;
    const std::string slug = with_slug ? segments.front() : "";
    for (const std::string& at_host : {host, std::string()}) {
      const auto portal = backend.store.PortalOnceAt(at_host, slug);
      if (!portal.ok()) continue;
      const std::size_t past = with_slug ? 1 + slug.size() : 0;
      const std::string origin =
          portal->host.empty() || portal->host == host
              ? ""
              : backend.public_origin.substr(0, backend.public_origin.find("://") + 3) +
                    portal->host;
      return origin + (portal->slug.empty() ? "" : "/" + portal->slug) +
             std::string(call.request.target.substr(past));
    }
  }
  return {};
}

// The reader's language: what the sign-in page was asked for, else the portal's first.
std::string GuestLanguage(const Call& call) {
  const std::string* asked = call.target.Query("lang");
  return domain::OfferedLanguage(call.portal, asked != nullptr ? *asked : "");
}

// The page in the frame holds nothing: who asks by it is known only once it runs.
bool IsWidgetPage(const Route& route, const Call& call) { return call.in_widget && !IsApi(route); }

// What a frame in another page may ask for is what its customer needs there, and no more.
Status CheckWidget(const Route& route, const Call& call) {
  const bool unsaid = route.in_widget == InWidget::kUnsaid;
  const bool there = unsaid ? IsApi(route) && route.caller == Caller::kSignedIn : true;
  const bool fits = call.in_widget ? there : route.in_widget != InWidget::kOnly;
  return fits ? Status(Done{}) : ErrorCode::kNotFound;
}

Status FindActor(const Backend& backend, const Route& route, Call* call) {
  Result<Actor> actor = ActorOf(backend, *call);
  if (actor.ok()) {
    call->language = actor->language;
    call->actor = std::move(actor).value();
    return Done{};
  }
  const bool nobody = actor.error().code == ErrorCode::kUnauthenticated;
  if (nobody && (route.caller == Caller::kAnyone || IsWidgetPage(route, *call))) return Done{};
  return actor.error();
}

// A page that was opened by somebody else asks in vain: whatever is typed in it is theirs.
Status CheckPerson(const Call& call) {
  const std::string_view asked_for = wire::HeaderValue(call.request.headers, "genkan-person");
  if (asked_for.empty() || !call.actor.has_value()) return Done{};
  return asked_for == PersonIdOf(*call.actor) ? Status(Done{}) : ErrorCode::kUnauthenticated;
}

Status CheckCaller(const Backend& backend, const Route& route, const Call& call) {
  const bool manager = call.actor.has_value() && MayManage(*call.actor);
  const bool agent = call.actor.has_value() && MayAnswer(*call.actor);
  if (route.caller == Caller::kManager && !manager) return ErrorCode::kNotFound;
  if (route.caller == Caller::kAgent && !agent) return ErrorCode::kNotFound;
  if (route.caller != Caller::kSignedIn || route.before_consent) return Done{};
  if (IsWidgetPage(route, call)) return Done{};
  return CheckConsentGiven(backend, call);
}

// Whoever looks on changes nothing.
Status CheckPreview(const Route& route, const Call& call) {
  const bool changes = ChangesSomething(route.method) && !route.ends_preview;
  if (!call.preview || !changes) return Done{};
  return Error{.code = ErrorCode::kForbidden, .message_key = "error.preview_reads_only"};
}

// The origin that a portal's own pages have: the one people use by default, or, where the portal
// has a host of its own, that host as the browser itself wrote it.
std::string OriginOf(const Backend& backend, const Call& call) {
  if (call.portal.host.empty()) return backend.public_origin;
  const std::string scheme = backend.public_origin.substr(0, backend.public_origin.find("://") + 3);
  return scheme + std::string(wire::HeaderValue(call.request.headers, "host"));
}

// The checks that need no body, in the order in which they may give something away.
Status CheckHead(const Backend& backend, Judgement* judgement) {
  Call& call = judgement->call;
  if (!call.target.valid) return ErrorCode::kMalformed;
  const Status portal = FindPortal(backend.store, &call);
  if (portal.ok()) call.language = GuestLanguage(call);
  GENKAN_TRY_OK(FindRoute(call.request, judgement));
  const Route& route = *judgement->route;
  if (route.place == Place::kPortal) {
    GENKAN_TRY_OK(portal);
    GENKAN_TRY_OK(CheckWidget(route, call));
  }
  GENKAN_TRY_OK(CheckPreview(route, call));
  if (IsApi(route)) {
    GENKAN_TRY_OK(CheckApiNumber(call.request));
  }
  if (ChangesSomething(route.method) && !route.from_anywhere) {
    GENKAN_TRY_OK(CheckSameSite(call.request, OriginOf(backend, call),
                                IsApi(route) ? OriginProof::kByMediaType : OriginProof::kRequired));
  }
  if (route.place == Place::kPortal) {
    GENKAN_TRY_OK(FindActor(backend, route, &call));
    GENKAN_TRY_OK(CheckPerson(call));
    GENKAN_TRY_OK(CheckCaller(backend, route, call));
  }
  GENKAN_TRY_OK(CheckMedia(call.request, route.body));
  GENKAN_TRY_OK(CheckLength(call.request, route.body));
  if (route.rate == RateClass::kSignIn) {
    GENKAN_TRY_OK(CheckAddress(backend, call));
  }
  return Done{};
}

// Whether nobody did anything to cause the request: then it is no use of the session.
bool IsUnattended(const Judgement& judgement) {
  return judgement.route->unattended ||
         wire::HeaderValue(judgement.call.request.headers, "genkan-unattended") == "1";
}

bool TouchDue(const Judgement& judgement) {
  const std::optional<Actor>& actor = judgement.call.actor;
  return actor.has_value() && actor->touch_due && !IsUnattended(judgement);
}

Judgement Judge(const Backend& backend, const wire::Request& request) {
  Judgement judgement{.call = {.request = request,
                               .target = wire::ParseTarget(request.target),
                               .request_id = RequestIdOf(request, backend.ports.random),
                               .now_millis = backend.ports.clock.NowMillis()}};
  const Status checked = CheckHead(backend, &judgement);
  if (!checked.ok()) judgement.error = checked.error();
  return judgement;
}

// Where a preview leads once it is over: to where it was begun.
wire::Response EndOfPreview(const Call& call) {
  return SeeOther((call.portal.slug.empty() ? "" : "/" + call.portal.slug) + "/manage");
}

// The pages around sign-in are not for whoever only looks on; how the portal looks is.
bool LeavesPreview(const Judgement& judgement) {
  const Route& route = *judgement.route;
  const bool looks = route.path.starts_with("/brand/");
  return judgement.call.preview && route.caller == Caller::kAnyone && !looks &&
         route.place == Place::kPortal && !ChangesSomething(route.method) && route.path != "/";
}

// The one place where an error becomes an answer.
wire::Response Refusal(const Backend& backend, const Judgement& judgement, const Error& error) {
  const Call& call = judgement.call;
  const bool nowhere =
      error.code == ErrorCode::kNotFound && (judgement.route == nullptr || !call.portal.id);
  if (nowhere && !ChangesSomething(call.request.method)) {
    const std::string moved_to = MovedTo(backend, judgement);
    if (!moved_to.empty()) return SeeOther(moved_to);
  }
  if (error.code == ErrorCode::kUnauthenticated && WantsPage(call)) {
    return call.preview ? EndOfPreview(call) : SeeOther(SignInPath(call));
  }
  if (error.code == ErrorCode::kConsentNeeded && WantsPage(call)) {
    return SeeOther(ConsentPath(call));
  }
  wire::Response response = WantsPage(call) ? RenderRefusal(backend, call, error)
                                            : wire::ErrorResponse(error, call.request_id);
  if (!judgement.allow.empty()) response.headers.push_back({"allow", judgement.allow});
  return response;
}

wire::Response Answered(const Backend& backend, const Judgement& judgement) {
  if (judgement.error.has_value()) return Refusal(backend, judgement, *judgement.error);
  const Call& call = judgement.call;
  const std::size_t bytes_max = BodyBytesMax(judgement.route->body);
  if (call.request.body.size() > bytes_max) {
    return Refusal(backend, judgement, TooLarge(bytes_max));
  }
  if (LeavesPreview(judgement)) return EndOfPreview(call);
  if (TouchDue(judgement)) {
    const Status touched = backend.store.TouchSession(call.actor->token_digest, call.now_millis);
    if (!touched.ok()) return Refusal(backend, judgement, touched.error());
  }
  Result<wire::Response> answer = judgement.route->handler(backend, call);
  return answer.ok() ? std::move(answer).value() : Refusal(backend, judgement, answer.error());
}

void Complete(const Judgement& judgement, wire::Response* response) {
  AddCommonHeaders(judgement.call, response);
  if (judgement.call.request.method == wire::Method::kHead) response->body = std::string();
}

}  // namespace

struct Router::Parts {
  Parts(Store& store, const Ports& given_ports, RouterOptions given_options)
      : ports(given_ports),
        options(std::move(given_options)),
        strings(ports.assets),
        openid(ports),
        backend{store,
                ports,
                strings,
                options.public_origin,
                options.setup_key,
                options.mail_from,
                openid,
                options.kept_answers} {}

  const Ports ports;
  const RouterOptions options;
  const StringsShelf strings;
  OpenIdProviders openid;
  const Backend backend;
};

Router::Router(Store& store, const Ports& ports, RouterOptions options)
    : parts_(std::make_unique<Parts>(store, ports, std::move(options))) {}

Router::~Router() = default;

Admission Router::Admit(const wire::Request& head, bool whole) const {
  const Judgement judgement = Judge(parts_->backend, head);
  Admission admission;
  bool at_once = judgement.error.has_value();
  if (!at_once) {
    const Lane lane = judgement.route->lane;
    admission.lane = lane == Lane::kRead && TouchDue(judgement) ? Lane::kWrite : lane;
    admission.body_bytes_max = BodyBytesMax(judgement.route->body);
    at_once = whole && admission.lane == Lane::kRead;
  }
  if (at_once) {
    admission.answer = Answered(parts_->backend, judgement);
    Complete(judgement, &*admission.answer);
  }
  return admission;
}

wire::Response Router::Handle(const wire::Request& request) {
  const Judgement judgement = Judge(parts_->backend, request);
  wire::Response response = Answered(parts_->backend, judgement);
  Complete(judgement, &response);
  return response;
}

std::vector<std::string> Router::RouteNames() const {
  std::vector<std::string> names;
  for (const Route& route : Routes()) {
    names.push_back(std::string(wire::MethodName(route.method)) + " " + std::string(route.path));
  }
  return names;
}

}  // namespace genkan::service
