// Everything about a person, for that person, but for what no customer is shown.
#include "genkan/domain/contact_access.h"
#include "genkan/domain/visibility.h"
#include "genkan/wire/json.h"
#include "genkan/wire/rating_codec.h"
#include "service/privacy_room.h"

namespace genkan::service {
namespace {

using domain::Contact;

constexpr std::size_t kHistoryMax = 1000;

// Of the properties, those that the portal shows to customers.
void WriteProfile(const domain::Portal& portal, const Contact& contact, wire::JsonWriter* json) {
  json->Name("profile").BeginObject();
  json->Name("id").Text(domain::IdText(contact.id));
  json->Name("name").Text(domain::CalledName(contact));
  json->Name("family_name").Text(contact.name.family);
  json->Name("given_name").Text(contact.name.given);
  json->Name("reading").Text(contact.name.reading);
  json->Name("language").Text(contact.language);
  json->Name("time_zone").Text(contact.time_zone);
  json->Name("mail_about_tickets")
      .Text(domain::kTicketMailWords[static_cast<std::size_t>(contact.ticket_mail)]);
  json->Name("sign_in_name").Text(contact.member_email);
  json->Name("addresses").BeginArray();
  for (const std::string& address : contact.addresses) json->Text(address);
  json->EndArray();
  json->Name("properties").BeginObject();
  const auto& known = portal.settings->fields.contact_properties;
  for (const domain::FieldValue& property : contact.properties) {
    const domain::CustomField* field = domain::FindField(known, property.field);
    if (field == nullptr || !field->shown) continue;
    json->Name(property.field).Text(property.value);
  }
  json->EndObject().EndObject();
}

Status WriteCompanies(const PrivacyRoom& room, const Contact& contact, wire::JsonWriter* json) {
  json->Name("companies").BeginArray();
  for (const domain::CompanyMembership& each : contact.companies) {
    GENKAN_TRY(const auto company, room.store.CompanyById(room.portal.id, each.company));
    json->BeginObject().Name("name").Text(company.name);
    json->Name("primary").Boolean(each.primary).EndObject();
  }
  json->EndArray();
  return Done{};
}

// The messages that customers see, oldest first.
Result<std::vector<ThreadMessage>> ThreadOf(const PrivacyRoom& room, const domain::Viewer& viewer,
                                            domain::TicketId ticket) {
  std::vector<ThreadMessage> thread;
  MessageQuery query;
  for (;;) {
    GENKAN_TRY(const ThreadMessages page, room.store.MessagesOf(viewer, ticket, query));
    thread.insert(thread.begin(), page.messages.begin(), page.messages.end());
    if (!page.more) return thread;
    query.before = page.messages.front().message.id;
  }
}

Status WriteTickets(const PrivacyRoom& room, const Contact& contact, wire::JsonWriter* json) {
  const domain::Viewer viewer = domain::ViewerFor(contact, room.portal);
  GENKAN_TRY(const auto tickets, room.store.TicketsNaming(room.portal.id, contact.id));
  json->Name("tickets").BeginArray();
  for (const domain::Ticket& ticket : tickets) {
    if (domain::SightOf(viewer, ticket) == domain::Sight::kNone) continue;
    json->BeginObject().Name("number").Integer(static_cast<std::int64_t>(ticket.number));
    json->Name("subject").Text(ticket.subject);
    json->Name("created_at_millis").Integer(ticket.created_at_millis);
    json->Name("messages").BeginArray();
    GENKAN_TRY(const auto thread, ThreadOf(room, viewer, ticket.id));
    for (const ThreadMessage& each : thread) {
      json->BeginObject().Name("author").Text(each.message.author.shown_name);
      json->Name("own").Boolean(each.message.author.contact == contact.id);
      json->Name("sent_at_millis").Integer(each.message.sent_at_millis);
      json->Name("text").Text(each.message.text);
      json->Name("files").BeginArray();
      for (const auto& file : each.message.attachments) {
        const bool shown = domain::ShownToCustomer(file, room.portal.settings->tickets);
        if (shown) json->Text(file.file_name);
      }
      json->EndArray().EndObject();
    }
    json->EndArray();
    GENKAN_TRY(const domain::ReplyDraft draft,
               room.store.DraftOf(room.portal.id, {.contact = contact.id, .ticket = ticket.id}));
    if (!draft.text.empty()) json->Name("draft").Text(draft.text);
    json->EndObject();
  }
  json->EndArray();
  return Done{};
}

// Of tickets that the contact does not see any more, too: the number alone tells nothing else.
Status WriteRatings(const PrivacyRoom& room, const Contact& contact, wire::JsonWriter* json) {
  const auto all = domain::AgentViewer::Operator(room.portal.id);
  GENKAN_TRY(const auto ratings, room.store.RatingsBy(room.portal.id, contact.id));
  json->Name("ratings").BeginArray();
  for (const domain::TicketRating& each : ratings) {
    GENKAN_TRY(const domain::Ticket ticket, room.store.TicketById(all, each.ticket));
    json->BeginObject().Name("number").Integer(static_cast<std::int64_t>(ticket.number));
    json->Name("verdict").Text(wire::VerdictWord(each.rating.verdict));
    json->Name("comment").Text(each.rating.comment);
    json->Name("given_at_millis").Integer(each.rating.given_at_millis).EndObject();
  }
  json->EndArray();
  return Done{};
}

Status WriteAccount(const PrivacyRoom& room, const Contact& contact, wire::JsonWriter* json) {
  GENKAN_TRY(const auto sessions, room.store.SessionsOf(room.portal.id, contact.id));
  json->Name("sessions").BeginArray();
  for (const Session& session : sessions) {
    json->BeginObject().Name("created_at_millis").Integer(session.created_at_millis);
    json->Name("last_used_at_millis").Integer(session.last_used_at_millis);
    json->Name("browser").Text(session.device.browser);
    json->Name("system").Text(session.device.system).EndObject();
  }
  json->EndArray();
  GENKAN_TRY(const auto passkeys, room.store.PasskeysOf(room.portal.id, contact.id, {}));
  json->Name("passkeys").BeginArray();
  for (const Passkey& passkey : passkeys) {
    json->BeginObject().Name("name").Text(passkey.name);
    json->Name("made_at_millis").Integer(passkey.made_at_millis).EndObject();
  }
  json->EndArray();
  GENKAN_TRY(const auto consents, room.store.ConsentsOf(room.portal.id, contact.id));
  json->Name("consents").BeginArray();
  for (const ConsentRecord& record : consents) {
    json->BeginObject().Name("version").Integer(record.version);
    json->Name("at_millis").Integer(record.at_millis);
    json->Name("given").Boolean(record.given).EndObject();
  }
  json->EndArray();
  GENKAN_TRY(const auto history, room.store.AuditAbout(room.portal.id, contact, kHistoryMax));
  json->Name("history").BeginArray();
  for (const domain::AuditEntry& entry : history) {
    json->BeginObject().Name("at_millis").Integer(entry.at_millis);
    json->Name("who").Text(entry.actor_shown_name);
    json->Name("action").Text(entry.action).EndObject();
  }
  json->EndArray();
  return Done{};
}

}  // namespace

Result<std::string> ExportPerson(const PrivacyRoom& room, const Contact& contact) {
  wire::JsonWriter json;
  json.BeginObject().Name("made_at_millis").Integer(room.clock.NowMillis());
  json.Name("portal").Text(room.portal.name);
  WriteProfile(room.portal, contact, &json);
  GENKAN_TRY_OK(WriteCompanies(room, contact, &json));
  GENKAN_TRY_OK(WriteTickets(room, contact, &json));
  GENKAN_TRY_OK(WriteRatings(room, contact, &json));
  GENKAN_TRY_OK(WriteAccount(room, contact, &json));
  json.EndObject();
  return json.Take();
}

}  // namespace genkan::service
