// The SQLite store: portals with their settings.
#include "genkan/wire/settings_codec.h"
#include "server/sqlite_changes.h"
#include "server/sqlite_reading.h"

namespace genkan::server {
namespace {

// About what a portal takes beside its settings, which are shared.
constexpr std::size_t kPortalBytes = 2048;

using domain::Portal;

constexpr std::string_view kPortalColumns =
    "key, id, name, place, time_zone, being_set_up, revision FROM portal";

std::string SelectPortal(std::string_view rest) {
  return std::string("SELECT ").append(kPortalColumns).append(" ").append(rest);
}

std::string PlaceOf(std::string_view host, std::string_view slug) {
  return host.empty() ? std::string(slug) : std::string(host).append("/").append(slug);
}

void SetPlace(std::string_view place, Portal* portal) {
  const std::size_t slash = place.find('/');
  if (slash == std::string_view::npos) {
    portal->slug = place;
    return;
  }
  portal->host = place.substr(0, slash);
  portal->slug = place.substr(slash + 1);
}

}  // namespace

Result<Portal> SqliteStore::ReadPortal(SqliteDatabase& database, SqliteQuery& row) const {
  const std::int64_t key = row.Int();
  Portal portal{.id = row.Id<domain::PortalId>(), .name = row.Text(), .languages = {}};
  SetPlace(row.Text(), &portal);
  portal.time_zone = row.Text();
  portal.being_set_up = row.Flag();
  GENKAN_TRY(portal.settings, SettingsOf(database, key, row.Int()));
  GENKAN_TRY_OK(AppendRows(
      database.Select("SELECT language FROM portal_language WHERE portal = ? ORDER BY position",
                      key),
      &portal.languages, [](SqliteQuery& each) { return each.Text(); }));
  GENKAN_TRY_OK(AppendRows(
      database.Select(
          "SELECT host, slug FROM portal_old_address WHERE portal = ? ORDER BY position", key),
      &portal.old_addresses, [](SqliteQuery& each) {
        return domain::OldAddress{.host = each.Text(), .slug = each.Text()};
      }));
  return portal;
}

Result<Shared<domain::PortalSettings>> SqliteStore::SettingsOf(SqliteDatabase& database,
                                                               std::int64_t key,
                                                               std::int64_t revision) const {
  {
    const std::lock_guard lock(settings_lock_);
    const auto known = settings_.find(key);
    if (known != settings_.end() && known->second.revision == revision) {
      return known->second.settings;
    }
  }
  GENKAN_TRY(const std::string text,
             FirstRow(database.Select("SELECT settings FROM portal_settings WHERE portal = ?", key),
                      [](SqliteQuery& row) -> Result<std::string> { return row.Text(); }));
  GENKAN_TRY(domain::PortalSettings decoded, wire::DecodeSettings(text));
  KnownSettings fresh{.revision = revision, .settings = std::move(decoded)};
  // What a transaction sees that may yet be undone is for itself alone.
  if (IsWriter()) return fresh.settings;
  const std::lock_guard lock(settings_lock_);
  KnownSettings& known = settings_[key];
  if (known.revision < revision) known = fresh;
  return fresh.settings;
}

Result<Portal> SqliteStore::PortalAt(std::string_view host, std::string_view slug) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  return FirstRow(reading.database().Select(SelectPortal("WHERE place = ?"), PlaceOf(host, slug)),
                  [&](SqliteQuery& row) { return ReadPortal(reading.database(), row); });
}

Result<Portal> SqliteStore::PortalFor(std::string_view host, std::string_view segment) const {
  const std::string both = PlaceOf(host, segment);
  return KeptOr(portals_, both, kPortalBytes, [&]() -> Result<Portal> {
    GENKAN_TRY(Reading reading, Reading::Open(*this));
    const std::string host_alone = PlaceOf(host, "");
    return FirstRow(
        reading.database().Select(
            SelectPortal("WHERE place IN (?1, ?2, ?3, '') ORDER BY CASE place WHEN ?1 THEN 0"
                         " WHEN ?2 THEN 1 WHEN ?3 THEN 2 ELSE 3 END LIMIT 1"),
            both, host_alone, segment),
        [&](SqliteQuery& row) { return ReadPortal(reading.database(), row); });
  });
}

Result<Portal> SqliteStore::PortalOnceAt(std::string_view host, std::string_view slug) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  return FirstRow(
      reading.database().Select(SelectPortal("WHERE key = (SELECT portal FROM portal_old_address"
                                             " WHERE host = ? AND slug = ? LIMIT 1)"),
                                host, slug),
      [&](SqliteQuery& row) { return ReadPortal(reading.database(), row); });
}

Result<Portal> SqliteStore::PortalById(domain::PortalId id) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  return FirstRow(reading.database().Select(SelectPortal("WHERE id = ?"), id),
                  [&](SqliteQuery& row) { return ReadPortal(reading.database(), row); });
}

Result<std::vector<Portal>> SqliteStore::Portals() const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  std::vector<Portal> portals;
  SqliteQuery row = reading.database().Select(SelectPortal("ORDER BY place"));
  while (row.Next()) {
    GENKAN_TRY(Portal portal, ReadPortal(reading.database(), row));
    portals.push_back(std::move(portal));
  }
  GENKAN_TRY_OK(row.status());
  return portals;
}

Status SqliteStore::PutPortal(const Portal& portal) {
  return Write([&](SqliteConnection& writer) -> Status {
    SqliteDatabase& database = *writer.database;
    GENKAN_TRY_OK(database.Execute(
        "INSERT INTO portal (id, name, place, time_zone, being_set_up) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name, place = excluded.place,"
        " time_zone = excluded.time_zone, being_set_up = excluded.being_set_up,"
        " revision = revision + 1",
        portal.id, portal.name, PlaceOf(portal.host, portal.slug), portal.time_zone,
        portal.being_set_up));
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal.id));
    GENKAN_TRY_OK(database.Execute(
        "INSERT INTO portal_settings VALUES (?, ?) ON CONFLICT (portal) DO UPDATE SET"
        " settings = excluded.settings",
        key, wire::EncodeSettings(*portal.settings)));
    GENKAN_TRY_OK(NoteSessionChange(database, key));
    GENKAN_TRY_OK(database.Execute("DELETE FROM portal_language WHERE portal = ?", key));
    for (std::size_t i = 0; i < portal.languages.size(); ++i) {
      GENKAN_TRY_OK(database.Execute("INSERT INTO portal_language VALUES (?, ?, ?)", key, i,
                                     portal.languages[i]));
    }
    GENKAN_TRY_OK(database.Execute("DELETE FROM portal_old_address WHERE portal = ?", key));
    for (std::size_t i = 0; i < portal.old_addresses.size(); ++i) {
      GENKAN_TRY_OK(database.Execute("INSERT INTO portal_old_address VALUES (?, ?, ?, ?)", key, i,
                                     portal.old_addresses[i].host, portal.old_addresses[i].slug));
    }
    return Done{};
  });
}

}  // namespace genkan::server
