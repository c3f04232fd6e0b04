// Who changed what, for a manager to read.
#pragma once

#include <string>
#include <string_view>

#include "genkan/domain/ids.h"

namespace genkan::domain {

using AuditId = Id<struct AuditTag>;

struct AuditEntry {
  AuditId id;  // In the order of time.
  Millis at_millis = 0;
  // Who did it: one of the two, or nobody for a command given in a shell.
  StaffId staff;
  ContactId contact;
  std::string actor_shown_name;  // As it was then.
  std::string action;            // Such as "settings.changed".
  std::string subject;           // What it was done to, such as "access".
  // JSON objects, or empty. Secrets stand in neither.
  std::string before;
  std::string after;
  friend bool operator==(const AuditEntry&, const AuditEntry&) = default;
};

}  // namespace genkan::domain
