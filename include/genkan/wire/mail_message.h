// A mail as it goes out: RFC 5322 with its MIME parts. Nothing that is put in can add a header.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/clock.h"
#include "genkan/base/result.h"

namespace genkan::wire {

struct MailAddress {
  std::string name;  // As shown; may be empty.
  std::string address;
  friend bool operator==(const MailAddress&, const MailAddress&) = default;
};

// A link of the text that is shown as a button where mail is shown as a page.
struct MailButton {
  std::string label;
  std::string link;
  friend bool operator==(const MailButton&, const MailButton&) = default;
};

struct MailMessage {
  MailAddress from;
  MailAddress to;
  std::string reply_to;  // An address, or empty.
  std::string subject;
  std::string text;        // Plain text; lines end with "\n".
  std::string message_id;  // Such as "m.0193@support.example", without angle brackets.
  // The id of what this mail belongs to, written alike; empty: nothing.
  std::string references;
  Millis sent_at_millis = 0;
  // Where whoever gets this stops more like it, an address for browsers and mail programs (RFC 2369
  // §3.2, RFC 8058); empty: nowhere.
  std::string unsubscribe;
  std::string language;  // Of the text, a tag of BCP 47; empty: it is sent as plain text alone.
  MailButton button;
  friend bool operator==(const MailMessage&, const MailMessage&) = default;
};

// Whether mail can be sent to or from `address` as it stands: ASCII, a dot-atom and a domain
// (RFC 5322 §3.4.1), without quotes, comments or anything a header could be broken with.
bool IsMailable(std::string_view address);

// The bytes of `message`, with `html` beside its text for who prefers that (RFC 2046 §5.1.4; empty:
// the text alone), lines ended by CRLF, all of them ASCII and at most 998 bytes long. Says
// of itself that no person sent it (RFC 3834 §5). Refuses addresses and ids that are not mailable
// with kInvalidArgument under "from", "to", "reply_to", "message_id",
// "references" or "unsubscribe".
Result<std::string> EncodeMail(const MailMessage& message, std::string_view html = {});

}  // namespace genkan::wire
