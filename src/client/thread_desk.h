// One ticket's thread and the replies that are on their way. A reply that failed is kept with its
// ticket, whatever screen is shown in between.
#pragma once

#include <map>

#include "client/link.h"
#include "genkan/client/portal_client.h"

namespace genkan::client {

class ThreadDesk {
 public:
  explicit ThreadDesk(Link& link) : link_(link) {}

  const ThreadState& state() const { return state_; }

  // Shows a ticket. The same one stays in sight until its newer state arrives.
  void Open(domain::TicketNumber number);
  void Refresh();
  void LoadOlder();
  void Pump();

  void SendReply(std::string_view text);
  void RetryReply();
  void ForgetReply();

 private:
  struct Outgoing {
    // Taken back, it stays here as kNothing, so that the same words go out under the same key.
    OutgoingReply reply;
    std::string client_key;
  };

  void Fetch();
  void Receive(const Result<std::string>& answer);
  void ReceiveOlder(const Result<std::string>& answer);
  void Adopt(domain::Thread newest);
  void Post(Outgoing& outgoing);
  void ReceiveSent(domain::TicketNumber number, const Result<std::string>& answer);
  void ShowOutgoing();

  Link& link_;
  ThreadState state_;
  domain::TicketNumber number_{0};
  std::map<domain::TicketNumber, Outgoing> outgoing_;
  bool wanted_ = false;
  bool in_flight_ = false;
  bool older_in_flight_ = false;
  // Rises when another ticket is opened; answers about the last one are not wanted any more.
  std::uint64_t generation_ = 0;
};

}  // namespace genkan::client
