// Somebody is erased: what goes, what stays under a pseudonym, and what a backup of before would
// bring back.
#include <algorithm>
#include <set>

#include "genkan/domain/agent.h"
#include "genkan/domain/contact_access.h"
#include "genkan/wire/json.h"
#include "service/privacy_room.h"

namespace genkan::service {
namespace {

using domain::Contact;
using domain::ContactId;
using domain::Ticket;

// Whether anybody else has a part in the ticket: is on it, or is of a company whose it is.
Result<bool> IsNeeded(const PrivacyRoom& room, const Ticket& ticket, const Contact& contact) {
  const bool shared =
      std::any_of(ticket.contacts.begin(), ticket.contacts.end(),
                  [&](const domain::TicketContact& each) { return each.contact != contact.id; });
  if (shared || ticket.merged_into) return true;
  if (ticket.restricted) return false;
  for (const domain::CompanyId company : ticket.companies) {
    GENKAN_TRY(const std::int64_t people, room.store.ContactsOfCompany(room.portal.id, company));
    if (people > (domain::BelongsTo(contact, company) ? 1 : 0)) return true;
  }
  return false;
}

struct Fates {
  std::vector<Ticket> going;
  std::vector<Ticket> staying;
};

Result<Fates> FatesOf(const PrivacyRoom& room, const Contact& contact) {
  Fates fates;
  GENKAN_TRY(const auto tickets, room.store.TicketsNaming(room.portal.id, contact.id));
  for (const Ticket& ticket : tickets) {
    GENKAN_TRY(const bool needed, IsNeeded(room, ticket, contact));
    (needed ? fates.staying : fates.going).push_back(ticket);
  }
  return fates;
}

// Of what a manager has seen: FNV-1a over it, since it is no secret.
std::string TagOf(const domain::ErasurePreview& preview) {
  std::uint64_t sum = 14695981039346656037ULL;
  const auto add = [&](std::int64_t value) {
    for (int shift = 0; shift < 64; shift += 8) {
      sum ^= (static_cast<std::uint64_t>(value) >> shift) & 0xFFU;
      sum *= 1099511628211ULL;
    }
  };
  for (const std::int64_t number : preview.going) add(number);
  add(-1);
  for (const std::int64_t number : preview.staying) add(number);
  return std::to_string(sum);
}

// What tells who the contact is, as it stands in the audit log; long ones first, so that a name
// within an address is not taken for the name.
std::vector<std::string> WordsOf(const Contact& contact) {
  std::set<std::string> words(contact.addresses.begin(), contact.addresses.end());
  for (const std::string& word :
       {contact.member_email, domain::FoldedAddress(contact.member_email),
        domain::CalledName(contact), contact.name.display, contact.name.family, contact.name.given,
        contact.name.reading, contact.external_id}) {
    words.insert(word);
  }
  words.erase("");
  return {words.begin(), words.end()};
}

// Mail that waits for the contact, or lies there because it could not be delivered.
Status ForgetMail(const PrivacyRoom& room, const Contact& contact) {
  std::set<std::string> theirs{domain::FoldedAddress(contact.member_email)};
  for (const std::string& address : contact.addresses) {
    // Others may share it, and wait for their own mail.
    GENKAN_TRY(const auto holders,
               room.store.ContactsByAddress(room.portal.id, domain::FoldedAddress(address)));
    if (holders.size() < 2) theirs.insert(domain::FoldedAddress(address));
  }
  theirs.erase("");
  GENKAN_TRY(const auto mails, room.store.MailOf(room.portal.id));
  for (const OutgoingMail& mail : mails) {
    if (!theirs.contains(domain::FoldedAddress(mail.message.to.address))) continue;
    GENKAN_TRY_OK(room.store.RemoveMail(mail.id));
  }
  return Done{};
}

Status LeaveGroups(const PrivacyRoom& room, ContactId contact) {
  GENKAN_TRY(domain::Portal portal, room.store.PortalById(room.portal.id));
  const auto names = [&](const domain::AccessGroup& group) {
    return std::find(group.contacts.begin(), group.contacts.end(), contact) != group.contacts.end();
  };
  const auto& groups = portal.settings->groups;
  if (std::none_of(groups.begin(), groups.end(), names)) return Done{};
  for (domain::AccessGroup& group : portal.settings.Edit().groups) {
    std::erase(group.contacts, contact);
  }
  return room.store.PutPortal(portal);
}

// What proves that somebody agreed stays, without who it was.
std::string JsonOf(const std::vector<ConsentRecord>& said, const Fates& fates) {
  wire::JsonWriter json;
  json.BeginObject();
  json.Name("tickets_gone").Integer(std::ssize(fates.going));
  json.Name("tickets_kept").Integer(std::ssize(fates.staying));
  json.Name("consents").BeginArray();
  for (const ConsentRecord& record : said) {
    json.BeginObject().Name("version").Integer(record.version);
    json.Name("at_millis").Integer(record.at_millis);
    json.Name("given").Boolean(record.given).EndObject();
  }
  json.EndArray().EndObject();
  return json.Take();
}

Result<std::vector<std::string>> Erase(const PrivacyRoom& room, const Contact& contact,
                                       const domain::Erasure& erasure) {
  Store& store = room.store;
  const domain::PortalId portal = room.portal.id;
  GENKAN_TRY(const Fates fates, FatesOf(room, contact));
  GENKAN_TRY(const auto said, store.ConsentsOf(portal, contact.id));
  std::vector<std::string> blob_keys;
  for (const Ticket& ticket : fates.going) {
    GENKAN_TRY(const auto files, store.RemoveTicket(portal, ticket.id));
    blob_keys.insert(blob_keys.end(), files.begin(), files.end());
  }
  GENKAN_TRY(const auto uploads, store.UploadsOf(portal, contact.id, {}));
  for (const Upload& upload : uploads) blob_keys.push_back(upload.blob_key);
  for (Ticket ticket : fates.staying) {
    const auto now = store.TicketsNaming(portal, contact.id);
    // A ticket that was merged into one that went is gone, too.
    const bool there = now.ok() && std::any_of(now->begin(), now->end(), [&](const Ticket& each) {
                         return each.id == ticket.id;
                       });
    if (!there) continue;
    std::erase_if(ticket.contacts, [&](const auto& each) { return each.contact == contact.id; });
    GENKAN_TRY_OK(store.PutTicket(portal, ticket));
  }
  GENKAN_TRY_OK(ForgetMail(room, contact));
  GENKAN_TRY_OK(LeaveGroups(room, contact.id));
  if (!contact.member_email.empty()) {
    GENKAN_TRY_OK(store.SetPasswordHash(portal, domain::FoldedAddress(contact.member_email), ""));
  }
  GENKAN_TRY_OK(store.EraseContact(erasure, WordsOf(contact)));
  GENKAN_TRY_OK(NotePrivacy(room, {.action = "privacy.erased",
                                   .subject = domain::FormerText(erasure.number),
                                   .before = {},
                                   .after = JsonOf(said, fates)}));
  return blob_keys;
}

// Lifts what stands against it: in the database that was erased from, nothing did.
Status LiftHolds(const PrivacyRoom& room, const Contact& contact) {
  GENKAN_TRY_OK(room.store.RemoveLegalHold(room.portal.id, contact.id));
  GENKAN_TRY(const auto theirs, room.store.TicketsNaming(room.portal.id, contact.id));
  GENKAN_TRY(const auto holds, room.store.TicketHolds(room.portal.id));
  const auto viewer = domain::AgentViewer::Operator(room.portal.id);
  for (const domain::TicketHold& hold : holds) {
    for (domain::TicketId id = hold.ticket; id;) {
      const bool stands = std::any_of(theirs.begin(), theirs.end(),
                                      [id](const Ticket& ticket) { return ticket.id == id; });
      if (stands) {
        GENKAN_TRY_OK(room.store.RemoveTicketHold(room.portal.id, hold.ticket));
      }
      GENKAN_TRY(const Ticket ticket, room.store.TicketById(viewer, id));
      id = ticket.merged_into;
    }
  }
  return Done{};
}

}  // namespace

Result<domain::ErasurePreview> PreviewErasure(const PrivacyRoom& room, ContactId id) {
  GENKAN_TRY(const Contact contact, room.store.ContactById(room.portal.id, id));
  GENKAN_TRY(const Fates fates, FatesOf(room, contact));
  domain::ErasurePreview preview;
  for (const Ticket& ticket : fates.going) {
    preview.going.push_back(static_cast<std::int64_t>(ticket.number));
  }
  for (const Ticket& ticket : fates.staying) {
    preview.staying.push_back(static_cast<std::int64_t>(ticket.number));
  }
  GENKAN_TRY(const auto holds, room.store.LegalHolds(room.portal.id));
  for (const domain::LegalHold& hold : holds) {
    if (hold.contact == contact.id) preview.hold_reason = hold.reason;
  }
  GENKAN_TRY(const auto held, TicketsUnderHold(room.store, room.portal.id));
  for (const auto* tickets : {&fates.going, &fates.staying}) {
    for (const Ticket& ticket : *tickets) {
      const auto found = held.find(ticket.id);
      if (found != held.end() && preview.hold_reason.empty()) preview.hold_reason = found->second;
    }
  }
  preview.tag = TagOf(preview);
  return preview;
}

Result<std::vector<std::string>> EraseNow(const PrivacyRoom& room, ContactId id) {
  GENKAN_TRY(const Contact contact, room.store.ContactById(room.portal.id, id));
  domain::Erasure erasure{.portal = room.portal.id,
                          .contact = contact.id,
                          .merged = {},
                          .number = 0,
                          .at_millis = room.clock.NowMillis()};
  GENKAN_TRY(erasure.merged, room.store.MergedInto(room.portal.id, contact.id));
  GENKAN_TRY(erasure.number, room.store.NextFormerNumber(room.portal.id));
  return Erase(room, contact, erasure);
}

Result<bool> RepeatErasure(const PrivacyRoom& room, const domain::Erasure& erasure) {
  bool erased = false;
  const Status done = room.store.Atomically([&]() -> Status {
    std::vector<ContactId> everyone = erasure.merged;
    everyone.push_back(erasure.contact);
    for (const ContactId id : everyone) {
      const auto contact = room.store.ContactById(room.portal.id, id);
      if (!contact.ok() && contact.error().code == ErrorCode::kNotFound) continue;
      GENKAN_TRY_OK(contact);
      GENKAN_TRY_OK(LiftHolds(room, *contact));
      domain::Erasure again = erasure;
      again.contact = contact->id;
      // What is restored has its files swept when a server opens it.
      GENKAN_TRY_OK(Erase(room, *contact, again));
      erased = true;
    }
    return Done{};
  });
  GENKAN_TRY_OK(done);
  return erased;
}

}  // namespace genkan::service
