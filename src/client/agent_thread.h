// One ticket as agents see it, the answers that are on their way, and what is being done with it.
#pragma once

#include <map>
#include <utility>

#include "client/link.h"
#include "genkan/client/agent_client.h"

namespace genkan::client {

class AgentThreadDesk {
 public:
  AgentThreadDesk(Link& link, const Clock& clock) : link_(link), clock_(clock) {}

  const AgentThreadState& state() const { return state_; }
  domain::TicketNumber number() const { return number_; }

  // The ticket's path in the API, and what is below it.
  std::string Target(std::string_view below = {}) const;

  // Shows a ticket. The same one stays in sight until its newer state arrives.
  void Open(domain::TicketNumber number);
  void Refresh();
  void LoadOlder();
  void Pump();

  void Send(domain::Audience audience, std::string_view text);
  void ForgetSending(domain::Audience audience);
  std::optional<ArrivedAnswer> TakeArrived();
  void Resume(domain::TicketNumber number, domain::Audience audience, Unanswered before);

  // Puts `body` under the ticket's path; what comes back is the ticket as it is then.
  void Put(AgentAct act, std::string_view below, std::string body);
  void Redact(domain::MessageId message);
  void RedactFile(domain::AttachmentId file);
  void MarkFile(domain::AttachmentId file, bool sensitive);
  void Undo();
  void Merge(std::string body);
  void ForgetAct();
  AgentAct TakeDone() { return std::exchange(done_, AgentAct::kNone); }

 private:
  using Way = std::pair<domain::TicketNumber, domain::Audience>;

  void Receive(const Result<std::string>& answer);
  void ReceiveOlder(const Result<std::string>& answer);
  void Adopt(domain::AgentThread newest);
  void Post(const Way& way, OutgoingReply& outgoing);
  void ReceiveSent(const Way& way, const Result<std::string>& answer);
  void ShowOutgoing();
  // Begins an act; false where another is on its way.
  bool Begin(AgentAct act);
  // What an act came to, where its ticket is still open; whether it was done.
  bool Finish(AgentAct act, std::uint64_t generation, const Result<std::string>& answer);
  // What comes back of an act is a message as it is then.
  void TakeMessage(AgentAct act, std::uint64_t generation, const Result<std::string>& answer);
  void NotePending(const domain::AgentMessageView& message);

  Link& link_;
  const Clock& clock_;
  AgentThreadState state_;
  domain::TicketNumber number_{0};
  std::map<Way, OutgoingReply> outgoing_;
  AgentAct done_ = AgentAct::kNone;
  bool wanted_ = false;
  bool in_flight_ = false;
  bool older_in_flight_ = false;
  // Rises when another ticket is opened; answers about the last one are not wanted any more.
  std::uint64_t generation_ = 0;
};

}  // namespace genkan::client
