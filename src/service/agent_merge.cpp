// Two tickets become one: who would see more by that, and the merging itself.
#include <algorithm>

#include "genkan/domain/contact_access.h"
#include "genkan/wire/agent_codec.h"
#include "service/agent_room.h"

namespace genkan::service {
namespace {

using domain::SightGain;
using domain::Ticket;

struct Tickets {
  Ticket ticket;
  Ticket into;
};

Result<Tickets> TicketsOf(const AgentRoom& room, const MergePair& pair) {
  if (pair.ticket == pair.into) return FieldError("into", "error.merge_itself");
  GENKAN_TRY(Ticket ticket, room.store.TicketById(room.viewer, pair.ticket));
  GENKAN_TRY(Ticket into, room.store.TicketById(room.viewer, pair.into));
  // Whoever asks has followed the numbers; a merged one is no place to go.
  if (ticket.merged_into || into.merged_into) return ErrorCode::kConflict;
  return Tickets{std::move(ticket), std::move(into)};
}

// The target with the people and companies of both. A requester joins as a participant.
Ticket Merged(const Tickets& both) {
  Ticket merged = both.into;
  for (domain::TicketContact each : both.ticket.contacts) {
    const bool known = std::any_of(
        merged.contacts.begin(), merged.contacts.end(),
        [&](const domain::TicketContact& other) { return other.contact == each.contact; });
    if (known) continue;
    if (each.involvement == domain::Involvement::kRequester) {
      each.involvement = domain::Involvement::kParticipant;
    }
    merged.contacts.push_back(each);
  }
  for (const domain::CompanyId company : both.ticket.companies) {
    const bool known = std::find(merged.companies.begin(), merged.companies.end(), company) !=
                       merged.companies.end();
    if (!known) merged.companies.push_back(company);
  }
  if (merged.owner_shown_name.empty()) {
    merged.owner = both.ticket.owner;
    merged.owner_shown_name = both.ticket.owner_shown_name;
  }
  // What either was kept from, both are.
  merged.restricted = both.ticket.restricted || both.into.restricted;
  merged.last_activity_at_millis =
      std::max(merged.last_activity_at_millis, both.ticket.last_activity_at_millis);
  return merged;
}

// What `viewer` would read and does not now; nothing is added where that is nothing.
void AddGain(const domain::Viewer& viewer, const Tickets& both, SightGain gain,
             std::vector<SightGain>* gains) {
  const auto sees = [&](const Ticket& ticket) {
    return domain::SightOf(viewer, ticket) != domain::Sight::kNone;
  };
  if (!sees(Merged(both))) return;
  gain.of_ticket = !sees(both.ticket);
  gain.of_target = !sees(both.into);
  if (gain.of_ticket || gain.of_target) gains->push_back(std::move(gain));
}

Status AddGains(const AgentRoom& room, const Tickets& both, std::vector<SightGain>* gains) {
  const Ticket merged = Merged(both);
  for (const domain::TicketContact& each : merged.contacts) {
    GENKAN_TRY(const domain::Contact contact, room.store.ContactById(room.portal.id, each.contact));
    AddGain(domain::ViewerFor(contact, room.portal), both,
            {.contact = contact.id, .name = domain::CalledName(contact)}, gains);
  }
  const domain::TicketRules& rules = room.portal.settings->tickets;
  if (rules.company_tickets == domain::CompanyTickets::kNone && !rules.further_companies) {
    return Done{};
  }
  for (const domain::CompanyId id : merged.companies) {
    GENKAN_TRY(const domain::Company company, room.store.CompanyById(room.portal.id, id));
    AddGain({.portal = room.portal.id, .primary_company = id}, both,
            {.company = id, .name = company.name}, gains);
  }
  return Done{};
}

// The conversations of the ticket become those of the target; what they belong to besides stays.
Status MoveConversations(const AgentRoom& room, const Tickets& both) {
  GENKAN_TRY(const auto conversations, room.store.ConversationsOf(room.viewer, both.ticket.id));
  for (domain::Conversation conversation : conversations) {
    std::vector<domain::TicketId>& tickets = conversation.tickets;
    std::erase(tickets, both.ticket.id);
    if (std::find(tickets.begin(), tickets.end(), both.into.id) == tickets.end()) {
      tickets.push_back(both.into.id);
    }
    GENKAN_TRY_OK(room.store.PutConversation(room.portal.id, conversation));
  }
  return Done{};
}

}  // namespace

Result<domain::MergePreview> PreviewMerge(const AgentRoom& room, const MergePair& pair) {
  constexpr std::size_t kTagLength = 32;
  GENKAN_TRY(const Tickets both, TicketsOf(room, pair));
  domain::MergePreview preview{.number = static_cast<std::int64_t>(both.ticket.number),
                               .into = static_cast<std::int64_t>(both.into.number)};
  GENKAN_TRY_OK(AddGains(room, both, &preview.gains));
  preview.tag = room.ports.secrets.Digest(wire::EncodeMergePreview(preview)).substr(0, kTagLength);
  return preview;
}

Result<Ticket> MergeTickets(const AgentRoom& room, const MergePair& pair, std::string_view tag) {
  Ticket merged;
  const Status done = room.store.Atomically([&]() -> Status {
    GENKAN_TRY(const domain::MergePreview preview, PreviewMerge(room, pair));
    if (preview.tag != tag) {
      return Error{.code = ErrorCode::kConflict, .message_key = "error.merge_changed"};
    }
    GENKAN_TRY(const Tickets both, TicketsOf(room, pair));
    GENKAN_TRY_OK(MoveConversations(room, both));
    Ticket gone = both.ticket;
    gone.merged_into = both.into.id;
    GENKAN_TRY_OK(room.store.PutTicket(room.portal.id, gone));
    GENKAN_TRY(merged, room.store.PutTicket(room.portal.id, Merged(both)));
    return RecordAgentAudit(room, {.action = "ticket.merged",
                                   .ticket = both.ticket.number,
                                   .after = JsonOfOne("into", "#" + std::to_string(preview.into))});
  });
  GENKAN_TRY_OK(done);
  return merged;
}

}  // namespace genkan::service
