#include "server/sqlite_rows.h"

#include <charconv>

#include "server/sqlite_changes.h"
#include "server/sqlite_ticket_index.h"

namespace genkan::server {

using domain::Conversation;
using domain::Message;
using domain::Ticket;

namespace {

// The columns `contacts` and `companies` of a ticket, see sqlite_migration_row.h.
constexpr std::size_t kHexDigits = 32;

std::uint64_t HalfIn(std::string_view digits) {
  std::uint64_t half = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), half, 16);
  return half;
}

template <typename AnyId>
AnyId IdIn(std::string_view digits) {
  return AnyId{HalfIn(digits.substr(0, kHexDigits / 2)),
               HalfIn(digits.substr(kHexDigits / 2, kHexDigits / 2))};
}

std::vector<domain::TicketContact> ContactsIn(std::string_view text) {
  constexpr std::size_t kWidth = kHexDigits + 1;
  std::vector<domain::TicketContact> contacts;
  for (; text.size() >= kWidth; text.remove_prefix(kWidth)) {
    contacts.push_back(
        {IdIn<domain::ContactId>(text), static_cast<domain::Involvement>(text[kHexDigits] - '0')});
  }
  return contacts;
}

std::vector<domain::CompanyId> CompaniesIn(std::string_view text) {
  std::vector<domain::CompanyId> companies;
  for (; text.size() >= kHexDigits; text.remove_prefix(kHexDigits)) {
    companies.push_back(IdIn<domain::CompanyId>(text));
  }
  return companies;
}

}  // namespace

domain::FieldValue ReadFieldValue(SqliteQuery& row) {
  return {.field = row.Text(), .value = row.Text()};
}

Result<Ticket> TicketRow(SqliteDatabase& database, std::int64_t portal_key, domain::TicketId id) {
  std::int64_t fields = 0;
  GENKAN_TRY(Ticket ticket, BareTicketRow(database, portal_key, id, &fields));
  if (fields == 0) return ticket;
  GENKAN_TRY_OK(AppendRows(database.Select("SELECT field, value FROM ticket_field WHERE portal = ?"
                                           " AND ticket = ? ORDER BY position",
                                           portal_key, id),
                           &ticket.fields, ReadFieldValue));
  return ticket;
}

Result<Ticket> BareTicketRow(SqliteDatabase& database, std::int64_t portal_key, domain::TicketId id,
                             std::int64_t* fields) {
  return FirstRow(
      database.Select("SELECT id, number, subject, subject_language, pipeline, stage, priority,"
                      " category, created_at_millis, last_activity_at_millis, owner_shown_name,"
                      " channel, hidden, external_number, external_id, fields, owner,"
                      " merged_into, restricted, contacts, companies FROM ticket"
                      " WHERE portal = ? AND id = ?",
                      portal_key, id),
      [fields](SqliteQuery& row) -> Result<Ticket> {
        Ticket read{.id = row.Id<domain::TicketId>(),
                    .number = row.As<domain::TicketNumber>(),
                    .subject = row.Text(),
                    .subject_language = row.Text(),
                    .pipeline = row.Id<domain::PipelineId>(),
                    .stage = row.Id<domain::StageId>(),
                    .priority = row.As<domain::Priority>(),
                    .category = row.Text(),
                    .created_at_millis = row.Int(),
                    .last_activity_at_millis = row.Int(),
                    .owner_shown_name = row.Text(),
                    .contacts = {},
                    .companies = {},
                    .channel = row.Text(),
                    .hidden = row.Flag(),
                    .external_number = row.Text(),
                    .external_id = row.Text()};
        *fields = row.Int();
        read.owner = row.Id<domain::StaffId>();
        read.merged_into = row.Id<domain::TicketId>();
        read.restricted = row.Flag();
        read.contacts = ContactsIn(row.Text());
        read.companies = CompaniesIn(row.Text());
        return read;
      });
}

