// What an agent changes of who is on a ticket: participants, and whether its companies see it.
#include <algorithm>

#include "genkan/domain/contact_access.h"
#include "genkan/domain/ticket_people.h"
#include "service/added_mail.h"
#include "service/agent_room.h"

namespace genkan::service {
namespace {

using domain::Ticket;

constexpr std::size_t kParticipantsMax = 50;

Result<std::string> NamesOf(const AgentRoom& room, const Ticket& ticket) {
  std::string names;
  for (const domain::TicketContact& each : ticket.contacts) {
    if (each.involvement != domain::Involvement::kParticipant) continue;
    GENKAN_TRY(const domain::Contact contact, room.store.ContactById(room.portal.id, each.contact));
    names += (names.empty() ? "" : ", ") + domain::CalledName(contact);
  }
  return names;
}

// Whoever sees it no more gets no mail about it, and whoever is new on it gets one.
Result<Ticket> ChangePeople(const AgentRoom& room, domain::TicketId id,
                            const TicketChange& change) {
  Ticket ticket;
  const Status done = room.store.Atomically([&]() -> Status {
    GENKAN_TRY(const Ticket before, room.store.TicketById(room.viewer, id));
    GENKAN_TRY(ticket, ChangeTicket(room, id, change));
    GENKAN_TRY_OK(RecallUnseenMail(room.store, room.portal, ticket));
    return TellAdded(PostRoomOf(room), room.portal, {before, ticket}, {});
  });
  GENKAN_TRY_OK(done);
  return ticket;
}

}  // namespace

TicketChange AudienceChange(bool restricted) {
  return [restricted](Ticket* ticket, AgentNote* note) -> Status {
    if (ticket->restricted == restricted) return Done{};
    note->action = restricted ? "ticket.restricted" : "ticket.opened_to_companies";
    const domain::TicketPeople people =
        restricted ? domain::KeptToRequester(*ticket) : domain::OpenedToCompanies(*ticket);
    ticket->contacts = people.contacts;
    ticket->restricted = people.restricted;
    return Done{};
  };
}

TicketChange ParticipantsChange(const AgentRoom& room,
                                const std::vector<domain::ContactId>& participants) {
  return [&](Ticket* ticket, AgentNote* note) -> Status {
    if (participants.size() > kParticipantsMax) {
      return FieldError("participants", "error.list_too_long",
                        {{"max", std::to_string(kParticipantsMax)}});
    }
    GENKAN_TRY(const std::string before, NamesOf(room, *ticket));
    std::erase_if(ticket->contacts, [&](const domain::TicketContact& each) {
      return each.involvement == domain::Involvement::kParticipant &&
             std::find(participants.begin(), participants.end(), each.contact) ==
                 participants.end();
    });
    for (const domain::ContactId contact : participants) {
      if (!room.store.ContactById(room.portal.id, contact).ok()) {
        return FieldError("participants", "error.value_unknown", {{"field", "participants"}});
      }
      ticket->contacts = domain::WithParticipant(*ticket, contact).contacts;
    }
    GENKAN_TRY(const std::string after, NamesOf(room, *ticket));
    *note = {.action = "ticket.participants_changed",
             .before = JsonOfOne("participants", before),
             .after = JsonOfOne("participants", after)};
    return Done{};
  };
}

Result<Ticket> RestrictTicket(const AgentRoom& room, domain::TicketId id, bool restricted) {
  return ChangePeople(room, id, AudienceChange(restricted));
}

Result<Ticket> ChangeParticipants(const AgentRoom& room, domain::TicketId id,
                                  const std::vector<domain::ContactId>& participants) {
  return ChangePeople(room, id, ParticipantsChange(room, participants));
}

}  // namespace genkan::service
