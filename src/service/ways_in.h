// What could bring a contact in ends, since they left what let them in.
#pragma once

#include "genkan/domain/portal.h"
#include "genkan/service/store.h"

namespace genkan::service {

// Ends the contact's sessions, and with them the streams of their pages, and voids what was mailed
// to them to come in by: invitation, password reset, sign-in, another address. Whoever was invited
// needs a new invitation. REQUIRES: within a transaction.
Status EndWaysIn(Store& store, domain::PortalId portal, const domain::Contact& contact);

// The same for everybody whom `before` let in and `after`, which is stored by now, does not.
// REQUIRES: within a transaction.
Status EndWaysInOfShutOut(Store& store, const domain::Portal& before, const domain::Portal& after,
                          Millis now);

}  // namespace genkan::service
