// One ticket's thread and the replies that are on their way. A reply that failed is kept with its
// ticket, whatever screen is shown in between.
#pragma once

#include <map>

#include "client/draft_keeper.h"
#include "client/link.h"
#include "genkan/client/portal_client.h"

namespace genkan::client {

class ThreadDesk {
 public:
  ThreadDesk(Link& link, DraftKeeper& drafts) : link_(link), drafts_(drafts) {}

  const ThreadState& state() const { return state_; }

  // Shows a ticket. The same one stays in sight until its newer state arrives. `known` is what the
  // list says of it, or null. Of a conversation that the ticket has, its messages alone.
  void Open(domain::TicketNumber number, domain::ConversationId conversation,
            const domain::TicketSummary* known);
  void Refresh();
  void LoadOlder();
  void Pump();
  // Whether nothing new is in a conversation that is not shown.
  bool ShowsAllNews() const;
  // What is shown has been read.
  void MarkRead() {
    state_.thread.ticket.unread = false;
    for (auto& conversation : state_.thread.conversations) conversation.unread = false;
  }

  void SendReply(std::string_view text, std::vector<domain::AttachmentId> attachments);
  void RetryReply();
  void ForgetReply();
  std::optional<ArrivedReply> TakeArrivedReply();
  void ResumeReply(Unanswered before);
  // Sends what could not go out for want of a session.
  void NoteSignIn();
  void ChangeState(domain::StageKind state);
  void ChangeDetails(const domain::FieldsEdit& edit);
  void ForgetChangedDetails();
  void Rate(const domain::Rating& rating);
  void ForgetRating();
  bool TakeRated() { return std::exchange(rated_, false); }
  bool TakeChangedDetails() { return std::exchange(changed_details_, false); }
  std::optional<domain::StageKind> TakeChangedState() {
    return std::exchange(changed_state_, std::nullopt);
  }

 private:
  void Fetch();
  // What the thread is asked for by, with one more condition.
  std::string Target(std::string_view condition) const;
  void Receive(const Result<std::string>& answer, std::uint64_t draft_writes);
  void ReceiveOlder(const Result<std::string>& answer);
  void Adopt(domain::Thread newest);
  void Post(domain::TicketNumber number, OutgoingReply& outgoing);
  void ReceiveSent(domain::TicketNumber number, const Result<std::string>& answer);
  void ShowOutgoing();
  void FailDetails(const Error& error);
  void FailRating(const Error& error);

  Link& link_;
  DraftKeeper& drafts_;
  ThreadState state_;
  domain::TicketNumber number_{0};
  domain::ConversationId conversation_;
  // Taken back, one stays here as kNothing, so that the same words go out under the same key.
  std::map<domain::TicketNumber, OutgoingReply> outgoing_;
  std::optional<domain::StageKind> changed_state_;
  bool changed_details_ = false;
  bool rated_ = false;
  bool wanted_ = false;
  bool visit_begins_ = false;  // The next answer says what had been read before this visit.
  bool in_flight_ = false;
  bool older_in_flight_ = false;
  // Rises when another ticket is opened; answers about the last one are not wanted any more.
  std::uint64_t generation_ = 0;
};

}  // namespace genkan::client
