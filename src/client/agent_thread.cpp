#include "client/agent_thread.h"

#include <algorithm>

#include "genkan/wire/agent_codec.h"
#include "genkan/wire/message.h"

namespace genkan::client {

using domain::AgentMessageView;
using domain::Audience;

std::string AgentThreadDesk::Target(std::string_view below) const {
  return "/v1/agent/tickets/" + std::to_string(static_cast<std::int64_t>(number_)) +
         std::string(below);
}

void AgentThreadDesk::Open(domain::TicketNumber number) {
  if (number != number_ || state_.state != LoadState::kReady) {
    number_ = number;
    ++generation_;
    in_flight_ = older_in_flight_ = false;
    state_ = AgentThreadState{.state = LoadState::kLoading};
    ShowOutgoing();
  }
  Refresh();
}

void AgentThreadDesk::Refresh() {
  if (state_.state == LoadState::kIdle) return;
  if (state_.state == LoadState::kFailed) state_.state = LoadState::kLoading;
  wanted_ = true;
  link_.Changed();
}

void AgentThreadDesk::LoadOlder() {
  if (state_.state != LoadState::kReady || state_.thread.older_cursor.empty()) return;
  state_.older_loading = true;
  state_.older_error.reset();
  link_.Changed();
}

void AgentThreadDesk::Pump() {
  if (!link_.MayAsk()) return;
  if (wanted_ && !in_flight_) {
    wanted_ = false;
    in_flight_ = true;
    link_.Get(Target(), [this, generation = generation_](const Result<std::string>& answer) {
      if (generation == generation_) Receive(answer);
    });
  }
  if (!state_.older_loading || older_in_flight_) return;
  older_in_flight_ = true;
  link_.Get(Target("?messages_before=" + wire::PercentEncoded(state_.thread.older_cursor)),
            [this, generation = generation_](const Result<std::string>& answer) {
              if (generation == generation_) ReceiveOlder(answer);
            });
}

void AgentThreadDesk::Receive(const Result<std::string>& answer) {
  in_flight_ = false;
  if (!answer.ok() && MayPass(answer.error())) {
    wanted_ = true;
    return;
  }
  link_.Changed();
  auto decoded =
      answer.ok() ? wire::DecodeAgentThread(*answer) : Result<domain::AgentThread>(answer.error());
  if (!decoded.ok()) {
    if (state_.state == LoadState::kReady && decoded.error().code != ErrorCode::kNotFound) {
      state_.stale_error = decoded.error();
    } else {
      state_.state = LoadState::kFailed;
      state_.error = decoded.error();
    }
    return;
  }
  state_.stale_error.reset();
  Adopt(std::move(*decoded));
  state_.state = LoadState::kReady;
}

// Takes over the newest messages and keeps the older ones where the two join.
void AgentThreadDesk::Adopt(domain::AgentThread newest) {
  std::vector<AgentMessageView>& held = state_.thread.messages;
  if (!newest.messages.empty()) {
    const auto join = std::find_if(held.begin(), held.end(), [&](const AgentMessageView& message) {
      return message.id == newest.messages.front().id;
    });
    if (join != held.end() && join != held.begin()) {
      newest.messages.insert(newest.messages.begin(), std::make_move_iterator(held.begin()),
                             std::make_move_iterator(join));
      newest.older_cursor = std::move(state_.thread.older_cursor);
    }
  }
  state_.thread = std::move(newest);
  if (state_.undo.has_value()) {
    const auto& messages = state_.thread.messages;
    const bool there = std::any_of(messages.begin(), messages.end(), [&](const auto& message) {
      return message.id == state_.undo->message;
    });
    if (!there) state_.undo.reset();
  }
  for (const AgentMessageView& message : state_.thread.messages) NotePending(message);
}

// The backend's clock need not be this one: what counts is how long there is.
void AgentThreadDesk::NotePending(const AgentMessageView& message) {
  if (message.undo_until_millis == 0) return;
  if (state_.undo.has_value() && state_.undo->message == message.id) return;
  const Millis now = clock_.NowMillis();
  const Millis left = std::clamp<Millis>(message.undo_until_millis - now, 0, domain::kUndoMillis);
  state_.undo = PendingUndo{.message = message.id, .until_millis = now + left};
}

void AgentThreadDesk::ReceiveOlder(const Result<std::string>& answer) {
  older_in_flight_ = false;
  if (!answer.ok() && MayPass(answer.error())) return;
  state_.older_loading = false;
  link_.Changed();
  auto older =
      answer.ok() ? wire::DecodeAgentThread(*answer) : Result<domain::AgentThread>(answer.error());
  if (!older.ok()) {
    state_.older_error = older.error();
    return;
  }
  auto& held = state_.thread.messages;
  held.insert(held.begin(), std::make_move_iterator(older->messages.begin()),
              std::make_move_iterator(older->messages.end()));
  state_.thread.older_cursor = std::move(older->older_cursor);
}

void AgentThreadDesk::Send(Audience audience, std::string_view text) {
  const Way way{number_, audience};
  OutgoingReply& outgoing = outgoing_[way];
  if (outgoing.sending == Sending::kSending) return;
  auto checked = domain::CheckMessageText(text, "text");
  if (!checked.ok()) {
    outgoing.sending = Sending::kFailed;
    outgoing.text = text;
    outgoing.error = checked.error();
    return ShowOutgoing();
  }
  if (outgoing.unanswered.client_key.empty() || outgoing.unanswered.words != *checked) {
    outgoing.unanswered = {.client_key = link_.NewClientKey(), .words = *checked};
  }
  outgoing.text = std::move(*checked);
  Post(way, outgoing);
}

void AgentThreadDesk::Post(const Way& way, OutgoingReply& outgoing) {
  outgoing.sending = Sending::kSending;
  outgoing.error = Error{};
  ShowOutgoing();
  link_.Send({.target = Target("/messages"),
              .body = wire::EncodeAgentAnswer({.text = outgoing.text, .audience = way.second}),
              .client_key = outgoing.unanswered.client_key},
             [this, way](const Result<std::string>& answer) { ReceiveSent(way, answer); });
}

void AgentThreadDesk::ReceiveSent(const Way& way, const Result<std::string>& answer) {
  OutgoingReply& outgoing = outgoing_[way];
  outgoing.sending = answer.ok() ? Sending::kSent : Sending::kFailed;
  if (answer.ok()) {
    outgoing.unanswered = {};
  } else {
    // A refusal leaves the key too: what an earlier press sent under it may have arrived.
    outgoing.error = answer.error();
  }
  ShowOutgoing();
  if (!answer.ok() || way.first != number_) return;
  const auto message = wire::DecodeAgentMessage(*answer);
  if (message.ok() && state_.state == LoadState::kReady) {
    auto& held = state_.thread.messages;
    const bool there = std::any_of(held.begin(), held.end(), [&](const AgentMessageView& other) {
      return other.id == message->id;
    });
    if (!there) {
      held.push_back(*message);
      ++state_.thread.messages_total;
      if (message->undo_until_millis != 0) {
        state_.undo = PendingUndo{.message = message->id,
                                  .until_millis = clock_.NowMillis() + message->undo_until_millis -
                                                  message->sent_at_millis};
      }
    }
  }
  // The answer may have moved the ticket to another stage.
  Refresh();
}

void AgentThreadDesk::ForgetSending(Audience audience) {
  const auto found = outgoing_.find({number_, audience});
  if (found == outgoing_.end() || found->second.sending != Sending::kFailed) return;
  found->second.sending = Sending::kNothing;
  ShowOutgoing();
}

std::optional<ArrivedAnswer> AgentThreadDesk::TakeArrived() {
  const auto found = std::find_if(outgoing_.begin(), outgoing_.end(), [](const auto& entry) {
    return entry.second.sending == Sending::kSent;
  });
  if (found == outgoing_.end()) return std::nullopt;
  ArrivedAnswer arrived{.number = found->first.first,
                        .audience = found->first.second,
                        .text = std::move(found->second.text)};
  outgoing_.erase(found);
  ShowOutgoing();
  return arrived;
}

void AgentThreadDesk::Resume(domain::TicketNumber number, Audience audience, Unanswered before) {
  OutgoingReply& outgoing = outgoing_[{number, audience}];
  if (outgoing.sending != Sending::kSending) outgoing.unanswered = std::move(before);
}

void AgentThreadDesk::ShowOutgoing() {
  const auto shown = [&](Audience audience) {
    const auto found = outgoing_.find({number_, audience});
    const bool there = found != outgoing_.end() && found->second.sending != Sending::kNothing;
    return there ? found->second : OutgoingReply{};
  };
  state_.answer = shown(Audience::kCustomer);
  state_.note = shown(Audience::kInternal);
  link_.Changed();
}

bool AgentThreadDesk::Begin(AgentAct act) {
  if (state_.act.sending == Sending::kSending) return false;
  state_.act = {.act = act, .sending = Sending::kSending, .error = {}};
  link_.Changed();
  return true;
}

bool AgentThreadDesk::Finish(AgentAct act, std::uint64_t generation,
                             const Result<std::string>& answer) {
  if (generation != generation_) return false;
  link_.Changed();
  // What others have done meanwhile is to be seen in any case.
  Refresh();
  if (!answer.ok()) {
    state_.act = {.act = act, .sending = Sending::kFailed, .error = answer.error()};
    return false;
  }
  state_.act = {};
  done_ = act;
  return true;
}

void AgentThreadDesk::Put(AgentAct act, std::string_view below, std::string body) {
  if (!Begin(act)) return;
  link_.Put(Target(below), std::move(body),
            [this, act, generation = generation_](const Result<std::string>& answer) {
              if (!Finish(act, generation, answer)) return;
              const auto ticket = wire::DecodeAgentTicket(*answer);
              if (ticket.ok()) state_.thread.ticket = *ticket;
            });
}

void AgentThreadDesk::Redact(domain::MessageId message) {
  if (!Begin(AgentAct::kRedact)) return;
  link_.Send({.target = "/v1/agent/messages/" + domain::IdText(message) + "/redaction",
              .client_key = link_.NewClientKey()},
             [this, generation = generation_](const Result<std::string>& answer) {
               TakeMessage(AgentAct::kRedact, generation, answer);
             });
}

void AgentThreadDesk::RedactFile(domain::AttachmentId file) {
  if (!Begin(AgentAct::kRedact)) return;
  link_.Send({.target = "/v1/agent/attachments/" + domain::IdText(file) + "/redaction",
              .client_key = link_.NewClientKey()},
             [this, generation = generation_](const Result<std::string>& answer) {
               TakeMessage(AgentAct::kRedact, generation, answer);
             });
}

void AgentThreadDesk::MarkFile(domain::AttachmentId file, bool sensitive) {
  if (!Begin(AgentAct::kMarkFile)) return;
  link_.Put("/v1/agent/attachments/" + domain::IdText(file) + "/sensitive",
            wire::EncodeSensitive(sensitive),
            [this, generation = generation_](const Result<std::string>& answer) {
              TakeMessage(AgentAct::kMarkFile, generation, answer);
            });
}

void AgentThreadDesk::TakeMessage(AgentAct act, std::uint64_t generation,
                                  const Result<std::string>& answer) {
  if (!Finish(act, generation, answer)) return;
  const auto changed = wire::DecodeAgentMessage(*answer);
  if (!changed.ok()) return;
  for (AgentMessageView& each : state_.thread.messages) {
    if (each.id == changed->id) each = *changed;
  }
}

void AgentThreadDesk::Undo() {
  if (!state_.undo.has_value() || !Begin(AgentAct::kUndo)) return;
  link_.Delete("/v1/agent/messages/" + domain::IdText(state_.undo->message),
               [this, id = state_.undo->message,
                generation = generation_](const Result<std::string>& answer) {
                 if (generation == generation_) state_.undo.reset();
                 if (!Finish(AgentAct::kUndo, generation, answer)) return;
                 std::erase_if(state_.thread.messages,
                               [&](const AgentMessageView& message) { return message.id == id; });
               });
}

void AgentThreadDesk::Merge(std::string body) {
  if (!Begin(AgentAct::kMerge)) return;
  link_.Send(
      {.target = Target("/merge"), .body = std::move(body), .client_key = link_.NewClientKey()},
      [this, generation = generation_](const Result<std::string>& answer) {
        if (!Finish(AgentAct::kMerge, generation, answer)) return;
        // What is open from now on is the ticket that it went into.
        const auto ticket = wire::DecodeAgentTicket(*answer);
        if (ticket.ok()) state_.thread.ticket = *ticket;
      });
}

void AgentThreadDesk::ForgetAct() {
  if (state_.act.sending != Sending::kFailed) return;
  state_.act = {};
  link_.Changed();
}

}  // namespace genkan::client
