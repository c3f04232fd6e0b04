// What a mail says: the manager's words where there are any, else the product's, in the language of
// whoever gets it.
#pragma once

#include <string>
#include <vector>

#include "genkan/base/strings.h"
#include "genkan/domain/portal.h"
#include "genkan/wire/mail_message.h"

namespace genkan::service {

// Whom a mail is for. Any of it but the address may be missing.
struct Addressee {
  std::string address;
  std::string name;  // As shown, without an honorific.
  std::string company;
};

// What a mail is about.
struct MailOccasion {
  domain::MailKind kind = domain::MailKind::kInvitation;
  std::string link;  // One of the two at least.
  std::string code;
  Millis lifetime_millis = 0;  // Of both.
};

// The first lines: in Japanese the company above the name with 様, or the company with 御中 where
// no name is known, nothing where neither is, then the greeting; elsewhere a greeting by name.
std::string Greeting(const domain::Portal& portal, const Strings& strings,
                     const Addressee& addressee);

// The message but for its sender's address, its id and its time. A manager's text that has no place
// for the link or code that there is would be of no use: then the product's own is taken.
wire::MailMessage ComposeMail(const domain::Portal& portal, const Strings& strings,
                              const Addressee& addressee, const MailOccasion& occasion);

}  // namespace genkan::service
