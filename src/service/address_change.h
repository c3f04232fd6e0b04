// The address with which a contact signs in becomes another: asked for, confirmed by a mailed link,
// and put back by one that goes to the old address.
#pragma once

#include "genkan/domain/address_change.h"
#include "service/one_time.h"
#include "service/post.h"

namespace genkan::service {

// Mails the link to the address; an earlier link of the contact is void. Where somebody else signs
// in with it, all the same is done but for the mail. REQUIRES: within a transaction.
Status AskForAddress(const Backend& backend, const Call& call, const domain::Contact& contact,
                     const domain::AddressWish& wish);

// Forgets the change that is pending, its link and its mail; nothing where none is.
Status ForgetAddressChange(Store& store, domain::PortalId portal, domain::ContactId contact);

// The change that is pending and whether its mail arrived; an empty one where none is.
Result<domain::AddressChangeView> AddressChangeViewOf(const Store& store, domain::PortalId portal,
                                                      domain::ContactId contact, Millis now);

// Moves what belongs to the sign-in name of `before` to that of `after`: the password, and what was
// mailed to the old one is void. Whoever has no name any more is signed out. REQUIRES: within a
// transaction.
Status MoveSignIn(Store& store, domain::PortalId portal, const domain::Contact& before,
                  const domain::Contact& after);

// What the link in the mail does: the address counts, and the old one is told. kNotFound with
// kLinkOver where the change is not pending any more, kConflict where somebody else has it by now.
Status ConfirmAddress(const Backend& backend, const Call& call, const OneTimeSecret& secret);

// What the link that went to the old address does: it signs in again. Whoever came in meanwhile is
// out, and what they left to come back by is gone: sessions, the password, and the passkeys and
// links to providers that were made since.
Status PutAddressBack(const Backend& backend, const Call& call, const OneTimeSecret& secret);

}  // namespace genkan::service
