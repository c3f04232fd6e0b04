// A manager finds companies, makes them and renames them.
#include "genkan/wire/contact_codec.h"
#include "service/answers.h"
#include "service/audit.h"
#include "service/contacts.h"
#include "service/tags.h"

namespace genkan::service {
namespace {

Result<std::vector<domain::Company>> Named(const Backend& backend, const Call& call,
                                           std::string_view text) {
  GENKAN_TRY(const auto ids, NamedIds<domain::CompanyId>(text, "ids"));
  std::vector<domain::Company> companies;
  for (const domain::CompanyId id : ids) {
    auto company = backend.store.CompanyById(call.portal.id, id);
    if (company.ok()) companies.push_back(std::move(*company));
    if (!company.ok() && company.error().code != ErrorCode::kNotFound) return company.error();
  }
  return companies;
}

Result<CompanyRows> Found(const Backend& backend, const Call& call) {
  CompanyQuery query;
  GENKAN_TRY_OK(ReadListQuery(call.target, &query));
  Result<CompanyRows> rows = backend.store.FindCompanies(call.portal.id, query);
  if (!rows.ok() && rows.error().code == ErrorCode::kNotFound) return BadParameter("after");
  return rows;
}

Result<domain::CompanyId> IdOf(const Call& call) {
  const auto id = domain::ParseId<domain::CompanyId>(call.parameter);
  if (!id.ok() || !*id) return ErrorCode::kNotFound;
  return *id;
}

std::string TagOf(const Backend& backend, const domain::Company& company) {
  return ShortTag(backend, wire::EncodeDetails(domain::CompanyDetails{company.name}));
}

Answer CompanyAnswer(const Backend& backend, const Call& call, const domain::Company& company,
                     int status) {
  domain::CompanyInUse used{.details = {company.name}, .about = {.id = company.id}};
  GENKAN_TRY(used.about.contacts, backend.store.ContactsOfCompany(call.portal.id, company.id));
  GENKAN_TRY(const auto namesakes, backend.store.CompaniesByName(call.portal.id, company.name));
  used.about.namesakes = std::ssize(namesakes) - 1;
  return JsonAnswer(status, wire::EncodeTagged(used, TagOf(backend, company)));
}

}  // namespace

Answer ListCompanies(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {"q", "limit", "after", "ids"}));
  CompanyRows rows;
  if (const std::string* ids = call.target.Query("ids")) {
    GENKAN_TRY(rows.companies, Named(backend, call, *ids));
  } else {
    GENKAN_TRY(rows, Found(backend, call));
  }
  domain::CompanyList list{.companies = {}, .next = rows.next.value_or(domain::CompanyId{})};
  for (const domain::Company& company : rows.companies) {
    domain::CompanyRow row{.id = company.id, .name = company.name};
    GENKAN_TRY(row.contacts, backend.store.ContactsOfCompany(call.portal.id, company.id));
    list.companies.push_back(std::move(row));
  }
  return JsonAnswer(200, wire::EncodeCompanyList(list));
}

Answer GetCompany(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  GENKAN_TRY(const domain::CompanyId id, IdOf(call));
  GENKAN_TRY(const domain::Company company, backend.store.CompanyById(call.portal.id, id));
  return CompanyAnswer(backend, call, company, 200);
}

Answer PutCompany(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::CompanyId id, IdOf(call));
  const Result<domain::Company> known = backend.store.CompanyById(call.portal.id, id);
  if (!known.ok() && known.error().code != ErrorCode::kNotFound) return known.error();
  domain::Company company = known.ok() ? *known : domain::Company{.id = id};
  domain::CompanyInUse sent{.details = {company.name}, .about = {}};
  GENKAN_TRY(const std::string tag, wire::DecodeTagged(call.request.body, &sent));
  if (tag != (known.ok() ? TagOf(backend, company) : std::string())) {
    return Error{.code = ErrorCode::kConflict, .message_key = "error.company_changed"};
  }
  GENKAN_TRY(company.name, domain::CheckCompanyName(sent.details.name));
  if (known.ok() && company == *known) return CompanyAnswer(backend, call, company, 200);
  const Status stored = backend.store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(backend.store.PutCompany(call.portal.id, company));
    return RecordAudit(
        backend, call,
        {.action = known.ok() ? "company.changed" : "company.made",
         .subject = company.name,
         .before = known.ok() ? wire::EncodeDetails(domain::CompanyDetails{known->name}) : "",
         .after = wire::EncodeDetails(domain::CompanyDetails{company.name})});
  });
  GENKAN_TRY_OK(stored);
  return CompanyAnswer(backend, call, company, known.ok() ? 200 : 201);
}

}  // namespace genkan::service
