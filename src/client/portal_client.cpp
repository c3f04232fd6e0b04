#include "genkan/client/portal_client.h"

#include <algorithm>

#include "client/link.h"
#include "client/saved_views.h"
#include "client/similar_finder.h"
#include "client/thread_desk.h"
#include "client/ticket_finder.h"
#include "client/ticket_pages.h"
#include "client/whole.h"
#include "genkan/wire/changes_codec.h"
#include "genkan/wire/listing_codec.h"
#include "genkan/wire/request_form_codec.h"
#include "genkan/wire/session_codec.h"
#include "genkan/wire/ticket_codec.h"

namespace genkan::client {

struct PortalClient::Parts {
  Parts(Transport& used_transport, const Clock& used_clock, Random& random)
      : transport(used_transport),
        clock(used_clock),
        link(used_transport, used_clock, random),
        list(link),
        drafts(link, used_clock),
        thread(link, drafts),
        finder(link),
        similar(link, used_clock),
        forms(link, "/v1/request-forms", wire::DecodeRequestForms),
        filters(link, "/v1/tickets/filters", wire::DecodeListFilters),
        views(link) {}

  void AskForSession();
  void AskWhoIsIn();
  void Reload();
  bool Shows(const domain::Changes& changes) const;
  void ReceiveSession(const Result<std::string>& answer);
  // Goes on where the session ended.
  void Resume();
  void AskToSignOut();
  void NoteRead();
  // What is known of a ticket before it is asked for: from the list, or since it was just filed.
  const domain::TicketSummary* KnownOf(domain::TicketNumber number) const;
  // Of those that are known; null where it is none of them.
  const domain::FormView* FormOf(domain::RequestFormId id) const;
  void PostTicket();
  void ReceiveTicket(const Result<std::string>& answer);
  void RefuseTicket(const Error& error);

