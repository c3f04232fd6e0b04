#include "genkan/domain/registration.h"

namespace genkan::domain {
namespace {

Registration StateOf(const Contact& contact, const InvitationNews& news, Millis now) {
  switch (contact.sign_in) {
    case SignInState::kNone:
      return Registration::kNotInvited;
    case SignInState::kActive:
      return Registration::kAccepted;
    case SignInState::kSuspended:
      return Registration::kSuspended;
    case SignInState::kInvited:
      break;
  }
  if (news.failed) return Registration::kMailFailed;
  const bool over = news.expires_at_millis != 0 && now >= news.expires_at_millis;
  return over ? Registration::kOver : Registration::kInvited;
}

}  // namespace

RegistrationView RegistrationOf(const Contact& contact, const InvitationNews& news, Millis now) {
  RegistrationView view{.state = StateOf(contact, news, now)};
  if (contact.sign_in != SignInState::kInvited) return view;
  view.invited_at_millis = news.invited_at_millis;
  view.expires_at_millis = news.expires_at_millis;
  view.reason = news.reason;
  return view;
}

}  // namespace genkan::domain
