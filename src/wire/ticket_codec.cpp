#include "genkan/wire/ticket_codec.h"

#include "wire/draft_json.h"
#include "wire/enum_names.h"
#include "wire/file_ids.h"
#include "wire/message_json.h"
#include "wire/object_reader.h"
#include "wire/question_json.h"
#include "wire/rating_json.h"
#include "wire/settings_names.h"
#include "wire/ticket_json.h"

namespace genkan::wire {
namespace {

void WriteStage(const domain::StageView& stage, JsonWriter* json) {
  json->BeginObject();
  json->Name("name").Text(stage.name);
  json->Name("kind").Text(NameOf(kStageKindNames, stage.kind));
  json->Name("turn").Text(NameOf(kTurnNames, stage.turn));
  json->EndObject();
}

Result<domain::StageView> ReadStage(const JsonValue& value) {
  ObjectReader reader(value);
  domain::StageView stage{.name = reader.Text("name"),
                          .kind = ValueOf(kStageKindNames, reader.Text("kind")),
                          .turn = ValueOf(kTurnNames, reader.Text("turn"))};
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return stage;
}

// {"order": "A-17"}: what a ticket holds in the portal's own fields.
void WriteFields(const std::vector<domain::FieldValue>& fields, JsonWriter* json) {
  json->BeginObject();
  for (const domain::FieldValue& value : fields) json->Name(value.field).Text(value.value);
  json->EndObject();
}

Result<std::vector<domain::FieldValue>> ReadFields(const JsonValue& json) {
  std::vector<domain::FieldValue> fields;
  for (const JsonMember& member : json.members) {
    if (member.value.kind != JsonValue::Kind::kText) {
      return FieldError(member.name, "error.field_type", {{"field", member.name}});
    }
    fields.push_back({member.name, member.value.text});
  }
  return fields;
}

void WriteTicket(const domain::TicketSummary& ticket, JsonWriter* json) {
  json->BeginObject();
  json->Name("number").Integer(static_cast<std::int64_t>(ticket.number));
  json->Name("subject").Text(ticket.subject);
  json->Name("subject_language").Text(ticket.subject_language);
  json->Name("stage");
  WriteStage(ticket.stage, json);
  json->Name("priority").Text(NameOf(kPriorityNames, ticket.priority));
  json->Name("category").Text(ticket.category);
  json->Name("channel").Text(ticket.channel);
  json->Name("requester_shown_name").Text(ticket.requester_shown_name);
  json->Name("owner_shown_name").Text(ticket.owner_shown_name);
  json->Name("created_at_millis").Integer(ticket.created_at_millis);
  json->Name("last_activity_at_millis").Integer(ticket.last_activity_at_millis);
  json->Name("sight").Text(NameOf(kSightNames, ticket.sight));
  json->Name("unread").Boolean(ticket.unread);
  json->Name("fields");
  WriteFields(ticket.fields, json);
  json->EndObject();
}

Result<domain::TicketSummary> ReadTicket(const JsonValue& value) {
  ObjectReader reader(value);
  GENKAN_TRY(domain::StageView stage, ReadStage(reader.Object("stage")));
  domain::TicketSummary ticket{.number = domain::TicketNumber{reader.Integer("number")},
                               .subject = reader.Text("subject"),
                               .subject_language = reader.Text("subject_language"),
                               .stage = std::move(stage),
                               .priority = ValueOf(kPriorityNames, reader.Text("priority")),
                               .category = reader.Text("category"),
                               .channel = reader.Text("channel"),
                               .requester_shown_name = reader.Text("requester_shown_name"),
                               .owner_shown_name = reader.Text("owner_shown_name"),
                               .created_at_millis = reader.Integer("created_at_millis"),
                               .last_activity_at_millis = reader.Integer("last_activity_at_millis"),
                               .sight = ValueOf(kSightNames, reader.Text("sight")),
                               .unread = reader.Boolean("unread")};
  GENKAN_TRY(ticket.fields, ReadFields(reader.Object("fields")));
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return ticket;
}

void WriteViews(const domain::FieldViews& views, JsonWriter* json) {
  json->BeginArray();
  for (const domain::FieldView& view : views) {
    json->BeginObject();
    json->Name("field").Text(view.field);
    json->Name("kind").Text(NameOf(kFieldKindNames, view.kind));
    json->Name("label").Text(view.label);
    json->EndObject();
  }
  json->EndArray();
}

Result<domain::FieldView> ReadView(const JsonValue& value) {
  ObjectReader reader(value);
  domain::FieldView view{.field = reader.Text("field"),
                         .kind = ValueOf(kFieldKindNames, reader.Text("kind")),
                         .label = reader.Text("label")};
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return view;
}

void WriteEdit(const domain::FieldsEdit& edit, JsonWriter* json) {
  json->BeginObject();
  json->Name("tag").Text(edit.tag);
  json->Name("questions").BeginArray();
  for (const domain::Question& question : edit.form.questions) WriteQuestion(question, json);
  json->EndArray();
  json->Name("fields");
  WriteFields(edit.answers, json);
  json->EndObject();
}

Result<domain::FieldsEdit> ReadEdit(const JsonValue& value) {
  ObjectReader reader(value);
  domain::FieldsEdit edit{.form = {}, .answers = {}, .tag = reader.Text("tag")};
  GENKAN_TRY(edit.form.questions, ReadAll(reader.Array("questions"), ReadQuestion));
  GENKAN_TRY(edit.answers, ReadFields(reader.Object("fields")));
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return edit;
}

void WriteConversation(const domain::ConversationView& conversation, JsonWriter* json) {
  json->BeginObject();
  json->Name("id").Text(domain::IdText(conversation.id));
  json->Name("channel").Text(conversation.channel);
  json->Name("begun_at_millis").Integer(conversation.begun_at_millis);
  json->Name("unread").Boolean(conversation.unread);
  json->EndObject();
}

Result<domain::ConversationView> ReadConversation(const JsonValue& value) {
  ObjectReader reader(value);
  domain::ConversationView conversation{.channel = reader.Text("channel"),
                                        .begun_at_millis = reader.Integer("begun_at_millis"),
                                        .unread = reader.Boolean("unread")};
  const std::string id = reader.Text("id");
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  GENKAN_TRY(conversation.id, domain::ParseId<domain::ConversationId>(id));
  return conversation;
}

}  // namespace

std::string EncodeTicketPage(const domain::TicketPage& page) {
  JsonWriter json;
  json.BeginObject();
  json.Name("columns");
  WriteViews(page.columns, &json);
  json.Name("tickets").BeginArray();
  for (const domain::TicketSummary& ticket : page.tickets) WriteTicket(ticket, &json);
  json.EndArray();
  json.Name("total").Integer(page.total);
  json.Name("first_at").Integer(page.first_at);
  json.Name("next_cursor").Text(page.next_cursor);
  json.EndObject();
  return json.Take();
}

Result<domain::TicketPage> DecodeTicketPage(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  domain::TicketPage page{.total = reader.Integer("total"),
                          .first_at = reader.Integer("first_at"),
                          .next_cursor = reader.Text("next_cursor")};
  GENKAN_TRY(page.columns, ReadAll(reader.Array("columns"), ReadView));
  GENKAN_TRY(page.tickets, ReadAll(reader.Array("tickets"), ReadTicket));
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return page;
}

std::string EncodeTicketSummary(const domain::TicketSummary& ticket) {
  JsonWriter json;
  WriteTicket(ticket, &json);
  return json.Take();
}

Result<domain::TicketSummary> DecodeTicketSummary(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  return ReadTicket(json);
}

std::string EncodeThread(const domain::Thread& thread) {
  JsonWriter json;
  json.BeginObject();
  json.Name("ticket");
  WriteTicket(thread.ticket, &json);
  json.Name("conversations").BeginArray();
  for (const auto& conversation : thread.conversations) WriteConversation(conversation, &json);
  json.EndArray();
  json.Name("messages").BeginArray();
  for (const domain::MessageView& message : thread.messages) WriteMessage(message, &json);
  json.EndArray();
  json.Name("older_cursor").Text(thread.older_cursor);
  json.Name("messages_total").Integer(thread.messages_total);
  json.Name("read_until_millis").Integer(thread.read_until_millis);
  json.Name("may_reply").Boolean(thread.powers.may_reply);
  json.Name("may_close").Boolean(thread.powers.may_close);
  json.Name("may_reopen").Boolean(thread.powers.may_reopen);
  json.Name("may_restrict").Boolean(thread.powers.may_restrict);
  json.Name("may_change_people").Boolean(thread.powers.may_change_people);
  json.Name("may_rate").Boolean(thread.powers.may_rate);
  json.Name("audience").Text(thread.audience);
  json.Name("answer_expected_at_millis").Integer(thread.answer_expected_at_millis);
  json.Name("details");
  WriteViews(thread.details, &json);
  if (thread.edit.has_value()) {
    json.Name("edit");
    WriteEdit(*thread.edit, &json);
  }
  if (!thread.draft.text.empty()) {
    json.Name("draft");
    WriteDraft(thread.draft, &json);
  }
  if (thread.rating.verdict != domain::Verdict::kNone) {
    json.Name("rating");
    WriteRating(thread.rating, &json);
  }
  json.EndObject();
  return json.Take();
}

Result<domain::Thread> DecodeThread(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  GENKAN_TRY(domain::TicketSummary ticket, ReadTicket(reader.Object("ticket")));
  domain::Thread thread{.ticket = std::move(ticket),
                        .older_cursor = reader.Text("older_cursor"),
                        .messages_total = reader.Integer("messages_total"),
                        .read_until_millis = reader.Integer("read_until_millis"),
                        .powers = {.may_reply = reader.Boolean("may_reply"),
                                   .may_close = reader.Boolean("may_close"),
                                   .may_reopen = reader.Boolean("may_reopen"),
                                   .may_restrict = reader.Boolean("may_restrict"),
                                   .may_change_people = reader.Boolean("may_change_people"),
                                   .may_rate = reader.Boolean("may_rate")},
                        .audience = reader.Text("audience"),
                        .answer_expected_at_millis = reader.Integer("answer_expected_at_millis")};
  GENKAN_TRY(thread.conversations, ReadAll(reader.Array("conversations"), ReadConversation));
  GENKAN_TRY(thread.messages, ReadAll(reader.Array("messages"), ReadMessage));
  GENKAN_TRY(thread.details, ReadAll(reader.Array("details"), ReadView));
  if (const JsonValue* edit = json.Find("edit")) {
    GENKAN_TRY(thread.edit, ReadEdit(*edit));
  }
  if (const JsonValue* draft = json.Find("draft")) {
    GENKAN_TRY(thread.draft, ReadDraft(*draft));
  }
  if (const JsonValue* rating = json.Find("rating")) {
    GENKAN_TRY(thread.rating, ReadRating(*rating));
  }
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return thread;
}

std::string EncodeTicketState(domain::StageKind state) {
  JsonWriter json;
  json.BeginObject();
  json.Name("state").Text(state == domain::StageKind::kClosed ? "closed" : "open");
  json.EndObject();
  return json.Take();
}

Result<domain::StageKind> DecodeTicketState(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  const std::string state = reader.Text("state");
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  if (state == "closed") return domain::StageKind::kClosed;
  if (state == "open") return domain::StageKind::kOpen;
  return FieldError("state", "error.parameter_invalid");
}

std::string EncodeFields(const std::vector<domain::FieldValue>& fields) {
  JsonWriter json;
  WriteFields(fields, &json);
  return json.Take();
}

std::string EncodeChangedFields(const ChangedFields& changed) {
  JsonWriter json;
  json.BeginObject();
  json.Name("tag").Text(changed.tag);
  json.Name("fields");
  WriteFields(changed.fields, &json);
  json.EndObject();
  return json.Take();
}

Result<ChangedFields> DecodeChangedFields(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  ChangedFields changed{.tag = reader.Text("tag"), .fields = {}};
  const JsonValue& fields = reader.Object("fields");
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  GENKAN_TRY(changed.fields, ReadFields(fields));
  return changed;
}

std::string EncodeNewTicket(const domain::NewTicket& ticket) {
  JsonWriter json;
  json.BeginObject();
  json.Name("subject").Text(ticket.subject);
  json.Name("text").Text(ticket.text);
  if (!ticket.language.empty()) json.Name("language").Text(ticket.language);
  if (ticket.form) json.Name("form").Text(domain::IdText(ticket.form));
  if (!ticket.category.empty()) json.Name("category").Text(ticket.category);
  if (ticket.priority != domain::Priority::kNone) {
    json.Name("priority").Text(NameOf(kPriorityNames, ticket.priority));
  }
  if (!ticket.fields.empty()) {
    json.Name("fields");
    WriteFields(ticket.fields, &json);
  }
  if (ticket.restricted) json.Name("restricted").Boolean(true);
  if (!ticket.participants.empty()) json.Name("participants").Text(ticket.participants);
  WriteFileIds(ticket.attachments, &json);
  json.EndObject();
  return json.Take();
}

Result<domain::NewTicket> DecodeNewTicket(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  domain::NewTicket ticket{.subject = reader.Text("subject"),
                           .text = reader.Text("text"),
                           .language = reader.OptionalText("language"),
                           .category = reader.OptionalText("category"),
                           .participants = reader.OptionalText("participants")};
  const std::string form = reader.OptionalText("form");
  const std::string priority = reader.OptionalText("priority");
  const JsonValue* fields = json.Find("fields");
  if (fields != nullptr) reader.Object("fields");
  if (json.Find("restricted") != nullptr) ticket.restricted = reader.Boolean("restricted");
  GENKAN_TRY(ticket.attachments, ReadFileIds(json, &reader));
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  if (!form.empty()) {
    const auto id = domain::ParseId<domain::RequestFormId>(form);
    if (!id.ok()) return FieldError("form", "error.form_gone");
    ticket.form = *id;
  }
  ticket.priority = ValueOf(kPriorityNames, priority);
  if (!priority.empty() && NameOf(kPriorityNames, ticket.priority) != priority) {
    return FieldError("priority", "error.choice_unknown");
  }
  if (fields != nullptr) {
    GENKAN_TRY(ticket.fields, ReadFields(*fields));
  }
  return ticket;
}

void WriteTicketSummary(const domain::TicketSummary& ticket, JsonWriter* json) {
  WriteTicket(ticket, json);
}

Result<domain::TicketSummary> ReadTicketSummary(const JsonValue& value) {
  return ReadTicket(value);
}

}  // namespace genkan::wire
