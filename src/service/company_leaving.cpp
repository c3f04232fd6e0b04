// A manager ends a contact's membership of a company, and says what becomes of its tickets there.
#include "genkan/domain/company_leaving.h"

#include <algorithm>

#include "genkan/wire/json.h"
#include "genkan/wire/leaving_codec.h"
#include "service/answers.h"
#include "service/audit.h"
#include "service/contacts.h"
#include "service/post.h"
#include "service/tags.h"
#include "service/ways_in.h"

namespace genkan::service {
namespace {

using domain::CompanyId;
using domain::CompanyLeaving;
using domain::Contact;
using domain::Ticket;

// Of the company; the others hear of no change.
constexpr std::size_t kColleaguesAsked = 100;

// The company is one of the contact's, or it is blamed on the body.
Status CheckMember(const Contact& contact, CompanyId company) {
  const bool member = domain::BelongsTo(contact, company);
  return member ? Status(Done{})
                : Status(FieldError("company", "error.value_unknown", {{"field", "company"}}));
}

bool IsRequester(const Ticket& ticket, domain::ContactId contact) {
  return std::any_of(
      ticket.contacts.begin(), ticket.contacts.end(), [&](const domain::TicketContact& each) {
        return each.contact == contact && each.involvement == domain::Involvement::kRequester;
      });
}

bool IsOf(const Ticket& ticket, CompanyId company) {
  return std::find(ticket.companies.begin(), ticket.companies.end(), company) !=
         ticket.companies.end();
}

bool SeesTicketsOf(const domain::Viewer& viewer, CompanyId company) {
  const auto& further = viewer.further_companies;
  return viewer.primary_company == company ||
         std::find(further.begin(), further.end(), company) != further.end();
}

Result<std::int64_t> CountColleagues(const Backend& backend, const Call& call,
                                     const Contact& contact, CompanyId company) {
  GENKAN_TRY(const ContactRows rows,
             backend.store.FindContacts(
                 call.portal.id, {.text = {}, .limit = kColleaguesAsked, .company = company}));
  return std::count_if(rows.contacts.begin(), rows.contacts.end(), [&](const Contact& each) {
    return each.id != contact.id && domain::EntryOf(call.portal, each) == domain::Entry::kLetIn &&
           SeesTicketsOf(domain::ViewerFor(each, call.portal), company);
  });
}

Result<std::int64_t> CountSeen(const Backend& backend, const domain::Viewer& viewer) {
  GENKAN_TRY(const TicketRows rows, backend.store.ListTickets(viewer, {.limit = 1}));
  return rows.total;
}

Result<CompanyLeaving> PreviewOf(const Backend& backend, const Call& call, const Contact& contact,
                                 CompanyId id) {
  GENKAN_TRY_OK(CheckMember(contact, id));
  const Contact after = domain::WithoutCompany(contact, id);
  const domain::Viewer viewer = domain::ViewerFor(after, call.portal);
  GENKAN_TRY(const domain::Company company, backend.store.CompanyById(call.portal.id, id));
  GENKAN_TRY(const auto tickets, backend.store.TicketsNaming(call.portal.id, contact.id));
  CompanyLeaving leaving{
      .company = id, .company_name = company.name, .shown_name = domain::CalledName(contact)};
  GENKAN_TRY(leaving.seen, CountSeen(backend, domain::ViewerFor(contact, call.portal)));
  GENKAN_TRY(leaving.seen_if_kept, CountSeen(backend, viewer));
  GENKAN_TRY(leaving.colleagues, CountColleagues(backend, call, contact, id));
  leaving.seen_if_handed = leaving.seen_if_kept;
  for (const Ticket& ticket : tickets) {
    if (ticket.merged_into || !IsOf(ticket, id)) continue;
    ++(IsRequester(ticket, contact.id) ? leaving.own : leaving.joined);
    if (ticket.restricted) ++leaving.restricted;
    if (!domain::IsHanded(ticket, id)) continue;
    const Ticket handed = domain::HandedTicket(ticket, contact.id);
    const bool loses = domain::SightOf(viewer, ticket) != domain::Sight::kNone &&
                       domain::SightOf(viewer, handed) == domain::Sight::kNone;
    if (loses) --leaving.seen_if_handed;
  }
  leaving.tag = ShortTag(backend, wire::EncodeCompanyLeaving(leaving) + TagOf(backend, contact));
  return leaving;
}

Status HandTickets(const Backend& backend, const Call& call, const Contact& contact,
                   CompanyId company) {
  GENKAN_TRY(const auto tickets, backend.store.TicketsNaming(call.portal.id, contact.id));
  for (const Ticket& ticket : tickets) {
    if (!domain::IsHanded(ticket, company)) continue;
    GENKAN_TRY(const Ticket handed,
               backend.store.PutTicket(call.portal.id, domain::HandedTicket(ticket, contact.id)));
    GENKAN_TRY_OK(RecallUnseenMail(backend.store, call.portal, handed));
  }
  return Done{};
}

std::string JsonOf(const CompanyLeaving& leaving, domain::LeftTickets tickets) {
  const bool handed = tickets == domain::LeftTickets::kHanded;
  wire::JsonWriter json;
  json.BeginObject().Name("company").Text(leaving.company_name);
  json.Name("tickets").Text(handed ? "handed" : "kept").EndObject();
  return json.Take();
}

}  // namespace

Answer PostLeavingPreview(const Backend& backend, const Call& call) {
  GENKAN_TRY(const Contact contact, ContactOf(backend, call));
  GENKAN_TRY(const auto wanted, wire::DecodeLeavingPreview(call.request.body));
  GENKAN_TRY(const CompanyLeaving leaving, PreviewOf(backend, call, contact, wanted.company));
  return JsonAnswer(200, wire::EncodeCompanyLeaving(leaving));
}

Answer PostLeaving(const Backend& backend, const Call& call) {
  GENKAN_TRY(const Contact contact, ContactOf(backend, call));
  GENKAN_TRY(const auto wanted, wire::DecodeLeavingWanted(call.request.body));
  const Contact after = domain::WithoutCompany(contact, wanted.company);
  const Status left = backend.store.Atomically([&]() -> Status {
    GENKAN_TRY(const CompanyLeaving leaving, PreviewOf(backend, call, contact, wanted.company));
    if (leaving.tag != wanted.tag) {
      return Error{.code = ErrorCode::kConflict, .message_key = "error.leaving_changed"};
    }
    GENKAN_TRY_OK(backend.store.PutContact(call.portal.id, after));
    if (wanted.tickets == domain::LeftTickets::kHanded) {
      GENKAN_TRY_OK(HandTickets(backend, call, contact, wanted.company));
    }
    GENKAN_TRY_OK(EndWaysIn(backend.store, call.portal.id, after));
    return RecordAudit(backend, call,
                       {.action = "contact.left_company",
                        .subject = domain::CalledName(contact),
                        .before = {},
                        .after = JsonOf(leaving, wanted.tickets)});
  });
  GENKAN_TRY_OK(left);
  GENKAN_TRY(const Contact now, backend.store.ContactById(call.portal.id, contact.id));
  return ContactAnswer(backend, call, now);
}

}  // namespace genkan::service
