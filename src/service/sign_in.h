// Signing in by e-mail and password. The answer never says whether an account exists: unknown and
// wrong cost the same work and read the same.
#pragma once

#include <string>

#include "genkan/wire/session_codec.h"
#include "service/sessions.h"

namespace genkan::service {

// The message key of kForbidden where a person is in none of the groups that are let in. The page
// that says so has the manager's own words where there are any.
inline constexpr std::string_view kNotLetIn = "error.not_let_in";

// The person who may sign in under this name, or nobody. Contacts come first: this is their door.
Result<Person> FindPerson(const Backend& backend, const Call& call, std::string_view folded);

// Why a contact who proved who they are is not let in; kForbidden with words to read, mostly.
Status CheckEntry(const Backend& backend, const Call& call, domain::ContactId id);

// The same for a contact as they would be.
Status CheckEntryOf(const Call& call, const domain::Contact& contact);

// The first sign-in of an invited contact accepts the invitation.
Status AcceptInvitation(const Backend& backend, const Call& call, domain::ContactId id);

// The name that a person signs in with, as passwords and failures are kept by it.
Result<std::string> FoldedNameOf(const Backend& backend, const Call& call, const Person& person);

struct SignedIn {
  NewSession session;
  Person person;
};

// kWrongCredentials or kTooManyRequests; kForbidden where the password is right and the person is
// not let in; else a new session. Slow: it hashes.
Result<SignedIn> SignIn(const Backend& backend, const Call& call,
                        const wire::Credentials& credentials);

}  // namespace genkan::service
