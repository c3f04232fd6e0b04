// Who would see more, and who less, if an agent changed whose ticket it is: said before it is done.
#include <algorithm>

#include "genkan/domain/contact_access.h"
#include "service/agent_room.h"

namespace genkan::service {
namespace {

using domain::Ticket;

// A ticket as it is, and as it would be.
struct Change {
  const Ticket& before;
  const Ticket& after;
};

void Sort(const domain::Viewer& viewer, const Change& change, domain::SightChange who,
          domain::SightPreview* preview) {
  const bool sees = domain::SightOf(viewer, change.before) != domain::Sight::kNone;
  const bool would_see = domain::SightOf(viewer, change.after) != domain::Sight::kNone;
  if (sees == would_see) return;
  (would_see ? preview->gains : preview->losses).push_back(std::move(who));
}

// Each once, those of before first.
template <typename Record>
std::vector<Record> United(std::vector<Record> records, const std::vector<Record>& more) {
  for (const Record& each : more) {
    if (std::find(records.begin(), records.end(), each) == records.end()) records.push_back(each);
  }
  return records;
}

std::vector<domain::ContactId> ContactsOf(const Ticket& ticket) {
  std::vector<domain::ContactId> contacts;
  for (const domain::TicketContact& each : ticket.contacts) contacts.push_back(each.contact);
  return contacts;
}

Result<domain::SightPreview> Previewed(const AgentRoom& room, const Change& change) {
  domain::SightPreview preview{
      .number = static_cast<std::int64_t>(change.before.number), .gains = {}, .losses = {}};
  for (const domain::ContactId id : United(ContactsOf(change.before), ContactsOf(change.after))) {
    GENKAN_TRY(const domain::Contact contact, room.store.ContactById(room.portal.id, id));
    Sort(domain::ViewerFor(contact, room.portal), change,
         {.contact = id, .company = {}, .name = domain::CalledName(contact)}, &preview);
  }
  const domain::TicketRules& rules = room.portal.settings->tickets;
  if (rules.company_tickets == domain::CompanyTickets::kNone && !rules.further_companies) {
    return preview;
  }
  for (const domain::CompanyId id : United(change.before.companies, change.after.companies)) {
    GENKAN_TRY(const domain::Company company, room.store.CompanyById(room.portal.id, id));
    Sort({.portal = room.portal.id, .primary_company = id}, change,
         {.contact = {}, .company = id, .name = company.name}, &preview);
  }
  return preview;
}

// `change` only changes what it is given.
Result<domain::SightPreview> PreviewOf(const AgentRoom& room, domain::TicketId id,
                                       const TicketChange& change) {
  GENKAN_TRY(const Ticket before, room.store.TicketById(room.viewer, id));
  Ticket after = before;
  AgentNote note;
  GENKAN_TRY_OK(change(&after, &note));
  return Previewed(room, {before, after});
}

}  // namespace

Result<domain::SightPreview> PreviewRequester(const AgentRoom& room, domain::TicketId id,
                                              const NewRequester& requester) {
  return PreviewOf(room, id, RequesterChange(room, requester));
}

Result<domain::SightPreview> PreviewCompanies(const AgentRoom& room, domain::TicketId id,
                                              const std::vector<domain::CompanyId>& companies) {
  return PreviewOf(room, id, CompaniesChange(room, companies));
}

Result<domain::SightPreview> PreviewAudience(const AgentRoom& room, domain::TicketId id,
                                             bool restricted) {
  return PreviewOf(room, id, AudienceChange(restricted));
}

Result<domain::SightPreview> PreviewParticipants(
    const AgentRoom& room, domain::TicketId id,
    const std::vector<domain::ContactId>& participants) {
  return PreviewOf(room, id, ParticipantsChange(room, participants));
}

}  // namespace genkan::service
