#include "service/added_mail.h"

#include <algorithm>

#include "genkan/domain/ticket_powers.h"
#include "service/ticket_notices.h"

namespace genkan::service {
namespace {

constexpr Millis kWorthSendingMillis = 3 * kMillisPerDay;

bool IsOn(const domain::Ticket& ticket, domain::ContactId contact) {
  return std::any_of(ticket.contacts.begin(), ticket.contacts.end(),
                     [contact](const auto& each) { return each.contact == contact; });
}

}  // namespace

Status TellAdded(const PostRoom& room, const domain::Portal& portal, const PeopleChange& change,
                 const std::string& added_by) {
  if (!wire::IsMailable(SenderAddress(room, portal))) return Done{};
  const domain::Ticket& ticket = change.after;
  const auto number = std::to_string(static_cast<std::int64_t>(ticket.number));
  MailOccasion occasion{.kind = domain::MailKind::kParticipantAdded,
                        .link = PortalAddress(room, portal) + "/tickets/" + number,
                        .lifetime_millis = kWorthSendingMillis,
                        .ticket = {.id = ticket.id,
                                   .number = ticket.number,
                                   .subject = ticket.subject,
                                   .added_by = added_by}};
  GENKAN_TRY(const domain::Pipeline pipeline, room.store.PipelineById(portal.id, ticket.pipeline));
  for (const domain::TicketContact& each : ticket.contacts) {
    if (each.involvement != domain::Involvement::kParticipant) continue;
    if (IsOn(change.before, each.contact)) continue;
    GENKAN_TRY(const domain::Contact contact, room.store.ContactById(portal.id, each.contact));
    if (!IsMailedAbout(portal, contact, ticket)) continue;
    occasion.ticket.may_reply =
        domain::PowersOf(*portal.settings, pipeline, ticket,
                         domain::SightOf(domain::ViewerFor(contact, portal), ticket))
            .may_reply;
    GENKAN_TRY(const MailReader reader, MailReaderFor(room, portal, {.contact = contact.id}));
    GENKAN_TRY_OK(QueueMail(room, portal, reader, occasion));
  }
  return Done{};
}

}  // namespace genkan::service
