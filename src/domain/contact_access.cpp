#include "genkan/domain/contact_access.h"

#include <algorithm>

namespace genkan::domain {

std::string MainAddress(const Contact& contact) {
  if (!contact.member_email.empty() || contact.addresses.empty()) return contact.member_email;
  return contact.addresses.front();
}

std::string CalledName(const Contact& contact) {
  std::string name = ShownName(contact.name, contact.language);
  return name.empty() ? MainAddress(contact) : name;
}

ContactAccess AccessOf(const Contact& contact) {
  return {.company_view = contact.company_view, .companies = contact.companies};
}

ContactAbout AboutOf(const Portal& portal, const Contact& contact) {
  const PortalSettings& settings = *portal.settings;
  ContactAbout about{.id = contact.id,
                     .shown_name = CalledName(contact),
                     .member_email = contact.member_email,
                     .addresses = contact.addresses,
                     .sign_in = contact.sign_in,
                     .entry = EntryOf(portal, contact),
                     .groups = {},
                     .companies = {},
                     .company_tickets = SeesCompanyTickets(settings.tickets, contact),
                     .further_companies = settings.tickets.further_companies};
  for (const AccessGroup& group : settings.groups) {
    if (IsMember(group, contact)) about.groups.push_back(group.name);
  }
  return about;
}

Result<Contact> WithAccess(Contact contact, const ContactAccess& access) {
  const bool same = std::equal(access.companies.begin(), access.companies.end(),
                               contact.companies.begin(), contact.companies.end(),
                               [](const CompanyMembership& a, const CompanyMembership& b) {
                                 return a.company == b.company && a.primary == b.primary;
                               });
  if (!same) return FieldError("companies", "error.value_unknown");
  contact.company_view = access.company_view;
  contact.companies = access.companies;
  return contact;
}

}  // namespace genkan::domain
