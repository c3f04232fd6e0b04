// A manager invites many contacts at once, sees how far that has come, and stops it.
#include "genkan/service/invitation_runs.h"
#include "genkan/wire/contact_codec.h"
#include "service/answers.h"
#include "service/audit.h"
#include "service/contacts.h"

namespace genkan::service {
namespace {

using domain::Contact;
using domain::InvitationRunId;

constexpr std::size_t kRunsShown = 10;
constexpr std::size_t kFailuresShown = 50;
constexpr std::size_t kContactsAtOnce = 500;

// Whom a run is for: the contacts of a list, or of an access group.
struct Chosen {
  ContactQuery query;
  const domain::AccessGroup* group = nullptr;
};

Result<Chosen> ChosenBy(const Call& call) {
  Chosen chosen;
  if (const std::string* typed = call.target.Query("q")) chosen.query.text = *typed;
  GENKAN_TRY_OK(ReadContactConditions(call.target, &chosen.query));
  chosen.query.limit = kContactsAtOnce;
  const std::string* id = call.target.Query("group");
  if (id == nullptr) return chosen;
  for (const domain::AccessGroup& group : call.portal.settings->groups) {
    if (domain::IdText(group.id) == *id) chosen.group = &group;
  }
  return chosen.group != nullptr ? Result<Chosen>(chosen) : BadParameter("group");
}

// Those of them who have no invitation, pending or accepted.
Result<std::vector<domain::ContactId>> Uninvited(const Backend& backend, const Call& call,
                                                 Chosen chosen) {
  std::vector<domain::ContactId> ids;
  do {
    GENKAN_TRY(const ContactRows rows, backend.store.FindContacts(call.portal.id, chosen.query));
    for (const Contact& contact : rows.contacts) {
      const bool in = chosen.group == nullptr || domain::IsMember(*chosen.group, contact);
      if (in && contact.sign_in == domain::SignInState::kNone) ids.push_back(contact.id);
    }
    chosen.query.after = rows.next;
  } while (chosen.query.after.has_value());
  return ids;
}

Result<domain::FailedInvitation> FailureOf(const Backend& backend, const Call& call,
                                           const InvitationTarget& target) {
  domain::FailedInvitation failed{
      .contact = target.contact, .shown_name = {}, .message_key = target.reason, .reason = {}};
  GENKAN_TRY(const Contact contact, backend.store.ContactById(call.portal.id, target.contact));
  failed.shown_name = domain::CalledName(contact);
  if (target.state != TargetState::kInvited) return failed;
  const auto mail = backend.store.MailById(target.mail);
  if (mail.ok()) failed.reason = mail->reason;
  return failed;
}

Result<domain::InvitationRunView> ViewOf(const Backend& backend, const Call& call,
                                         const InvitationRun& run) {
  domain::InvitationRunView view{.id = run.id,
                                 .begun_at_millis = run.begun_at_millis,
                                 .chosen = run.chosen,
                                 .staff_shown_name = run.staff_shown_name,
                                 .stopped = run.stopped,
                                 .counts = {},
                                 .failures = {}};
  GENKAN_TRY(view.counts, backend.store.CountInvitations(call.portal.id, run.id));
  GENKAN_TRY(const auto failed,
             backend.store.InvitationsFailed(call.portal.id, run.id, kFailuresShown));
  for (const InvitationTarget& target : failed) {
    GENKAN_TRY(domain::FailedInvitation failure, FailureOf(backend, call, target));
    view.failures.push_back(std::move(failure));
  }
  return view;
}

Answer RunsAnswer(const Backend& backend, const Call& call, int status) {
  GENKAN_TRY(auto runs, backend.store.InvitationRuns(call.portal.id));
  if (runs.size() > kRunsShown) runs.resize(kRunsShown);
  std::vector<domain::InvitationRunView> views;
  for (const InvitationRun& run : runs) {
    GENKAN_TRY(domain::InvitationRunView view, ViewOf(backend, call, run));
    views.push_back(std::move(view));
  }
  return JsonAnswer(status, wire::EncodeInvitationRuns(views));
}

}  // namespace

Answer ListInvitations(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  return RunsAnswer(backend, call, 200);
}

Answer PostInvitations(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {"q", "without", "company", "sign_in", "group"}));
  GENKAN_TRY(const Chosen chosen, ChosenBy(call));
  GENKAN_TRY(const auto contacts, Uninvited(backend, call, chosen));
  if (contacts.empty()) {
    return Error{.code = ErrorCode::kConflict, .message_key = "error.nobody_to_invite"};
  }
  InvitationRun run{.id = domain::NewId<InvitationRunId>(call.now_millis, backend.ports.random),
                    .begun_at_millis = call.now_millis,
                    .chosen = std::string(chosen.query.text),
                    .staff_shown_name = InviterOf(call).shown_name};
  if (chosen.group != nullptr) run.chosen = chosen.group->name;
  const Status begun = backend.store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(backend.store.PutInvitationRun(call.portal.id, run));
    for (const domain::ContactId contact : contacts) {
      GENKAN_TRY_OK(
          backend.store.PutInvitationTarget(call.portal.id, {.run = run.id, .contact = contact}));
    }
    return RecordAudit(backend, call,
                       {.action = "invitations.begun",
                        .subject = std::to_string(contacts.size()),
                        .before = {},
                        .after = {}});
  });
  GENKAN_TRY_OK(begun);
  return RunsAnswer(backend, call, 201);
}

Answer DeleteInvitations(const Backend& backend, const Call& call) {
  const auto id = domain::ParseId<InvitationRunId>(call.parameter);
  GENKAN_TRY(auto runs, backend.store.InvitationRuns(call.portal.id));
  const auto run = std::find_if(runs.begin(), runs.end(), [&](const InvitationRun& each) {
    return id.ok() && each.id == *id;
  });
  if (run == runs.end()) return ErrorCode::kNotFound;
  const Status stopped = backend.store.Atomically([&]() -> Status {
    if (std::exchange(run->stopped, true)) return Done{};
    GENKAN_TRY_OK(backend.store.PutInvitationRun(call.portal.id, *run));
    GENKAN_TRY(const auto counts, backend.store.CountInvitations(call.portal.id, run->id));
    return RecordAudit(backend, call,
                       {.action = "invitations.stopped",
                        .subject = std::to_string(counts.waiting),
                        .before = {},
                        .after = {}});
  });
  GENKAN_TRY_OK(stopped);
  return RunsAnswer(backend, call, 200);
}

Answer ListTicketsWithoutContact(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  constexpr std::size_t kNumbersShown = 100;
  GENKAN_TRY(const auto numbers,
             backend.store.TicketsWithoutContact(call.portal.id, kNumbersShown + 1));
  domain::LooseTickets loose{.numbers = {}, .more = numbers.size() > kNumbersShown};
  for (std::size_t i = 0; i < std::min(numbers.size(), kNumbersShown); ++i) {
    loose.numbers.push_back(static_cast<std::int64_t>(numbers[i]));
  }
  return JsonAnswer(200, wire::EncodeLooseTickets(loose));
}

}  // namespace genkan::service
