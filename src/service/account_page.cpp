// The page on which a customer looks after their account: takes their data along, asks to be
// erased, and reads the history of their account.
#include "service/account_page.h"

#include <algorithm>

#include "genkan/base/calendar.h"
#include "genkan/domain/contact_access.h"
#include "genkan/service/privacy.h"
#include "genkan/wire/problem.h"
#include "service/account_forms.h"
#include "service/answers.h"
#include "service/form_reader.h"
#include "service/handlers.h"
#include "service/own_account.h"
#include "service/pages.h"

namespace genkan::service {
namespace {

using domain::PrivacyKind;

constexpr std::size_t kHistoryShown = 100;

PrivacyRoom RoomOf(const Backend& backend, const Call& call, const domain::Contact& contact) {
  return {.store = backend.store,
          .clock = backend.ports.clock,
          .random = backend.ports.random,
          .portal = call.portal,
          .staff = {},
          .contact = contact.id,
          .shown_name = domain::CalledName(contact)};
}

struct HistoryLine {
  Millis at_millis = 0;
  std::string text;
};

// What happened in words; an action without words of its own is told as a change.
std::string WordsFor(const Strings& strings, const domain::AuditEntry& entry) {
  constexpr std::string_view kTold[] = {
      "account.changed",       "account.mail_stopped", "session.ended",
      "session.others_ended",  "contact.changed",      "contact.invitation_revoked",
      "contact.invited",       "contact.let_back",     "contact.linked",
      "contact.made",          "contact.merged",       "contact.reset_sent",
      "contact.suspended",     "passkey.added",        "passkey.copied",
      "passkey.removed",       "preview.started",      "privacy.carried_out",
      "privacy.erasure_asked", "privacy.export_asked", "privacy.identity_checked",
      "privacy.refused",       "privacy.withdrawn"};
  const bool told = std::find(std::begin(kTold), std::end(kTold), entry.action) != std::end(kTold);
  const std::string key = "account.did." + (told ? entry.action : std::string("other"));
  return strings.Format(key, {{"who", ReadableName(strings, entry.actor_shown_name)}});
}

Result<std::vector<HistoryLine>> HistoryOf(const Backend& backend, const Call& call,
                                           const domain::Contact& contact) {
  const Strings& strings = backend.strings.In(call.language);
  std::vector<HistoryLine> lines;
  GENKAN_TRY(const auto entries, backend.store.AuditAbout(call.portal.id, contact, kHistoryShown));
  for (const domain::AuditEntry& entry : entries) {
    lines.push_back({entry.at_millis, WordsFor(strings, entry)});
  }
  GENKAN_TRY(const auto sessions, backend.store.SessionsOf(call.portal.id, contact.id));
  for (const Session& session : sessions) {
    lines.push_back({session.created_at_millis, strings.Text("account.did.signed_in")});
  }
  std::stable_sort(lines.begin(), lines.end(), [](const HistoryLine& a, const HistoryLine& b) {
    return a.at_millis > b.at_millis;
  });
  if (lines.size() > kHistoryShown) lines.resize(kHistoryShown);
  return lines;
}

// The request of this kind that waits for its answer.
Result<std::optional<domain::PrivacyRequest>> OpenRequest(const Backend& backend, const Call& call,
                                                          domain::ContactId contact,
                                                          PrivacyKind kind) {
  GENKAN_TRY(const auto requests, backend.store.PrivacyRequests(call.portal.id));
  for (const domain::PrivacyRequest& each : requests) {
    const bool open = each.state == domain::PrivacyState::kOpen;
    if (open && each.contact == contact && each.kind == kind) return std::optional(each);
  }
  return std::optional<domain::PrivacyRequest>();
}

}  // namespace

std::string ReadableName(const Strings& strings, const std::string& name) {
  const auto number = domain::FormerNumber(name);
  if (!number) return name;
  return strings.Format("person.former", {{"n", std::to_string(*number)}});
}

wire::Response PersonFile(std::string json) {
  return {.status = 200,
          .headers = {{"content-type", "application/json; charset=utf-8"},
                      {"content-disposition", "attachment; filename=\"my-data.json\""}},
          .body = std::move(json)};
}

Answer ShowAccount(const Backend& backend, const Call& call) {
  return RenderAccount(backend, call, nullptr);
}

Result<wire::Response> RenderAccount(const Backend& backend, const Call& call, const Error* error) {
  GENKAN_TRY(const domain::Contact contact, OwnerOf(call));
  const Strings& strings = backend.strings.In(call.language);
  const TimeZone& zone = backend.ports.locale.ZoneNamed(call.actor->time_zone);
  GENKAN_TRY(const auto asked, OpenRequest(backend, call, contact.id, PrivacyKind::kErase));
  GENKAN_TRY(const auto wanted, OpenRequest(backend, call, contact.id, PrivacyKind::kExport));
  GENKAN_TRY(const auto history, HistoryOf(backend, call, contact));
  std::map<std::string, std::string, std::less<>> values = {
      {"name", domain::CalledName(contact)},
      {"export_action", call.base_path + "/account/export"},
      {"erasure_action", asked ? "" : call.base_path + "/account/erasure"},
      {"home", call.base_path + "/tickets"},
      {"storage", call.base_path + "/privacy/storage"}};
  const auto tell = [&](const std::optional<domain::PrivacyRequest>& request, const char* name,
                        std::string_view key) {
    if (!request) return;
    values[name] =
        strings.Format(key, {{"time", ExactTime(request->asked_at_millis, zone, strings)},
                             {"due", ExactTime(request->due_at_millis, zone, strings)}});
    values["withdraw_action"] = call.base_path + "/account/withdrawal";
  };
  tell(asked, "asked", "account.erasure_asked");
  tell(wanted, "export_asked", "account.export_asked");
  for (const HistoryLine& line : history) {
    GENKAN_TRY(
        const std::string row,
        RenderPart(backend, call, "account_row.html",
                   {{"time", ExactTime(line.at_millis, zone, strings)}, {"text", line.text}}));
    values["rows"] += row;
  }
  GENKAN_TRY_OK(AddAccountForms(backend, call, &values));
  int status = 200;
  if (error != nullptr) {
    status = wire::HttpStatusFrom(error->code);
    values["error"] = strings.Describe(*error);
  }
  return RenderPage(backend, call, "account.html", values, status);
}

Answer TakeAccountData(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::Contact contact, OwnerOf(call));
  GENKAN_TRY(const FormReader form, FormReader::Of(call.request.body));
  GENKAN_TRY_OK(form.Finish());
  const PrivacyRoom room = RoomOf(backend, call, contact);
  std::string data;
  const Status done = backend.store.Atomically([&]() -> Status {
    GENKAN_TRY(const auto request, AskForPrivacy(room, PrivacyKind::kExport, contact.id));
    GENKAN_TRY_OK(CarryOutPrivacy(room, request.id, {}));
    GENKAN_TRY(data, ExportPerson(room, contact));
    return Done{};
  });
  GENKAN_TRY_OK(done);
  return PersonFile(std::move(data));
}

Answer AskForErasure(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::Contact contact, OwnerOf(call));
  GENKAN_TRY(FormReader form, FormReader::Of(call.request.body));
  const bool sure = form.TakeIfThere("sure") == "1";
  GENKAN_TRY_OK(form.Finish());
  if (sure) {
    GENKAN_TRY_OK(AskForPrivacy(RoomOf(backend, call, contact), PrivacyKind::kErase, contact.id));
  }
  return SeeOther(call.base_path + "/account");
}

Answer WithdrawRequest(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::Contact contact, OwnerOf(call));
  GENKAN_TRY(FormReader form, FormReader::Of(call.request.body));
  const bool erasure = form.TakeIfThere("kind") == "erase";
  GENKAN_TRY_OK(form.Finish());
  GENKAN_TRY(const auto asked, OpenRequest(backend, call, contact.id,
                                           erasure ? PrivacyKind::kErase : PrivacyKind::kExport));
  // Whoever presses twice, or too late, reads on the page how it stands.
  if (asked) {
    GENKAN_TRY_OK(WithdrawPrivacy(RoomOf(backend, call, contact), asked->id));
  }
  return SeeOther(call.base_path + "/account");
}

}  // namespace genkan::service
