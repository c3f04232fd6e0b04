#include "client/thread_desk.h"

#include <algorithm>
#include <utility>

#include "genkan/wire/message.h"
#include "genkan/wire/rating_codec.h"
#include "genkan/wire/reply_codec.h"
#include "genkan/wire/ticket_codec.h"

namespace genkan::client {
namespace {

std::string TicketTarget(domain::TicketNumber number) {
  return "/v1/tickets/" + std::to_string(static_cast<std::int64_t>(number));
}

bool SameMessage(const domain::MessageView& a, const domain::MessageView& b) {
  return a.id == b.id;
}

}  // namespace

void ThreadDesk::Open(domain::TicketNumber number, domain::ConversationId conversation,
                      const domain::TicketSummary* known) {
  if (number == number_ && conversation != conversation_ && state_.state == LoadState::kReady) {
    // What is known of the ticket stays in sight, and its messages come anew.
    ++generation_;
    in_flight_ = older_in_flight_ = state_.older_loading = false;
    state_.older_error.reset();
    state_.thread.messages.clear();
    state_.thread.older_cursor.clear();
    state_.messages_loading = true;
    conversation_ = conversation;
    return Refresh();
  }
  conversation_ = conversation;
  if (number != number_ || state_.state != LoadState::kReady) {
    number_ = number;
    ++generation_;
    in_flight_ = older_in_flight_ = false;
    state_ = ThreadState{.state = LoadState::kLoading};
    if (known != nullptr) state_.thread.ticket = *known;
    ShowOutgoing();
  }
  state_.new_since_millis.reset();
  visit_begins_ = true;
  Refresh();
}

void ThreadDesk::Refresh() {
  if (state_.state == LoadState::kIdle) return;
  if (state_.state == LoadState::kFailed) state_.state = LoadState::kLoading;
  wanted_ = true;
  link_.Changed();
}

void ThreadDesk::LoadOlder() {
  if (state_.state != LoadState::kReady || state_.thread.older_cursor.empty()) return;
  if (state_.older_loading) return;
  state_.older_loading = true;
  state_.older_error.reset();
  link_.Changed();
}

void ThreadDesk::Pump() {
  if (drafts_.TakeRefreshWish()) Refresh();
  if (!link_.MayAsk()) return;
  if (wanted_ && !in_flight_) Fetch();
  if (!state_.older_loading || older_in_flight_) return;
  older_in_flight_ = true;
  link_.Get(Target("messages_before=" + wire::PercentEncoded(state_.thread.older_cursor)),
            [this, generation = generation_](Result<std::string> answer) {
              if (generation == generation_) ReceiveOlder(answer);
            });
}

std::string ThreadDesk::Target(std::string_view condition) const {
  std::string query;
  if (conversation_) query = "conversation=" + domain::IdText(conversation_);
  if (!query.empty() && !condition.empty()) query += "&";
  query += condition;
  return TicketTarget(number_) + (query.empty() ? "" : "?" + query);
}

bool ThreadDesk::ShowsAllNews() const {
  if (!conversation_) return true;
  const auto& all = state_.thread.conversations;
  return std::none_of(all.begin(), all.end(),
                      [this](const auto& each) { return each.unread && each.id != conversation_; });
}

void ThreadDesk::Fetch() {
  wanted_ = false;
  in_flight_ = true;
  link_.Get(Target(""), [this, generation = generation_,
                         writes = drafts_.writes()](Result<std::string> answer) {
    if (generation == generation_) Receive(answer, writes);
  });
}

void ThreadDesk::Receive(const Result<std::string>& answer, std::uint64_t draft_writes) {
  in_flight_ = false;
  if (!answer.ok() && MayPass(answer.error())) {
    wanted_ = true;
    return;
  }
  link_.Changed();
  state_.messages_loading = false;
  auto decoded = answer.ok() ? wire::DecodeThread(*answer) : Result<domain::Thread>(answer.error());
  if (!decoded.ok()) {
    const Error error = answer.ok() ? Error{.code = ErrorCode::kInternal} : decoded.error();
    // Whoever may not see it any more sees nothing of it; all else leaves what is there.
    if (state_.state == LoadState::kReady && error.code != ErrorCode::kNotFound) {
      state_.stale_error = error;
    } else {
      state_ = ThreadState{.state = LoadState::kFailed, .error = error, .reply = state_.reply};
    }
    return;
  }
  state_.stale_error.reset();
  Adopt(std::move(*decoded));
  state_.state = LoadState::kReady;
  drafts_.Arrived(number_, state_.thread.draft, draft_writes);
}

// Takes over the newest messages and keeps the older ones where the two join.
void ThreadDesk::Adopt(domain::Thread newest) {
  std::vector<domain::MessageView>& held = state_.thread.messages;
  if (!newest.messages.empty()) {
    const auto join = std::find_if(held.begin(), held.end(), [&](const auto& message) {
      return SameMessage(message, newest.messages.front());
    });
    if (join != held.end() && join != held.begin()) {
      newest.messages.insert(newest.messages.begin(), std::make_move_iterator(held.begin()),
                             std::make_move_iterator(join));
      newest.older_cursor = std::move(state_.thread.older_cursor);
    }
  }
  const bool news = newest.ticket.unread && newest.read_until_millis > 0;
  if (std::exchange(visit_begins_, false) && news) {
    state_.new_since_millis = newest.read_until_millis;
  }
  state_.thread = std::move(newest);
}

void ThreadDesk::ReceiveOlder(const Result<std::string>& answer) {
  older_in_flight_ = false;
  if (!answer.ok() && MayPass(answer.error())) return;
  state_.older_loading = false;
  link_.Changed();
  auto older = answer.ok() ? wire::DecodeThread(*answer) : Result<domain::Thread>(answer.error());
  if (!older.ok()) {
    state_.older_error = answer.ok() ? Error{.code = ErrorCode::kInternal} : older.error();
    return;
  }
  auto& held = state_.thread.messages;
  held.insert(held.begin(), std::make_move_iterator(older->messages.begin()),
              std::make_move_iterator(older->messages.end()));
  state_.thread.older_cursor = std::move(older->older_cursor);
}

void ThreadDesk::SendReply(std::string_view text, std::vector<domain::AttachmentId> attachments) {
  OutgoingReply& outgoing = outgoing_[number_];
  if (outgoing.sending == Sending::kSending) return;
  auto checked = domain::CheckMessageText(text, "text");
  if (!checked.ok()) {
    outgoing.sending = Sending::kFailed;
    outgoing.text = text;
    outgoing.error = checked.error();
    ShowOutgoing();
    return;
  }
  std::string words = *checked;
  for (const domain::AttachmentId file : attachments) words += "\n" + domain::IdText(file);
  outgoing.conversation = conversation_;
  if (outgoing.unanswered.client_key.empty() || outgoing.unanswered.words != words) {
    outgoing.unanswered = {.client_key = link_.NewClientKey(), .words = std::move(words)};
  }
  outgoing.text = std::move(*checked);
  outgoing.attachments = std::move(attachments);
  Post(number_, outgoing);
}

void ThreadDesk::RetryReply() {
  const auto found = outgoing_.find(number_);
  if (found == outgoing_.end() || found->second.sending != Sending::kFailed) return;
  SendReply(std::string(found->second.text), found->second.attachments);
}

void ThreadDesk::ForgetReply() {
  const auto found = outgoing_.find(number_);
  if (found == outgoing_.end() || found->second.sending != Sending::kFailed) return;
  found->second.sending = Sending::kNothing;
  ShowOutgoing();
}

std::optional<ArrivedReply> ThreadDesk::TakeArrivedReply() {
  const auto found = std::find_if(outgoing_.begin(), outgoing_.end(), [](const auto& entry) {
    return entry.second.sending == Sending::kSent;
  });
  if (found == outgoing_.end()) return std::nullopt;
  ArrivedReply arrived{.number = found->first, .text = std::move(found->second.text)};
  outgoing_.erase(found);
  ShowOutgoing();
  return arrived;
}

void ThreadDesk::ResumeReply(Unanswered before) {
  OutgoingReply& outgoing = outgoing_[number_];
  if (outgoing.sending == Sending::kSending) return;
  if (outgoing.unanswered.client_key == before.client_key) return;
  outgoing.unanswered = std::move(before);
}

void ThreadDesk::ChangeState(domain::StageKind state) {
  if (state_.changing == Sending::kSending) return;
  state_.changing = Sending::kSending;
  link_.Changed();
  link_.Put(TicketTarget(number_) + "/state", wire::EncodeTicketState(state),
            [this, state, generation = generation_](const Result<std::string>& answer) {
              if (generation != generation_) return;
              state_.changing = answer.ok() ? Sending::kNothing : Sending::kFailed;
              if (answer.ok()) {
                changed_state_ = state;
              } else {
                state_.change_error = answer.error();
              }
              // What may be done with it has changed too.
              Refresh();
              link_.Changed();
            });
}

void ThreadDesk::ChangeDetails(const domain::FieldsEdit& edit) {
  if (state_.editing == Sending::kSending) return;
  const auto checked = domain::CheckAnswers(edit.form, edit.answers);
  if (!checked.ok()) return FailDetails(checked.error());
  wire::ChangedFields changed{.tag = edit.tag, .fields = {}};
  // What was emptied is said, too.
  for (const domain::Question& question : edit.form.questions) {
    changed.fields.push_back({question.field, domain::AnswerTo(edit.answers, question.field)});
  }
  state_.editing = Sending::kSending;
  link_.Changed();
  link_.Put(TicketTarget(number_) + "/fields", wire::EncodeChangedFields(changed),
            [this, generation = generation_](const Result<std::string>& answer) {
              if (generation != generation_) return;
              if (!answer.ok()) return FailDetails(answer.error());
              state_.editing = Sending::kNothing;
              changed_details_ = true;
              Refresh();
            });
}

void ThreadDesk::ForgetChangedDetails() {
  if (state_.editing != Sending::kFailed) return;
  state_.editing = Sending::kNothing;
  link_.Changed();
}

void ThreadDesk::FailDetails(const Error& error) {
  state_.editing = Sending::kFailed;
  state_.edit_error = error;
  // What somebody else has made of them is to be seen.
  if (error.code == ErrorCode::kConflict) Refresh();
  link_.Changed();
}

void ThreadDesk::Rate(const domain::Rating& rating) {
  if (state_.rating == Sending::kSending) return;
  state_.rating = Sending::kSending;
  link_.Changed();
  link_.Put(TicketTarget(number_) + "/rating", wire::EncodeNewRating(rating),
            [this, generation = generation_](const Result<std::string>& answer) {
              if (generation != generation_) return;
              if (!answer.ok()) return FailRating(answer.error());
              state_.rating = Sending::kNothing;
              rated_ = true;
              const auto stored = wire::DecodeRating(*answer);
              if (stored.ok()) state_.thread.rating = *stored;
              Refresh();
            });
}

void ThreadDesk::ForgetRating() {
  if (state_.rating != Sending::kFailed) return;
  state_.rating = Sending::kNothing;
  link_.Changed();
}

void ThreadDesk::FailRating(const Error& error) {
  state_.rating = Sending::kFailed;
  state_.rating_error = error;
  // Somebody may have opened the ticket again, or the time be over.
  if (error.code == ErrorCode::kForbidden) Refresh();
  link_.Changed();
}

void ThreadDesk::NoteSignIn() {
  for (auto& [number, outgoing] : outgoing_) {
    const bool waits = outgoing.sending == Sending::kFailed && SaysSessionEnded(outgoing.error);
    if (waits) Post(number, outgoing);
  }
}

void ThreadDesk::Post(domain::TicketNumber number, OutgoingReply& outgoing) {
  outgoing.sending = Sending::kSending;
  outgoing.error = Error{};
  ShowOutgoing();
  link_.Send({.target = TicketTarget(number) + "/replies" + drafts_.SentWith(number),
              .body = wire::EncodeNewReply({.text = outgoing.text,
                                            .attachments = outgoing.attachments,
                                            .conversation = outgoing.conversation}),
              .client_key = outgoing.unanswered.client_key},
             [this, number](Result<std::string> answer) { ReceiveSent(number, answer); });
}

void ThreadDesk::ReceiveSent(domain::TicketNumber number, const Result<std::string>& answer) {
  OutgoingReply& outgoing = outgoing_[number];
  outgoing.sending = answer.ok() ? Sending::kSent : Sending::kFailed;
  if (answer.ok()) {
    outgoing.unanswered = {};
    drafts_.Sent(number);
  } else {
    // A refusal leaves the key too: what an earlier press sent under it may have arrived.
    outgoing.error = answer.error();
  }
  ShowOutgoing();
  if (!answer.ok() || number != number_) return;
  auto message = wire::DecodeMessage(*answer);
  const bool shown = !conversation_ || conversation_ == outgoing.conversation;
  if (message.ok() && state_.state == LoadState::kReady && shown) {
    auto& held = state_.thread.messages;
    const bool there = std::any_of(held.begin(), held.end(),
                                   [&](const auto& other) { return SameMessage(other, *message); });
    if (!there) {
      held.push_back(std::move(*message));
      ++state_.thread.messages_total;
    }
  }
  // The answer may have moved the ticket to another stage.
  Refresh();
}

void ThreadDesk::ShowOutgoing() {
  const auto found = outgoing_.find(number_);
  const bool shown = found != outgoing_.end() && found->second.sending != Sending::kNothing;
  state_.reply = shown ? found->second : OutgoingReply{};
  link_.Changed();
}

}  // namespace genkan::client
