// The SQLite store: contacts and companies as people look for them.
#include "server/sqlite_search.h"

#include "genkan/domain/contact_search.h"
#include "server/sqlite_doubles.h"
#include "server/sqlite_reading.h"
#include "server/sqlite_rows.h"

namespace genkan::server {
namespace {

using domain::Company;
using domain::CompanyId;
using domain::Contact;
using domain::ContactId;

Result<Contact> ContactRow(SqliteDatabase& database, std::int64_t key, ContactId id) {
  return FirstRow(database.Select(std::string(kSelectContact) + "id = ?", key, id),
                  [&](SqliteQuery& row) { return ContactFrom(database, key, row); });
}

Result<Company> CompanyRow(SqliteDatabase& database, std::int64_t key, CompanyId id) {
  return FirstRow(
      database.Select("SELECT name, external_id FROM company WHERE portal = ? AND id = ?", key, id),
      [id](SqliteQuery& row) -> Result<Company> {
        return Company{.id = id, .name = row.Text(), .external_id = row.Text()};
      });
}

constexpr std::size_t kRowsMax = service::kContactsLookedAt + 1;

// What the query asks for beside words; ?2 is its company, ?3 its state of sign-in.
std::string ConditionsOf(const service::ContactQuery& query) {
  std::string conditions;
  if (query.without == service::ContactLack::kCompany) {
    conditions +=
        " AND NOT EXISTS (SELECT 1 FROM contact_company AS held WHERE held.portal = ?1"
        " AND held.contact = contact_search.contact)";
  }
  if (query.without == service::ContactLack::kAddress) {
    conditions +=
        " AND NOT EXISTS (SELECT 1 FROM contact_address AS held WHERE held.portal = ?1"
        " AND held.contact = contact_search.contact)"
        " AND EXISTS (SELECT 1 FROM contact WHERE portal = ?1 AND id = contact_search.contact"
        " AND member_email = '')";
  }
  if (query.company) {
    conditions +=
        " AND contact IN (SELECT contact FROM contact_company WHERE portal = ?1"
        " AND company = ?2)";
  }
  if (query.sign_in.has_value()) {
    conditions +=
        " AND EXISTS (SELECT 1 FROM contact WHERE portal = ?1 AND id = contact_search.contact"
        " AND sign_in = ?3)";
  }
  return conditions;
}

// Rows of (contact, text) after `query.after`, in order.
Result<SqliteQuery> RowsAfter(SqliteDatabase& database, std::int64_t key,
                              const service::ContactQuery& query) {
  const std::string rows =
      "SELECT contact, text FROM contact_search WHERE portal = ?1" + ConditionsOf(query);
  const domain::SignInState sign_in = query.sign_in.value_or(domain::SignInState::kNone);
  if (!query.after.has_value()) {
    return database.Select(rows + " ORDER BY sort, contact LIMIT ?4", key, query.company, sign_in,
                           kRowsMax);
  }
  GENKAN_TRY(
      const std::string sort,
      FirstRow(database.Select("SELECT sort FROM contact_search WHERE portal = ? AND contact = ?",
                               key, *query.after),
               [](SqliteQuery& row) -> Result<std::string> { return row.Text(); }));
  return database.Select(rows + " AND (sort, contact) > (?5, ?6) ORDER BY sort, contact LIMIT ?4",
                         key, query.company, sign_in, kRowsMax, sort, *query.after);
}

// The same of (company, sort).
Result<SqliteQuery> RowsAfter(SqliteDatabase& database, std::int64_t key,
                              const service::CompanyQuery& query) {
  const std::string rows = "SELECT company, sort FROM company_search WHERE portal = ?1";
  if (!query.after.has_value()) {
    return database.Select(rows + " ORDER BY sort, company LIMIT ?2", key, kRowsMax);
  }
  GENKAN_TRY(
      const std::string sort,
      FirstRow(database.Select("SELECT sort FROM company_search WHERE portal = ? AND company = ?",
                               key, *query.after),
               [](SqliteQuery& row) -> Result<std::string> { return row.Text(); }));
  return database.Select(rows + " AND (sort, company) > (?3, ?4) ORDER BY sort, company LIMIT ?2",
                         key, kRowsMax, sort, *query.after);
}

// Those that have no row yet, where nothing has one.
template <typename AnyId, typename Fill>
Status FillMissing(SqliteDatabase& database, std::string_view missing_rows, const Fill& fill) {
  std::vector<std::pair<std::int64_t, AnyId>> missing;
  GENKAN_TRY_OK(AppendRows(database.Select(missing_rows), &missing, [](SqliteQuery& row) {
    const std::int64_t key = row.Int();
    return std::pair(key, row.Id<AnyId>());
  }));
  if (missing.empty()) return Done{};
  GENKAN_TRY_OK(database.RunScript("BEGIN IMMEDIATE"));
  for (const auto& [key, id] : missing) {
    GENKAN_TRY_OK(fill(key, id));
  }
  return database.RunScript("COMMIT");
}

}  // namespace

Status WriteSearchRow(SqliteDatabase& database, std::int64_t portal_key, const Contact& contact) {
  return database.Execute(
      "INSERT INTO contact_search (portal, contact, sort, text) VALUES (?, ?, ?, ?)"
      " ON CONFLICT (portal, contact) DO UPDATE SET sort = excluded.sort, text = excluded.text",
      portal_key, contact.id, domain::SortTextOf(contact), domain::SearchTextOf(contact));
}

Status WriteSearchRow(SqliteDatabase& database, std::int64_t portal_key, const Company& company) {
  return database.Execute(
      "INSERT INTO company_search (portal, company, sort) VALUES (?, ?, ?)"
      " ON CONFLICT (portal, company) DO UPDATE SET sort = excluded.sort",
      portal_key, company.id, domain::SearchFolded(company.name));
}

Status FillSearch(SqliteDatabase& database) {
  const Status contacts = FillMissing<ContactId>(
      database,
      "SELECT portal, id FROM contact WHERE NOT EXISTS (SELECT 1 FROM contact_search)"
      " OR NOT EXISTS (SELECT 1 FROM contact_double)",
      [&](std::int64_t key, ContactId id) -> Status {
        GENKAN_TRY(const Contact contact, ContactRow(database, key, id));
        GENKAN_TRY_OK(WriteSearchRow(database, key, contact));
        return WriteDoubleRows(database, key, contact);
      });
  GENKAN_TRY_OK(contacts);
  return FillMissing<CompanyId>(
      database, "SELECT portal, id FROM company WHERE NOT EXISTS (SELECT 1 FROM company_search)",
      [&](std::int64_t key, CompanyId id) -> Status {
        GENKAN_TRY(const Company company, CompanyRow(database, key, id));
        return WriteSearchRow(database, key, company);
      });
}

Result<service::ContactRows> SqliteStore::FindContacts(domain::PortalId portal,
                                                       const service::ContactQuery& query) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  GENKAN_TRY(SqliteQuery row, RowsAfter(reading.database(), key, query));
  service::ContactRows rows;
  const std::vector<std::string> words = domain::SearchWords(query.text);
  ContactId last;
  for (std::size_t looked_at = 0; row.Next(); ++looked_at) {
    if (rows.contacts.size() == query.limit || looked_at == service::kContactsLookedAt) {
      rows.next = last;
      break;
    }
    last = row.Id<ContactId>();
    if (!domain::IsFoundBy(row.Text(), words)) continue;
    GENKAN_TRY(Contact contact, ContactRow(reading.database(), key, last));
    rows.contacts.push_back(std::move(contact));
  }
  GENKAN_TRY_OK(row.status());
  return rows;
}

