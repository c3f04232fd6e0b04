// Who is let in: one function that gives the reason.
#pragma once

#include "genkan/domain/people.h"
#include "genkan/domain/portal.h"

namespace genkan::domain {

enum class Entry : std::uint8_t {
  kLetIn,
  kMayNotSignIn,  // Was never invited, or is suspended.
  kNotOpenYet,    // The portal is being set up.
  kNotInAGroup,   // Only members of certain groups get in, and this contact is in none of them.
};

// Asked at sign-in and again with every request, so that a change counts at once. REQUIRES:
// `contact` belongs to `portal`.
Entry EntryOf(const Portal& portal, const Contact& contact);

bool MaySignIn(SignInState state);

}  // namespace genkan::domain
