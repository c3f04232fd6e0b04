#include "genkan/service/registration.h"
#include "service/ways_in.h"

namespace genkan::service {
namespace {

Result<std::optional<Invitation>> NewestInvitation(const Store& store, domain::PortalId portal,
                                                   domain::ContactId contact) {
  const auto invitation = store.InvitationOf(portal, contact);
  if (invitation.ok()) return std::optional(*invitation);
  if (invitation.error().code != ErrorCode::kNotFound) return invitation.error();
  return std::optional<Invitation>();
}

Status ForgetInvitation(Store& store, domain::PortalId portal, domain::ContactId contact) {
  GENKAN_TRY(const auto invitation, NewestInvitation(store, portal, contact));
  if (invitation.has_value()) {
    GENKAN_TRY_OK(store.RemoveMail(invitation->mail));
  }
  GENKAN_TRY_OK(store.RemoveInvitation(portal, contact));
  return store.VoidOneTimeSecrets(portal, SecretPurpose::kInvitation, contact, {});
}

}  // namespace

Result<domain::InvitationNews> InvitationNewsOf(const Store& store, domain::PortalId portal,
                                                domain::ContactId contact) {
  GENKAN_TRY(const auto invitation, NewestInvitation(store, portal, contact));
  domain::InvitationNews news;
  if (!invitation.has_value()) return news;
  news.invited_at_millis = invitation->invited_at_millis;
  news.expires_at_millis = invitation->expires_at_millis;
  const auto mail = store.MailById(invitation->mail);
  if (mail.ok()) {
    news.failed = mail->failed;
    news.reason = mail->reason;
  } else if (mail.error().code != ErrorCode::kNotFound) {
    return mail.error();
  }
  return news;
}

Status SuspendContact(Store& store, domain::PortalId portal, domain::Contact contact) {
  if (contact.sign_in == domain::SignInState::kSuspended) return Done{};
  contact.suspended_from = contact.sign_in;
  contact.sign_in = domain::SignInState::kSuspended;
  return store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(store.PutContact(portal, contact));
    GENKAN_TRY_OK(EndWaysIn(store, portal, contact));
    return ForgetInvitation(store, portal, contact.id);
  });
}

Status LetContactBack(Store& store, domain::PortalId portal, domain::Contact contact) {
  if (contact.sign_in != domain::SignInState::kSuspended) return Done{};
  const bool accepted = contact.suspended_from == domain::SignInState::kActive;
  contact.sign_in = accepted ? domain::SignInState::kActive : domain::SignInState::kNone;
  contact.suspended_from = domain::SignInState::kNone;
  return store.PutContact(portal, contact);
}

Status RevokeInvitation(Store& store, domain::PortalId portal, domain::Contact contact) {
  if (contact.sign_in != domain::SignInState::kInvited) return Done{};
  contact.sign_in = domain::SignInState::kNone;
  return store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(store.PutContact(portal, contact));
    // A mailed code would let them in as well.
    GENKAN_TRY_OK(store.VoidOneTimeSecrets(portal, SecretPurpose::kSignIn, contact.id, {}));
    return ForgetInvitation(store, portal, contact.id);
  });
}

}  // namespace genkan::service
