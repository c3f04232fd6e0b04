// Legal holds on tickets.
#include "genkan/domain/agent.h"
#include "genkan/wire/json.h"
#include "service/privacy_room.h"

namespace genkan::service {
namespace {

using domain::AgentViewer;
using domain::Ticket;

std::string JsonOfHold(domain::TicketNumber number, const std::string& reason) {
  wire::JsonWriter json;
  json.BeginObject().Name("ticket").Integer(static_cast<std::int64_t>(number));
  if (!reason.empty()) json.Name("reason").Text(reason);
  json.EndObject();
  return json.Take();
}

std::string NumberText(domain::TicketNumber number) {
  return "#" + std::to_string(static_cast<std::int64_t>(number));
}

}  // namespace

Status HoldTicket(const PrivacyRoom& room, domain::TicketNumber number, std::string_view reason) {
  GENKAN_TRY(const std::string checked, domain::CheckPrivacyNote(reason, "reason"));
  return room.store.Atomically([&]() -> Status {
    GENKAN_TRY(const Ticket ticket,
               room.store.TicketByNumber(AgentViewer::Operator(room.portal.id), number));
    GENKAN_TRY_OK(
        room.store.PutTicketHold(room.portal.id, {.ticket = ticket.id,
                                                  .number = 0,
                                                  .subject = {},
                                                  .reason = checked,
                                                  .set_by = room.shown_name,
                                                  .set_at_millis = room.clock.NowMillis()}));
    return NotePrivacy(room, {.action = "hold.set",
                              .subject = NumberText(number),
                              .before = {},
                              .after = JsonOfHold(number, checked)});
  });
}

Status ReleaseTicket(const PrivacyRoom& room, domain::TicketNumber number) {
  return room.store.Atomically([&]() -> Status {
    GENKAN_TRY(const Ticket ticket,
               room.store.TicketByNumber(AgentViewer::Operator(room.portal.id), number));
    GENKAN_TRY_OK(room.store.RemoveTicketHold(room.portal.id, ticket.id));
    return NotePrivacy(room, {.action = "hold.lifted",
                              .subject = NumberText(number),
                              .before = {},
                              .after = JsonOfHold(number, {})});
  });
}

Result<std::map<domain::TicketId, std::string>> TicketsUnderHold(const Store& store,
                                                                 domain::PortalId portal) {
  GENKAN_TRY(const auto holds, store.TicketHolds(portal));
  std::map<domain::TicketId, std::string> held;
  for (const domain::TicketHold& hold : holds) {
    for (domain::TicketId id = hold.ticket; id;) {
      held.emplace(id, hold.reason);
      GENKAN_TRY(const Ticket ticket, store.TicketById(AgentViewer::Operator(portal), id));
      id = ticket.merged_into;
    }
  }
  return held;
}

Status CheckNotHeld(const Store& store, domain::PortalId portal,
                    const std::vector<domain::TicketId>& tickets) {
  GENKAN_TRY(const auto held, TicketsUnderHold(store, portal));
  for (const domain::TicketId ticket : tickets) {
    const auto found = held.find(ticket);
    if (found == held.end()) continue;
    return Error{.code = ErrorCode::kConflict,
                 .message_key = "error.ticket_held",
                 .params = {{"reason", found->second}}};
  }
  return Done{};
}

Result<std::vector<domain::TicketHold>> TellTicketHolds(const Store& store,
                                                        domain::PortalId portal) {
  GENKAN_TRY(auto holds, store.TicketHolds(portal));
  for (domain::TicketHold& hold : holds) {
    GENKAN_TRY(const Ticket ticket, store.TicketById(AgentViewer::Operator(portal), hold.ticket));
    hold.number = static_cast<std::int64_t>(ticket.number);
    hold.subject = ticket.subject;
  }
  return holds;
}

}  // namespace genkan::service
