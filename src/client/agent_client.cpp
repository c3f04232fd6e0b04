#include "genkan/client/agent_client.h"

#include <algorithm>

#include "client/agent_thread.h"
#include "client/previewed.h"
#include "client/whole.h"
#include "genkan/wire/agent_codec.h"
#include "genkan/wire/changes_codec.h"
#include "genkan/wire/message.h"

namespace genkan::client {

using domain::Audience;

namespace {

std::string RequesterBody(const RequesterChoice& choice) {
  return wire::EncodeRequester({.contact = choice.contact, .keep_previous = choice.keep_previous});
}

}  // namespace

struct AgentClient::Parts {
  Parts(Transport& transport, const Clock& used_clock, Random& random)
      : link(transport, used_clock, random), thread(link, used_clock) {}

  void ShowList(const DeskFilters& filters);
  void AskForList();
  void ReceiveList(const Result<std::string>& answer);
  void AskForContacts();

  Link link;
  DeskPlace place;
  Whole<domain::AgentDesk> desk{link, "/v1/agent/desk", wire::DecodeAgentDesk};
  AgentThreadDesk thread;

  AgentList list;
  DeskFilters filters;  // Of the list that is held.
  bool list_wanted = false;
  bool list_in_flight = false;

  AgentContactsFound found;
  bool find_wanted = false;
  bool find_in_flight = false;

