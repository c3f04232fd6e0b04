// The audit log on the wire: the answer of GET /v1/audit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/result.h"
#include "genkan/domain/audit.h"

namespace genkan::wire {

// {"entries": [...]}; `before` and `after` are texts that hold JSON.
std::string EncodeAudit(const std::vector<domain::AuditEntry>& entries);
Result<std::vector<domain::AuditEntry>> DecodeAudit(std::string_view body);

}  // namespace genkan::wire
