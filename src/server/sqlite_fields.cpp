// The SQLite store: how many records hold a category, a field or a choice.
#include <map>

#include "server/sqlite_reading.h"

namespace genkan::server {
namespace {

using domain::CustomField;
using domain::FieldOwner;
using domain::FieldUse;

using Counts = std::map<std::string, std::int64_t>;

// What `query` gives as rows of a value and how many have it.
Result<Counts> ReadCounts(SqliteQuery query) {
  Counts counts;
  while (query.Next()) {
    const std::string value = query.Text();
    counts[value] = query.Int();
  }
  GENKAN_TRY_OK(query.status());
  return counts;
}

// Those of `choices` that somebody has.
void Tell(const FieldUse& field, const std::vector<domain::Choice>& choices, const Counts& counts,
          std::vector<FieldUse>* uses) {
  for (const domain::Choice& choice : choices) {
    const auto found = counts.find(choice.key);
    if (found == counts.end()) continue;
    uses->push_back({field.owner, field.field, choice.key, found->second});
  }
}

Status TellFields(SqliteDatabase& database, std::int64_t key, FieldOwner owner,
                  const std::vector<CustomField>& fields, std::vector<FieldUse>* uses) {
  const bool ticket = owner == FieldOwner::kTicketField;
  for (const CustomField& field : fields) {
    const FieldUse use{.owner = owner, .field = field.key, .value = {}};
    // What people wrote freely is counted, but not held in memory.
    GENKAN_TRY(const Counts all,
               ReadCounts(database.Select(
                   ticket ? "SELECT '', count(*) FROM ticket_field WHERE portal = ? AND field = ?"
                          : "SELECT '', count(*) FROM contact_property WHERE portal = ?"
                            " AND field = ?",
                   key, field.key)));
    const std::int64_t records = all.empty() ? 0 : all.begin()->second;
    if (records == 0) continue;
    uses->push_back({owner, field.key, {}, records});
    if (field.choices.empty()) continue;
    GENKAN_TRY(
        const Counts counts,
        ReadCounts(database.Select(
            ticket ? "SELECT value, count(*) FROM ticket_field WHERE portal = ? AND field = ?"
                     " GROUP BY value"
                   : "SELECT value, count(*) FROM contact_property WHERE portal = ? AND field = ?"
                     " GROUP BY value",
            key, field.key)));
    Tell(use, field.choices, counts, uses);
  }
  return Done{};
}

}  // namespace

Result<std::vector<FieldUse>> SqliteStore::FieldUses(domain::PortalId portal,
                                                     const domain::CustomFields& fields) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  SqliteDatabase& database = reading.database();
  std::vector<FieldUse> uses;
  if (!fields.categories.empty()) {
    GENKAN_TRY(const Counts counts,
               ReadCounts(database.Select("SELECT category, count(*) FROM ticket WHERE portal = ?"
                                          " GROUP BY category",
                                          key)));
    Tell({.owner = FieldOwner::kCategory, .field = {}, .value = {}}, fields.categories, counts,
         &uses);
  }
  GENKAN_TRY_OK(TellFields(database, key, FieldOwner::kTicketField, fields.ticket_fields, &uses));
  GENKAN_TRY_OK(
      TellFields(database, key, FieldOwner::kContactProperty, fields.contact_properties, &uses));
  return uses;
}

}  // namespace genkan::server
