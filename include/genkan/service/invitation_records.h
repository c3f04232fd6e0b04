// What the store keeps of invitations.
#pragma once

#include <string>

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

}  // namespace genkan::service
