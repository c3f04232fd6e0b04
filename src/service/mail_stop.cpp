// Where the link leads that stops mail about tickets. To open it changes nothing, since scanners
// open every link; its button, and a mail program's own (RFC 8058), do.
#include "service/mail_stop.h"

#include "service/handlers.h"
#include "service/own_account.h"
#include "service/pages.h"
#include "service/post.h"

namespace genkan::service {
namespace {

std::string KeyOf(const Secrets& secrets, domain::PortalId portal, domain::ContactId contact) {
  constexpr std::size_t kDigits = 32;
  return secrets.Mac("mail-stop", domain::IdText(portal) + "." + domain::IdText(contact))
      .substr(0, kDigits);
}

// Whose link it is; kNotFound where nobody's.
Result<domain::Contact> ContactOfLink(const Backend& backend, const Call& call) {
  const std::string* contact = call.target.Query("contact");
  const std::string* key = call.target.Query("key");
  if (contact == nullptr || key == nullptr) return ErrorCode::kNotFound;
  const auto id = domain::ParseId<domain::ContactId>(*contact);
  if (!id.ok() || *key != KeyOf(backend.ports.secrets, call.portal.id, *id)) {
    return ErrorCode::kNotFound;
  }
  return backend.store.ContactById(call.portal.id, *id);
}

Answer RenderStop(const Backend& backend, const Call& call, const domain::Contact& contact,
                  bool done) {
  // Whoever is signed in here may be somebody else: the page is in the language of the mail.
  Call theirs = call;
  theirs.language = OfferedLanguage(call.portal, contact.language);
  const bool stopped = contact.ticket_mail == domain::TicketMail::kNone;
  const Strings& strings = backend.strings.In(theirs.language);
  return RenderPage(backend, theirs, "mail_stop.html",
                    {{"lead", strings.Text(stopped ? "mail_stop.stopped" : "mail_stop.lead")},
                     {"role", done ? "status" : ""},
                     {"action", stopped ? std::string()
                                        : call.base_path + StopPath(backend.ports.secrets,
                                                                    call.portal.id, contact.id)},
                     {"account", call.base_path + "/account"}});
}

}  // namespace

std::string StopPath(const Secrets& secrets, domain::PortalId portal, domain::ContactId contact) {
  return std::string(kMailStopPath) + "?contact=" + domain::IdText(contact) +
         "&key=" + KeyOf(secrets, portal, contact);
}

Answer ShowMailStop(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::Contact contact, ContactOfLink(backend, call));
  return RenderStop(backend, call, contact, false);
}

Answer StopMail(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::Contact contact, ContactOfLink(backend, call));
  domain::OwnAccount wanted = domain::OwnAccountOf(contact);
  wanted.ticket_mail = domain::TicketMail::kNone;
  Call theirs = call;
  theirs.actor.reset();
  GENKAN_TRY(const domain::Contact changed,
             ChangeOwnAccount(backend, theirs, contact, {wanted, "account.mail_stopped"}));
  return RenderStop(backend, call, changed, true);
}

}  // namespace genkan::service
