// How far a contact's way into the portal has come, and what came of inviting many at once.
#pragma once

#include <string>
#include <vector>

#include "genkan/domain/people.h"
#include "genkan/domain/settings/fields.h"

namespace genkan::domain {

enum class Registration : std::uint8_t {
  kNotInvited,
  kInvited,
  kOver,        // Was invited; the link's time is over.
  kMailFailed,  // The invitation could not be delivered.
  kAccepted,
  kSuspended,
};

// What is known of a contact's newest invitation beside the contact itself.
struct InvitationNews {
  Millis invited_at_millis = 0;
  Millis expires_at_millis = 0;
  bool failed = false;  // Its mail was given up.
  std::string reason;   // Why the mail could not be delivered at the last try.
};

struct RegistrationView {
  Registration state = Registration::kNotInvited;
  // Where it was invited; 0: nobody knows when.
  Millis invited_at_millis = 0;
  Millis expires_at_millis = 0;
  std::string reason;  // As in InvitationNews, while the invitation counts.
  friend bool operator==(const RegistrationView&, const RegistrationView&) = default;
};

RegistrationView RegistrationOf(const Contact& contact, const InvitationNews& news, Millis now);

using InvitationRunId = Id<struct InvitationRunTag>;

// How far many invitations have come.
struct InvitationCounts {
  std::int64_t waiting = 0;     // Not written yet.
  std::int64_t on_the_way = 0;  // In the outbox.
  std::int64_t sent = 0;
  std::int64_t failed = 0;
  std::int64_t passed_over = 0;  // Had a pending or an accepted invitation by then.
  friend bool operator==(const InvitationCounts&, const InvitationCounts&) = default;
};

struct FailedInvitation {
  ContactId contact;
  std::string shown_name;
  // A key of the strings files where no mail was written; else `reason` is what the mail server
  // said.
  std::string message_key;
  std::string reason;
  friend bool operator==(const FailedInvitation&, const FailedInvitation&) = default;
};

struct InvitationRunView {
  InvitationRunId id;
  Millis begun_at_millis = 0;
  std::string chosen;  // The name of the access group, or what was looked for; empty: neither.
  std::string staff_shown_name;
  bool stopped = false;
  InvitationCounts counts;
  std::vector<FailedInvitation> failures;  // The first of them.
  friend bool operator==(const InvitationRunView&, const InvitationRunView&) = default;
};

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<RegistrationView> auto& view) {
  visit("state", view.state);
  visit("invited_at_millis", view.invited_at_millis);
  visit("expires_at_millis", view.expires_at_millis);
  visit("reason", view.reason);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<InvitationCounts> auto& counts) {
  visit("waiting", counts.waiting);
  visit("on_the_way", counts.on_the_way);
  visit("sent", counts.sent);
  visit("failed", counts.failed);
  visit("passed_over", counts.passed_over);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<FailedInvitation> auto& failed) {
  visit("contact", failed.contact);
  visit("shown_name", failed.shown_name);
  visit("message_key", failed.message_key);
  visit("reason", failed.reason);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<InvitationRunView> auto& run) {
  visit("id", run.id);
  visit("begun_at_millis", run.begun_at_millis);
  visit("chosen", run.chosen);
  visit("staff_shown_name", run.staff_shown_name);
  visit("stopped", run.stopped);
  visit("counts", run.counts);
  visit("failures", run.failures);
}

}  // namespace genkan::domain
