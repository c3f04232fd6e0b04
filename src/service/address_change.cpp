#include "service/address_change.h"

#include "genkan/wire/json.h"
#include "service/audit.h"
#include "service/contacts.h"

namespace genkan::service {
namespace {

using domain::Contact;

Error LinkOver() { return {.code = ErrorCode::kNotFound, .message_key = std::string(kLinkOver)}; }

// A link by itself, without a code for a browser.
NewSecret LinkFor(const Backend& backend, const Call& call, SecretPurpose purpose,
                  const Contact& contact, const std::string& address) {
  NewSecret secret = MakeSecret(backend.ports, {.portal = call.portal.id,
                                                .purpose = purpose,
                                                .person = {.contact = contact.id},
                                                .address = address,
                                                .now_millis = call.now_millis});
  secret.record.code_digest.clear();
  secret.record.browser_digest.clear();
  return secret;
}

struct AddressMail {
  domain::MailKind kind = domain::MailKind::kAddressConfirm;
  std::string_view path;
  Millis lifetime_millis = 0;
};

// To the secret's address, whichever the contact signs in with.
Result<MailId> MailLink(const Backend& backend, const Call& call, const NewSecret& secret,
                        const AddressMail& mail) {
  const PostRoom room = PostRoomOf(backend);
  GENKAN_TRY(MailReader reader,
             MailReaderFor(room, call.portal, {.contact = secret.record.contact}));
  reader.addressee.address = secret.record.address;
  return PutInOutbox(
      room, call.portal, reader,
      {.kind = mail.kind,
       .link = PortalAddress(room, call.portal) + std::string(mail.path) +
               "?token=" + secret.token + "&lang=" + wire::PercentEncoded(reader.language),
       .lifetime_millis = mail.lifetime_millis});
}

std::string JsonOf(const std::string& address) {
  wire::JsonWriter json;
  json.BeginObject().Name("member_email").Text(address).EndObject();
  return json.Take();
}

Status Note(const Backend& backend, const Call& call, const Contact& contact,
            std::string_view action, const Contact& after) {
  return RecordAudit(backend, call,
                     {.action = std::string(action),
                      .subject = domain::CalledName(after),
                      .before = JsonOf(contact.member_email),
                      .after = JsonOf(after.member_email),
                      .contact = &contact});
}

// Whoever came by way of the other address since leaves nothing to come back by.
Status CloseDoorsMadeSince(const Backend& backend, const Call& call, const Contact& contact,
                           Millis since) {
  Store& store = backend.store;
  GENKAN_TRY(const auto passkeys, store.PasskeysOf(call.portal.id, contact.id, {}));
  for (const Passkey& passkey : passkeys) {
    if (passkey.made_at_millis < since) continue;
    GENKAN_TRY_OK(store.RemovePasskey(call.portal.id, passkey.id));
  }
  GENKAN_TRY(const auto links, store.OpenIdLinksOf(call.portal.id, contact.id));
  for (const OpenIdLink& link : links) {
    if (link.linked_at_millis < since) continue;
    GENKAN_TRY_OK(store.RemoveOpenIdLink(call.portal.id, link.issuer, link.subject));
  }
  return store.EndSessionsOf(call.portal.id, contact.id);
}

}  // namespace

Status AskForAddress(const Backend& backend, const Call& call, const Contact& contact,
                     const domain::AddressWish& wish) {
  Store& store = backend.store;
  const NewSecret secret =
      LinkFor(backend, call, SecretPurpose::kAddressChange, contact, wish.address);
  GENKAN_TRY_OK(ForgetAddressChange(store, call.portal.id, contact.id));
  GENKAN_TRY_OK(store.PutOneTimeSecret(secret.record));
  AddressChange change{.contact = contact.id,
                       .wish = wish,
                       .asked_at_millis = call.now_millis,
                       .expires_at_millis = secret.record.expires_at_millis};
  Contact renamed = contact;
  renamed.member_email = wish.address;
  const Status free = CheckSignInName(backend, call, renamed);
  if (!free.ok() && free.error().code != ErrorCode::kInvalidArgument) return free;
  if (free.ok()) {
    GENKAN_TRY(change.mail, MailLink(backend, call, secret,
                                     {.kind = domain::MailKind::kAddressConfirm,
                                      .path = "/address/new",
                                      .lifetime_millis = kAddressChangeMillis}));
  }
  GENKAN_TRY_OK(store.PutAddressChange(call.portal.id, change));
  return Note(backend, call, contact, "contact.address_asked", renamed);
}

Status ForgetAddressChange(Store& store, domain::PortalId portal, domain::ContactId contact) {
  const auto change = store.AddressChangeOf(portal, contact);
  if (!change.ok()) {
    return change.error().code == ErrorCode::kNotFound ? Status(Done{}) : change.error();
  }
  GENKAN_TRY_OK(store.RemoveMail(change->mail));
  GENKAN_TRY_OK(store.RemoveAddressChange(portal, contact));
  return store.VoidOneTimeSecrets(portal, SecretPurpose::kAddressChange, contact, {});
}

Result<domain::AddressChangeView> AddressChangeViewOf(const Store& store, domain::PortalId portal,
                                                      domain::ContactId contact, Millis now) {
  domain::AddressChangeView view;
  const auto change = store.AddressChangeOf(portal, contact);
  if (!change.ok()) {
    if (change.error().code == ErrorCode::kNotFound) return view;
    return change.error();
  }
  if (now >= change->expires_at_millis) return view;
  view = {.address = change->wish.address,
          .asked_at_millis = change->asked_at_millis,
          .expires_at_millis = change->expires_at_millis};
  const auto mail = store.MailById(change->mail);
  if (mail.ok()) {
    view.failed = mail->failed;
    view.reason = mail->reason;
  } else if (mail.error().code != ErrorCode::kNotFound) {
    return mail.error();
  }
  return view;
}

Status MoveSignIn(Store& store, domain::PortalId portal, const Contact& before,
                  const Contact& after) {
  const std::string from = domain::FoldedAddress(before.member_email);
  const std::string to = domain::FoldedAddress(after.member_email);
  if (from == to || from.empty()) return Done{};
  GENKAN_TRY(const std::string hash, store.PasswordHash(portal, from));
  GENKAN_TRY_OK(store.SetPasswordHash(portal, from, ""));
  if (!to.empty() && !hash.empty()) {
    GENKAN_TRY_OK(store.SetPasswordHash(portal, to, hash));
  }
  for (const SecretPurpose purpose :
       {SecretPurpose::kInvitation, SecretPurpose::kPasswordReset, SecretPurpose::kSignIn}) {
    GENKAN_TRY_OK(store.VoidOneTimeSecrets(portal, purpose, after.id, {}));
  }
  GENKAN_TRY_OK(ForgetAddressChange(store, portal, after.id));
  return to.empty() ? store.EndSessionsOf(portal, after.id) : Status(Done{});
}

Status ConfirmAddress(const Backend& backend, const Call& call, const OneTimeSecret& secret) {
  Store& store = backend.store;
  return store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(UseSecret(backend, secret));
    GENKAN_TRY(const Contact before, store.ContactById(call.portal.id, secret.contact));
    const auto change = store.AddressChangeOf(call.portal.id, secret.contact);
    const bool pending = change.ok() && change->wish.address == secret.address &&
                         before.sign_in == domain::SignInState::kActive;
    if (!pending) return LinkOver();
    const Contact after = domain::WithSignInAddress(before, change->wish);
    if (!CheckSignInName(backend, call, after).ok()) {
      return Error{.code = ErrorCode::kConflict, .message_key = "error.address_taken"};
    }
    GENKAN_TRY_OK(MoveSignIn(store, call.portal.id, before, after));
    GENKAN_TRY_OK(store.PutContact(call.portal.id, after));
    const NewSecret undo =
        LinkFor(backend, call, SecretPurpose::kAddressUndo, before, before.member_email);
    GENKAN_TRY_OK(store.PutOneTimeSecret(undo.record));
    GENKAN_TRY_OK(MailLink(backend, call, undo,
                           {.kind = domain::MailKind::kAddressChanged,
                            .path = "/address/undo",
                            .lifetime_millis = kAddressUndoMillis}));
    return Note(backend, call, before, "contact.address_changed", after);
  });
}

Status PutAddressBack(const Backend& backend, const Call& call, const OneTimeSecret& secret) {
  Store& store = backend.store;
  const domain::PortalId portal = call.portal.id;
  return store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(UseSecret(backend, secret));
    GENKAN_TRY(const Contact before, store.ContactById(portal, secret.contact));
    const Contact after = domain::WithAddressBack(before, secret.address);
    if (!CheckSignInName(backend, call, after).ok()) {
      return Error{.code = ErrorCode::kConflict, .message_key = "error.address_taken"};
    }
    GENKAN_TRY_OK(MoveSignIn(store, portal, before, after));
    GENKAN_TRY_OK(store.SetPasswordHash(portal, domain::FoldedAddress(secret.address), ""));
    GENKAN_TRY_OK(store.VoidOneTimeSecrets(portal, SecretPurpose::kAddressUndo, after.id, {}));
    GENKAN_TRY_OK(store.PutContact(portal, after));
    GENKAN_TRY_OK(CloseDoorsMadeSince(backend, call, after, secret.created_at_millis));
    return Note(backend, call, before, "contact.address_undone", after);
  });
}

}  // namespace genkan::service