  Previewed<domain::MergePreview> merge{link, wire::DecodeMergePreviewed};
  Previewed<domain::SightPreview> sight{link, wire::DecodeSightPreview};
};

AgentClient::AgentClient(Transport& transport, const Clock& clock, Random& random)
    : parts_(std::make_unique<Parts>(transport, clock, random)) {}
AgentClient::~AgentClient() = default;

void AgentClient::Poll() {
  parts_->desk.Pump();
  parts_->AskForList();
  parts_->thread.Pump();
  parts_->AskForContacts();
  parts_->merge.Pump();
  parts_->sight.Pump();
}

void AgentClient::NoteSignIn() { parts_->link.Resume(); }
void AgentClient::NoteNetwork(bool present) { parts_->link.NoteNetwork(present); }
void AgentClient::NoteAct() { parts_->link.SetAttended(true); }

void AgentClient::NoteChanges(std::string_view data) {
  Parts& parts = *parts_;
  parts.link.SetAttended(false);
  // What cannot be read may be anything.
  const auto read = wire::DecodeChanges(data);
  const domain::Changes changes = read.ok() ? *read : domain::Changes{.more = true};
  const bool all = changes.session || changes.more;
  if (all && parts.desk.shown().state == LoadState::kReady) parts.desk.Want();
  if (parts.place.screen == DeskScreen::kList) {
    parts.list_wanted = parts.list_wanted || all || !changes.tickets.empty();
    return;
  }
  const bool shown = std::find(changes.tickets.begin(), changes.tickets.end(),
                               parts.thread.number()) != changes.tickets.end();
  if (all || shown) parts.thread.Refresh();
}

void AgentClient::Go(const DeskPlace& place) {
  Parts& parts = *parts_;
  parts.place = place;
  if (place.screen != DeskScreen::kMerge) ForgetMergePreview();
  ForgetSightPreview();
  Reload();
}

void AgentClient::Reload() {
  Parts& parts = *parts_;
  parts.link.RetryNow();
  parts.desk.Want();
  if (parts.place.screen == DeskScreen::kList) return parts.ShowList(parts.place.filters);
  if (parts.place.screen != DeskScreen::kUnknown) parts.thread.Open(parts.place.number);
}

const DeskPlace& AgentClient::place() const { return parts_->place; }
const Loaded<domain::AgentDesk>& AgentClient::desk() const { return parts_->desk.shown(); }
const AgentList& AgentClient::list() const { return parts_->list; }
const AgentThreadState& AgentClient::thread() const { return parts_->thread.state(); }
void AgentClient::LoadOlderMessages() { parts_->thread.LoadOlder(); }

void AgentClient::Send(Audience audience, std::string_view text) {
  parts_->thread.Send(audience, text);
}
void AgentClient::ForgetSending(Audience audience) { parts_->thread.ForgetSending(audience); }
std::optional<ArrivedAnswer> AgentClient::TakeArrived() { return parts_->thread.TakeArrived(); }
void AgentClient::Resume(domain::TicketNumber number, Audience audience, Unanswered before) {
  parts_->thread.Resume(number, audience, std::move(before));
}

void AgentClient::Assign(domain::StaffId owner) {
  parts_->thread.Put(AgentAct::kAssign, "/owner", wire::EncodeOwner(owner));
}
void AgentClient::MoveTo(domain::StageId stage) {
  parts_->thread.Put(AgentAct::kMove, "/stage", wire::EncodeStage(stage));
}
void AgentClient::ChangeRequester(const RequesterChoice& choice) {
  parts_->thread.Put(AgentAct::kChangeRequester, "/requester", RequesterBody(choice));
}
void AgentClient::ChangeCompanies(const std::vector<domain::CompanyId>& companies) {
  parts_->thread.Put(AgentAct::kChangeCompanies, "/companies", wire::EncodeCompanies(companies));
}
void AgentClient::ChangeParticipants(const std::vector<domain::ContactId>& participants) {
  parts_->thread.Put(AgentAct::kChangeParticipants, "/participants",
                     wire::EncodeParticipants(participants));
}
void AgentClient::Restrict(bool restricted) {
  parts_->thread.Put(restricted ? AgentAct::kRestrict : AgentAct::kOpenToCompanies, "/audience",
                     wire::EncodeRestricted(restricted));
}
void AgentClient::Hide(bool hidden) {
  parts_->thread.Put(hidden ? AgentAct::kHide : AgentAct::kShow, "/hidden",
                     wire::EncodeHidden(hidden));
}
void AgentClient::Redact(domain::MessageId message) { parts_->thread.Redact(message); }
void AgentClient::RedactFile(domain::AttachmentId file) { parts_->thread.RedactFile(file); }
void AgentClient::MarkFile(domain::AttachmentId file, bool sensitive) {
  parts_->thread.MarkFile(file, sensitive);
}
void AgentClient::UndoAnswer() { parts_->thread.Undo(); }
void AgentClient::ForgetAct() { parts_->thread.ForgetAct(); }
AgentAct AgentClient::TakeDone() { return parts_->thread.TakeDone(); }

void AgentClient::FindContacts(std::string_view typed) {
  Parts& parts = *parts_;
  parts.found.typed = typed;
  parts.found.state = LoadState::kLoading;
  parts.find_wanted = true;
  parts.link.RetryNow();
  parts.link.Changed();
}
const AgentContactsFound& AgentClient::found() const { return parts_->found; }

void AgentClient::PreviewMerge(domain::TicketNumber into) {
  parts_->merge.Want(parts_->thread.Target("/merge/preview"),
                     wire::EncodeMerge({.into = into, .tag = {}}));
  parts_->thread.ForgetAct();
}
const Loaded<domain::MergePreview>& AgentClient::merge_preview() const {
  return parts_->merge.shown();
}
void AgentClient::ForgetMergePreview() { parts_->merge.Forget(); }
void AgentClient::Merge() {
  const domain::MergePreview& shown = merge_preview().value;
  parts_->thread.Merge(
      wire::EncodeMerge({.into = domain::TicketNumber{shown.into}, .tag = shown.tag}));
}

void AgentClient::PreviewRequester(const RequesterChoice& choice) {
  parts_->sight.Want(parts_->thread.Target("/requester/preview"), RequesterBody(choice));
}
void AgentClient::PreviewCompanies(const std::vector<domain::CompanyId>& companies) {
  parts_->sight.Want(parts_->thread.Target("/companies/preview"), wire::EncodeCompanies(companies));
}
void AgentClient::PreviewParticipants(const std::vector<domain::ContactId>& participants) {
  parts_->sight.Want(parts_->thread.Target("/participants/preview"),
                     wire::EncodeParticipants(participants));
}
void AgentClient::PreviewAudience(bool restricted) {
  parts_->sight.Want(parts_->thread.Target("/audience/preview"),
                     wire::EncodeRestricted(restricted));
}
const Loaded<domain::SightPreview>& AgentClient::sight_preview() const {
  return parts_->sight.shown();
}
void AgentClient::ForgetSightPreview() { parts_->sight.Forget(); }

std::uint64_t AgentClient::revision() const { return parts_->link.revision(); }
std::optional<Millis> AgentClient::NextDeadline() const { return parts_->link.retry_at_millis(); }

void AgentClient::Parts::ShowList(const DeskFilters& wanted) {
  if (wanted != filters || list.state != LoadState::kReady) {
    filters = wanted;
    list = {.state = LoadState::kLoading, .error = {}, .page = {}};
  }
  list_wanted = true;
  link.Changed();
}

void AgentClient::Parts::AskForList() {
  if (!list_wanted || list_in_flight || !link.MayAsk()) return;
  list_wanted = false;
  list_in_flight = true;
  link.Get(DeskListTarget(filters), [this, asked = filters](const Result<std::string>& answer) {
    list_in_flight = false;
    if (!answer.ok() && MayPass(answer.error())) {
      list_wanted = true;
      return;
    }
    // Other ones are looked for by now.
    if (asked == filters) ReceiveList(answer);
  });
}

void AgentClient::Parts::ReceiveList(const Result<std::string>& answer) {
  link.Changed();
  auto page = answer.ok() ? wire::DecodeAgentTicketPage(*answer)
                          : Result<domain::AgentTicketPage>(answer.error());
  if (page.ok()) {
    list = {.state = LoadState::kReady, .error = {}, .page = std::move(*page)};
    return;
  }
  list.error = page.error();
  list.stale = list.state == LoadState::kReady;
  if (!list.stale) list.state = LoadState::kFailed;
}

void AgentClient::Parts::AskForContacts() {
  if (!find_wanted || find_in_flight || !link.MayAsk()) return;
  find_wanted = false;
  find_in_flight = true;
  link.Get("/v1/agent/contacts?q=" + wire::PercentEncoded(found.typed),
           [this](const Result<std::string>& answer) {
             find_in_flight = false;
             // Something else was typed meanwhile.
             if (find_wanted) return;
             if (!answer.ok() && MayPass(answer.error())) {
               find_wanted = true;
               return;
             }
             auto page = answer.ok() ? wire::DecodeAgentContactPage(*answer)
                                     : Result<domain::AgentContactPage>(answer.error());
             found.state = page.ok() ? LoadState::kReady : LoadState::kFailed;
             if (page.ok()) found.page = std::move(*page);
             if (!page.ok()) found.error = page.error();
             link.Changed();
           });
}

}  // namespace genkan::client
