// Who is signed in. The browser holds 32 random bytes in a cookie, the store a digest of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "genkan/domain/contact_access.h"
#include "genkan/domain/views.h"
#include "service/backend.h"

namespace genkan::service {

// Members of staff see more and sit at their desks: their sessions are shorter than customers', and
// no setting makes them longer.
inline constexpr Millis kStaffIdleMillis = 60 * kMillisPerMinute;
inline constexpr Millis kStaffAbsoluteMillis = 12 * kMillisPerHour;

// A preview ends this long after it was begun, used or not.
inline constexpr Millis kPreviewMillis = 30 * kMillisPerMinute;

// Whoever is signed in in a frame in another page is so for this long at most.
inline constexpr Millis kWidgetAbsoluteMillis = 12 * kMillisPerHour;
// The same where the server of that page says who it is, which it does again when asked.
inline constexpr Millis kWidgetIdentityMillis = 30 * kMillisPerMinute;

// A read notes down the session's use when the last note is this old.
inline constexpr Millis kSessionTouchMillis = kMillisPerMinute;

// The Set-Cookie header of one of our cookies, whose full name depends on the public URL and on
// whether it is for a part of the site alone. An empty value makes browsers forget it.
std::string CookieText(const Backend& backend, std::string_view name, std::string_view value,
                       Millis age_millis, std::string_view path = "/");
// What the request's cookie of that name, set for that path, holds; empty where it has none.
std::string_view CookieOf(const Backend& backend, const Call& call, std::string_view name,
                          std::string_view path = "/");

// The actor behind the request's cookie, or kUnauthenticated: no cookie, a forged one, a session
// that is over or of another portal, a person who may no longer sign in.
Result<Actor> ActorOf(const Backend& backend, const Call& call);

struct Person {
  domain::ContactId contact;  // One of the two.
  domain::StaffId staff;
};

// The actor that `person` is; kUnauthenticated where they may not sign in.
Result<Actor> ActorFor(const Backend& backend, const Call& call, const Person& person);

struct NewSession {
  std::string token;
  std::string set_cookie;  // The value of the header that gives the token to a browser.
};

// Where a session is good: at the portal's own pages, or in a frame in another page.
enum class SessionPlace : std::uint8_t { kOwnPages, kWidget };

struct SessionWanted {
  SessionPlace place = SessionPlace::kOwnPages;
  // With which the server of a page said who it is; none: they signed in themselves.
  domain::WidgetKeyId widget_key;
};

// How long a session may last, used or not.
Millis LifetimeOf(const domain::Portal& portal, const Person& person, const SessionWanted& wanted);

// Starts a session and ends the one the request came with there, in one step.
Result<NewSession> BeginSession(const Backend& backend, const Call& call, const Person& person,
                                const SessionWanted& wanted);

// The same at the portal's own pages. The result is the value of the Set-Cookie header.
Result<std::string> StartSession(const Backend& backend, const Call& call, const Person& person);

// What a frame in another page is told of the session that was begun for it.
wire::Response WidgetSessionAnswer(const Call& call, std::string token, SessionWanted wanted = {});

// Whether the session lets nobody in any more: its time is over, or it was not used for too long.
bool SessionIsOver(const domain::Portal& portal, const Session& session, Millis now);

// Whether the session is a preview: a member of staff looks at the portal as a contact would.
bool IsPreview(const Session& session);

// Lets the actor, a manager, look at the portal as `contact` would, beside their own session. The
// result is the value of the Set-Cookie header.
Result<std::string> StartPreview(const Backend& backend, const Call& call,
                                 const domain::Contact& contact);

// Ends the session the request came with, if any, and the preview of this browser; of a preview
// only itself.
Status EndSession(const Backend& backend, const Call& call);

// The value of the Set-Cookie header that makes a browser forget the cookie.
std::string ForgetfulCookie(const Backend& backend, const Call& call);

// The id of the person that the actor is.
std::string PersonIdOf(const Actor& actor);

// What stands at the foot of every page, help first.
std::vector<domain::LinkView> LinksOf(const domain::Presentation& presentation,
                                      std::string_view language);

// What the page's frame shows of `actor`. REQUIRES: call.portal is the actor's.
domain::SessionView SessionViewOf(const Backend& backend, const Call& call, const Actor& actor);

}  // namespace genkan::service
