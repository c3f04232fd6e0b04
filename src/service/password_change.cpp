#include "genkan/service/password_change.h"

#include "genkan/service/account_failures.h"
#include "service/new_password_page.h"
#include "service/post.h"

namespace genkan::service {
namespace {

// Nobody but its owner changes a password unnoticed.
Status TellOwner(const PostRoom& room, const domain::Portal& portal, const MailReader& reader) {
  return QueueMail(
      room, portal, reader,
      {.kind = domain::MailKind::kPasswordChanged,
       .link = PortalAddress(room, portal) + "/reset?lang=" + wire::PercentEncoded(reader.language),
       .lifetime_millis = kMillisPerDay});
}

Status Replace(const PostRoom& room, const domain::Portal& portal, const Person& person,
               std::string_view hash) {
  Store& store = room.store;
  GENKAN_TRY(const MailReader reader, MailReaderFor(room, portal, person));
  const std::string name = domain::FoldedAddress(reader.addressee.address);
  GENKAN_TRY(const std::string before, store.PasswordHash(portal.id, name));
  GENKAN_TRY_OK(store.SetPasswordHash(portal.id, name, hash));
  GENKAN_TRY_OK(store.ClearFailures(AccountFailures(room.ports.secrets, portal.id, name)));
  for (const SecretPurpose purpose : {SecretPurpose::kPasswordReset, SecretPurpose::kSignIn}) {
    GENKAN_TRY_OK(store.VoidOneTimeSecrets(portal.id, purpose, person.contact, person.staff));
  }
  GENKAN_TRY_OK(person.staff ? store.EndSessionsOf(portal.id, person.staff)
                             : store.EndSessionsOf(portal.id, person.contact));
  return before.empty() ? Status(Done{}) : TellOwner(room, portal, reader);
}

}  // namespace

Status ReplacePassword(const Backend& backend, const Call& call, const Person& person,
                       std::string_view hash) {
  return Replace(PostRoomOf(backend), call.portal, person, hash);
}

Status ChangePassword(const PostParts& parts, const domain::Portal& portal,
                      const PasswordHolder& holder, std::string_view hash) {
  const StringsShelf strings(parts.ports.assets);
  return Replace({.store = parts.store,
                  .ports = parts.ports,
                  .strings = strings,
                  .public_origin = parts.public_origin,
                  .mail_from = parts.mail_from},
                 portal, {.contact = holder.contact, .staff = holder.staff}, hash);
}

}  // namespace genkan::service
