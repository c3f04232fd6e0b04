#include "service/routes.h"

#include <algorithm>

#include "service/handlers.h"

namespace genkan::service {
namespace {

using wire::Method;

// A literal segment stands before a parameter in the same place.
constexpr Route kRoutes[] = {
    {.path = "/", .caller = Caller::kAnyone, .handler = GoToTickets},
    {.path = "/sign-in", .caller = Caller::kAnyone, .handler = ShowSignIn},
    {.method = Method::kPost,
     .path = "/sign-in",
     .caller = Caller::kAnyone,
     .lane = Lane::kSlow,
     .body = BodyKind::kForm,
     .rate = RateClass::kSignIn,
     .handler = SignInByForm},
    {.method = Method::kPost,
     .path = "/sign-out",
     .caller = Caller::kAnyone,
     .lane = Lane::kWrite,
     .body = BodyKind::kForm,
     .ends_preview = true,
     .handler = SignOutByForm},
    {.path = "/tickets", .caller = Caller::kSignedIn, .handler = ShowShell},
    {.path = "/tickets/new", .caller = Caller::kSignedIn, .handler = ShowShell},
    {.path = "/tickets/{number}", .caller = Caller::kSignedIn, .handler = ShowShell},
    {.path = "/manage", .caller = Caller::kManager, .handler = ShowManage},
    {.path = "/manage/{page}", .caller = Caller::kManager, .handler = ShowManage},
    {.path = "/manage/contacts/{id}", .caller = Caller::kManager, .handler = ShowManage},
    {.path = "/manage/{page}/{record}", .caller = Caller::kManager, .handler = ShowManage},
    {.path = "/brand/style.css", .caller = Caller::kAnyone, .handler = GetBrandStyle},
    {.path = "/brand/logo", .caller = Caller::kAnyone, .handler = GetBrandLogo},
    {.path = "/brand/icon", .caller = Caller::kAnyone, .handler = GetBrandIcon},
    {.path = "/v1/session", .caller = Caller::kSignedIn, .handler = GetSession},
    {.method = Method::kPost,
     .path = "/v1/session",
     .caller = Caller::kAnyone,
     .lane = Lane::kSlow,
     .body = BodyKind::kJson,
     .rate = RateClass::kSignIn,
     .handler = SignInByJson},
    {.method = Method::kDelete,
     .path = "/v1/session",
     .caller = Caller::kAnyone,
     .lane = Lane::kWrite,
     .ends_preview = true,
     .handler = DeleteSession},
    {.path = "/v1/tickets", .caller = Caller::kSignedIn, .handler = ListTickets},
    {.method = Method::kPost,
     .path = "/v1/tickets",
     .caller = Caller::kSignedIn,
     .lane = Lane::kWrite,
     .body = BodyKind::kJson,
     .handler = PostTicket},
    {.path = "/v1/request-forms", .caller = Caller::kSignedIn, .handler = ListRequestForms},
    {.path = "/v1/tickets/{number}", .caller = Caller::kSignedIn, .handler = GetThread},
    {.method = Method::kPost,
     .path = "/v1/tickets/{number}/replies",
     .caller = Caller::kSignedIn,
     .lane = Lane::kWrite,
     .body = BodyKind::kJson,
     .handler = PostReply},
    {.method = Method::kPut,
     .path = "/v1/tickets/{number}/state",
     .caller = Caller::kSignedIn,
     .lane = Lane::kWrite,
     .body = BodyKind::kJson,
     .handler = PutTicketState},
    {.path = "/v1/contacts", .caller = Caller::kManager, .handler = ListContacts},
    {.path = "/v1/contacts/{id}", .caller = Caller::kManager, .handler = GetContact},
    {.method = Method::kPut,
     .path = "/v1/contacts/{id}",
     .caller = Caller::kManager,
     .lane = Lane::kWrite,
     .body = BodyKind::kJson,
     .handler = PutContact},
    {.method = Method::kPost,
     .path = "/v1/contacts/{id}/preview",
     .caller = Caller::kManager,
     .lane = Lane::kWrite,
     .handler = PostPreview},
    {.path = "/v1/settings/{section}", .caller = Caller::kManager, .handler = GetSettings},
    {.method = Method::kPut,
     .path = "/v1/settings/{section}",
     .caller = Caller::kManager,
     .lane = Lane::kWrite,
     .body = BodyKind::kJson,
     .handler = PutSettings},
    {.method = Method::kPost,
     .path = "/v1/settings/{section}/effect",
     .caller = Caller::kManager,
     .lane = Lane::kSlow,
     .body = BodyKind::kJson,
     .handler = PostEffect},
    {.path = "/v1/field-uses", .caller = Caller::kManager, .handler = ListFieldUses},
    {.path = "/v1/desk", .caller = Caller::kManager, .handler = GetDesk},
    {.method = Method::kPut,
     .path = "/v1/desk",
     .caller = Caller::kManager,
     .lane = Lane::kWrite,
     .body = BodyKind::kJson,
     .handler = PutDesk},
    {.path = "/v1/desk/inboxes/{id}", .caller = Caller::kManager, .handler = GetInbox},
    {.method = Method::kPut,
     .path = "/v1/desk/inboxes/{id}",
     .caller = Caller::kManager,
     .lane = Lane::kWrite,
     .body = BodyKind::kJson,
     .handler = PutInbox},
    {.path = "/v1/desk/pipelines/{id}", .caller = Caller::kManager, .handler = GetPipeline},
    {.method = Method::kPut,
     .path = "/v1/desk/pipelines/{id}",
     .caller = Caller::kManager,
     .lane = Lane::kWrite,
     .body = BodyKind::kJson,
     .handler = PutPipeline},
    {.method = Method::kPost,
     .path = "/v1/mail/test",
     .caller = Caller::kManager,
     .lane = Lane::kWrite,
     .body = BodyKind::kJson,
     .handler = SendTestMail},
    {.method = Method::kPost,
     .path = "/v1/portal/open",
     .caller = Caller::kManager,
     .lane = Lane::kWrite,
     .handler = OpenPortal},
    {.path = "/set-up", .caller = Caller::kAnyone, .handler = ShowSetUp},
    {.method = Method::kPost,
     .path = "/set-up",
     .caller = Caller::kAnyone,
     .lane = Lane::kSlow,
     .body = BodyKind::kForm,
     .handler = SetUpByForm},
    {.path = "/welcome", .caller = Caller::kAnyone, .handler = ShowWelcome},
    {.method = Method::kPost,
     .path = "/welcome",
     .caller = Caller::kAnyone,
     .lane = Lane::kSlow,
     .body = BodyKind::kForm,
     .handler = AcceptByForm},
    {.path = "/reset", .caller = Caller::kAnyone, .handler = ShowReset},
    {.method = Method::kPost,
     .path = "/reset",
     .caller = Caller::kAnyone,
     .lane = Lane::kWrite,
     .body = BodyKind::kForm,
     .rate = RateClass::kSignIn,
     .handler = AskForReset},
    {.path = "/reset/new", .caller = Caller::kAnyone, .handler = ShowNewPassword},
    {.method = Method::kPost,
     .path = "/reset/new",
     .caller = Caller::kAnyone,
     .lane = Lane::kSlow,
     .body = BodyKind::kForm,
     .handler = SetNewPassword},
    {.path = "/.well-known/change-password", .caller = Caller::kAnyone, .handler = GoToReset},
    {.method = Method::kPost,
     .path = "/sign-in/mail",
     .caller = Caller::kAnyone,
     .lane = Lane::kWrite,
     .body = BodyKind::kForm,
     .rate = RateClass::kSignIn,
     .handler = AskForMail},
    {.path = "/sign-in/code", .caller = Caller::kAnyone, .handler = ShowCode},
    {.method = Method::kPost,
     .path = "/sign-in/code",
     .caller = Caller::kAnyone,
     .lane = Lane::kWrite,
     .body = BodyKind::kForm,
     .rate = RateClass::kSignIn,
     .handler = SignInByCode},
    {.path = "/sign-in/link", .caller = Caller::kAnyone, .handler = ShowLink},
    {.method = Method::kPost,
     .path = "/sign-in/link",
     .caller = Caller::kAnyone,
     .lane = Lane::kWrite,
     .body = BodyKind::kForm,
     .handler = SignInByLink},
    {.path = "/sign-in/openid",
     .caller = Caller::kAnyone,
     .lane = Lane::kOutside,
     .rate = RateClass::kSignIn,
     .handler = BeginOpenId},
    {.path = "/sign-in/openid/answer",
     .caller = Caller::kAnyone,
     .lane = Lane::kOutside,
     .rate = RateClass::kSignIn,
     .handler = FinishOpenId},
    {.method = Method::kPut,
     .path = "/v1/openid/client-secret",
     .caller = Caller::kManager,
     .lane = Lane::kWrite,
     .body = BodyKind::kJson,
     .handler = PutOpenIdSecret},
    {.path = "/v1/audit", .caller = Caller::kManager, .handler = ListAudit},
    {.path = "/v1/audit.csv", .caller = Caller::kManager, .handler = ExportAudit},
    {.path = "/v1/openapi.json",
     .caller = Caller::kAnyone,
     .place = Place::kInstallation,
     .handler = GetOpenApi},
    {.path = "/healthz",
     .caller = Caller::kAnyone,
     .place = Place::kInstallation,
     .handler = GetHealth},
};

bool IsParameter(std::string_view segment) { return segment.starts_with('{'); }

}  // namespace

std::span<const Route> Routes() { return kRoutes; }

bool PathMatches(std::string_view path, std::span<const std::string> segments,
                 std::string* parameter) {
  parameter->clear();
  path.remove_prefix(1);
  for (const std::string& segment : segments) {
    if (path.empty()) return false;
    const std::string_view wanted = path.substr(0, path.find('/'));
    if (IsParameter(wanted)) {
      *parameter = segment;
    } else if (wanted != segment) {
      return false;
    }
    path.remove_prefix(std::min(path.size(), wanted.size() + 1));
  }
  return path.empty();
}

bool BeginsRoute(std::string_view segment) {
  return segment == kPreviewSegment ||
         std::any_of(std::begin(kRoutes), std::end(kRoutes), [&](const Route& route) {
           const std::string_view path = route.path.substr(1);
           return path.substr(0, path.find('/')) == segment;
         });
}

std::size_t BodyBytesMax(BodyKind body) {
  switch (body) {
    case BodyKind::kNone:
      return 0;
    case BodyKind::kForm:
      return 16 * 1024;
    case BodyKind::kJson:
      return 256 * 1024;
  }
  return 0;
}

}  // namespace genkan::service
