// A manager invites a contact, takes the invitation back, has a password reset mailed or a new
// address's link, shuts a contact out and lets it back in.
#include "genkan/service/registration.h"

#include <functional>

#include "genkan/service/invitation.h"
#include "genkan/wire/contact_codec.h"
#include "service/address_change.h"
#include "service/audit.h"
#include "service/contacts.h"
#include "service/reset.h"

namespace genkan::service {
namespace {

using domain::Contact;
using domain::SignInState;

Error Refusal(std::string_view message_key) {
  return {.code = ErrorCode::kConflict, .message_key = std::string(message_key)};
}

// `change` and its entry in the log in one step, and the contact as it then is.
Answer Change(const Backend& backend, const Call& call, const Contact& contact,
              const std::function<Status()>& change, const std::string& action) {
  const Status changed = backend.store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(change());
    if (action.empty()) return Done{};
    return RecordAudit(backend, call,
                       {.action = action,
                        .subject = domain::CalledName(contact),
                        .before = {},
                        .after = wire::EncodePreviewed(contact.id)});
  });
  GENKAN_TRY_OK(changed);
  GENKAN_TRY(const Contact now, backend.store.ContactById(call.portal.id, contact.id));
  return ContactAnswer(backend, call, now);
}

}  // namespace

Inviter InviterOf(const Call& call) {
  const domain::Staff& staff = *call.actor->staff;
  const std::string name = domain::ShownName(staff.name, staff.language);
  return {.staff = staff.id, .shown_name = name.empty() ? staff.email : name};
}

Answer PostInvitation(const Backend& backend, const Call& call) {
  GENKAN_TRY(const Contact contact, ContactOf(backend, call));
  if (contact.sign_in == SignInState::kSuspended) return Refusal("error.contact_suspended");
  if (contact.sign_in == SignInState::kActive) return Refusal("error.invitation_accepted");
  const auto invite = [&]() -> Status {
    GENKAN_TRY_OK(InviteContact({.store = backend.store,
                                 .ports = backend.ports,
                                 .public_origin = backend.public_origin,
                                 .mail_from = backend.mail_from},
                                call.portal, contact.id, InviterOf(call)));
    return Done{};
  };
  // Inviting writes its own entry.
  return Change(backend, call, contact, invite, "");
}

Answer DeleteInvitation(const Backend& backend, const Call& call) {
  GENKAN_TRY(const Contact contact, ContactOf(backend, call));
  if (contact.sign_in != SignInState::kInvited) return ContactAnswer(backend, call, contact);
  return Change(
      backend, call, contact,
      [&] { return RevokeInvitation(backend.store, call.portal.id, contact); },
      "contact.invitation_revoked");
}

Answer PostPasswordReset(const Backend& backend, const Call& call) {
  GENKAN_TRY(const Contact contact, ContactOf(backend, call));
  if (!call.portal.settings->access.password) return Refusal("error.passwords_off");
  if (contact.sign_in != SignInState::kActive) return Refusal("error.not_signed_in_yet");
  return Change(
      backend, call, contact, [&] { return SendResetLink(backend, call, {.contact = contact.id}); },
      "contact.reset_sent");
}

Answer PostAddressChange(const Backend& backend, const Call& call) {
  GENKAN_TRY(const Contact contact, ContactOf(backend, call));
  const auto pending = backend.store.AddressChangeOf(call.portal.id, contact.id);
  if (!pending.ok() && pending.error().code == ErrorCode::kNotFound) {
    return Refusal("error.no_address_change");
  }
  GENKAN_TRY_OK(pending);
  // Asking writes its own entry.
  return Change(
      backend, call, contact, [&] { return AskForAddress(backend, call, contact, pending->wish); },
      "");
}

Answer DeleteAddressChange(const Backend& backend, const Call& call) {
  GENKAN_TRY(const Contact contact, ContactOf(backend, call));
  const auto pending = backend.store.AddressChangeOf(call.portal.id, contact.id);
  if (!pending.ok() && pending.error().code == ErrorCode::kNotFound) {
    return ContactAnswer(backend, call, contact);
  }
  GENKAN_TRY_OK(pending);
  return Change(
      backend, call, contact,
      [&] { return ForgetAddressChange(backend.store, call.portal.id, contact.id); },
      "contact.address_cancelled");
}

Answer PostSuspension(const Backend& backend, const Call& call) {
  GENKAN_TRY(const Contact contact, ContactOf(backend, call));
  if (contact.sign_in == SignInState::kSuspended) return ContactAnswer(backend, call, contact);
  return Change(
      backend, call, contact,
      [&] { return SuspendContact(backend.store, call.portal.id, contact); }, "contact.suspended");
}

Answer DeleteSuspension(const Backend& backend, const Call& call) {
  GENKAN_TRY(const Contact contact, ContactOf(backend, call));
  if (contact.sign_in != SignInState::kSuspended) return ContactAnswer(backend, call, contact);
  return Change(
      backend, call, contact,
      [&] { return LetContactBack(backend.store, call.portal.id, contact); }, "contact.let_back");
}

}  // namespace genkan::service
