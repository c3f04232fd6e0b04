// The wing of those who answer tickets: which screen is shown, what is said of what was done, and
// what is kept over a reload.
#include <algorithm>

#include "genkan/base/utf8.h"
#include "genkan/ui/desk.h"
#include "ui/composer_view.h"
#include "ui/desk/desk_view.h"
#include "ui/state_views.h"

namespace genkan::ui {
namespace {

using client::AgentAct;
using domain::Audience;
using domain::TicketNumber;

std::string DraftKey(TicketNumber number, std::string_view what) {
  return "desk/" + std::to_string(static_cast<std::int64_t>(number)) + "/" + std::string(what);
}

// What was typed behind the words that went out stays, and so does what was written anew.
void TakeOut(std::string_view sent, std::string* draft) {
  if (!TrimmedText(*draft).starts_with(sent)) return;
  draft->erase(0, draft->find(sent) + sent.size());
  draft->erase(0, draft->find(TrimmedText(*draft)));
  if (TrimmedText(*draft).empty()) draft->clear();
}

class DeskWing final : public Wing {
 public:
  DeskWing(client::AgentClient& agent, const Strings& strings) : agent_(agent), strings_(strings) {}

  std::string_view prefix() const override { return "/desk"; }
  bool Admits(const domain::SessionView& session) const override { return session.may_answer; }
  void NoteSignIn() override { agent_.NoteSignIn(); }
  void NoteNetwork(bool present) override { agent_.NoteNetwork(present); }
  void NoteChanges(std::string_view data) override { agent_.NoteChanges(data); }
  void NoteAct() override { agent_.NoteAct(); }

  void Poll() override {
    agent_.Poll();
    NoticeArrived();
    NoticeActs();
    NoticeFailures();
    FollowMerged();
  }

  void Go(std::string_view path) override {
    const client::DeskPlace place = client::ParseDeskPlace(path);
    const bool same_ticket =
        place.number == agent_.place().number && place.screen == client::DeskScreen::kTicket;
    memory_.panel = Panel::kNone;
    memory_.opener = 0;
    if (!same_ticket) memory_.done = memory_.asked = {};
    if (place.screen == client::DeskScreen::kList) memory_.list = place.filters;
    if (place.screen == client::DeskScreen::kMerge) memory_.merge_into.clear();
    agent_.Go(place);
  }

  void Draw(ViewContext& view, float top) override {
    // What a second drawing of the same frame asked for was done after the first.
    deeds_.clear();
    DeskContext context{view, agent_, memory_, deeds_};
    for (const DomEvent& event : view.ui.input().events) {
      if (event.kind == DomEvent::Kind::kEscape && memory_.panel != Panel::kNone) {
        context.Do([this] { ClosePanel(memory_); });
      }
    }
    switch (agent_.place().screen) {
      case client::DeskScreen::kList:
        return DrawDeskList(context, top);
      case client::DeskScreen::kTicket:
        return DrawDeskThread(context, top);
      case client::DeskScreen::kMerge:
        return DrawMerge(context, top);
      case client::DeskScreen::kUnknown:
        return DrawMissingScreen(view, top);
    }
  }

  bool Act() override {
    const auto deeds = std::exchange(deeds_, {});
    for (const auto& deed : deeds) deed();
    if (!deeds.empty()) Poll();
    return !deeds.empty();
  }

  std::string Title() const override {
    const client::AgentThreadState& thread = agent_.thread();
    const bool ready = thread.state == client::LoadState::kReady;
    const domain::AgentTicket& ticket = thread.thread.ticket;
    switch (agent_.place().screen) {
      case client::DeskScreen::kList:
        return strings_.Text("desk.title");
      case client::DeskScreen::kTicket:
        if (ready) return ticket.subject + " " + HashNumber(ticket.number);
        return strings_.Text(thread.state == client::LoadState::kFailed ? "state.failed_title"
                                                                        : "state.loading");
      case client::DeskScreen::kMerge:
        return strings_.Text("desk.merge_title");
      case client::DeskScreen::kUnknown:
        break;
    }
    return strings_.Text("state.missing_title");
  }

  std::uint64_t revision() const override { return agent_.revision() + rises_; }
  std::optional<Millis> NextDeadline() const override { return agent_.NextDeadline(); }
  std::string TakeAnnouncement() override { return std::exchange(announcement_, {}); }
  bool TakeWrongFieldWish() override { return std::exchange(wrong_field_, false); }
  NodeId TakeFocus() override { return std::exchange(memory_.focus, 0); }
  std::string TakePath() override {
    replaces_ = false;
    return std::exchange(memory_.path, {});
  }
  bool path_replaces() const override { return replaces_; }
  std::string TakeTab() override { return {}; }

  std::vector<WingDraft> TakeDrafts() override {
    std::map<std::string, std::string> now;
    for (const auto& [number, draft] : memory_.drafts) {
      now[DraftKey(number, "answer")] = draft.answer;
      now[DraftKey(number, "note")] = draft.note;
    }
    for (const auto& [key, sent] : sent_) now[key] = sent;
    std::vector<WingDraft> changed;
    for (const auto& [key, text] : now) {
      std::string& kept = kept_[key];
      if (kept == text) continue;
      kept = text;
      changed.push_back({key, text});
    }
    return changed;
  }

