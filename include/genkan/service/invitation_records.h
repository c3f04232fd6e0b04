// What the store keeps of invitations.
#pragma once

#include <string>
#include <vector>

#include "genkan/base/result.h"
#include "genkan/domain/registration.h"
#include "genkan/service/mail_records.h"

namespace genkan::service {

// The newest of a contact.
struct Invitation {
  domain::ContactId contact;
  MailId mail;  // In the outbox until it was handed over; none: it was sent by an earlier version.
  Millis invited_at_millis = 0;
  Millis expires_at_millis = 0;
  friend bool operator==(const Invitation&, const Invitation&) = default;
};

// Many contacts that are invited one after the other.
struct InvitationRun {
  domain::InvitationRunId id;
  Millis begun_at_millis = 0;
  std::string chosen;
  std::string staff_shown_name;
  bool stopped = false;
  friend bool operator==(const InvitationRun&, const InvitationRun&) = default;
};

enum class TargetState : std::uint8_t { kWaiting, kInvited, kPassedOver, kRefused };

// One of them.
struct InvitationTarget {
  domain::InvitationRunId run;
  domain::ContactId contact;
  TargetState state = TargetState::kWaiting;
  MailId mail;         // Where kInvited.
  std::string reason;  // A key of the strings files where kRefused.
  friend bool operator==(const InvitationTarget&, const InvitationTarget&) = default;
};

// What the backend needs kept of them. A part of every store (store.h), by its rules.
class InvitationRunStore {
 public:
  virtual ~InvitationRunStore() = default;

  // Many contacts that are invited one after the other. Put stores or replaces by id, and a target
  // by its run and contact; kNotFound where there is no such run or contact. Runs come newest
  // first, targets by contact. Failed are those that were refused and those whose mail was given
  // up; sent are those whose mail is no longer in the outbox.
  virtual Status PutInvitationRun(domain::PortalId portal, const InvitationRun& run) = 0;
  virtual Result<std::vector<InvitationRun>> InvitationRuns(domain::PortalId portal) const = 0;
  virtual Status PutInvitationTarget(domain::PortalId portal, const InvitationTarget& target) = 0;
  virtual Result<std::vector<InvitationTarget>> InvitationsWaiting(domain::PortalId portal,
                                                                   domain::InvitationRunId run,
                                                                   std::size_t limit) const = 0;
  virtual Result<std::vector<InvitationTarget>> InvitationsFailed(domain::PortalId portal,
                                                                  domain::InvitationRunId run,
                                                                  std::size_t limit) const = 0;
  virtual Result<domain::InvitationCounts> CountInvitations(domain::PortalId portal,
                                                            domain::InvitationRunId run) const = 0;
};

}  // namespace genkan::service
