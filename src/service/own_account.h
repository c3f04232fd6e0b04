// What a contact does to their own account, by the page and by the API alike.
#pragma once

#include <string>
#include <vector>

#include "genkan/domain/own_account.h"
#include "service/backend.h"

namespace genkan::service {

// Whose account it is. Who works here has none of this kind.
Result<domain::Contact> OwnerOf(const Call& call);

struct AccountChange {
  domain::OwnAccount wanted;
  std::string action = "account.changed";  // In the audit log.
};

// Stores what was asked for and notes it down; nothing where it is so already. Mail that is on its
// way and not wanted any more stays where it is: whether to send it is asked when it goes out.
Result<domain::Contact> ChangeOwnAccount(const Backend& backend, const Call& call,
                                         const domain::Contact& contact,
                                         const AccountChange& change);

// Where the actor is signed in, the newest first; kNotFound for whoever only looks on.
Result<domain::OwnSessions> OwnSessionsOf(const Backend& backend, const Call& call);

// Ends the session of the path, kNotFound where it is none of the actor's, and with it the streams
// of its pages.
Status EndOwnSession(const Backend& backend, const Call& call);
// Ends all but the one that asks.
Status EndOtherSessions(const Backend& backend, const Call& call);

}  // namespace genkan::service
