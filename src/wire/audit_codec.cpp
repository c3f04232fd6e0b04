#include "genkan/wire/audit_codec.h"

#include "genkan/domain/settings/fields.h"
#include "wire/record_json.h"

namespace genkan::domain {

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<AuditEntry> auto& entry) {
  visit("id", entry.id);
  visit("at_millis", entry.at_millis);
  visit("staff", entry.staff);
  visit("contact", entry.contact);
  visit("actor_shown_name", entry.actor_shown_name);
  visit("action", entry.action);
  visit("subject", entry.subject);
  visit("before", entry.before);
  visit("after", entry.after);
}

}  // namespace genkan::domain

namespace genkan::wire {
namespace {

struct AuditList {
  std::vector<domain::AuditEntry> entries;
};

template <typename Visitor>
void VisitFields(Visitor& visit, domain::RecordOf<AuditList> auto& list) {
  visit("entries", list.entries);
}

}  // namespace

std::string EncodeAudit(const std::vector<domain::AuditEntry>& entries) {
  return Encoded(AuditList{entries});
}

Result<std::vector<domain::AuditEntry>> DecodeAudit(std::string_view body) {
  GENKAN_TRY(AuditList list, Decoded<AuditList>(body));
  return std::move(list.entries);
}

}  // namespace genkan::wire