Result<service::CompanyRows> SqliteStore::FindCompanies(domain::PortalId portal,
                                                        const service::CompanyQuery& query) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  GENKAN_TRY(SqliteQuery row, RowsAfter(reading.database(), key, query));
  service::CompanyRows rows;
  const std::vector<std::string> words = domain::SearchWords(query.text);
  CompanyId last;
  for (std::size_t looked_at = 0; row.Next(); ++looked_at) {
    if (rows.companies.size() == query.limit || looked_at == service::kContactsLookedAt) {
      rows.next = last;
      break;
    }
    last = row.Id<CompanyId>();
    if (!domain::IsFoundBy(row.Text(), words)) continue;
    GENKAN_TRY(Company company, CompanyRow(reading.database(), key, last));
    rows.companies.push_back(std::move(company));
  }
  GENKAN_TRY_OK(row.status());
  return rows;
}

Result<std::int64_t> SqliteStore::ContactsOfCompany(domain::PortalId portal,
                                                    domain::CompanyId company) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(reading.database().Select("SELECT count(DISTINCT contact) FROM contact_company"
                                            " WHERE portal = ? AND company = ?",
                                            key, company),
                  [](SqliteQuery& row) -> Result<std::int64_t> { return row.Int(); });
}

}  // namespace genkan::server
