// The link in each mail about a ticket with which no more of them come. It is good without signing
// in, and for nothing else.
#pragma once

#include <string>

#include "genkan/domain/ids.h"
#include "genkan/service/ports.h"

namespace genkan::service {

inline constexpr const char* kMailStopPath = "/account/mail/stop";

// The path and query of the contact's link, which only this installation can make. It never gets
// old, since a mail does not either.
std::string StopPath(const Secrets& secrets, domain::PortalId portal, domain::ContactId contact);

}  // namespace genkan::service
