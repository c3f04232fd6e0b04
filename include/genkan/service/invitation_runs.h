// Inviting many contacts one after the other. A run is kept in the store, so that it goes on after
// a restart, and can be stopped between any two of them.
#pragma once

#include "genkan/service/invitation.h"
#include "genkan/service/invitation_records.h"

namespace genkan::service {

// How many invitations are written in one go.
inline constexpr std::size_t kInvitedTogether = 5;
// While so many mails wait for the mail server, no further ones are written.
inline constexpr std::size_t kMailsWaitingMax = 20;

// Writes the next invitations of the runs of all portals that go on; how many were dealt with.
// Nobody who has a pending or an accepted invitation by then gets a second one. A contact without a
// sign-in name gets its first address as one, where that is nobody else's.
Result<std::size_t> InviteWaiting(const PostParts& parts);

}  // namespace genkan::service