  void Resume(const WingDraft& draft) override {
    const std::string_view key = draft.key;
    const std::size_t end = key.rfind('/');
    if (!key.starts_with("desk/") || end < 5 || end == std::string_view::npos) return;
    const auto number = domain::ParseTicketNumber(key.substr(5, end - 5));
    if (!number.ok()) return;
    kept_[draft.key] = draft.text;
    const std::string_view what = key.substr(end + 1);
    AnswerDraft& held = memory_.drafts[*number];
    if (what == "answer") held.answer = draft.text;
    if (what == "note") held.note = draft.text;
    held.writes_note = held.answer.empty() && !held.note.empty();
    if (!what.starts_with("sent-")) return;
    sent_[draft.key] = draft.text;
    const std::size_t line = std::min(draft.text.find('\n'), draft.text.size() - 1);
    agent_.Resume(*number, what == "sent-note" ? Audience::kInternal : Audience::kCustomer,
                  {.client_key = draft.text.substr(0, line), .words = draft.text.substr(line + 1)});
  }

 private:
  static std::string SentKey(TicketNumber number, Audience audience) {
    return DraftKey(number, audience == Audience::kInternal ? "sent-note" : "sent-answer");
  }

  void NoticeArrived() {
    const TicketNumber open = agent_.place().number;
    for (const Audience audience : {Audience::kCustomer, Audience::kInternal}) {
      const client::OutgoingReply& reply =
          audience == Audience::kInternal ? agent_.thread().note : agent_.thread().answer;
      if (reply.sending != client::Sending::kSending) continue;
      sent_[SentKey(open, audience)] = reply.unanswered.client_key + "\n" + reply.unanswered.words;
    }
    while (const auto arrived = agent_.TakeArrived()) {
      const bool note = arrived->audience == Audience::kInternal;
      AnswerDraft& draft = memory_.drafts[arrived->number];
      TakeOut(arrived->text, note ? &draft.note : &draft.answer);
      sent_[SentKey(arrived->number, arrived->audience)].clear();
      Say(strings_.Text(note ? "desk.note_saved" : "desk.sent"));
    }
  }

  void NoticeActs() {
    const AgentAct done = agent_.TakeDone();
    if (done == AgentAct::kNone) return;
    memory_.done = std::exchange(memory_.asked, {});
    ClosePanel(memory_);
    switch (done) {
      case AgentAct::kHide:
        return Say(strings_.Text("desk.is_hidden"));
      case AgentAct::kShow:
        return Say(strings_.Text("desk.is_shown"));
      case AgentAct::kRestrict:
        return Say(strings_.Text("desk.is_restricted"));
      case AgentAct::kOpenToCompanies:
        return Say(strings_.Text("desk.is_opened"));
      case AgentAct::kRedact:
        return Say(strings_.Text("desk.redacted_now"));
      case AgentAct::kMarkFile:
        return Say(strings_.Text("desk.file_marked"));
      case AgentAct::kUndo:
        NoticeUndone();
        return Say(strings_.Text("desk.undone"));
      case AgentAct::kMerge:
        return Say(strings_.Text("desk.merged"));
      default:
        return Say(memory_.done.words.empty() ? strings_.Text("desk.reversed")
                                              : memory_.done.words);
    }
  }

  // The words are for the answer's field again, to be put right.
  void NoticeUndone() {
    AnswerDraft& draft = memory_.drafts[agent_.place().number];
    if (TrimmedText(draft.answer).empty()) draft.answer = memory_.undone_answer;
    draft.writes_note = false;
    memory_.undone_answer.clear();
  }

  // Says once that something was not done.
  void NoticeFailures() {
    const client::AgentThreadState& thread = agent_.thread();
    const bool act = thread.act.sending == client::Sending::kFailed;
    if (act && !act_failed_) Say(FailureText(strings_, "thread.change_failed", thread.act.error));
    act_failed_ = act;
    const client::OutgoingReply* failed = nullptr;
    for (const client::OutgoingReply* reply : {&thread.answer, &thread.note}) {
      if (reply->sending == client::Sending::kFailed) failed = reply;
    }
    if (failed != nullptr && !send_failed_) {
      Say(FailureText(strings_, "desk.send_failed", failed->error));
      wrong_field_ = !failed->error.field.empty();
    }
    send_failed_ = failed != nullptr;
  }

  // The ticket that was asked for has gone into another one, by this agent or by somebody else.
  void FollowMerged() {
    const client::AgentThreadState& thread = agent_.thread();
    const client::DeskPlace& place = agent_.place();
    const bool there =
        thread.state == client::LoadState::kReady &&
        (place.screen == client::DeskScreen::kTicket || place.screen == client::DeskScreen::kMerge);
    const TicketNumber number{thread.thread.ticket.number};
    if (!there || number == place.number || number == TicketNumber{0}) return;
    memory_.path = client::DeskPath({.screen = client::DeskScreen::kTicket, .number = number});
    // Its old path leads here for ever: going back must not come upon it again.
    replaces_ = true;
  }

  void Say(std::string words) {
    announcement_ += (announcement_.empty() ? "" : " ") + std::move(words);
    ++rises_;
  }

  client::AgentClient& agent_;
  const Strings& strings_;
  DeskMemory memory_;
  std::vector<std::function<void()>> deeds_;
  std::string announcement_;
  bool wrong_field_ = false;
  bool replaces_ = false;
  bool act_failed_ = false;
  bool send_failed_ = false;
  std::uint64_t rises_ = 0;
  // What went out and is not known to have arrived, as it is kept: the key, a line end, the words.
  std::map<std::string, std::string> sent_;
  std::map<std::string, std::string> kept_;
};

}  // namespace

std::unique_ptr<Wing> NewDeskWing(client::AgentClient& agent, const Strings& strings) {
  return std::make_unique<DeskWing>(agent, strings);
}

}  // namespace genkan::ui
