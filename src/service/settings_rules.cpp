#include "service/settings_rules.h"

#include <algorithm>

#include "genkan/domain/settings/checks.h"

namespace genkan::service {
namespace {

// An address that is left stays known, so that mailed links survive; one that is taken up again is
// no longer old.
void RememberAddress(const domain::Portal& before, domain::Portal* after) {
  const domain::OldAddress now{.host = after->host, .slug = after->slug};
  const domain::OldAddress was{.host = before.host, .slug = before.slug};
  after->old_addresses = before.old_addresses;
  if (now == was) return;
  auto& old = after->old_addresses;
  old.erase(std::remove(old.begin(), old.end(), now), old.end());
  if (std::find(old.begin(), old.end(), was) == old.end()) old.push_back(was);
}

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

// What somebody holds is retired and not taken away: its name would go with it.
Status CheckKept(const Store& store, const domain::Portal& before,
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

}  // namespace

Status CheckTargets(const Store& store, const domain::Portal& portal) {
  const domain::TicketRules& rules = portal.settings->tickets;
  GENKAN_TRY(const auto accounts, store.ChannelAccounts(portal.id));
  GENKAN_TRY(const auto pipelines, store.Pipelines(portal.id));
  const bool account = std::any_of(accounts.begin(), accounts.end(), [&](const auto& each) {
    return each.id == rules.form_channel_account;
  });
  if (!account) return FieldError("form_channel_account", "error.value_unknown");
  const auto pipeline = std::find_if(pipelines.begin(), pipelines.end(), [&](const auto& each) {
    return each.id == rules.new_ticket_pipeline && !each.retired;
  });
  if (pipeline == pipelines.end()) return FieldError("new_ticket_pipeline", "error.value_unknown");
  const domain::Stage* stage = domain::FindStage(*pipeline, rules.new_ticket_stage);
  if (stage == nullptr || stage->retired || stage->kind == domain::StageKind::kClosed) {
    return FieldError("new_ticket_stage", "error.value_unknown");
  }
  return Done{};
}

Status SettleSection(const Store& store, const domain::Portal& before, std::string_view section,
                     domain::Portal* changed) {
  // A new wording asks everybody again; what number it has is not for the manager to say.
  if (section == "consent") {
    domain::Consent& consent = changed->settings.Edit().consent;
    const domain::Consent& old = before.settings->consent;
    consent.version = old.version + (consent.text == old.text ? 0 : 1);
  }
  GENKAN_TRY_OK(domain::CheckSection(*changed, section));
  if (section == "address") RememberAddress(before, changed);
  if (section == "fields") return CheckKept(store, before, changed->settings->fields);
  return section == "tickets" ? CheckTargets(store, *changed) : Done{};
}

}  // namespace genkan::service
