// The open ticket's draft, and the one that the backend keeps of it: saved a while after the last
// key, and held beside what was written in another tab or on another device. Of the two the newer
// one wins only where nobody has typed here.
#pragma once

#include "client/link.h"
#include "genkan/domain/reply_draft.h"

namespace genkan::client {

class DraftKeeper {
 public:
  DraftKeeper(Link& link, const Clock& clock) : link_(link), clock_(clock) {}

  // Goes to a ticket, with what the page holds of its draft and the mark() that belongs to it. What
  // is not saved of the ticket before is, at once.
  void Open(domain::TicketNumber number, std::string_view text, std::string_view mark);
  void Typed(std::string_view text);
  // What the backend has, as it was asked when writes() was so.
  void Arrived(domain::TicketNumber number, const domain::ReplyDraft& stored, std::uint64_t writes);
  // An answer goes out: the query that says which draft goes with it.
  std::string SentWith(domain::TicketNumber number);
  // It is stored, and that draft is gone.
  void Sent(domain::TicketNumber number);

  // Saves what is due, but not beside an answer that is on its way.
  void Pump(bool sending);
  std::optional<Millis> NextDeadline() const;
  // Whether the backend is to be asked anew, since what it has is not what was known; given once.
  bool TakeRefreshWish() { return std::exchange(refresh_wanted_, false); }
  // Rises with every request and answer that changes what the backend has.
  std::uint64_t writes() const { return writes_; }

  // The text that takes the place of what is shown, given once.
  std::optional<std::string> TakeText() { return std::exchange(taken_, std::nullopt); }
  // What was written elsewhere while somebody typed here; the reader has to say what becomes of it.
  const std::optional<domain::ReplyDraft>& other() const { return other_; }
  // Puts it below what was written here, or lets it go.
  void AddOther();
  void DropOther();

  // What has to be kept with the text over a reload.
  std::string mark() const;

 private:
  bool IsSaved() const;
  void Know(const domain::ReplyDraft& stored);
  void Save();
  void ReceiveSaved(std::string_view text, const Result<std::string>& answer);

  Link& link_;
  const Clock& clock_;
  domain::TicketNumber number_{0};
  std::string text_;                  // As it is shown here.
  std::string tag_;                   // Of what the backend has, as far as is known here.
  std::optional<std::string> saved_;  // That text, trimmed; none: not known.
  std::optional<Millis> due_at_millis_;
  std::optional<std::string> taken_;
  std::optional<domain::ReplyDraft> other_;
  bool in_flight_ = false;
  bool sending_ = false;  // An answer is on its way.
  bool refresh_wanted_ = false;
  std::uint64_t writes_ = 0;
  std::uint64_t saves_ = 0;  // An answer to another save than the last is not wanted any more.
  std::string sent_tag_;
  // Of a ticket that had not been gone to when it came.
  domain::TicketNumber early_number_{0};
  domain::ReplyDraft early_;
};

}  // namespace genkan::client
