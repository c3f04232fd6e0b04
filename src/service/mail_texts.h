// What a mail says: the manager's words where there are any, else the product's, in the language of
// whoever gets it.
#pragma once

#include <string>
#include <vector>

#include "genkan/base/calendar.h"
#include "genkan/base/strings.h"
#include "genkan/domain/portal.h"
#include "genkan/wire/mail_message.h"

namespace genkan::service {

// Whom a mail is for. Any of it but the address may be missing.
struct Addressee {
  std::string address;
  std::string name;  // As shown, without an honorific.
  std::string company;
  // Where they stop mail about tickets; empty: that is no choice of theirs.
  std::string stop_link;
};

// The ticket that a mail is about.
struct MailedTicket {
  domain::TicketId id;  // None: the mail is about no ticket.
  domain::TicketNumber number{0};
  std::string subject;
  std::string text;                      // What the reader wrote, or in a reply what support did.
  domain::MessageId message;             // Whose words these are.
  Millis answer_expected_at_millis = 0;  // 0: nothing is promised.
  bool may_reply = true;                 // Whether the reader can answer in the portal.
  std::string added_by;                  // Who put the reader on it; empty: support.
};

// What a mail is about.
struct MailOccasion {
  domain::MailKind kind = domain::MailKind::kInvitation;
  std::string link;  // One of the two at least.
  std::string code;
  std::string address;         // That signs in from now on.
  Millis lifetime_millis = 0;  // Of both; how long the mail is worth sending.
  MailedTicket ticket;
  Millis hold_millis = 0;  // The mail waits for so long before it goes out.
  bool test = false;       // For the manager who wrote the words, to see them arrive.
};

// The first lines: in Japanese the company above the name with 様, or the company with 御中 where
// no name is known, nothing where neither is, then the greeting; elsewhere a greeting by name.
std::string Greeting(const domain::Portal& portal, const Strings& strings,
                     const Addressee& addressee);

// Whether the mail tells of a ticket, which whoever gets it may choose not to hear of. All others
// are asked for or keep an account safe.
bool IsNotice(domain::MailKind kind);

// The message but for its sender's address, its id and its time. A manager's text that has no place
// for the link or code that there is would be of no use: then the product's own is taken. A notice
// begins with how to answer, whosever words follow, and ends with how to get no more.
// `zone` is the reader's, for times.
wire::MailMessage ComposeMail(const domain::Portal& portal, const Strings& strings,
                              const TimeZone& zone, const Addressee& addressee,
                              const MailOccasion& occasion);

}  // namespace genkan::service
