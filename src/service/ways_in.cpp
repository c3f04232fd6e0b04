#include "service/ways_in.h"

#include "genkan/domain/entry.h"
#include "genkan/service/registration.h"
#include "service/address_change.h"

namespace genkan::service {

Status EndWaysIn(Store& store, domain::PortalId portal, const domain::Contact& contact) {
  GENKAN_TRY_OK(store.EndSessionsOf(portal, contact.id));
  for (const SecretPurpose purpose : {SecretPurpose::kPasswordReset, SecretPurpose::kSignIn}) {
    GENKAN_TRY_OK(store.VoidOneTimeSecrets(portal, purpose, contact.id, {}));
  }
  GENKAN_TRY_OK(ForgetAddressChange(store, portal, contact.id));
  return RevokeInvitation(store, portal, contact);
}

Status EndWaysInOfShutOut(Store& store, const domain::Portal& before, const domain::Portal& after,
                          Millis now) {
  GENKAN_TRY(const auto contacts, store.ContactsWithAWayIn(after.id, now));
  for (const domain::ContactId id : contacts) {
    GENKAN_TRY(const domain::Contact contact, store.ContactById(after.id, id));
    const bool loses = domain::EntryOf(before, contact) == domain::Entry::kLetIn &&
                       domain::EntryOf(after, contact) != domain::Entry::kLetIn;
    if (loses) GENKAN_TRY_OK(EndWaysIn(store, after.id, contact));
  }
  return Done{};
}

}  // namespace genkan::service
