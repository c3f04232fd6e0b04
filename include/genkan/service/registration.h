// How far a contact's way into the portal has come, and ending or opening it again. Each change is
// one step with all that hangs on it.
#pragma once

#include "genkan/domain/registration.h"
#include "genkan/service/store.h"

namespace genkan::service {

// What is known of the contact's newest invitation; nothing where there is none.
Result<domain::InvitationNews> InvitationNewsOf(const Store& store, domain::PortalId portal,
                                                domain::ContactId contact);

// The contact is out at once: sessions, mailed links and codes end, and an invitation that waits in
// the outbox does not go out. What they wrote stays. Of a suspended one nothing changes.
Status SuspendContact(Store& store, domain::PortalId portal, domain::Contact contact);

// The contact may sign in as before; whoever had not yet accepted an invitation needs another.
Status LetContactBack(Store& store, domain::PortalId portal, domain::Contact contact);

// Whoever has not accepted it is as though they had never been invited. Of others nothing changes.
Status RevokeInvitation(Store& store, domain::PortalId portal, domain::Contact contact);

}  // namespace genkan::service
