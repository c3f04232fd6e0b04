// The way out for mail, and the outbox that feeds it.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "genkan/service/store.h"

namespace genkan::service {

// A mail as it is handed over.
struct MailParcel {
  MailId id;
  Millis at_millis = 0;
  std::string from;  // Bare addresses.
  std::string to;
  std::string bytes;  // As wire::EncodeMail made them.
};

class Mailer {
 public:
  virtual ~Mailer() = default;
  // Hands `parcel` over and waits until it was taken. kUnavailable where another try may do; any
  // other error where none will. The parameter "reason" says why, without any secret.
  virtual Status Send(const MailParcel& parcel) = 0;
};

// Dropped: whoever it is for does not want mail about the ticket any more, or may not see it.
enum class MailOutcome : std::uint8_t { kSent, kPostponed, kGivenUp, kDropped };

// What became of one mail, for the log: nothing here tells who it was for or what it said.
struct MailReport {
  MailId id;
  MailOutcome outcome = MailOutcome::kSent;
  int tries = 0;
  std::string reason;
};

struct OutboxParts {
  Store& store;
  Mailer& mailer;
  const Clock& clock;
  std::function<void(const MailReport&)> report;
};

// How long after the given number of failures in a row the next try is made: half a minute,
// doubling up to an hour.
Millis MailDelay(int failures);

// Hands over what is due, one after another and outside of any transaction; the number of mails
// dealt with. What failed is due again after MailDelay, or is given up where its time is over or no
// try will do, and what nobody is to get any more goes. A mail that was handed over just before the
// process died goes out twice, under the same Message-ID.
Result<int> SendDueMail(const OutboxParts& parts);

}  // namespace genkan::service
