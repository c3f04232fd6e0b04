// The memory store: how many records hold a category, a field or a choice.
#include <map>
#include <tuple>

#include "service/memory_store_impl.h"

namespace genkan::service {

Result<std::vector<domain::FieldUse>> MemoryStore::FieldUses(
    domain::PortalId portal, const domain::CustomFields& fields) const {
  using domain::FieldOwner;
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  std::map<std::tuple<FieldOwner, std::string, std::string>, std::int64_t> counts;
  const auto count = [&](FieldOwner owner, const std::vector<domain::FieldValue>& values) {
    for (const domain::FieldValue& value : values) {
      ++counts[{owner, value.field, ""}];
      ++counts[{owner, value.field, value.value}];
    }
  };
  for (const auto& [id, ticket] : records->tickets) {
    ++counts[{FieldOwner::kCategory, "", ticket.category}];
    count(FieldOwner::kTicketField, ticket.fields);
  }
  for (const auto& [id, contact] : records->contacts) {
    count(FieldOwner::kContactProperty, contact.properties);
  }
  std::vector<domain::FieldUse> uses;
  const auto tell = [&](FieldOwner owner, const std::string& field, const std::string& value) {
    const auto found = counts.find({owner, field, value});
    if (found != counts.end()) uses.push_back({owner, field, value, found->second});
  };
  for (const domain::Choice& category : fields.categories) {
    tell(FieldOwner::kCategory, "", category.key);
  }
  const auto tell_all = [&](FieldOwner owner, const std::vector<domain::CustomField>& list) {
    for (const domain::CustomField& field : list) {
      tell(owner, field.key, "");
      for (const domain::Choice& choice : field.choices) tell(owner, field.key, choice.key);
    }
  };
  tell_all(FieldOwner::kTicketField, fields.ticket_fields);
  tell_all(FieldOwner::kContactProperty, fields.contact_properties);
  return uses;
}

}  // namespace genkan::service
