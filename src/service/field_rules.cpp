#include "service/field_rules.h"

#include <algorithm>

namespace genkan::service {
namespace {

using domain::FieldOwner;
using domain::FieldUse;

bool Has(const std::vector<domain::Choice>& choices, const std::string& key) {
  return std::any_of(choices.begin(), choices.end(),
                     [&](const domain::Choice& choice) { return choice.key == key; });
}

// Whether `fields` have what `use` is about.
bool Has(const domain::CustomFields& fields, const FieldUse& use) {
  if (use.owner == FieldOwner::kCategory) return Has(fields.categories, use.value);
  const auto& list =
      use.owner == FieldOwner::kTicketField ? fields.ticket_fields : fields.contact_properties;
  const domain::CustomField* field = domain::FindField(list, use.field);
  return field != nullptr && (use.value.empty() || Has(field->choices, use.value));
}

// Everything that records can hold.
std::vector<FieldUse> AllUses(const domain::CustomFields& fields) {
  std::vector<FieldUse> uses;
  const auto add = [&](FieldOwner owner, const std::string& field, const std::string& value) {
    uses.push_back({.owner = owner, .field = field, .value = value});
  };
  for (const domain::Choice& each : fields.categories) add(FieldOwner::kCategory, "", each.key);
  const auto add_all = [&](FieldOwner owner, const std::vector<domain::CustomField>& list) {
    for (const domain::CustomField& field : list) {
      add(owner, field.key, "");
      for (const domain::Choice& choice : field.choices) add(owner, field.key, choice.key);
    }
  };
  add_all(FieldOwner::kTicketField, fields.ticket_fields);
  add_all(FieldOwner::kContactProperty, fields.contact_properties);
  return uses;
}

}  // namespace

Status CheckFieldsKept(const Store& store, const domain::Portal& before,
                       const domain::CustomFields& after) {
  const auto kept = [&](const FieldUse& use) { return Has(after, use); };
  const std::vector<FieldUse> all = AllUses(before.settings->fields);
  // Counting costs a walk over all tickets.
  if (std::all_of(all.begin(), all.end(), kept)) return Done{};
  GENKAN_TRY(const std::vector<FieldUse> held, store.FieldUses(before.id, before.settings->fields));
  const auto lost = std::find_if_not(held.begin(), held.end(), kept);
  if (lost == held.end()) return Done{};
  constexpr std::string_view kLists[] = {"categories", "ticket_fields", "contact_properties"};
  return FieldError(kLists[static_cast<std::size_t>(lost->owner)], "error.in_use",
                    {{"name", lost->value.empty() ? lost->field : lost->value}});
}

}  // namespace genkan::service
