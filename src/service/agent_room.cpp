#include "service/agent_room.h"

#include "genkan/domain/ticket_powers.h"
#include "genkan/service/audit_id.h"
#include "genkan/wire/json.h"
#include "service/ticket_notices.h"

namespace genkan::service {
namespace {

constexpr Millis kGraceMillis = kMillisPerSecond;
constexpr Millis kWorthSendingMillis = 3 * kMillisPerDay;

}  // namespace

std::shared_ptr<const StringsShelf> ShippedTexts(const Ports& ports) {
  return std::make_shared<const StringsShelf>(ports.assets);
}

PostRoom PostRoomOf(const AgentRoom& room) {
  return {.store = room.store,
          .ports = room.ports,
          .strings = room.strings,
          .public_origin = room.public_origin,
          .mail_from = room.mail_from};
}

Status RecordAgentAudit(const AgentRoom& room, const AgentNote& note) {
  const Millis now = room.ports.clock.NowMillis();
  GENKAN_TRY(const domain::AuditId id,
             NextAuditId(room.store, room.portal.id, now, room.ports.random));
  domain::AuditEntry entry{.id = id,
                           .at_millis = now,
                           .action = note.action,
                           .subject = "#" + std::to_string(static_cast<std::int64_t>(note.ticket)),
                           .before = note.before,
                           .after = note.after};
  if (room.agent != nullptr) {
    entry.staff = room.agent->id;
    entry.actor_shown_name = domain::ShownName(room.agent->name, room.agent->language);
    if (entry.actor_shown_name.empty()) entry.actor_shown_name = room.agent->email;
  }
  return room.store.AddAuditEntry(room.portal.id, entry);
}

std::string JsonOfOne(std::string_view name, std::string_view value) {
  wire::JsonWriter json;
  json.BeginObject().Name(name).Text(value).EndObject();
  return json.Take();
}

Result<domain::Ticket> ChangeTicket(const AgentRoom& room, domain::TicketId id,
                                    const TicketChange& change) {
  domain::Ticket ticket;
  const Status done = room.store.Atomically([&]() -> Status {
    GENKAN_TRY(const domain::Ticket before, room.store.TicketById(room.viewer, id));
    ticket = before;
    AgentNote note;
    GENKAN_TRY_OK(change(&ticket, &note));
    if (ticket == before) return Done{};
    GENKAN_TRY(ticket, room.store.PutTicket(room.portal.id, ticket));
    note.ticket = ticket.number;
    return RecordAgentAudit(room, note);
  });
  GENKAN_TRY_OK(done);
  return ticket;
}

Status MailContacts(const AgentRoom& room, const domain::Ticket& ticket,
                    const MailOccasion& given) {
  const PostRoom post = PostRoomOf(room);
  if (!wire::IsMailable(SenderAddress(post, room.portal))) return Done{};
  MailOccasion occasion = given;
  occasion.hold_millis = domain::kUndoMillis + kGraceMillis;
  occasion.lifetime_millis = kWorthSendingMillis;
  occasion.ticket.id = ticket.id;
  occasion.ticket.number = ticket.number;
  occasion.ticket.subject = ticket.subject;
  occasion.link = PortalAddress(post, room.portal) + "/tickets/" +
                  std::to_string(static_cast<std::int64_t>(ticket.number));
  if (occasion.ticket.message) {
    occasion.link += "?message=" + domain::IdText(occasion.ticket.message);
  }
  GENKAN_TRY(const domain::Pipeline pipeline,
             room.store.PipelineById(room.portal.id, ticket.pipeline));
  GENKAN_TRY(const auto contacts, MailedContacts(room.store, room.portal, ticket));
  for (const domain::Contact& contact : contacts) {
    const domain::Sight sight = domain::SightOf(domain::ViewerFor(contact, room.portal), ticket);
    occasion.ticket.may_reply =
        domain::PowersOf(*room.portal.settings, pipeline, ticket, sight).may_reply;
    GENKAN_TRY(const MailReader reader, MailReaderFor(post, room.portal, {.contact = contact.id}));
    GENKAN_TRY_OK(QueueMail(post, room.portal, reader, occasion));
  }
  return Done{};
}

Status RecallMail(const AgentRoom& room, domain::TicketId ticket,
                  const std::function<bool(const OutgoingMail&)>& recalled) {
  return RecallMail(room.store, room.portal, ticket, recalled);
}

}  // namespace genkan::service
