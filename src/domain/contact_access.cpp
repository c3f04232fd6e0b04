#include "genkan/domain/contact_access.h"

namespace genkan::domain {

std::string MainAddress(const Contact& contact) {
  if (!contact.member_email.empty() || contact.addresses.empty()) return contact.member_email;
  return contact.addresses.front();
}

std::string CalledName(const Contact& contact) {
  std::string name = ShownName(contact.name, contact.language);
  return name.empty() ? MainAddress(contact) : name;
}

ContactAbout AboutOf(const Portal& portal, const Contact& contact) {
  const PortalSettings& settings = *portal.settings;
  ContactAbout about{.id = contact.id,
                     .shown_name = CalledName(contact),
                     .member_email = contact.member_email,
                     .addresses = contact.addresses,
                     .shared = {},
                     .sign_in = contact.sign_in,
                     .entry = EntryOf(portal, contact),
                     .groups = {},
                     .companies = {},
                     .company_tickets = SeesCompanyTickets(settings.tickets, contact),
                     .further_companies = settings.tickets.further_companies,
                     .registration = {},
                     .password = settings.access.password,
                     .why = AccessReasonsOf(portal, contact)};
  for (const AccessGroup& group : settings.groups) {
    if (IsMember(group, contact)) about.groups.push_back(group.name);
  }
  return about;
}

}  // namespace genkan::domain
