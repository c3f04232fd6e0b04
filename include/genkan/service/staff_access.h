// Those who work here are given less, shut out, and let in again.
#pragma once

#include "genkan/domain/people.h"
#include "genkan/service/store.h"

namespace genkan::service {

// Keeps what was changed of somebody's permissions or sign-in. Whoever may do less than before is
// signed out and their open pages hear nothing more, unless it is `acting` who does it to
// themselves. kConflict "error.last_settings_holder" where nobody would be left who may change the
// settings. REQUIRES: within a transaction.
Status KeepStaff(Store& store, domain::PortalId portal, const domain::Staff& changed,
                 domain::StaffId acting = {});

// Shuts them out at once: sessions, streams and mailed links end. What they wrote stays, and so do
// their permissions, for when they are let back. REQUIRES: within a transaction.
Status SuspendStaff(Store& store, domain::PortalId portal, domain::Staff staff);

// They sign in as before; whoever never did has to be invited anew. REQUIRES: within a transaction.
Status LetStaffBack(Store& store, domain::PortalId portal, domain::Staff staff);

}  // namespace genkan::service
