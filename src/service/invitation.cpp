#include "genkan/service/invitation.h"

#include <functional>

#include "genkan/service/audit_id.h"
#include "service/one_time.h"
#include "service/post.h"

namespace genkan::service {
namespace {

Status NoteInvitation(const PostParts& parts, const domain::Portal& portal,
                      const domain::Contact& contact, const Inviter& inviter) {
  const Millis now = parts.ports.clock.NowMillis();
  GENKAN_TRY(const domain::AuditId id,
             NextAuditId(parts.store, portal.id, now, parts.ports.random));
  return parts.store.AddAuditEntry(portal.id, {.id = id,
                                               .at_millis = now,
                                               .staff = inviter.staff,
                                               .actor_shown_name = inviter.shown_name,
                                               .action = "contact.invited",
                                               .subject = contact.member_email});
}

// Of the earlier one the link is void: its mail need not go out any more.
Status KeepInvitation(Store& store, domain::PortalId portal, const Invitation& invitation) {
  const auto earlier = store.InvitationOf(portal, invitation.contact);
  if (earlier.ok()) {
    GENKAN_TRY_OK(store.RemoveMail(earlier->mail));
  } else if (earlier.error().code != ErrorCode::kNotFound) {
    return earlier.error();
  }
  return store.PutInvitation(portal, invitation);
}

// A link for `person`, whose earlier ones are void, and the mail that tells it. `accept` keeps what
// else changes, in the same step.
Result<std::string> Invite(const PostParts& parts, const domain::Portal& portal,
                           const Person& person, const std::function<Status()>& accept) {
  Store& store = parts.store;
  const StringsShelf strings(parts.ports.assets);
  const PostRoom room{.store = store,
                      .ports = parts.ports,
                      .strings = strings,
                      .public_origin = parts.public_origin,
                      .mail_from = parts.mail_from};
  NewSecret secret = MakeSecret(parts.ports, {.portal = portal.id,
                                              .purpose = SecretPurpose::kInvitation,
                                              .person = person,
                                              .now_millis = parts.ports.clock.NowMillis()});
  secret.record.browser_digest.clear();
  secret.record.code_digest.clear();
  GENKAN_TRY(const MailReader reader, MailReaderFor(room, portal, person));
  const std::string link = PortalAddress(room, portal) + "/welcome?token=" + secret.token +
                           "&lang=" + wire::PercentEncoded(reader.language);
  const auto invite = [&]() -> Status {
    GENKAN_TRY_OK(accept());
    GENKAN_TRY_OK(store.VoidOneTimeSecrets(portal.id, SecretPurpose::kInvitation, person.contact,
                                           person.staff));
    GENKAN_TRY_OK(store.PutOneTimeSecret(secret.record));
    GENKAN_TRY(const MailId mail, PutInOutbox(room, portal, reader,
                                              {.kind = domain::MailKind::kInvitation,
                                               .link = link,
                                               .lifetime_millis = kInvitationMillis}));
    if (!person.contact) return Done{};
    return KeepInvitation(store, portal.id,
                          {.contact = person.contact,
                           .mail = mail,
                           .invited_at_millis = secret.record.created_at_millis,
                           .expires_at_millis = secret.record.expires_at_millis});
  };
  GENKAN_TRY_OK(store.Atomically(invite));
  return link;
}

}  // namespace

Result<std::string> InviteContact(const PostParts& parts, const domain::Portal& portal,
                                  domain::ContactId id, const Inviter& inviter) {
  GENKAN_TRY(domain::Contact contact, parts.store.ContactById(portal.id, id));
  if (contact.sign_in == domain::SignInState::kSuspended) return ErrorCode::kForbidden;
  if (contact.member_email.empty()) return FieldError("member_email", "error.sign_in_name_needed");
  return Invite(parts, portal, {.contact = id}, [&]() -> Status {
    if (contact.sign_in == domain::SignInState::kNone) {
      contact.sign_in = domain::SignInState::kInvited;
      GENKAN_TRY_OK(parts.store.PutContact(portal.id, contact));
    }
    return NoteInvitation(parts, portal, contact, inviter);
  });
}

Result<std::string> InviteStaff(const PostParts& parts, const domain::Portal& portal,
                                domain::StaffId id) {
  GENKAN_TRY(domain::Staff staff, parts.store.StaffById(portal.id, id));
  if (staff.sign_in == domain::SignInState::kSuspended) return ErrorCode::kForbidden;
  return Invite(parts, portal, {.staff = id}, [&]() -> Status {
    if (staff.sign_in != domain::SignInState::kNone) return Done{};
    staff.sign_in = domain::SignInState::kInvited;
    return parts.store.PutStaff(portal.id, staff);
  });
}

}  // namespace genkan::service
