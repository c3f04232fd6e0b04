// A manager finds contacts, and decides which companies' tickets one of them sees.
#include "service/contacts.h"

#include <algorithm>

#include "genkan/wire/contact_codec.h"
#include "service/answers.h"
#include "service/audit.h"
#include "service/handlers.h"
#include "service/parameters.h"
#include "service/tags.h"

namespace genkan::service {
namespace {

constexpr std::int64_t kListMax = 50;
constexpr std::size_t kTypedBytesMax = 500;

Result<std::string> CompanyName(const Backend& backend, const Call& call, domain::CompanyId id) {
  if (!id) return std::string();
  GENKAN_TRY(const domain::Company company, backend.store.CompanyById(call.portal.id, id));
  return company.name;
}

Result<domain::ContactRow> RowOf(const Backend& backend, const Call& call,
                                 const domain::Contact& contact) {
  domain::ContactRow row{.id = contact.id,
                         .shown_name = domain::CalledName(contact),
                         .email = domain::MainAddress(contact),
                         .company_name = {},
                         .entry = domain::EntryOf(call.portal, contact)};
  GENKAN_TRY(row.company_name, CompanyName(backend, call, domain::PrimaryCompany(contact)));
  return row;
}

// Those that are named one by one. One that is not there is left out: a group may still name it.
Result<std::vector<domain::Contact>> Named(const Backend& backend, const Call& call,
                                           std::string_view ids) {
  std::vector<domain::Contact> contacts;
  for (std::int64_t count = 0; !ids.empty(); ++count) {
    const std::size_t comma = std::min(ids.find(','), ids.size());
    const auto id = domain::ParseId<domain::ContactId>(ids.substr(0, comma));
    if (!id.ok() || count == kListMax) return BadParameter("ids");
    ids.remove_prefix(std::min(comma + 1, ids.size()));
    auto contact = backend.store.ContactById(call.portal.id, *id);
    if (contact.ok()) contacts.push_back(std::move(*contact));
    if (!contact.ok() && contact.error().code != ErrorCode::kNotFound) return contact.error();
  }
  return contacts;
}

Result<ContactRows> Found(const Backend& backend, const Call& call) {
  GENKAN_TRY(
      const std::int64_t limit,
      NumberParameter(call.target, {.name = "limit", .min = 1, .max = kListMax, .fallback = 20}));
  ContactQuery query{.limit = static_cast<std::size_t>(limit)};
  if (const std::string* typed = call.target.Query("q")) query.text = *typed;
  if (query.text.size() > kTypedBytesMax) return BadParameter("q");
  if (const std::string* after = call.target.Query("after")) {
    const auto id = domain::ParseId<domain::ContactId>(*after);
    if (!id.ok()) return BadParameter("after");
    query.after = *id;
  }
  Result<ContactRows> rows = backend.store.FindContacts(call.portal.id, query);
  if (!rows.ok() && rows.error().code == ErrorCode::kNotFound) return BadParameter("after");
  return rows;
}

std::string TagOf(const Backend& backend, const domain::Contact& contact) {
  return ShortTag(backend, wire::EncodeAccess(domain::AccessOf(contact)));
}

}  // namespace

Result<wire::Response> ContactAnswer(const Backend& backend, const Call& call,
                                     const domain::Contact& contact) {
  domain::ContactInUse used{.access = domain::AccessOf(contact),
                            .about = domain::AboutOf(call.portal, contact)};
  for (const domain::CompanyMembership& membership : contact.companies) {
    GENKAN_TRY(std::string name, CompanyName(backend, call, membership.company));
    used.about.companies.push_back({.id = membership.company, .name = std::move(name)});
  }
  return JsonAnswer(200, wire::EncodeTagged(used, TagOf(backend, contact)));
}

Result<domain::Contact> ContactOf(const Backend& backend, const Call& call) {
  const auto id = domain::ParseId<domain::ContactId>(call.parameter);
  if (!id.ok() || !*id) return ErrorCode::kNotFound;
  return backend.store.ContactById(call.portal.id, *id);
}

Answer ListContacts(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {"q", "limit", "after", "ids"}));
  ContactRows rows;
  if (const std::string* ids = call.target.Query("ids")) {
    GENKAN_TRY(rows.contacts, Named(backend, call, *ids));
  } else {
    GENKAN_TRY(rows, Found(backend, call));
  }
  domain::ContactList list{.contacts = {}, .next = rows.next.value_or(domain::ContactId{})};
  for (const domain::Contact& contact : rows.contacts) {
    GENKAN_TRY(domain::ContactRow row, RowOf(backend, call, contact));
    list.contacts.push_back(std::move(row));
  }
  return JsonAnswer(200, wire::EncodeContactList(list));
}

Answer GetContact(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  GENKAN_TRY(const domain::Contact contact, ContactOf(backend, call));
  return ContactAnswer(backend, call, contact);
}

Answer PutContact(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::Contact contact, ContactOf(backend, call));
  domain::ContactInUse sent{.access = domain::AccessOf(contact), .about = {}};
  GENKAN_TRY(const std::string tag, wire::DecodeTagged(call.request.body, &sent));
  if (tag != TagOf(backend, contact)) {
    return Error{.code = ErrorCode::kConflict, .message_key = "error.contact_changed"};
  }
  GENKAN_TRY(const domain::Contact changed, domain::WithAccess(contact, sent.access));
  if (changed == contact) return ContactAnswer(backend, call, contact);
  const Status stored = backend.store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(backend.store.PutContact(call.portal.id, changed));
    return RecordAudit(backend, call,
                       {.action = "contact.changed",
                        .subject = domain::CalledName(contact),
                        .before = wire::EncodeAccess(domain::AccessOf(contact)),
                        .after = wire::EncodeAccess(domain::AccessOf(changed))});
  });
  GENKAN_TRY_OK(stored);
  return ContactAnswer(backend, call, changed);
}

}  // namespace genkan::service
