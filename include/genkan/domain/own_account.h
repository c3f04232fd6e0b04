// One's own account: what a contact sees and changes of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "genkan/domain/people.h"
#include "genkan/domain/settings/fields.h"
#include "genkan/domain/ticket.h"

namespace genkan::domain {

// Whether the contact chose to get mail about this ticket. Sight is another question.
bool WantsMailAbout(const Contact& contact, const Ticket& ticket);

// The choice that a word of kTicketMailWords stands for; kInvalidArgument under "ticket_mail" for
// any other.
Result<TicketMail> ParseTicketMail(std::string_view word);

// What a contact may change themselves.
struct OwnAccount {
  std::string name;
  std::string language;   // Empty: the portal's first.
  std::string time_zone;  // Empty: the portal's.
  TicketMail ticket_mail = TicketMail::kMine;
  friend bool operator==(const OwnAccount&, const OwnAccount&) = default;
};

OwnAccount OwnAccountOf(const Contact& contact);

// The contact with what is asked for; refuses a name that is none and a language that is neither
// offered nor the one they have. A name that is as before keeps its parts. The time zone is the
// caller's to check.
Result<Contact> WithOwnAccount(Contact contact, const OwnAccount& account,
                               const std::vector<std::string>& offered_languages);

// The program and the system that somebody signed in with, by their own names; each is empty where
// it is not known.
struct Device {
  std::string browser;
  std::string system;
  friend bool operator==(const Device&, const Device&) = default;
};

// As a User-Agent header tells it: nothing else of the header is worth keeping.
Device DeviceOf(std::string_view user_agent);

// A place where a contact is signed in.
struct OwnSession {
  SessionId id;
  Device device;
  std::int64_t created_at_millis = 0;
  std::int64_t last_used_at_millis = 0;
  bool current = false;  // Where it was asked.
  friend bool operator==(const OwnSession&, const OwnSession&) = default;
};

struct OwnSessions {
  std::vector<OwnSession> sessions;
  friend bool operator==(const OwnSessions&, const OwnSessions&) = default;
};

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<OwnAccount> auto& account) {
  visit("name", account.name);
  visit("language", account.language);
  visit("time_zone", account.time_zone);
  visit("ticket_mail", account.ticket_mail);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<OwnSession> auto& session) {
  visit("id", session.id);
  visit("browser", session.device.browser);
  visit("system", session.device.system);
  visit("created_at_millis", session.created_at_millis);
  visit("last_used_at_millis", session.last_used_at_millis);
  visit("current", session.current);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<OwnSessions> auto& list) {
  visit("sessions", list.sessions);
}

}  // namespace genkan::domain