  Transport& transport;
  const Clock& clock;
  Link link;
  TicketPages list;
  DraftKeeper drafts;
  ThreadDesk thread;
  TicketFinder finder;
  SimilarFinder similar;
  Whole<std::vector<domain::FormView>> forms;
  Whole<domain::ListFilters> filters;
  SavedViewList views;
  Route route;
  LoadState session_state = LoadState::kIdle;
  bool session_in_flight = false;
  bool who_wanted = false;  // Asks for the session although it is over.
  bool was_over = false;    // When it was last looked at.
  bool use_wanted = false;  // Asks for the session again: so that it is used, or since it changed.
  domain::SessionView session;
  NewTicketState new_ticket;
  domain::NewTicket draft;
  domain::TicketSummary filed;  // The newest.
  Unanswered unanswered;
  bool read_in_flight = false;
  bool sign_out_wanted = false;
  bool sign_out_in_flight = false;
};

PortalClient::PortalClient(Transport& transport, const Clock& clock, Random& random)
    : parts_(std::make_unique<Parts>(transport, clock, random)) {}

PortalClient::~PortalClient() = default;

void PortalClient::Poll() {
  parts_->transport.Poll();
  parts_->AskForSession();
  parts_->AskWhoIsIn();
  parts_->list.Pump();
  parts_->drafts.Pump(parts_->thread.state().reply.sending == Sending::kSending);
  parts_->thread.Pump();
  parts_->finder.Pump();
  parts_->similar.Pump();
  parts_->forms.Pump();
  parts_->filters.Pump();
  parts_->views.Pump();
  parts_->NoteRead();
  parts_->AskToSignOut();
}

void PortalClient::Go(const Route& route) {
  parts_->route = route;
  if (parts_->session_state == LoadState::kIdle) parts_->session_state = LoadState::kLoading;
  parts_->link.Changed();
  Reload();
}

void PortalClient::Reload() { parts_->Reload(); }
void PortalClient::NoteSignIn() {
  if (parts_->session_state != LoadState::kReady) return;
  parts_->link.SetAttended(false);
  parts_->who_wanted = true;
}

void PortalClient::NoteNetwork(bool present) { parts_->link.NoteNetwork(present); }

void PortalClient::NoteAct() { parts_->link.SetAttended(true); }

void PortalClient::NoteChanges(std::string_view data) {
  Parts& parts = *parts_;
  if (parts.session_state != LoadState::kReady) return;
  parts.link.SetAttended(false);
  // What cannot be read may be anything.
  const auto read = wire::DecodeChanges(data);
  const domain::Changes changes = read.ok() ? *read : domain::Changes{.more = true};
  const bool all = changes.session || changes.more;
  // It says how much is unread, too.
  if (all || !changes.tickets.empty()) parts.use_wanted = true;
  if (all || parts.Shows(changes)) {
    if (parts.route.screen == Screen::kTickets) parts.list.Refresh();
    if (parts.route.screen == Screen::kTicket) parts.thread.Refresh();
  }
  if (all && parts.route.screen == Screen::kNewTicket) parts.forms.Want();
}

void PortalClient::NeedRows(std::int64_t first, std::int64_t last) {
  parts_->list.NeedRows(first, last);
}

void PortalClient::WantListTools() {
  parts_->filters.Want();
  parts_->views.Want();
}
void PortalClient::SaveView(std::string_view name) {
  parts_->views.Save(name, parts_->route.listing);
}
void PortalClient::RenameView(domain::SavedViewId view, std::string_view name) {
  parts_->views.Rename(view, name);
}
void PortalClient::RemoveView(domain::SavedViewId view) { parts_->views.Remove(view); }
const Loaded<domain::ListFilters>& PortalClient::list_filters() const {
  return parts_->filters.shown();
}
const SavedViewsState& PortalClient::saved_views() const { return parts_->views.state(); }

void PortalClient::LoadOlderMessages() { parts_->thread.LoadOlder(); }
void PortalClient::LoadMoreFound() { parts_->finder.More(); }
void PortalClient::SendReply(std::string_view text, std::vector<domain::AttachmentId> attachments) {
  parts_->thread.SendReply(text, std::move(attachments));
}
void PortalClient::RetryReply() { parts_->thread.RetryReply(); }
void PortalClient::ChangeTicketState(domain::StageKind state) { parts_->thread.ChangeState(state); }
std::optional<domain::StageKind> PortalClient::TakeChangedState() {
  return parts_->thread.TakeChangedState();
}
void PortalClient::ChangeDetails(const domain::FieldsEdit& edit) {
  parts_->thread.ChangeDetails(edit);
}
void PortalClient::ForgetChangedDetails() { parts_->thread.ForgetChangedDetails(); }
bool PortalClient::TakeChangedDetails() { return parts_->thread.TakeChangedDetails(); }
void PortalClient::RateTicket(const domain::Rating& rating) { parts_->thread.Rate(rating); }
void PortalClient::ForgetRating() { parts_->thread.ForgetRating(); }
bool PortalClient::TakeRated() { return parts_->thread.TakeRated(); }
void PortalClient::ForgetReply() { parts_->thread.ForgetReply(); }
std::optional<ArrivedReply> PortalClient::TakeArrivedReply() {
  return parts_->thread.TakeArrivedReply();
}
void PortalClient::ResumeReply(Unanswered before) { parts_->thread.ResumeReply(std::move(before)); }

void PortalClient::OpenDraft(std::string_view text, std::string_view mark) {
  parts_->drafts.Open(parts_->route.number, text, mark);
}
void PortalClient::EditDraft(std::string_view text) { parts_->drafts.Typed(text); }
std::optional<std::string> PortalClient::TakeDraftText() { return parts_->drafts.TakeText(); }
std::string PortalClient::draft_mark() const { return parts_->drafts.mark(); }
const std::optional<domain::ReplyDraft>& PortalClient::other_draft() const {
  return parts_->drafts.other();
}
void PortalClient::AddOtherDraft() { parts_->drafts.AddOther(); }
void PortalClient::DropOtherDraft() { parts_->drafts.DropOther(); }

void PortalClient::SubmitTicket(domain::RequestFormId form, domain::Answers answers,
                                std::vector<domain::AttachmentId> attachments) {
  Parts& parts = *parts_;
  if (parts.new_ticket.sending == Sending::kSending) return;
  const domain::FormView* chosen = parts.FormOf(form);
  if (form && chosen == nullptr) return parts.RefuseTicket(FieldError("form", "error.form_gone"));
  if (!attachments.empty()) {
    domain::SetAnswer(&answers, domain::kAskFiles, std::to_string(attachments.size()));
  }
  auto checked = domain::CheckAnswers(chosen != nullptr ? *chosen : domain::BareForm(), answers);
  if (!checked.ok()) return parts.RefuseTicket(checked.error());
  parts.draft = std::move(*checked);
  parts.draft.attachments = std::move(attachments);
  std::string words = wire::EncodeNewTicket(parts.draft);
  if (parts.unanswered.client_key.empty() || parts.unanswered.words != words) {
    parts.unanswered = {.client_key = parts.link.NewClientKey(), .words = std::move(words)};
  }
  parts.PostTicket();
}

void PortalClient::ResumeNewTicket(Unanswered before) {
  if (parts_->new_ticket.sending != Sending::kSending) parts_->unanswered = std::move(before);
}

void PortalClient::ForgetNewTicket() {
  if (parts_->new_ticket.sending == Sending::kSending) return;
  parts_->new_ticket = NewTicketState{};
  parts_->link.Changed();
}

void PortalClient::LookForSimilar(std::string_view subject) { parts_->similar.Look(subject); }
const SimilarState& PortalClient::similar() const { return parts_->similar.state(); }

void PortalClient::SignOut() { parts_->sign_out_wanted = true; }

bool PortalClient::NoteActivity() {
  Parts& parts = *parts_;
  const auto last = parts.link.answered_at_millis();
  const bool idle = last.has_value() && parts.clock.NowMillis() - *last > kMillisPerMinute;
  if (idle && parts.session_state == LoadState::kReady) parts.use_wanted = true;
  return parts.use_wanted;
}

std::optional<Millis> PortalClient::session_ends_at_millis() const {
  const auto last = parts_->link.answered_at_millis();
  const bool known = parts_->session_state == LoadState::kReady && last.has_value() &&
                     parts_->link.connection() == Connection::kOnline &&
                     parts_->session.idle_millis > 0;
  if (!known) return {};
  return *last + parts_->session.idle_millis;
}

const Route& PortalClient::route() const { return parts_->route; }
Connection PortalClient::connection() const { return parts_->link.connection(); }
LoadState PortalClient::session_state() const { return parts_->session_state; }

const domain::SessionView& PortalClient::session() const {
  GENKAN_CHECK(parts_->session_state == LoadState::kReady);
  return parts_->session;
}

const TicketList& PortalClient::list() const { return parts_->list; }
const ThreadState& PortalClient::thread() const { return parts_->thread.state(); }
const Loaded<std::vector<domain::FormView>>& PortalClient::request_forms() const {
  return parts_->forms.shown();
}
const NewTicketState& PortalClient::new_ticket() const { return parts_->new_ticket; }
const SearchState& PortalClient::search() const { return parts_->finder.state(); }
std::uint64_t PortalClient::revision() const { return parts_->link.revision(); }
std::optional<Millis> PortalClient::NextDeadline() const {
  const auto retry = parts_->link.retry_at_millis();
  std::optional<Millis> similar = parts_->similar.due_at_millis();
  if (!parts_->link.MayAsk()) similar.reset();
  std::optional<Millis> earliest;
  for (const auto& each : {retry, similar, parts_->drafts.NextDeadline()}) {
    if (each && (!earliest || *each < *earliest)) earliest = each;
  }
  return earliest;
}

bool PortalClient::Parts::Shows(const domain::Changes& changes) const {
  if (route.screen == Screen::kTickets) return !changes.tickets.empty();
  return std::find(changes.tickets.begin(), changes.tickets.end(), route.number) !=
         changes.tickets.end();
}

void PortalClient::Parts::Reload() {
  link.RetryNow();
  if (session_state == LoadState::kFailed) session_state = LoadState::kLoading;
  if (route.screen == Screen::kTickets) list.Show(route.listing);
  if (route.screen == Screen::kTicket) {
    thread.Open(route.number, route.conversation, KnownOf(route.number));
  }
  if (route.screen == Screen::kNewTicket) forms.Want();
  if (route.screen == Screen::kSearch) finder.Show(route.search);
}

void PortalClient::Parts::AskForSession() {
  // Without a network it is what finds out whether there is one again.
  const bool probe = link.connection() == Connection::kOffline || use_wanted;
  if (session_state != LoadState::kLoading && !probe) return;
  if (session_in_flight || !link.MayAsk()) return;
  session_in_flight = true;
  use_wanted = false;
  link.Get("/v1/session", [this](Result<std::string> answer) { ReceiveSession(answer); });
}

void PortalClient::Parts::AskWhoIsIn() {
  // What ended it may be that somebody else is in.
  const bool over = link.connection() == Connection::kSessionEnded;
  const bool ended = over && !was_over;
  was_over = over;
  who_wanted = who_wanted || (ended && session_state == LoadState::kReady);
  if (!who_wanted || session_in_flight) return;
  session_in_flight = true;
  who_wanted = false;
  link.Get("/v1/session", [this](Result<std::string> answer) { ReceiveSession(answer); });
}

void PortalClient::Parts::ReceiveSession(const Result<std::string>& answer) {
  session_in_flight = false;
  if (!answer.ok() && MayPass(answer.error())) return;
  auto decoded =
      answer.ok() ? wire::DecodeSession(*answer) : Result<domain::SessionView>(answer.error());
  if (decoded.ok() && session_state == LoadState::kReady && decoded->id != session.id) {
    link.OtherPerson();
  } else if (decoded.ok()) {
    session = std::move(*decoded);
    session_state = LoadState::kReady;
    link.SetPerson(session.id);
    if (link.connection() == Connection::kSessionEnded) Resume();
  } else if (session_state == LoadState::kLoading) {
    session_state = LoadState::kFailed;
  }
  link.Changed();
}

void PortalClient::Parts::Resume() {
  link.Resume();
  thread.NoteSignIn();
  if (new_ticket.sending == Sending::kFailed && SaysSessionEnded(new_ticket.error)) PostTicket();
  Reload();
}

void PortalClient::Parts::AskToSignOut() {
  if (!sign_out_wanted || sign_out_in_flight || !link.MayAsk()) return;
  sign_out_in_flight = true;
  link.Delete("/v1/session", [this](Result<std::string> answer) {
    sign_out_in_flight = false;
    if (!answer.ok() && MayPass(answer.error())) return;
    sign_out_wanted = false;
    // A session that is over already is signed out too; Link says that in its own words.
    if (answer.ok()) link.SignedOut();
  });
}

// Whoever has the newest messages before them has read the ticket, once they do something.
void PortalClient::Parts::NoteRead() {
  const ThreadState& shown = thread.state();
  const bool unread = route.screen == Screen::kTicket && shown.state == LoadState::kReady &&
                      shown.thread.ticket.unread && !shown.thread.messages.empty() &&
                      thread.ShowsAllNews();
  const bool own = session_state == LoadState::kReady && session.preview.text.empty();
  if (!unread || !own || read_in_flight || !link.attended() || !link.MayAsk()) return;
  read_in_flight = true;
  const domain::TicketNumber number = shown.thread.ticket.number;
  const Millis upto = shown.thread.messages.back().sent_at_millis;
  link.Put("/v1/tickets/" + std::to_string(static_cast<std::int64_t>(number)) + "/read",
           wire::EncodeReadMark(upto), [this, number, upto](const Result<std::string>& answer) {
             read_in_flight = false;
             if (!answer.ok() && MayPass(answer.error())) return;
             const domain::Thread& now = thread.state().thread;
             // What has arrived meanwhile was not.
             const bool all = now.ticket.number == number && !now.messages.empty() &&
                              now.messages.back().sent_at_millis <= upto;
             if (all) thread.MarkRead();
           });
}

const domain::TicketSummary* PortalClient::Parts::KnownOf(domain::TicketNumber number) const {
  const domain::TicketSummary* row = list.Find(number);
  return row == nullptr && filed.number == number ? &filed : row;
}

const domain::FormView* PortalClient::Parts::FormOf(domain::RequestFormId id) const {
  const auto& known = forms.shown().value;
  const auto found = std::find_if(known.begin(), known.end(),
                                  [&](const domain::FormView& form) { return form.id == id; });
  return found != known.end() ? &*found : nullptr;
}

void PortalClient::Parts::PostTicket() {
  new_ticket = NewTicketState{.sending = Sending::kSending, .unanswered = unanswered};
  link.Changed();
  link.Send({.target = "/v1/tickets",
             .body = wire::EncodeNewTicket(draft),
             .client_key = unanswered.client_key},
            [this](Result<std::string> answer) { ReceiveTicket(answer); });
}

void PortalClient::Parts::ReceiveTicket(const Result<std::string>& answer) {
  if (!answer.ok()) return RefuseTicket(answer.error());
  auto created = wire::DecodeTicketSummary(*answer);
  if (!created.ok()) return RefuseTicket(Error{.code = ErrorCode::kInternal});
  filed = std::move(*created);
  new_ticket = NewTicketState{.sending = Sending::kSent, .created = filed.number};
  draft = domain::NewTicket{};
  unanswered = {};
  link.Changed();
}

void PortalClient::Parts::RefuseTicket(const Error& error) {
  new_ticket = NewTicketState{.sending = Sending::kFailed, .error = error};
  // The forms have changed since they were asked for.
  if (error.field == "form") forms.Want();
  link.Changed();
}

}  // namespace genkan::client
