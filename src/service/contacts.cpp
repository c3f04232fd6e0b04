// A manager finds contacts, and reads what there is to know of one.
#include "service/contacts.h"

#include "genkan/service/registration.h"
#include "genkan/wire/contact_codec.h"
#include "service/address_change.h"
#include "service/answers.h"
#include "service/tags.h"

namespace genkan::service {
namespace {

// Of those who have an address, too: enough to know whom to ask.
constexpr std::size_t kSharersMax = 10;

Result<std::string> CompanyName(const Backend& backend, const Call& call, domain::CompanyId id) {
  if (!id) return std::string();
  GENKAN_TRY(const domain::Company company, backend.store.CompanyById(call.portal.id, id));
  return company.name;
}

Result<domain::RegistrationView> RegistrationOf(const Backend& backend, const Call& call,
                                                const domain::Contact& contact) {
  GENKAN_TRY(const domain::InvitationNews news,
             InvitationNewsOf(backend.store, call.portal.id, contact.id));
  return domain::RegistrationOf(contact, news, call.now_millis);
}

Result<domain::ContactRow> RowOf(const Backend& backend, const Call& call,
                                 const domain::Contact& contact) {
  domain::ContactRow row{.id = contact.id,
                         .shown_name = domain::CalledName(contact),
                         .email = domain::MainAddress(contact),
                         .company_name = {},
                         .entry = domain::EntryOf(call.portal, contact)};
  GENKAN_TRY(const domain::RegistrationView registration, RegistrationOf(backend, call, contact));
  row.registration = registration.state;
  GENKAN_TRY(row.company_name, CompanyName(backend, call, domain::PrimaryCompany(contact)));
  return row;
}

// Those that are named one by one. One that is not there is left out: a group may still name it.
Result<std::vector<domain::Contact>> Named(const Backend& backend, const Call& call,
                                           std::string_view text) {
  GENKAN_TRY(const auto ids, NamedIds<domain::ContactId>(text, "ids"));
  std::vector<domain::Contact> contacts;
  for (const domain::ContactId id : ids) {
    auto contact = backend.store.ContactById(call.portal.id, id);
    if (contact.ok()) contacts.push_back(std::move(*contact));
    if (!contact.ok() && contact.error().code != ErrorCode::kNotFound) return contact.error();
  }
  return contacts;
}

Result<ContactRows> Found(const Backend& backend, const Call& call) {
  ContactQuery query;
  GENKAN_TRY_OK(ReadListQuery(call.target, &query));
  GENKAN_TRY_OK(ReadContactConditions(call.target, &query));
  Result<ContactRows> rows = backend.store.FindContacts(call.portal.id, query);
  if (!rows.ok() && rows.error().code == ErrorCode::kNotFound) return BadParameter("after");
  return rows;
}

Status AddSharers(const Backend& backend, const Call& call, const domain::Contact& contact,
                  domain::ContactAbout* about) {
  for (const std::string& address : contact.addresses) {
    domain::SharedAddress shared{.address = address, .contacts = {}};
    GENKAN_TRY(const auto holders,
               backend.store.ContactsByAddress(call.portal.id, domain::FoldedAddress(address)));
    for (const domain::Contact& holder : holders) {
      if (holder.id == contact.id || shared.contacts.size() == kSharersMax) continue;
      shared.contacts.push_back({.id = holder.id, .shown_name = domain::CalledName(holder)});
    }
    if (!shared.contacts.empty()) about->shared.push_back(std::move(shared));
  }
  return Done{};
}

}  // namespace

Status ReadContactConditions(const wire::Target& target, ContactQuery* query) {
  if (const std::string* without = target.Query("without")) {
    if (*without != "company" && *without != "address") return BadParameter("without");
    query->without = *without == "company" ? ContactLack::kCompany : ContactLack::kAddress;
  }
  if (const std::string* company = target.Query("company")) {
    const auto id = domain::ParseId<domain::CompanyId>(*company);
    if (!id.ok()) return BadParameter("company");
    query->company = *id;
  }
  if (const std::string* sign_in = target.Query("sign_in")) {
    GENKAN_TRY(query->sign_in, wire::DecodeSignInState(*sign_in));
  }
  return Done{};
}

Result<domain::Contact> ContactOf(const Backend& backend, const Call& call) {
  const auto id = domain::ParseId<domain::ContactId>(call.parameter);
  if (!id.ok() || !*id) return ErrorCode::kNotFound;
  return backend.store.ContactById(call.portal.id, *id);
}

std::string TagOf(const Backend& backend, const domain::Contact& contact) {
  return ShortTag(backend, wire::EncodeDetails(domain::ContactDetailsOf(contact)));
}

Answer ContactAnswer(const Backend& backend, const Call& call, const domain::Contact& contact,
                     int status) {
  domain::ContactInUse used{.details = domain::ContactDetailsOf(contact),
                            .about = domain::AboutOf(call.portal, contact)};
  GENKAN_TRY_OK(AddSharers(backend, call, contact, &used.about));
  GENKAN_TRY(used.about.registration, RegistrationOf(backend, call, contact));
  GENKAN_TRY(used.about.address_change,
             AddressChangeViewOf(backend.store, call.portal.id, contact.id, call.now_millis));
  for (const domain::CompanyMembership& membership : contact.companies) {
    GENKAN_TRY(std::string name, CompanyName(backend, call, membership.company));
    used.about.companies.push_back({.id = membership.company, .name = std::move(name)});
  }
  return JsonAnswer(status, wire::EncodeTagged(used, TagOf(backend, contact)));
}

Answer ListContacts(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target,
                                {"q", "limit", "after", "ids", "without", "company", "sign_in"}));
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

}  // namespace genkan::service