Status AddFields(SqliteDatabase& database, std::int64_t portal_key,
                 const std::vector<std::string>& keys, std::vector<Ticket>* tickets) {
  if (keys.empty() || tickets->empty()) return Done{};
  // As JSON, so that it is one statement however many there are. Neither needs escaping: keys are
  // of [a-z0-9_].
  std::string numbers;
  for (const Ticket& ticket : *tickets) {
    numbers +=
        (numbers.empty() ? "[" : ",") + std::to_string(static_cast<std::int64_t>(ticket.number));
  }
  std::string wanted;
  for (const std::string& key : keys) wanted += (wanted.empty() ? "[\"" : "\",\"") + key;
  SqliteQuery row = database.Select(
      "SELECT page.key, ticket_field.field, ticket_field.value FROM json_each(?2) AS page"
      " CROSS JOIN ticket ON ticket.portal = ?1 AND ticket.number = page.value"
      " CROSS JOIN json_each(?3) AS wanted CROSS JOIN ticket_field"
      " ON ticket_field.portal = ?1 AND ticket_field.ticket = ticket.id"
      " AND ticket_field.field = wanted.value ORDER BY page.key, ticket_field.position",
      portal_key, numbers + "]", wanted + "\"]");
  while (row.Next()) {
    const auto index = static_cast<std::size_t>(row.Int());
    (*tickets)[index].fields.push_back(ReadFieldValue(row));
  }
  return row.status();
}

Status WriteTicketRow(SqliteDatabase& database, std::int64_t portal_key, const Ticket& ticket) {
  GENKAN_TRY_OK(database.Execute(
      "INSERT INTO ticket (portal, id, number, subject, subject_language, pipeline, stage,"
      " priority, category, created_at_millis, last_activity_at_millis, owner_shown_name, channel,"
      " hidden, external_number, external_id, fields, owner, merged_into, restricted, nobodys)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (portal, id) DO UPDATE SET number = excluded.number,"
      " subject = excluded.subject, subject_language = excluded.subject_language,"
      " pipeline = excluded.pipeline, stage = excluded.stage, priority = excluded.priority,"
      " category = excluded.category, created_at_millis = excluded.created_at_millis,"
      " last_activity_at_millis = excluded.last_activity_at_millis,"
      " owner_shown_name = excluded.owner_shown_name, channel = excluded.channel,"
      " hidden = excluded.hidden, external_number = excluded.external_number,"
      " external_id = excluded.external_id, fields = excluded.fields, owner = excluded.owner,"
      " merged_into = excluded.merged_into, restricted = excluded.restricted,"
      " nobodys = excluded.nobodys",
      portal_key, ticket.id, ticket.number, ticket.subject, ticket.subject_language,
      ticket.pipeline, ticket.stage, ticket.priority, ticket.category, ticket.created_at_millis,
      ticket.last_activity_at_millis, ticket.owner_shown_name, ticket.channel, ticket.hidden,
      ticket.external_number, ticket.external_id, ticket.fields.size(), ticket.owner,
      ticket.merged_into, ticket.restricted, ticket.contacts.empty()));
  GENKAN_TRY_OK(database.Execute("DELETE FROM ticket_contact WHERE portal = ? AND ticket = ?",
                                 portal_key, ticket.id));
  for (std::size_t i = 0; i < ticket.contacts.size(); ++i) {
    GENKAN_TRY_OK(database.Execute("INSERT INTO ticket_contact VALUES (?, ?, ?, ?, ?)", portal_key,
                                   ticket.id, i, ticket.contacts[i].contact,
                                   ticket.contacts[i].involvement));
  }
  GENKAN_TRY_OK(database.Execute("DELETE FROM ticket_company WHERE portal = ? AND ticket = ?",
                                 portal_key, ticket.id));
  for (std::size_t i = 0; i < ticket.companies.size(); ++i) {
    GENKAN_TRY_OK(database.Execute("INSERT INTO ticket_company VALUES (?, ?, ?, ?)", portal_key,
                                   ticket.id, i, ticket.companies[i]));
  }
  return WriteTicketFields(database, portal_key, ticket);
}

