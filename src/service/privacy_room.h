// What the use cases about a person's data have in common.
#pragma once

#include "genkan/service/privacy.h"

namespace genkan::service {

// Adds an entry to the audit log in the name of whoever acts. REQUIRES: within the transaction of
// the change.
Status NotePrivacy(const PrivacyRoom& room, domain::AuditEntry entry);

// Erases the contact without asking whether anybody wants it, and gives the contents of the files
// that went. REQUIRES: within a transaction.
Result<std::vector<std::string>> EraseNow(const PrivacyRoom& room, domain::ContactId contact);

// {"contact": ID}, and what else is told.
std::string JsonOfContact(domain::ContactId contact, std::string_view name = {},
                          std::string_view text = {});

}  // namespace genkan::service
