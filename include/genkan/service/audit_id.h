// Ids of the audit log, which is read in their order.
#pragma once

#include "genkan/base/random.h"
#include "genkan/service/store.h"

namespace genkan::service {

// An id above those of all entries so far, also of those of the same millisecond. Inside the step
// that adds the entry.
Result<domain::AuditId> NextAuditId(const Store& store, domain::PortalId portal, Millis now,
                                    Random& random);

}  // namespace genkan::service
