#include "genkan/service/invitation.h"

#include "service/one_time.h"
#include "service/post.h"

namespace genkan::service {
namespace {

Status NoteInvitation(const PostParts& parts, const domain::Portal& portal,
                      const domain::Contact& contact) {
  const Millis now = parts.ports.clock.NowMillis();
  return parts.store.AddAuditEntry(portal.id,
                                   {.id = domain::NewId<domain::AuditId>(now, parts.ports.random),
                                    .at_millis = now,
                                    .action = "contact.invited",
                                    .subject = contact.member_email});
}

}  // namespace

Result<std::string> InviteContact(const PostParts& parts, const domain::Portal& portal,
                                  domain::ContactId id) {
  Store& store = parts.store;
  GENKAN_TRY(domain::Contact contact, store.ContactById(portal.id, id));
  if (contact.sign_in == domain::SignInState::kSuspended) return ErrorCode::kForbidden;
  if (contact.member_email.empty()) return FieldError("email", "error.address_invalid");
  const StringsShelf strings(parts.ports.assets);
  const PostRoom room{.store = store,
                      .ports = parts.ports,
                      .strings = strings,
                      .public_origin = parts.public_origin,
                      .mail_from = parts.mail_from};
  NewSecret secret = MakeSecret(parts.ports, {.portal = portal.id,
                                              .purpose = SecretPurpose::kInvitation,
                                              .person = {.contact = id},
                                              .now_millis = parts.ports.clock.NowMillis()});
  secret.record.browser_digest.clear();
  secret.record.code_digest.clear();
  GENKAN_TRY(const MailReader reader, MailReaderFor(room, portal, {.contact = id}));
  const std::string link = PortalAddress(room, portal) + "/welcome?token=" + secret.token +
                           "&lang=" + wire::PercentEncoded(reader.language);
  const auto invite = [&]() -> Status {
    if (contact.sign_in == domain::SignInState::kNone) {
      contact.sign_in = domain::SignInState::kInvited;
      GENKAN_TRY_OK(store.PutContact(portal.id, contact));
    }
    GENKAN_TRY_OK(store.VoidOneTimeSecrets(portal.id, SecretPurpose::kInvitation, id, {}));
    GENKAN_TRY_OK(store.PutOneTimeSecret(secret.record));
    GENKAN_TRY_OK(QueueMail(room, portal, reader,
                            {.kind = domain::MailKind::kInvitation,
                             .link = link,
                             .lifetime_millis = kInvitationMillis}));
    return NoteInvitation(parts, portal, contact);
  };
  GENKAN_TRY_OK(store.Atomically(invite));
  return link;
}

}  // namespace genkan::service