Status WriteTicketFields(SqliteDatabase& database, std::int64_t portal_key, const Ticket& ticket) {
  GENKAN_TRY_OK(database.Execute("DELETE FROM ticket_field WHERE portal = ? AND ticket = ?",
                                 portal_key, ticket.id));
  for (std::size_t i = 0; i < ticket.fields.size(); ++i) {
    GENKAN_TRY_OK(database.Execute("INSERT INTO ticket_field VALUES (?, ?, ?, ?, ?)", portal_key,
                                   ticket.id, i, ticket.fields[i].field, ticket.fields[i].value));
  }
  GENKAN_TRY_OK(IndexTicket(database, portal_key, ticket));
  return NoteTicketChange(database, portal_key, ticket.id);
}

Result<Conversation> ConversationRow(SqliteDatabase& database, std::int64_t portal_key,
                                     domain::ConversationId id) {
  GENKAN_TRY(Conversation conversation,
             FirstRow(database.Select("SELECT id, channel_account, contact, created_at_millis,"
                                      " external_id FROM conversation WHERE portal = ? AND id = ?",
                                      portal_key, id),
                      [](SqliteQuery& row) -> Result<Conversation> {
                        return Conversation{.id = row.Id<domain::ConversationId>(),
                                            .channel_account = row.Id<domain::ChannelAccountId>(),
                                            .contact = row.Id<domain::ContactId>(),
                                            .tickets = {},
                                            .created_at_millis = row.Int(),
                                            .external_id = row.Text()};
                      }));
  GENKAN_TRY_OK(AppendRows(database.Select("SELECT ticket FROM conversation_ticket WHERE portal = ?"
                                           " AND conversation = ? ORDER BY position",
                                           portal_key, id),
                           &conversation.tickets,
                           [](SqliteQuery& row) { return row.Id<domain::TicketId>(); }));
  return conversation;
}

Result<Conversation> NewestConversationRow(SqliteDatabase& database, std::int64_t portal_key,
                                           domain::TicketId ticket) {
  GENKAN_TRY(const auto id,
             FirstRow(database.Select(
                          "SELECT conversation.id FROM conversation_ticket CROSS JOIN conversation"
                          " ON conversation.portal = conversation_ticket.portal"
                          " AND conversation.id = conversation_ticket.conversation"
                          " WHERE conversation_ticket.portal = ? AND ticket = ?"
                          " ORDER BY created_at_millis DESC, conversation.id DESC LIMIT 1",
                          portal_key, ticket),
                      [](SqliteQuery& row) -> Result<domain::ConversationId> {
                        return row.Id<domain::ConversationId>();
                      }));
  return ConversationRow(database, portal_key, id);
}

Status WriteConversationRow(SqliteDatabase& database, std::int64_t portal_key,
                            const Conversation& conversation) {
  GENKAN_TRY_OK(database.Execute(
      "INSERT INTO conversation VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (portal, id) DO UPDATE SET"
      " channel_account = excluded.channel_account, contact = excluded.contact,"
      " created_at_millis = excluded.created_at_millis, external_id = excluded.external_id",
      portal_key, conversation.id, conversation.channel_account, conversation.contact,
      conversation.created_at_millis, conversation.external_id));
  // A message repeats its conversation's account, for the uniqueness of its external id.
  GENKAN_TRY_OK(database.Execute(
      "UPDATE message SET channel_account = ?1 WHERE portal = ?2 AND conversation = ?3"
      " AND channel_account <> ?1",
      conversation.channel_account, portal_key, conversation.id));
  std::vector<domain::TicketId> before;
  GENKAN_TRY_OK(AppendRows(database.Select("SELECT ticket FROM conversation_ticket WHERE portal = ?"
                                           " AND conversation = ?",
                                           portal_key, conversation.id),
                           &before, [](SqliteQuery& row) { return row.Id<domain::TicketId>(); }));
  GENKAN_TRY_OK(
      database.Execute("DELETE FROM conversation_ticket WHERE portal = ? AND conversation = ?",
                       portal_key, conversation.id));
  for (std::size_t i = 0; i < conversation.tickets.size(); ++i) {
    GENKAN_TRY_OK(database.Execute("INSERT OR IGNORE INTO conversation_ticket VALUES (?, ?, ?, ?)",
                                   portal_key, conversation.tickets[i], conversation.id, i));
  }
  return IndexConversation(database, portal_key, conversation, before);
}

