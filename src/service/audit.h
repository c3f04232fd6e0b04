// The log of what was changed by whom.
#pragma once

#include <string>

#include "service/backend.h"

namespace genkan::service {

struct AuditNote {
  std::string action;  // Such as "settings.changed".
  std::string subject;
  // JSON objects without secrets, or empty.
  std::string before;
  std::string after;
  // Who did it where nobody is signed in yet.
  const domain::Contact* contact = nullptr;
};

// Adds an entry in the name of the request's actor, or of the note's contact. REQUIRES: within the
// transaction of the change.
Status RecordAudit(const Backend& backend, const Call& call, const AuditNote& note);

}  // namespace genkan::service
