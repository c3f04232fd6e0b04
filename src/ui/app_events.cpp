// What the person and the backend did, and what App does about it.
#include <utility>

#include "genkan/base/utf8.h"
#include "genkan/domain/file_rules.h"
#include "ui/app_parts.h"
#include "ui/composer_view.h"
#include "ui/frame_view.h"
#include "ui/new_ticket_view.h"
#include "ui/search_view.h"

namespace genkan::ui {

namespace {

bool IsOfAPerson(const DomEvent& event) {
  return event.kind == DomEvent::Kind::kClick || event.kind == DomEvent::Kind::kInput ||
         event.kind == DomEvent::Kind::kSubmit || event.kind == DomEvent::Kind::kNavigate ||
         event.kind == DomEvent::Kind::kScroll;
}

}  // namespace

void App::Parts::TakeEvents(const FrameInput& input, FrameOutput* output) {
  for (const DomEvent& event : input.events) {
    if (IsOfAPerson(event)) {
      client.NoteAct();
      if (wing != nullptr) wing->NoteAct();
    }
    switch (event.kind) {
      case DomEvent::Kind::kNavigate:
        composing = false;
        ui.set_scroll_restored(true);
        Show(client::ParseRoute(event.text));
        TakeNamedMessage(event.text);
        break;
      case DomEvent::Kind::kClick: {
        composing = false;
        announcer.Acted();
        const Node* node = FindNode(ui.record.tree(), event.id);
        if (node != nullptr && node->role == Role::kLink) Follow(*node, output);
        break;
      }
      case DomEvent::Kind::kInput:
        announcer.Acted();
        announcer.Typed(input.now_millis);
        asked = client.NoteActivity() || asked;
        break;
      case DomEvent::Kind::kSubmit:
        announcer.Acted();
        break;
      case DomEvent::Kind::kCompose:
        composing = event.number > 0;
        announcer.Typed(input.now_millis);
        break;
      case DomEvent::Kind::kNetwork:
        network = event.number > 0;
        asked = true;
        break;
      case DomEvent::Kind::kChanges:
        client.NoteChanges(event.text);
        if (wing != nullptr) wing->NoteChanges(event.text);
        asked = true;
        break;
      case DomEvent::Kind::kFile:
        NoticeFile(event);
        break;
      case DomEvent::Kind::kSession:
        if (event.number > 0) {
          LeaveNothing(SignInPath(strings), output);
        } else {
          client.NoteSignIn();
          asked = true;
        }
        break;
      case DomEvent::Kind::kScroll:
      case DomEvent::Kind::kFocus:
      case DomEvent::Kind::kEscape:
      case DomEvent::Kind::kRest:
        break;
    }
  }
}

void App::Parts::Follow(const Node& link, FrameOutput* output) {
  if ((link.states & kSkipLink) != 0) {
    title_wants_focus = true;
    return;
  }
  const bool here = wing != nullptr
                        ? link.href.starts_with(wing->prefix())
                        : link.href.starts_with("/tickets") || link.href.starts_with("/search");
  if (!here) {
    output->leave_to = link.href;
    return;
  }
  GoTo(link.href, output);
}

void App::Parts::GoTo(const std::string& path, FrameOutput* output) {
  output->path = path;
  ui.set_scroll_restored(false);
  Show(client::ParseRoute(path));
}

void App::Parts::Show(const client::Route& route) {
  memory.receipt = domain::TicketNumber{0};
  memory.message.clear();
  memory.search = route.search;
  memory.found_before = 0;
  found_said.clear();
  memory.similar.clear();
  memory.similar_hidden = similar_said = subject_wants_focus = false;
  // A message that waits for its files is sent from its own screen.
  for (auto& [ticket, chosen] : memory.files) chosen.message_waits = false;
  if (route.screen == client::Screen::kTickets) {
    memory.list_route = route;
    memory.tools.place = client::RoutePath(route);
    // What is set is shown by its label.
    const auto others = domain::ListingWith(route.listing, domain::kListState, {});
    if (domain::IsFiltered(others)) client.WantListTools();
  }
  client.Go(route);
  if (wing != nullptr && route.wing.starts_with(wing->prefix())) wing->Go(route.wing);
  TakeUpReply();
  asked = true;
  // The browser itself puts the focus on a page that was opened first.
  title_wants_focus = shown;
  memory.older_before = 0;
  wrong_field_wants_focus = details_want_focus = false;
  shown = true;
  needed_first = -1;
}

// "?message=ID", with which mail leads to what it is about.
void App::Parts::TakeNamedMessage(std::string_view path) {
  constexpr std::string_view kName = "?message=";
  const std::size_t at = path.find(kName);
  message_wants_focus = at != std::string_view::npos;
  if (message_wants_focus) memory.message = path.substr(at + kName.size());
}

void App::Parts::NoticeSession() {
  if (session_noticed || client.session_state() != client::LoadState::kReady) return;
  session_noticed = true;
  drafts.BelongTo(client.session().id);
  memory.new_form = drafts.NewForm();
  memory.new_fill.answers = drafts.NewAnswers();
  memory.times = ChosenTimes::Of(drafts.Times());
  memory.tools.paged = drafts.Paged();
  client.ResumeNewTicket(drafts.SentNew());
  if (wing != nullptr) {
    for (const WingDraft& draft : drafts.OfWing()) wing->Resume(draft);
  }
  TakeUpReply();
}

void App::Parts::NoticeFirstScreen() {
  if (first_screen_said || Waits()) return;
  first_screen_said = true;
  announcer.SayPolitely(Title());
  if (client.session_state() != client::LoadState::kReady) return;
  announcer.SayPolitely(client.session().preview.text);
}

// What the person had begun to answer here, once it is known who it is.
void App::Parts::TakeUpReply() {
  const client::Route& route = client.route();
  if (!session_noticed || route.screen != client::Screen::kTicket) return;
  memory.reply = drafts.Reply(route.number);
  client.ResumeReply(drafts.SentReply(route.number));
  client.OpenDraft(memory.reply, drafts.ReplyMark(route.number));
}

// What was written elsewhere comes into the box where nothing was typed here, and is told of else.
void App::Parts::NoticeDraft() {
  const client::Route& route = client.route();
  if (!session_noticed || left || route.screen != client::Screen::kTicket) return;
  if (const auto text = client.TakeDraftText()) {
    memory.reply = *text;
    drafts.SetReply(route.number, *text);
  }
  drafts.SetReplyMark(route.number, client.draft_mark());
  const bool other = client.other_draft().has_value();
  if (other && !other_draft_said) announcer.SayPolitely(strings.Text("draft.other"));
  other_draft_said = other;
}

void App::Parts::NoticeReply() {
  const client::Route& route = client.route();
  const bool on_screen = route.screen == client::Screen::kTicket;
  const client::OutgoingReply& reply = client.thread().reply;
  if (on_screen && reply.sending == client::Sending::kFailed && wrong_field_wants_focus) {
    announcer.SayUrgently(FailureText(strings, "composer.failed", reply.error));
    wrong_field_wants_focus = !reply.error.field.empty();
  }
  while (const auto arrived = client.TakeArrivedReply()) {
    drafts.SetSentReply(arrived->number, {});
    // What was typed behind it in the meantime stays, and so does what was written anew.
    const std::string& draft = drafts.Reply(arrived->number);
    const std::string_view sent = TrimmedText(arrived->text);
    if (TrimmedText(draft).starts_with(sent)) {
      std::string rest = draft.substr(draft.find(sent) + sent.size());
      rest.erase(0, rest.find(TrimmedText(rest)));
      if (TrimmedText(rest).empty()) rest.clear();
      drafts.SetReply(arrived->number, rest);
      if (on_screen && route.number == arrived->number) {
        memory.reply = rest;
        client.EditDraft(rest);
      }
    }
    wrong_field_wants_focus = false;
    ForgetFiles(arrived->number);
    announcer.SayPolitely(strings.Text("composer.sent"));
  }
  if (const auto state = client.TakeChangedState()) {
    const bool closed = *state == domain::StageKind::kClosed;
    announcer.SayPolitely(strings.Text(closed ? "thread.is_closed" : "thread.is_open"));
  }
}

// What became of a file; the message that waited for it goes out with the last of them.
void App::Parts::NoticeFile(const DomEvent& event) {
  const ChosenFile* file = TakeFileNews(event, &memory.files);
  if (file == nullptr) return;
  if (file->sending == client::Sending::kFailed) {
    announcer.SayUrgently(file->name + ": " + strings.Describe(file->error));
  } else {
    announcer.SayPolitely(file->name + ": " + strings.Text("files.there"));
  }
  ChosenFiles& chosen = memory.files[FilesPlace()];
  if (!chosen.message_waits || chosen.Any(client::Sending::kSending)) return;
  chosen.message_waits = false;
  if (chosen.Any(client::Sending::kFailed)) return;
  if (FilesPlace() == domain::TicketNumber{0}) {
    Do(action::SubmitTicket{}, nullptr);
  } else {
    Do(action::SendReply{}, nullptr);
  }
}

domain::TicketNumber App::Parts::FilesPlace() const {
  const bool ticket = client.route().screen == client::Screen::kTicket;
  return ticket ? client.route().number : domain::TicketNumber{0};
}

bool App::Parts::FilesReady() {
  ChosenFiles& chosen = memory.files[FilesPlace()];
  if (chosen.Any(client::Sending::kFailed)) {
    announcer.SayUrgently(strings.Text("files.failed"));
    return false;
  }
  chosen.message_waits = chosen.Any(client::Sending::kSending);
  if (chosen.message_waits) announcer.SayPolitely(strings.Text("files.waits"));
  return !chosen.message_waits;
}

// A message has them.
void App::Parts::ForgetFiles(domain::TicketNumber place) {
  for (const ChosenFile& file : memory.files[place].files) {
    file_orders.push_back({file.number, FrameOutput::FileOrder::Kind::kForget});
  }
  memory.files.erase(place);
}

// Of others, in the thread that is open.
void App::Parts::NoticeArrivals() {
  const client::ThreadState& thread = client.thread();
  const bool ready =
      client.route().screen == client::Screen::kTicket && thread.state == client::LoadState::kReady;
  if (!ready || thread.thread.messages.empty()) {
    newest_message = {};
    return;
  }
  const domain::MessageView& newest = thread.thread.messages.back();
  const bool arrived = newest_message && newest.id != newest_message &&
                       newest_ticket == client.route().number && !newest.own;
  newest_message = newest.id;
  newest_ticket = client.route().number;
  if (!arrived) return;
  announcer.SayPolitely(strings.Format("thread.arrived", {{"name", newest.author_shown_name}}));
}

void App::Parts::NoticeDetails() {
  const client::ThreadState& thread = client.thread();
  if (client.TakeChangedDetails()) {
    memory.details = {};
    drafts.SetDetails({});
    details_want_focus = true;
    wrong_field_wants_focus = false;
    announcer.SayPolitely(strings.Text("details.saved"));
  }
  TakeUpDetails();
  const bool open = memory.details.ticket != domain::TicketNumber{0};
  if (open && thread.editing == client::Sending::kFailed && wrong_field_wants_focus) {
    announcer.SayUrgently(FailureText(strings, "details.failed", thread.edit_error));
    wrong_field_wants_focus = !thread.edit_error.field.empty();
  }
}

void App::Parts::NoticeRating() {
  const client::ThreadState& thread = client.thread();
  if (client.TakeRated()) {
    memory.rating = {};
    rating_wants_focus = true;
    wrong_field_wants_focus = false;
    announcer.SayPolitely(strings.Text("rating.saved"));
  }
  if (thread.rating == client::Sending::kFailed && wrong_field_wants_focus) {
    announcer.SayUrgently(FailureText(strings, "rating.failed", thread.rating_error));
    wrong_field_wants_focus = thread.rating_error.field == "verdict";
  }
}

void App::Parts::NoticeViews() {
  const client::SavedViewsState& views = client.saved_views();
  if (views.changing == std::exchange(views_changing, views.changing)) return;
  if (views.changing == client::Sending::kSent) {
    memory.tools.name.clear();
    memory.tools.renamed = {};
    announcer.SayPolitely(strings.Text("list.view_saved"));
  }
  if (views.changing == client::Sending::kFailed) {
    announcer.SayUrgently(FailureText(strings, "list.view_failed", views.error));
  }
}

// What the person had begun to change before a reload.
void App::Parts::TakeUpDetails() {
  const client::ThreadState& thread = client.thread();
  const bool open = memory.details.ticket != domain::TicketNumber{0};
  if (open || !session_noticed || thread.state != client::LoadState::kReady) return;
  const KeptDetails kept = drafts.Details();
  if (kept.ticket != thread.thread.ticket.number || !thread.thread.edit.has_value()) return;
  memory.details = {.ticket = kept.ticket,
                    .form = thread.thread.edit->form,
                    .tag = kept.tag,
                    .fill = {.answers = kept.answers, .judged = {}, .visited = {}}};
}

void App::Parts::NoticeNewTicket(FrameOutput* output) {
  const client::NewTicketState& state = client.new_ticket();
  const bool on_screen = client.route().screen == client::Screen::kNewTicket;
  if (state.sending == client::Sending::kFailed && on_screen && wrong_field_wants_focus) {
    announcer.SayUrgently(FailureText(strings, "new_ticket.failed", state.error));
    // Which form it is has no field of its own in error.
    wrong_field_wants_focus = !state.error.field.empty() && state.error.field != "form";
  }
  if (state.sending != client::Sending::kSent) return;
  const domain::TicketNumber created = state.created;
  client.ForgetNewTicket();
  memory.new_form.clear();
  memory.new_fill = {};
  drafts.ClearNew();
  drafts.SetSentNew({});
  ForgetFiles(domain::TicketNumber{0});
  if (on_screen) {
    const client::Route route{.screen = client::Screen::kTicket, .number = created};
    output->path = client::RoutePath(route);
    output->path_replaces = true;
    ui.set_scroll_restored(false);
    Show(route);
    memory.receipt = created;
  }
  announcer.SayPolitely(strings.Format("thread.receipt", {{"number", NumberText(created)}}));
}

// How much was found, once for each search.
void App::Parts::NoticeFound() {
  const client::SearchState& search = client.search();
  const bool shown_here = client.route().screen == client::Screen::kSearch;
  if (!shown_here || search.typed.empty() || found_said == search.typed) return;
  if (search.state == client::LoadState::kReady) {
    found_said = search.typed;
    announcer.SayPolitely(FoundText(strings, search.page));
  } else if (search.state == client::LoadState::kFailed) {
    found_said = search.typed;
    announcer.SayPolitely(strings.Describe(search.error));
  }
}

// Beside another field than the subject they would move what somebody types in.
void App::Parts::NoticeSimilar() {
  const client::SimilarState& found = client.similar();
  if (similar_answers == found.answers) return;
  similar_answers = found.answers;
  if (client.route().screen != client::Screen::kNewTicket ||
      memory.new_fill.visited != domain::kAskSubject) {
    return;
  }
  memory.similar = found.tickets;
  if (memory.similar.empty() || memory.similar_hidden || similar_said) return;
  similar_said = true;
  announcer.SayPolitely(strings.Text("new_ticket.similar"));
}

void App::Parts::NoticeSessionEnd(Millis now) {
  const bool preview =
      client.session_state() == client::LoadState::kReady && !client.session().preview.text.empty();
  const bool soon = !preview && SessionEndsSoon(client, now);
  if (soon && !session_ends_soon) announcer.SayPolitely(strings.Text("frame.session_ending"));
  session_ends_soon = soon;
  // Past its end the backend is asked, who knows.
  const auto end = client.session_ends_at_millis();
  if (end.has_value() && now > *end) asked = client.NoteActivity() || asked;
}

void App::Parts::NoticeConnection(FrameOutput* output) {
  const client::Connection now = client.connection();
  const client::Connection before = std::exchange(connection, now);
  if (now == before) return;
  switch (now) {
    case client::Connection::kOffline:
      announcer.SayPolitely(strings.Text("frame.offline"));
      break;
    case client::Connection::kOnline:
      if (before == client::Connection::kSessionEnded) {
        announcer.SayPolitely(strings.Text("frame.signed_in_again"));
        if (wing != nullptr) {
          wing->NoteSignIn();
          wing->NoteChanges("");
        }
        asked = true;
      } else {
        announcer.SayPolitely(strings.Text("frame.online_again"));
      }
      break;
    case client::Connection::kSessionEnded:
      // Whoever was never in has nothing to lose by going to sign in.
      if (!session_noticed) output->leave_to = SignInPath(client.route(), strings);
      announcer.SayUrgently(strings.Text("frame.session_ended"));
      break;
    case client::Connection::kOtherPerson:
      LeaveNothing("/", output);
      break;
    case client::Connection::kClientOutdated:
      announcer.SayPolitely(strings.Text("frame.outdated"));
      break;
    case client::Connection::kSignedOut:
      LeaveNothing(SignInPath(strings), output);
      break;
  }
}

void App::Parts::LeaveNothing(std::string path, FrameOutput* output) {
  drafts.Clear();
  left = true;
  output->leave_to = std::move(path);
}

// Staff who look on as a customer go back to where they came from instead.
void App::Parts::SaySession(FrameOutput* output) const {
  if (client.session_state() != client::LoadState::kReady) return;
  output->person = client.session().id;
  const bool over = connection == client::Connection::kSessionEnded ||
                    connection == client::Connection::kOtherPerson;
  if (!over || !client.session().preview.text.empty()) return;
  output->sign_in = SignInPath(strings) + "&next=%2Fsigned-in";
}

}  // namespace genkan::ui
