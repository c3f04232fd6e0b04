#include "genkan/service/settings_file.h"

#include "genkan/service/audit_id.h"
#include "genkan/wire/settings_codec.h"
#include "service/settings_rules.h"
#include "service/ways_in.h"

namespace genkan::service {
namespace {

struct Compared {
  domain::Portal before;
  domain::Portal portal;
  std::vector<SettingsChange> changes;
};

Result<Compared> Compare(const SettingsFileParts& parts, std::string_view json) {
  GENKAN_TRY(const domain::Portal before, parts.store.PortalById(parts.portal));
  Compared compared{.before = before, .portal = before};
  GENKAN_TRY_OK(wire::DecodeSettingsFile(json, &compared.portal));
  for (const std::string_view section : wire::SettingsSections()) {
    constexpr auto kReader = wire::SettingsReader::kManager;
    const std::string old = wire::EncodeSection(before, section, kReader);
    const Status settled = SettleSection(parts.store, before, section, &compared.portal);
    if (!settled.ok()) {
      Error error = settled.error();
      error.field = std::string(section) + (error.field.empty() ? "" : "." + error.field);
      return error;
    }
    if (wire::EncodeSection(compared.portal, section, kReader) == old) continue;
    compared.changes.push_back({std::string(section), SectionForAudit(before, section),
                                SectionForAudit(compared.portal, section)});
  }
  return compared;
}

}  // namespace

Result<std::vector<SettingsChange>> CompareSettings(const SettingsFileParts& parts,
                                                    std::string_view json) {
  GENKAN_TRY(Compared compared, Compare(parts, json));
  return std::move(compared.changes);
}

Result<std::vector<SettingsChange>> ApplySettings(const SettingsFileParts& parts,
                                                  std::string_view json) {
  std::vector<SettingsChange> changes;
  const Status applied = parts.store.Atomically([&]() -> Status {
    GENKAN_TRY(Compared compared, Compare(parts, json));
    changes = std::move(compared.changes);
    if (changes.empty()) return Done{};
    const Status put = parts.store.PutPortal(compared.portal);
    if (!put.ok() && put.error().code == ErrorCode::kConflict) {
      return FieldError("address.slug", "error.address_taken");
    }
    GENKAN_TRY_OK(put);
    const Millis now = parts.ports.clock.NowMillis();
    GENKAN_TRY_OK(EndWaysInOfShutOut(parts.store, compared.before, compared.portal, now));
    for (const SettingsChange& change : changes) {
      GENKAN_TRY(const domain::AuditId id,
                 NextAuditId(parts.store, parts.portal, now, parts.ports.random));
      GENKAN_TRY_OK(parts.store.AddAuditEntry(parts.portal, {.id = id,
                                                             .at_millis = now,
                                                             .action = "settings.changed",
                                                             .subject = change.section,
                                                             .before = change.before,
                                                             .after = change.after}));
    }
    return Done{};
  });
  GENKAN_TRY_OK(applied);
  return changes;
}

}  // namespace genkan::service
