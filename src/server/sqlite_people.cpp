// The SQLite store: contacts, companies and their finding.
#include "server/sqlite_changes.h"
#include "server/sqlite_doubles.h"
#include "server/sqlite_reading.h"
#include "server/sqlite_rows.h"
#include "server/sqlite_search.h"

namespace genkan::server {
namespace {

// About what a contact takes.
constexpr std::size_t kContactBytes = 1024;

using domain::Company;
using domain::Contact;

constexpr std::string_view kCompany =
    "SELECT id, name, external_id FROM company WHERE portal = ? AND ";

std::string Where(std::string_view select, std::string_view condition) {
  return std::string(select).append(condition);
}

Result<Company> ReadCompany(SqliteQuery& row) {
  return Company{.id = row.Id<domain::CompanyId>(), .name = row.Text(), .external_id = row.Text()};
}

Status WriteContactRow(SqliteDatabase& database, std::int64_t key, const Contact& contact) {
  return database.Execute(
      "INSERT INTO contact (portal, id, family_name, given_name, reading, display_name, language,"
      " time_zone, member_email, member_email_folded, sign_in, suspended_from, company_view,"
      " sample, external_id, ticket_mail)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (portal, id) DO UPDATE SET"
      " family_name = excluded.family_name, given_name = excluded.given_name,"
      " reading = excluded.reading, display_name = excluded.display_name,"
      " language = excluded.language, time_zone = excluded.time_zone,"
      " member_email = excluded.member_email, member_email_folded = excluded.member_email_folded,"
      " sign_in = excluded.sign_in, suspended_from = excluded.suspended_from,"
      " company_view = excluded.company_view,"
      " sample = excluded.sample, external_id = excluded.external_id,"
      " ticket_mail = excluded.ticket_mail",
      key, contact.id, contact.name.family, contact.name.given, contact.name.reading,
      contact.name.display, contact.language, contact.time_zone, contact.member_email,
      domain::FoldedAddress(contact.member_email), contact.sign_in, contact.suspended_from,
      contact.company_view, contact.sample, contact.external_id, contact.ticket_mail);
}

Status WriteContactLists(SqliteDatabase& database, std::int64_t key, const Contact& contact) {
  GENKAN_TRY_OK(database.Execute("DELETE FROM contact_address WHERE portal = ? AND contact = ?",
                                 key, contact.id));
  for (std::size_t i = 0; i < contact.addresses.size(); ++i) {
    GENKAN_TRY_OK(database.Execute("INSERT INTO contact_address VALUES (?, ?, ?, ?, ?)", key,
                                   contact.id, i, contact.addresses[i],
                                   domain::FoldedAddress(contact.addresses[i])));
  }
  GENKAN_TRY_OK(database.Execute("DELETE FROM contact_company WHERE portal = ? AND contact = ?",
                                 key, contact.id));
  for (std::size_t i = 0; i < contact.companies.size(); ++i) {
    const domain::CompanyMembership& membership = contact.companies[i];
    GENKAN_TRY_OK(database.Execute("INSERT INTO contact_company VALUES (?, ?, ?, ?, ?, ?)", key,
                                   contact.id, i, membership.company, membership.primary,
                                   membership.view_granted));
  }
  GENKAN_TRY_OK(database.Execute("DELETE FROM contact_property WHERE portal = ? AND contact = ?",
                                 key, contact.id));
  for (std::size_t i = 0; i < contact.properties.size(); ++i) {
    GENKAN_TRY_OK(database.Execute("INSERT INTO contact_property VALUES (?, ?, ?, ?, ?)", key,
                                   contact.id, i, contact.properties[i].field,
                                   contact.properties[i].value));
  }
  return Done{};
}

}  // namespace

Result<Contact> ContactFrom(SqliteDatabase& database, std::int64_t key, SqliteQuery& row) {
  Contact contact{.id = row.Id<domain::ContactId>(),
                  .name = {.family = row.Text(),
                           .given = row.Text(),
                           .reading = row.Text(),
                           .display = row.Text()},
                  .language = row.Text(),
                  .time_zone = row.Text(),
                  .addresses = {},
                  .member_email = row.Text(),
                  .sign_in = row.As<domain::SignInState>(),
                  .suspended_from = row.As<domain::SignInState>(),
                  .company_view = row.Flag(),
                  .sample = row.Flag(),
                  .companies = {},
                  .properties = {},
                  .external_id = row.Text(),
                  .ticket_mail = row.As<domain::TicketMail>()};
  GENKAN_TRY_OK(AppendRows(
      database.Select("SELECT address FROM contact_address WHERE portal = ? AND contact = ?"
                      " ORDER BY position",
                      key, contact.id),
      &contact.addresses, [](SqliteQuery& each) { return each.Text(); }));
  GENKAN_TRY_OK(
      AppendRows(database.Select("SELECT company, is_primary, view_granted FROM contact_company"
                                 " WHERE portal = ? AND contact = ? ORDER BY position",
                                 key, contact.id),
                 &contact.companies, [](SqliteQuery& each) {
                   return domain::CompanyMembership{.company = each.Id<domain::CompanyId>(),
                                                    .primary = each.Flag(),
                                                    .view_granted = each.Flag()};
                 }));
  GENKAN_TRY_OK(
      AppendRows(database.Select("SELECT field, value FROM contact_property WHERE portal = ?"
                                 " AND contact = ? ORDER BY position",
                                 key, contact.id),
                 &contact.properties, ReadFieldValue));
  return contact;
}

Status SqliteStore::PutContact(domain::PortalId portal, const Contact& contact) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    GENKAN_TRY_OK(WriteContactRow(*writer.database, key, contact));
    GENKAN_TRY_OK(WriteSearchRow(*writer.database, key, contact));
    GENKAN_TRY_OK(WriteContactLists(*writer.database, key, contact));
    GENKAN_TRY_OK(WriteDoubleRows(*writer.database, key, contact));
    return NoteContactChange(*writer.database, key, contact.id);
  });
}

