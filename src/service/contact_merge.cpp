#include "genkan/service/contact_merge.h"

#include <algorithm>
#include <set>

#include "genkan/domain/contact_access.h"
#include "genkan/domain/visibility.h"
#include "genkan/service/audit_id.h"
#include "genkan/wire/doubles_codec.h"
#include "genkan/wire/json.h"
#include "service/address_change.h"
#include "service/post.h"

namespace genkan::service {
namespace {

using domain::CompanyId;
using domain::Contact;
using domain::ContactId;
using domain::SignInState;

struct Contacts {
  Contact from;
  Contact into;
};

Result<Contacts> ContactsOf(const MergeRoom& room, const ContactPair& pair) {
  GENKAN_TRY(Contact from, room.store.ContactById(room.portal.id, pair.from));
  GENKAN_TRY(Contact into, room.store.ContactById(room.portal.id, pair.into));
  if (from.id == into.id) return FieldError("into", "error.contact_merge_itself");
  return Contacts{std::move(from), std::move(into)};
}

Result<domain::DoubleContact> Described(const MergeRoom& room, const Contact& contact) {
  domain::DoubleContact described{.id = contact.id,
                                  .shown_name = domain::CalledName(contact),
                                  .email = domain::MainAddress(contact),
                                  .company_name = {},
                                  .signs_in = contact.sign_in == SignInState::kActive};
  if (const CompanyId company = domain::PrimaryCompany(contact)) {
    GENKAN_TRY(const domain::Company known, room.store.CompanyById(room.portal.id, company));
    described.company_name = known.name;
  }
  return described;
}

// In the static groups the one stands for the other.
domain::Portal PortalAfter(domain::Portal portal, const Contacts& both) {
  const auto names = [&](const domain::AccessGroup& group) {
    return std::find(group.contacts.begin(), group.contacts.end(), both.from.id) !=
           group.contacts.end();
  };
  const auto& groups = portal.settings->groups;
  if (std::none_of(groups.begin(), groups.end(), names)) return portal;
  for (domain::AccessGroup& group : portal.settings.Edit().groups) {
    if (!names(group)) continue;
    std::erase(group.contacts, both.from.id);
    std::erase(group.contacts, both.into.id);
    group.contacts.push_back(both.into.id);
  }
  return portal;
}

std::set<CompanyId> SeenCompanies(const Contact& contact, const domain::Portal& portal) {
  const domain::Viewer viewer = domain::ViewerFor(contact, portal);
  std::set<CompanyId> seen(viewer.further_companies.begin(), viewer.further_companies.end());
  if (viewer.primary_company) seen.insert(viewer.primary_company);
  return seen;
}

Result<std::vector<std::string>> NamesOfMissing(const MergeRoom& room,
                                                const std::set<CompanyId>& companies,
                                                const std::set<CompanyId>& missing_in) {
  std::vector<std::string> names;
  for (const CompanyId id : companies) {
    if (missing_in.contains(id)) continue;
    GENKAN_TRY(const domain::Company company, room.store.CompanyById(room.portal.id, id));
    names.push_back(company.name);
  }
  return names;
}

Result<domain::MergedSide> SideOf(const MergeRoom& room, const Contact& contact,
                                  const std::set<CompanyId>& seen_afterwards) {
  domain::MergedSide side;
  GENKAN_TRY(side.contact, Described(room, contact));
  GENKAN_TRY(const auto tickets, room.store.TicketsNaming(room.portal.id, contact.id));
  side.tickets = static_cast<std::int64_t>(tickets.size());
  const std::set<CompanyId> seen = SeenCompanies(contact, room.portal);
  GENKAN_TRY(side.gains, NamesOfMissing(room, seen_afterwards, seen));
  GENKAN_TRY(side.loses, NamesOfMissing(room, seen, seen_afterwards));
  return side;
}

// A requester stays one; who was on a ticket twice is on it once.
Status HandOverTickets(const MergeRoom& room, const Contacts& both) {
  GENKAN_TRY(const auto tickets, room.store.TicketsNaming(room.portal.id, both.from.id));
  for (domain::Ticket ticket : tickets) {
    std::vector<domain::TicketContact> contacts;
    for (domain::TicketContact each : ticket.contacts) {
      if (each.contact == both.from.id) each.contact = both.into.id;
      const auto known = std::find_if(contacts.begin(), contacts.end(), [&](const auto& other) {
        return other.contact == each.contact;
      });
      if (known == contacts.end()) {
        contacts.push_back(each);
      } else {
        known->involvement = std::min(known->involvement, each.involvement);
      }
    }
    ticket.contacts = std::move(contacts);
    GENKAN_TRY_OK(room.store.PutTicket(room.portal.id, ticket));
  }
  return Done{};
}

// Of somebody who is suspended nothing opens a door.
Status CloseWaysIn(const MergeRoom& room, ContactId contact) {
  Store& store = room.store;
  GENKAN_TRY_OK(store.EndSessionsOf(room.portal.id, contact));
  GENKAN_TRY(const auto passkeys, store.PasskeysOf(room.portal.id, contact, {}));
  for (const Passkey& passkey : passkeys) {
    GENKAN_TRY_OK(store.RemovePasskey(room.portal.id, passkey.id));
  }
  GENKAN_TRY(const auto links, store.OpenIdLinksOf(room.portal.id, contact));
  for (const OpenIdLink& link : links) {
    GENKAN_TRY_OK(store.RemoveOpenIdLink(room.portal.id, link.issuer, link.subject));
  }
  return Done{};
}

// The password of a name that signs in no more is of no use to anybody.
Status ForgetPassword(const MergeRoom& room, const Contact& of, const Contact& merged) {
  const std::string folded = domain::FoldedAddress(of.member_email);
  if (folded.empty() || folded == domain::FoldedAddress(merged.member_email)) return Done{};
  return room.store.SetPasswordHash(room.portal.id, folded, "");
}

// An address that signed in and does not any more says where its owner signs in now.
Status TellOfOtherName(const MergeRoom& room, const Contact& of, const Contact& merged) {
  const PostRoom post{.store = room.store,
                      .ports = room.ports,
                      .strings = room.strings,
                      .public_origin = room.public_origin,
                      .mail_from = room.mail_from};
  const bool lost =
      of.sign_in == SignInState::kActive && merged.sign_in == SignInState::kActive &&
      domain::FoldedAddress(of.member_email) != domain::FoldedAddress(merged.member_email);
  if (!lost || !wire::IsMailable(of.member_email) ||
      !wire::IsMailable(SenderAddress(post, room.portal))) {
    return Done{};
  }
  GENKAN_TRY(MailReader reader, MailReaderFor(post, room.portal, {.contact = merged.id}));
  reader.addressee.address = of.member_email;
  reader.language = OfferedLanguage(room.portal, of.language);
  return QueueMail(post, room.portal, reader,
                   {.kind = domain::MailKind::kContactsMerged,
                    .link = PortalAddress(post, room.portal) +
                            "/sign-in?lang=" + wire::PercentEncoded(reader.language),
                    .address = merged.member_email,
                    .lifetime_millis = 3 * kMillisPerDay});
}

Status Note(const MergeRoom& room, domain::AuditEntry entry) {
  entry.at_millis = room.ports.clock.NowMillis();
  GENKAN_TRY(entry.id, NextAuditId(room.store, room.portal.id, entry.at_millis, room.ports.random));
  entry.staff = room.staff;
  entry.actor_shown_name = room.staff_shown_name;
  return room.store.AddAuditEntry(room.portal.id, entry);
}

std::string JsonOf(const Contact& contact) {
  wire::JsonWriter json;
  json.BeginObject().Name("contact").Text(domain::IdText(contact.id));
  json.Name("name").Text(domain::CalledName(contact));
  json.Name("email").Text(domain::MainAddress(contact)).EndObject();
  return json.Take();
}

Status Merge(const MergeRoom& room, const Contacts& both, const Contact& merged) {
  Store& store = room.store;
  const domain::Portal portal = PortalAfter(room.portal, both);
  if (!(portal == room.portal)) GENKAN_TRY_OK(store.PutPortal(portal));
  if (both.from.sign_in == SignInState::kSuspended) {
    GENKAN_TRY_OK(CloseWaysIn(room, both.from.id));
  }
  GENKAN_TRY_OK(HandOverTickets(room, both));
  GENKAN_TRY_OK(
      store.VoidOneTimeSecrets(room.portal.id, SecretPurpose::kInvitation, both.into.id, {}));
  GENKAN_TRY_OK(ForgetAddressChange(store, room.portal.id, both.into.id));
  GENKAN_TRY_OK(ForgetAddressChange(store, room.portal.id, both.from.id));
  GENKAN_TRY_OK(store.MergeContacts(room.portal.id, both.from.id, merged));
  GENKAN_TRY_OK(ForgetPassword(room, both.from, merged));
  GENKAN_TRY_OK(ForgetPassword(room, both.into, merged));
  if (merged.sign_in != SignInState::kActive) GENKAN_TRY_OK(CloseWaysIn(room, merged.id));
  GENKAN_TRY_OK(TellOfOtherName(room, both.from, merged));
  GENKAN_TRY_OK(TellOfOtherName(room, both.into, merged));
  return Note(room, {.action = "contact.merged",
                     .subject = domain::CalledName(merged),
                     .before = JsonOf(both.from),
                     .after = JsonOf(merged)});
}

}  // namespace

Result<domain::DoubleList> ListDoubles(const MergeRoom& room, const DoubleQuery& query) {
  DoubleQuery one_more = query;
  ++one_more.limit;
  GENKAN_TRY(std::vector<DoubleRow> rows, room.store.Doubles(room.portal.id, one_more));
  domain::DoubleList list;
  if (rows.size() > query.limit) {
    rows.pop_back();
    list.next = rows.back().key;
  }
  for (const DoubleRow& row : rows) {
    domain::DoubleGroup group{.key = row.key,
                              .reason = domain::ReasonOf(row.key),
                              .shared = {},
                              .contacts = {},
                              .total = row.total};
    for (const ContactId id : row.contacts) {
      GENKAN_TRY(const Contact contact, room.store.ContactById(room.portal.id, id));
      GENKAN_TRY(domain::DoubleContact described, Described(room, contact));
      group.contacts.push_back(std::move(described));
    }
    // The first letter is for the program alone.
    group.shared = group.reason == domain::DoubleReason::kAddress
                       ? row.key.substr(1)
                       : group.contacts.front().shown_name;
    list.groups.push_back(std::move(group));
  }
  return list;
}

Result<domain::ContactMerge> PreviewContactMerge(const MergeRoom& room, const ContactPair& pair) {
  constexpr std::size_t kTagLength = 32;
  GENKAN_TRY(const Contacts both, ContactsOf(room, pair));
  const Contact merged = domain::MergedContact(both.from, both.into);
  const std::set<CompanyId> seen = SeenCompanies(merged, PortalAfter(room.portal, both));
  domain::ContactMerge merge{.from = {}, .into = {}, .member_email = merged.member_email};
  GENKAN_TRY(merge.from, SideOf(room, both.from, seen));
  GENKAN_TRY(merge.into, SideOf(room, both.into, seen));
  merge.tag = room.ports.secrets.Digest(wire::EncodeContactMerge(merge)).substr(0, kTagLength);
  return merge;
}

Result<Contact> MergeContacts(const MergeRoom& room, const ContactPair& pair,
                              std::string_view tag) {
  Contact merged;
  const Status done = room.store.Atomically([&]() -> Status {
    GENKAN_TRY(const domain::ContactMerge preview, PreviewContactMerge(room, pair));
    if (preview.tag != tag) {
      return Error{.code = ErrorCode::kConflict, .message_key = "error.contact_merge_changed"};
    }
    GENKAN_TRY(const Contacts both, ContactsOf(room, pair));
    merged = domain::MergedContact(both.from, both.into);
    return Merge(room, both, merged);
  });
  GENKAN_TRY_OK(done);
  return merged;
}

Status KeepApart(const MergeRoom& room, const std::string& double_key) {
  return room.store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(room.store.KeepApart(room.portal.id, double_key));
    return Note(room, {.action = "contact.kept_apart",
                       .subject = double_key.substr(1, double_key.find('\n') - 1)});
  });
}

}  // namespace genkan::service
