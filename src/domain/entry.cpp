#include "genkan/domain/entry.h"

namespace genkan::domain {

Entry EntryOf(const Portal& portal, const Contact& contact) {
  if (!MaySignIn(contact.sign_in)) return Entry::kMayNotSignIn;
  if (portal.being_set_up) return Entry::kNotOpenYet;
  const PortalSettings& settings = *portal.settings;
  return LetIn(settings.access, settings.groups, contact) ? Entry::kLetIn : Entry::kNotInAGroup;
}

bool MaySignIn(SignInState state) {
  return state == SignInState::kInvited || state == SignInState::kActive;
}

}  // namespace genkan::domain