Result<Message> MessageFrom(SqliteDatabase& database, std::int64_t portal_key, SqliteQuery& row) {
  Message message{.id = row.Id<domain::MessageId>(),
                  .conversation = row.Id<domain::ConversationId>(),
                  .direction = row.As<domain::Direction>(),
                  .author = {.kind = row.As<domain::AuthorKind>(),
                             .contact = row.Id<domain::ContactId>(),
                             .staff = row.Id<domain::StaffId>(),
                             .shown_name = row.Text()},
                  .audience = row.As<domain::Audience>(),
                  .text = row.Text(),
                  .language = row.Text(),
                  .sent_at_millis = row.Int(),
                  .delivery = row.As<domain::Delivery>(),
                  .external_id = row.Text(),
                  .attachments = {}};
  const std::int64_t attachments = row.Int();
  message.redacted_at_millis = row.Int();
  if (attachments == 0) return message;
  GENKAN_TRY_OK(AppendRows(database.Select("SELECT id, file_name, media_type, bytes, blob_key,"
                                           " sensitive, redacted_at_millis FROM attachment WHERE "
                                           "portal = ? AND message = ? ORDER BY position",
                                           portal_key, message.id),
                           &message.attachments, [](SqliteQuery& each) {
                             return domain::Attachment{.id = each.Id<domain::AttachmentId>(),
                                                       .file_name = each.Text(),
                                                       .media_type = each.Text(),
                                                       .bytes = each.Int(),
                                                       .blob_key = each.Text(),
                                                       .sensitive = each.Flag(),
                                                       .redacted_at_millis = each.Int()};
                           }));
  return message;
}

Result<Message> MessageRow(SqliteDatabase& database, std::int64_t portal_key,
                           domain::MessageId id) {
  return FirstRow(database.Select(std::string("SELECT ").append(kMessageColumns) +
                                      " FROM message WHERE portal = ? AND id = ?",
                                  portal_key, id),
                  [&](SqliteQuery& row) { return MessageFrom(database, portal_key, row); });
}

Status WriteMessageRow(SqliteDatabase& database, std::int64_t portal_key, const Message& message) {
  // The account comes along from the conversation; without one there is no row to insert.
  GENKAN_TRY_OK(database.Execute(
      "INSERT INTO message (portal, id, conversation, channel_account, direction, author_kind,"
      " author_contact, author_staff, author_shown_name, audience, text, language, sent_at_millis,"
      " delivery, external_id, attachments, redacted_at_millis)"
      " SELECT portal, ?3, id, channel_account, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
      " ?15, ?16 FROM conversation WHERE portal = ?1 AND id = ?2"
      " ON CONFLICT (portal, id) DO UPDATE SET conversation = excluded.conversation,"
      " channel_account = excluded.channel_account, direction = excluded.direction,"
      " author_kind = excluded.author_kind, author_contact = excluded.author_contact,"
      " author_staff = excluded.author_staff, author_shown_name = excluded.author_shown_name,"
      " audience = excluded.audience, text = excluded.text, language = excluded.language,"
      " sent_at_millis = excluded.sent_at_millis, delivery = excluded.delivery,"
      " external_id = excluded.external_id, attachments = excluded.attachments,"
      " redacted_at_millis = excluded.redacted_at_millis",
      portal_key, message.conversation, message.id, message.direction, message.author.kind,
      message.author.contact, message.author.staff, message.author.shown_name, message.audience,
      message.text, message.language, message.sent_at_millis, message.delivery, message.external_id,
      message.attachments.size(), message.redacted_at_millis));
  if (database.Changes() == 0) return ErrorCode::kNotFound;
  GENKAN_TRY_OK(database.Execute("DELETE FROM attachment WHERE portal = ? AND message = ?",
                                 portal_key, message.id));
  for (std::size_t i = 0; i < message.attachments.size(); ++i) {
    const domain::Attachment& attachment = message.attachments[i];
    GENKAN_TRY_OK(database.Execute("INSERT INTO attachment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                   portal_key, message.id, i, attachment.id, attachment.file_name,
                                   attachment.media_type, attachment.bytes, attachment.blob_key,
                                   attachment.sensitive, attachment.redacted_at_millis));
  }
  return IndexMessage(database, portal_key, message);
}

}  // namespace genkan::server
