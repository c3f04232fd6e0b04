// What an agent reads: the desk, the list, a thread with its internal notes.
#include "genkan/domain/contact_access.h"
#include "genkan/service/privacy.h"
#include "service/account_page.h"
#include "service/agent_room.h"
#include "service/strings_shelf.h"

namespace genkan::service {
namespace {

using domain::AgentStage;
using domain::AgentTicket;
using domain::Ticket;

AgentStage StageView(const domain::Stage& stage) {
  return {.id = stage.id, .name = stage.name, .kind = stage.kind, .turn = stage.turn};
}

// The requester by name; nobody where there is none.
Result<domain::NamedId<domain::ContactId>> RequesterOf(const AgentRoom& room,
                                                       const Ticket& ticket) {
  for (const domain::TicketContact& each : ticket.contacts) {
    if (each.involvement != domain::Involvement::kRequester) continue;
    GENKAN_TRY(const domain::Contact contact, room.store.ContactById(room.portal.id, each.contact));
    return domain::NamedId<domain::ContactId>{contact.id, domain::CalledName(contact)};
  }
  return domain::NamedId<domain::ContactId>{};
}

// Until when the answer can be taken back by whoever reads; 0: it cannot be.
Result<Millis> UndoUntil(const AgentRoom& room, const domain::Message& message) {
  const Millis now = room.ports.clock.NowMillis();
  const bool recent = now - message.sent_at_millis < domain::kUndoMillis;
  const bool theirs = room.viewer.staff() && message.author.staff == room.viewer.staff();
  if (!recent || !theirs || message.audience == domain::Audience::kInternal) return Millis{0};
  const auto pending = room.store.PendingAnswerOf(room.portal.id, message.id);
  if (!pending.ok()) {
    return pending.error().code == ErrorCode::kNotFound ? Result<Millis>(0) : pending.error();
  }
  return pending->until_millis;
}

Result<domain::AgentMessageView> ViewOf(const AgentRoom& room, const AgentMessage& from) {
  const domain::Message& message = from.message;
  domain::AgentMessageView view{
      .id = message.id,
      .audience = message.audience,
      .author_kind = message.author.kind,
      .author_shown_name = ReadableName(room.strings.In(room.language), message.author.shown_name),
      .channel = from.channel,
      .text = message.text,
      .language = message.language,
      .sent_at_millis = message.sent_at_millis,
      .redacted_at_millis = message.redacted_at_millis};
  GENKAN_TRY(view.undo_until_millis, UndoUntil(room, message));
  for (const domain::Attachment& each : message.attachments) {
    view.attachments.push_back({.id = each.id,
                                .file_name = each.file_name,
                                .media_type = each.media_type,
                                .bytes = each.bytes,
                                .available = !each.blob_key.empty(),
                                .sensitive = each.sensitive,
                                .redacted_at_millis = each.redacted_at_millis});
  }
  return view;
}

Status AddPeople(const AgentRoom& room, const Ticket& ticket, domain::AgentThread* thread) {
  for (const domain::TicketContact& each : ticket.contacts) {
    GENKAN_TRY(const domain::Contact contact, room.store.ContactById(room.portal.id, each.contact));
    thread->contacts.push_back({.id = contact.id,
                                .name = domain::CalledName(contact),
                                .email = domain::MainAddress(contact),
                                .involvement = each.involvement});
  }
  for (const domain::CompanyId id : ticket.companies) {
    GENKAN_TRY(const domain::Company company, room.store.CompanyById(room.portal.id, id));
    thread->companies.push_back({company.id, company.name});
  }
  return Done{};
}

Status AddRatings(const AgentRoom& room, const Ticket& ticket, domain::AgentThread* thread) {
  GENKAN_TRY(const auto ratings, room.store.RatingsOf(room.portal.id, ticket.id));
  for (const domain::TicketRating& each : ratings) {
    GENKAN_TRY(const domain::Contact contact, room.store.ContactById(room.portal.id, each.contact));
    thread->ratings.push_back({.contact = {contact.id, domain::CalledName(contact)},
                               .verdict = each.rating.verdict,
                               .comment = each.rating.comment,
                               .given_at_millis = each.rating.given_at_millis});
  }
  return Done{};
}

// What the ticket holds of the portal's own fields, one after another as they stand there.
std::vector<domain::AgentField> FieldsOf(const AgentRoom& room, const Ticket& ticket) {
  std::vector<domain::AgentField> held;
  for (const domain::CustomField& field : room.portal.settings->fields.ticket_fields) {
    const bool choice = field.kind == domain::FieldKind::kChoice;
    for (const domain::FieldValue& value : ticket.fields) {
      if (value.field != field.key) continue;
      held.push_back({.field = field.key,
                      .kind = field.kind,
                      .label = domain::TextIn(field.label, room.language),
                      .value = choice
                                   ? domain::ChoiceLabel(field.choices, value.value, room.language)
                                   : value.value});
    }
  }
  return held;
}

}  // namespace

Result<Ticket> AgentTicketOf(const AgentRoom& room, domain::TicketNumber number) {
  GENKAN_TRY(Ticket ticket, room.store.TicketByNumber(room.viewer, number));
  while (ticket.merged_into) {
    GENKAN_TRY(ticket, room.store.TicketById(room.viewer, ticket.merged_into));
  }
  return ticket;
}

Result<domain::AgentDesk> ReadAgentDesk(const AgentRoom& room) {
  domain::AgentDesk desk{.own = room.viewer.staff()};
  GENKAN_TRY(const auto inboxes, room.store.Inboxes(room.portal.id));
  for (const domain::Inbox& inbox : inboxes) desk.inboxes.push_back({inbox.id, inbox.name});
  GENKAN_TRY(const auto pipelines, room.store.Pipelines(room.portal.id));
  for (const domain::Pipeline& pipeline : pipelines) {
    domain::AgentDesk::Pipeline shown{.id = pipeline.id, .name = pipeline.name, .stages = {}};
    for (const domain::Stage& stage : pipeline.stages) shown.stages.push_back(StageView(stage));
    desk.pipelines.push_back(std::move(shown));
  }
  GENKAN_TRY(const auto staff, room.store.StaffOf(room.portal.id));
  for (const domain::Staff& each : staff) {
    if (!domain::MayUse(each, domain::Permission::kTickets)) continue;
    const std::string name = domain::ShownName(each.name, each.language);
    desk.agents.push_back({each.id, name.empty() ? each.email : name});
  }
  return desk;
}

Result<AgentTicket> AgentTicketView(const AgentRoom& room, const Ticket& ticket) {
  GENKAN_TRY(const domain::Pipeline pipeline,
             room.store.PipelineById(room.portal.id, ticket.pipeline));
  const domain::Stage* stage = domain::FindStage(pipeline, ticket.stage);
  if (stage == nullptr) return ErrorCode::kInternal;
  AgentTicket view{.number = static_cast<std::int64_t>(ticket.number),
                   .subject = ticket.subject,
                   .subject_language = ticket.subject_language,
                   .pipeline = {pipeline.id, pipeline.name},
                   .stage = StageView(*stage),
                   .priority = ticket.priority,
                   .category = domain::ChoiceLabel(room.portal.settings->fields.categories,
                                                   ticket.category, room.language),
                   .channel = ticket.channel,
                   .owner = {ticket.owner, ticket.owner_shown_name},
                   .created_at_millis = ticket.created_at_millis,
                   .last_activity_at_millis = ticket.last_activity_at_millis,
                   .hidden = ticket.hidden,
                   .restricted = ticket.restricted};
  GENKAN_TRY(view.requester, RequesterOf(room, ticket));
  if (!ticket.companies.empty()) {
    GENKAN_TRY(const domain::Company company,
               room.store.CompanyById(room.portal.id, ticket.companies.front()));
    view.company_name = company.name;
  }
  if (ticket.merged_into) {
    GENKAN_TRY(const Ticket into, room.store.TicketById(room.viewer, ticket.merged_into));
    view.merged_into = static_cast<std::int64_t>(into.number);
  }
  return view;
}

Result<domain::AgentTicketPage> ReadAgentTickets(const AgentRoom& room,
                                                 const AgentTicketQuery& query, TicketRows* rows) {
  GENKAN_TRY(*rows, room.store.ListTickets(room.viewer, query));
  domain::AgentTicketPage page{.tickets = {}, .total = rows->total};
  for (const Ticket& ticket : rows->tickets) {
    GENKAN_TRY(AgentTicket view, AgentTicketView(room, ticket));
    page.tickets.push_back(std::move(view));
  }
  return page;
}

Result<domain::AgentContactPage> FindContacts(const AgentRoom& room, const ContactQuery& query) {
  GENKAN_TRY(const ContactRows rows, room.store.FindContacts(room.portal.id, query));
  domain::AgentContactPage page{.contacts = {}, .more = rows.next.has_value()};
  for (const domain::Contact& contact : rows.contacts) {
    domain::AgentContactRow row{.id = contact.id,
                                .name = domain::CalledName(contact),
                                .email = domain::MainAddress(contact),
                                .companies = {}};
    for (const domain::CompanyMembership& membership : contact.companies) {
      GENKAN_TRY(const domain::Company company,
                 room.store.CompanyById(room.portal.id, membership.company));
      const auto place = membership.primary ? row.companies.begin() : row.companies.end();
      row.companies.insert(place, {company.id, company.name});
    }
    page.contacts.push_back(std::move(row));
  }
  return page;
}

Result<domain::AgentThread> ReadAgentThread(const AgentRoom& room, const Ticket& ticket,
                                            const MessageQuery& query) {
  domain::AgentThread thread;
  GENKAN_TRY(thread.ticket, AgentTicketView(room, ticket));
  GENKAN_TRY_OK(AddPeople(room, ticket, &thread));
  thread.fields = FieldsOf(room, ticket);
  GENKAN_TRY_OK(AddRatings(room, ticket, &thread));
  GENKAN_TRY(const auto held, TicketsUnderHold(room.store, room.portal.id));
  if (const auto found = held.find(ticket.id); found != held.end()) {
    thread.hold_reason = found->second;
  }
  GENKAN_TRY(const AgentMessages messages, room.store.MessagesOf(room.viewer, ticket.id, query));
  thread.messages_total = messages.total;
  for (const AgentMessage& each : messages.messages) {
    GENKAN_TRY(domain::AgentMessageView view, ViewOf(room, each));
    thread.messages.push_back(std::move(view));
  }
  if (messages.more && !thread.messages.empty()) {
    thread.older_cursor = domain::IdText(thread.messages.front().id);
  }
  return thread;
}

Result<domain::AgentMessageView> AgentMessageViewOf(const AgentRoom& room,
                                                    const domain::Message& message) {
  AgentMessage shown{.message = message, .channel = {}};
  GENKAN_TRY(const domain::Conversation conversation,
             room.store.ConversationById(room.viewer, message.conversation));
  GENKAN_TRY(const auto accounts, room.store.ChannelAccounts(room.portal.id));
  for (const domain::ChannelAccount& account : accounts) {
    if (account.id == conversation.channel_account) shown.channel = account.kind;
  }
  return ViewOf(room, shown);
}

}  // namespace genkan::service