Status SqliteStore::PutCompany(domain::PortalId portal, const Company& company) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    GENKAN_TRY_OK(writer.database->Execute(
        "INSERT INTO company VALUES (?, ?, ?, ?) ON CONFLICT (portal, id) DO UPDATE SET"
        " name = excluded.name, external_id = excluded.external_id",
        key, company.id, company.name, company.external_id));
    return WriteSearchRow(*writer.database, key, company);
  });
}

Result<Contact> SqliteStore::ContactById(domain::PortalId portal, domain::ContactId id) const {
  const std::string name = domain::IdText(portal) + domain::IdText(id);
  return KeptOr(contacts_, name, kContactBytes, [&]() -> Result<Contact> {
    GENKAN_TRY(Reading reading, Reading::Open(*this));
    GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
    return FirstRow(reading.database().Select(
                        Where(kSelectContact,
                              "id = coalesce((SELECT stays FROM contact_merged WHERE portal = ?1"
                              " AND id = ?2), ?2)"),
                        key, id),
                    [&](SqliteQuery& row) { return ContactFrom(reading.database(), key, row); });
  });
}

Result<Contact> SqliteStore::ContactByMemberEmail(domain::PortalId portal,
                                                  std::string_view folded) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(
      reading.database().Select(
          Where(kSelectContact, "member_email_folded = ? AND member_email_folded <> ''"), key,
          folded),
      [&](SqliteQuery& row) { return ContactFrom(reading.database(), key, row); });
}

Result<Contact> SqliteStore::ContactByExternalId(domain::PortalId portal,
                                                 std::string_view external_id) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(reading.database().Select(
                      Where(kSelectContact,
                            "((external_id = ?2 AND external_id <> '') OR id = (SELECT stays"
                            " FROM contact_merged WHERE portal = ?1 AND external_id = ?2"
                            " AND external_id <> ''))"),
                      key, external_id),
                  [&](SqliteQuery& row) { return ContactFrom(reading.database(), key, row); });
}

Result<std::vector<Contact>> SqliteStore::ContactsByAddress(domain::PortalId portal,
                                                            std::string_view folded) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<Contact> contacts;
  if (folded.empty()) return contacts;
  SqliteQuery row = reading.database().Select(
      Where(kSelectContact,
            "id IN (SELECT contact FROM contact_address WHERE portal = ?1 AND folded = ?2"
            " UNION SELECT id FROM contact WHERE portal = ?1 AND member_email_folded = ?2"
            " AND member_email_folded <> '') ORDER BY id"),
      key, folded);
  while (row.Next()) {
    GENKAN_TRY(Contact contact, ContactFrom(reading.database(), key, row));
    contacts.push_back(std::move(contact));
  }
  GENKAN_TRY_OK(row.status());
  return contacts;
}

Result<Company> SqliteStore::CompanyById(domain::PortalId portal, domain::CompanyId id) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(reading.database().Select(Where(kCompany, "id = ?"), key, id), ReadCompany);
}

Result<Company> SqliteStore::CompanyByExternalId(domain::PortalId portal,
                                                 std::string_view external_id) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(reading.database().Select(
                      Where(kCompany, "external_id = ? AND external_id <> ''"), key, external_id),
                  ReadCompany);
}

Result<std::vector<Company>> SqliteStore::CompaniesByName(domain::PortalId portal,
                                                          std::string_view name) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<Company> companies;
  GENKAN_TRY_OK(
      AppendRows(reading.database().Select(Where(kCompany, "name = ? ORDER BY id"), key, name),
                 &companies, [](SqliteQuery& row) { return ReadCompany(row).value(); }));
  return companies;
}

}  // namespace genkan::server
