// What mail from the portal says and who it is from.
#pragma once

#include <string>
#include <vector>

#include "genkan/domain/local_text.h"
#include "genkan/domain/settings/fields.h"

namespace genkan::domain {

enum class MailKind : std::uint8_t {
  kInvitation,
  kRegistration,  // Verifies the address of somebody who registers.
  kSignIn,        // The link and the code.
  kPasswordReset,
  kPasswordChanged,
  kTicketReceived,
  kReply,
  kTicketClosed,
  kAlreadyRegistered,  // To somebody who registers and has an account.
  kPasskeyAdded,
  kAddressConfirm,    // To an address that is to sign in.
  kAddressChanged,    // To the one that did before.
  kContactsMerged,    // To one that signs in no more, since two contacts became one.
  kParticipantAdded,  // To whoever was put on a ticket.
};

struct MailTemplate {
  MailKind kind = MailKind::kInvitation;
  LocalText subject;  // Empty, as is the body: the product's own.
  LocalText body;     // Plain text with {placeholders}.
  friend bool operator==(const MailTemplate&, const MailTemplate&) = default;
};

struct MailRules {
  LocalText from_name;       // Empty: the portal's name.
  std::string from_address;  // Empty: the one that is set for the installation.
  std::string reply_to;      // An address that somebody reads.
  LocalText department;
  LocalText signature;
  bool receipts = true;  // Whoever files a ticket gets a mail with its number.
  std::vector<MailTemplate> templates;
  friend bool operator==(const MailRules&, const MailRules&) = default;
};

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<MailTemplate> auto& mail) {
  visit("kind", mail.kind);
  visit("subject", mail.subject);
  visit("body", mail.body);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<MailRules> auto& rules) {
  visit("from_name", rules.from_name);
  visit("from_address", rules.from_address);
  visit("reply_to", rules.reply_to);
  visit("department", rules.department);
  visit("signature", rules.signature);
  visit("receipts", rules.receipts);
  visit("templates", rules.templates);
}

}  // namespace genkan::domain
