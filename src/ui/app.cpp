#include "genkan/ui/app.h"

#include <algorithm>

#include "genkan/base/utf8.h"
#include "ui/app_parts.h"
#include "ui/frame_view.h"
#include "ui/new_ticket_view.h"
#include "ui/search_view.h"
#include "ui/state_views.h"
#include "ui/thread_view.h"
#include "ui/tickets_view.h"

namespace genkan::ui {

namespace {

bool IsTyping(const DomEvent& event) {
  return event.kind == DomEvent::Kind::kInput || event.kind == DomEvent::Kind::kCompose;
}

bool IsAct(const DomEvent& event) {
  return event.kind == DomEvent::Kind::kClick || event.kind == DomEvent::Kind::kSubmit;
}

}  // namespace

App::Parts::Parts(AppParts given)
    : client(given.client),
      strings(given.strings),
      zone(given.zone),
      platform(given.text),
      sink(given.sink),
      wing(given.wing),
      engine(given.text, home.atlas(), given.strings.language()),
      ui(engine),
      drafts(given.kept) {
  memory.times = ChosenTimes::Of(drafts.Times());
  memory.tools.paged = drafts.Paged();
  memory.new_form = drafts.NewForm();
  memory.new_fill.answers = drafts.NewAnswers();
}

App::App(AppParts parts) : parts_(std::make_unique<Parts>(std::move(parts))) {}
App::~App() = default;

FrameOutput App::Frame(const FrameInput& input) { return parts_->Frame(parts_->InOrder(input)); }
const SemanticsTree& App::semantics() const { return parts_->ui.record.tree(); }

FrameInput App::Parts::InOrder(const FrameInput& input) {
  FrameInput now = input;
  now.events = std::exchange(waiting_events, {});
  now.events.insert(now.events.end(), input.events.begin(), input.events.end());
  bool typed = false;
  auto rest = now.events.begin();
  for (bool acted = false; rest != now.events.end() && !acted; ++rest) {
    // Like what is typed, a file that is chosen is known only after the drawing.
    if (typed && rest->kind == DomEvent::Kind::kFile) break;
    typed |= IsTyping(*rest);
    acted = IsAct(*rest);
  }
  waiting_events.assign(rest, now.events.end());
  now.events.erase(rest, now.events.end());
  return now;
}

FrameOutput App::Parts::Frame(const FrameInput& input) {
  FrameOutput output;
  asked = false;
  TakeEvents(input, &output);
  // What was typed counts before what has arrived, and the draft knows it after the drawing.
  const bool typed = std::any_of(input.events.begin(), input.events.end(), IsTyping);
  if (!composing && !typed) NoticeNews(input.now_millis, &output);
  asked = asked || typed;
  announcer.Pump(input.now_millis);
  ++memory.frame;

  engine.BeginFrame();
  const bool only_scrolled = OnlyScrolled(input);
  if (platform.PixelsGeneration() != pixels_generation) ui.paint.ForgetLines();
  pixels_generation = platform.PixelsGeneration();
  home.BeginFrame(input.width * input.scale, input.height * input.scale);

  std::vector<Action> actions;
  if (client.session_state() == client::LoadState::kReady) {
    ui.paint.SetBrand(client.session().brand);
  }
  ui.BeginFrame(input, {home.StartList(), content}, strings.language(), only_scrolled);
  ViewContext context{ui, client, strings, zone, input.now_millis, memory, actions};
  Draw(context);
  const bool wing_acted = wing != nullptr && wing->Act();
  if (wing_acted) NoticeWing(&output);
  if (!actions.empty() || wing_acted) {
    const std::vector<Action> asked_for = std::exchange(actions, {});
    for (const Action& action : asked_for) Do(action, &output);
    NoticeReply();
    NoticeDraft();
    NoticeDetails();
    NoticeRating();
    NoticeViews();
    NoticeNewTicket(&output);
    announcer.Pump(input.now_millis);
    // What was done is seen in the same frame.
    ui.Redo(input, {home.StartList(), content}, strings.language());
    ViewContext again{ui, client, strings, zone, input.now_millis, memory, actions};
    Draw(again);
    context.shows_relative_times = again.shows_relative_times;
    context.deadline = again.deadline;
    context.first_wrong_field = again.first_wrong_field;
    context.title = again.title;
    context.details_focus = again.details_focus;
    context.rating_focus = again.rating_focus;
    context.found_focus = again.found_focus;
    context.subject = again.subject;
    context.named_message = again.named_message;
    context.older_focus = again.older_focus;
  }
  ui.EndFrame();
  output.draw_data = &home.EndFrame();
  output.strips = ui.strips();
  DiffSemantics(ui.record.last(), ui.record.tree(), sink);

  FetchWhatIsInSight();
  GiveFocus(context, &output);
  PlanNextFrame(context, input, &output);
  output.title = Title();
  output.kept = drafts.TakeChanges();
  output.files = std::exchange(file_orders, {});
  SaySession(&output);
  return output;
}

void App::Parts::NoticeNews(Millis now, FrameOutput* output) {
  if (network.has_value()) {
    client.NoteNetwork(*network);
    if (wing != nullptr) wing->NoteNetwork(*network);
    network.reset();
  }
  client.Poll();
  if (wing != nullptr) wing->Poll();
  NoticeSession();
  NoticeFirstScreen();
  NoticeReply();
  NoticeDraft();
  NoticeArrivals();
  NoticeDetails();
  NoticeRating();
  NoticeViews();
  NoticeNewTicket(output);
  NoticeConnection(output);
  NoticeSessionEnd(now);
  NoticeFound();
  NoticeSimilar();
  NoticeWing(output);
}

bool App::Parts::OnlyScrolled(const FrameInput& input) {
  const auto scrolls = [](const DomEvent& event) { return event.kind == DomEvent::Kind::kScroll; };
  bool only = !input.events.empty() &&
              std::all_of(input.events.begin(), input.events.end(), scrolls) &&
              Revision() == last_revision && platform.PixelsGeneration() == pixels_generation;
  if (next_midnight.has_value() && input.now_millis >= *next_midnight) only = false;
  FrameInput now = input;
  now.events.clear();
  now.now_millis = 0;
  if (now != last_input) only = false;
  last_input = std::move(now);
  last_revision = Revision();
  return only;
}

void App::Parts::Draw(ViewContext& context) {
  DrawScreen(context, DrawFrame(context));
  ui.record.Add(Mark{.role = Role::kStatus, .key = "status", .name = announcer.polite()});
  ui.record.Add(Mark{.role = Role::kAlert, .key = "alert", .name = announcer.urgent()});
}

void App::Parts::DrawScreen(ViewContext& context, float top) {
  if (SessionFailed()) {
    return DrawFailedScreen(context, top, Error{.code = ErrorCode::kUnavailable});
  }
  if (client.session_state() != client::LoadState::kReady) return DrawLoadingScreen(context, top);
  if (InWing()) return wing->Draw(context, top);
  if (client.session().staff) return DrawStaffScreen(context, top);
  switch (client.route().screen) {
    case client::Screen::kTickets:
      return DrawTickets(context, top);
    case client::Screen::kTicket:
      return DrawThread(context, top);
    case client::Screen::kNewTicket:
      return DrawNewTicket(context, top);
    case client::Screen::kSearch:
      return DrawSearch(context, top);
    case client::Screen::kWing:
    case client::Screen::kUnknown:
      return DrawMissingScreen(context, top);
  }
}

bool App::Parts::SessionFailed() const {
  return client.session_state() == client::LoadState::kFailed &&
         client.connection() == client::Connection::kOnline;
}

bool App::Parts::Waits() const {
  const auto none_yet = [](client::LoadState state) {
    return state == client::LoadState::kIdle || state == client::LoadState::kLoading;
  };
  if (none_yet(client.session_state())) return true;
  if (client.session_state() != client::LoadState::kReady || client.session().staff) return false;
  const client::Screen screen = client.route().screen;
  if (screen == client::Screen::kTickets) return none_yet(client.list().state());
  if (screen == client::Screen::kSearch) {
    return client.search().state == client::LoadState::kLoading;
  }
  return screen == client::Screen::kTicket && none_yet(client.thread().state);
}

bool App::Parts::InWing() const {
  return wing != nullptr && client.route().wing.starts_with(wing->prefix()) &&
         client.session_state() == client::LoadState::kReady && wing->Admits(client.session());
}

void App::Parts::NoticeWing(FrameOutput* output) {
  if (wing == nullptr) return;
  if (const std::string said = wing->TakeAnnouncement(); !said.empty()) announcer.SayPolitely(said);
  if (wing->TakeWrongFieldWish()) wrong_field_wants_focus = true;
  for (const WingDraft& draft : wing->TakeDrafts()) drafts.SetOfWing(draft);
  output->open_tab = wing->TakeTab();
  const bool replaces = wing->path_replaces();
  if (const std::string path = wing->TakePath(); !path.empty()) {
    output->path = path;
    output->path_replaces = replaces;
    ui.set_scroll_restored(false);
    Show(client::ParseRoute(path));
  }
}

std::uint64_t App::Parts::Revision() const {
  return client.revision() + (wing != nullptr ? wing->revision() : 0);
}

void App::Parts::FetchWhatIsInSight() {
  ListMemory& list = memory.list;
  if (!list.first_in_sight.has_value()) return;
  const bool same = *list.first_in_sight == needed_first && list.last_in_sight == needed_last;
  needed_first = *list.first_in_sight;
  needed_last = list.last_in_sight;
  list.first_in_sight.reset();
  if (same) return;
  client.NeedRows(needed_first, needed_last);
  bool missing = false;
  for (std::int64_t row = needed_first; row <= needed_last; ++row) {
    missing = missing || client.list().Row(row) == nullptr;
  }
  asked = asked || missing;
}

void App::Parts::GiveFocus(const ViewContext& context, FrameOutput* output) {
  if (composing) return;
  if (wing != nullptr) output->focus = wing->TakeFocus();
  if (wrong_field_wants_focus && context.first_wrong_field != 0) {
    output->focus = context.first_wrong_field;
    wrong_field_wants_focus = false;
    title_wants_focus = false;
  } else if (message_wants_focus && context.named_message != 0) {
    // The browser scrolls to what has the focus.
    output->focus = context.named_message;
    message_wants_focus = title_wants_focus = false;
  } else if (context.found_focus != 0) {
    output->focus = context.found_focus;
    memory.found_before = 0;
  } else if (details_want_focus && context.details_focus != 0) {
    output->focus = context.details_focus;
    details_want_focus = false;
  } else if (rating_wants_focus && context.rating_focus != 0) {
    output->focus = context.rating_focus;
    rating_wants_focus = false;
  } else if (subject_wants_focus && context.subject != 0) {
    output->focus = context.subject;
    subject_wants_focus = false;
  } else if (context.older_focus != 0) {
    output->focus = context.older_focus;
    memory.older_before = 0;
  } else if (title_wants_focus && context.title != 0) {
    output->focus = context.title;
    title_wants_focus = false;
  }
}

void App::Parts::PlanNextFrame(const ViewContext& context, const FrameInput& input,
                               FrameOutput* output) {
  output->frame_wanted = asked || !waiting_events.empty();
  const auto at = [&](std::optional<Millis> instant) {
    if (!instant.has_value()) return;
    output->deadline = std::min(output->deadline.value_or(*instant), *instant);
  };
  at(announcer.NextDeadline());
  at(context.deadline);
  next_midnight.reset();
  if (context.shows_relative_times) next_midnight = NextMidnight(input.now_millis, zone);
  at(next_midnight);
  // The backend is not listened to until the composition has ended.
  if (composing) return;
  at(client.NextDeadline());
  if (const auto end = client.session_ends_at_millis()) {
    at(*end - kSessionNoticeMillis > input.now_millis ? *end - kSessionNoticeMillis : *end + 1);
  }
  if (wing != nullptr) at(wing->NextDeadline());
}

std::string App::Parts::ListTitle() const {
  const std::string& own = client.session().tickets_word;
  std::string list = own.empty() ? strings.Text("list.title") : own;
  const auto state = domain::ListingValue(client.route().listing, domain::kListState);
  for (const char* each : {"open", "waiting", "closed"}) {
    if (state == each) return strings.Text("list." + std::string(each)) + " · " + list;
  }
  return list;
}

std::string App::Parts::Title() const {
  if (client.session_state() != client::LoadState::kReady) {
    return strings.Text(SessionFailed() ? "state.failed_title" : "state.loading");
  }
  const std::string& portal = client.session().portal_name;
  const std::int64_t unread = client.session().unread;
  const std::string count = unread == 0 ? std::string() : "(" + std::to_string(unread) + ") ";
  const auto with = [&](std::string_view text) {
    return count + std::string(text) + " · " + portal;
  };
  if (InWing()) return with(wing->Title());
  if (client.session().staff) return portal;
  switch (client.route().screen) {
    case client::Screen::kTickets:
      return with(ListTitle());
    case client::Screen::kNewTicket:
      return with(strings.Text("new_ticket.title"));
    case client::Screen::kSearch:
      return with(SearchTitle(strings, client.search()));
    case client::Screen::kTicket:
      if (const domain::TicketSummary& ticket = client.thread().thread.ticket;
          ticket.number != domain::TicketNumber{0}) {
        return with(ticket.subject + " " + NumberText(ticket.number));
      }
      if (client.thread().state == client::LoadState::kLoading) {
        return with(strings.Text("state.loading"));
      }
      if (client.thread().error.code != ErrorCode::kNotFound) {
        return with(strings.Text("state.failed_title"));
      }
      break;
    case client::Screen::kWing:
    case client::Screen::kUnknown:
      break;
  }
  return with(strings.Text("state.missing_title"));
}

}  // namespace genkan::ui
