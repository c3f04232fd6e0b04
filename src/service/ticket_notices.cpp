#include "service/ticket_notices.h"

#include <algorithm>

#include "genkan/domain/own_account.h"
#include "service/post.h"

namespace genkan::service {

bool IsMailedAbout(const domain::Portal& portal, const domain::Contact& contact,
                   const domain::Ticket& ticket) {
  return domain::WantsMailAbout(contact, ticket) && wire::IsMailable(contact.member_email) &&
         MayRead(portal, contact, ticket);
}

Result<std::vector<domain::Contact>> MailedContacts(const Store& store,
                                                    const domain::Portal& portal,
                                                    const domain::Ticket& ticket) {
  GENKAN_TRY(auto ids, store.ContactsWithAllMail(portal.id, ticket.companies));
  for (const domain::TicketContact& each : ticket.contacts) ids.push_back(each.contact);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::vector<domain::Contact> contacts;
  for (const domain::ContactId id : ids) {
    GENKAN_TRY(domain::Contact contact, store.ContactById(portal.id, id));
    if (IsMailedAbout(portal, contact, ticket)) contacts.push_back(std::move(contact));
  }
  return contacts;
}

Result<bool> IsStillDue(const Store& store, const OutgoingMail& mail) {
  if (!mail.ticket) return true;
  const auto missing = [](const Error& error) {
    return error.code == ErrorCode::kNotFound ? Result<bool>(false) : error;
  };
  const auto portal = store.PortalById(mail.portal);
  if (!portal.ok()) return missing(portal.error());
  const auto contact =
      store.ContactByMemberEmail(mail.portal, domain::FoldedAddress(mail.message.to.address));
  if (!contact.ok()) return missing(contact.error());
  const auto ticket = store.TicketSeen(domain::ViewerFor(*contact, *portal), mail.ticket);
  if (!ticket.ok()) return missing(ticket.error());
  return IsMailedAbout(*portal, *contact, *ticket);
}

}  // namespace genkan::service
