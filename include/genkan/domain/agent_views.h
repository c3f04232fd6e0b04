// What an agent is shown. These shapes hold internal notes, hidden tickets and names from inside;
// none of them is ever sent to a customer, who has shapes of their own (views.h).
#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include "genkan/domain/settings/fields.h"
#include "genkan/domain/ticket.h"
#include "genkan/domain/ticket_rating.h"

namespace genkan::domain {

// How long after it was sent a visible answer can be taken back, and its mail waits.
inline constexpr Millis kUndoMillis = 10 * kMillisPerSecond;

// A record by its id and its name here.
template <typename AnyId>
struct NamedId {
  AnyId id;
  std::string name;
  friend bool operator==(const NamedId&, const NamedId&) = default;
};

struct AgentStage {
  StageId id;
  std::string name;
  StageKind kind = StageKind::kOpen;
  Turn turn = Turn::kNobody;
};

struct AgentTicket {
  std::int64_t number = 0;
  std::string subject;
  std::string subject_language;
  NamedId<PipelineId> pipeline;
  AgentStage stage;
  Priority priority = Priority::kNone;
  std::string category;
  std::string channel;
  NamedId<StaffId> owner;        // A name without an id: from before an import.
  NamedId<ContactId> requester;  // No id: nobody known.
  std::string company_name;      // Of the first of its companies; empty: none.
  Millis created_at_millis = 0;
  Millis last_activity_at_millis = 0;
  bool hidden = false;           // From every customer.
  bool restricted = false;       // From all but those who are on it.
  std::int64_t merged_into = 0;  // The number of the ticket that this one went into; 0: none.
};

struct AgentTicketPage {
  std::vector<AgentTicket> tickets;
  std::int64_t total = 0;
  std::string next_cursor;  // Opaque; empty at the end.
};

struct AgentAttachment {
  AttachmentId id;
  std::string file_name;
  std::string media_type;
  std::int64_t bytes = 0;
  bool available = false;         // It can be downloaded.
  bool sensitive = false;         // Customers are not shown it, where the portal says so.
  Millis redacted_at_millis = 0;  // 0: it was not.
};

struct AgentMessageView {
  MessageId id;
  Audience audience = Audience::kInternal;
  AuthorKind author_kind = AuthorKind::kSystem;
  std::string author_shown_name;
  std::string channel;
  std::string text;
  std::string language;
  Millis sent_at_millis = 0;
  Millis redacted_at_millis = 0;  // 0: it is as it was written.
  // Until when DELETE takes it back; 0: it cannot be.
  Millis undo_until_millis = 0;
  std::vector<AgentAttachment> attachments;
};

struct AgentContact {
  ContactId id;
  std::string name;
  std::string email;
  Involvement involvement = Involvement::kRequester;
};

// Somebody who was looked for, with what a ticket can be given of them.
struct AgentContactRow {
  ContactId id;
  std::string name;
  std::string email;
  std::vector<NamedId<CompanyId>> companies;  // The primary one first.
};

struct AgentContactPage {
  std::vector<AgentContactRow> contacts;
  bool more = false;  // There are others who are found by the same words.
};

// One of the portal's own fields, with what the ticket holds of it in the agent's words.
struct AgentField {
  std::string field;
  FieldKind kind = FieldKind::kText;
  std::string label;
  std::string value;
};

// What one of its people said of how the ticket was dealt with.
struct AgentRating {
  NamedId<ContactId> contact;
  Verdict verdict = Verdict::kNone;
  std::string comment;
  Millis given_at_millis = 0;
};

struct AgentThread {
  AgentTicket ticket;
  std::vector<AgentContact> contacts;
  std::vector<NamedId<CompanyId>> companies;
  std::vector<AgentField> fields;          // Those hidden from customers, too.
  std::string hold_reason;                 // Of a legal hold on it; empty: there is none.
  std::vector<AgentRating> ratings;        // The oldest first.
  std::vector<AgentMessageView> messages;  // Oldest first.
  std::string older_cursor;
  std::int64_t messages_total = 0;
};

// What there is to choose from.
struct AgentDesk {
  std::vector<NamedId<InboxId>> inboxes;
  struct Pipeline {
    PipelineId id;
    std::string name;
    std::vector<AgentStage> stages;
  };
  std::vector<Pipeline> pipelines;
  std::vector<NamedId<StaffId>> agents;  // Who may own a ticket.
  StaffId own;                           // Whoever asks.
};

// Somebody who would read what they could not read before.
struct SightGain {
  ContactId contact;  // One of the two.
  CompanyId company;  // All of its people who may see its tickets.
  std::string name;
  bool of_ticket = false;  // The messages of the ticket that is merged.
  bool of_target = false;  // Those of the ticket that it goes into.
};

// What merging would do, shown before it is done.
struct MergePreview {
  std::int64_t number = 0;
  std::int64_t into = 0;
  std::vector<SightGain> gains;
  std::string tag;  // Repeated by whoever merges, so that they have seen this and nothing else.
};

// Somebody who would see a ticket that they do not see, or no more one that they do.
struct SightChange {
  ContactId contact;  // One of the two.
  CompanyId company;  // All of its people who may see its tickets.
  std::string name;
};

// What another requester, or other companies, would do, shown before it is done.
struct SightPreview {
  std::int64_t number = 0;
  std::vector<SightChange> gains;
  std::vector<SightChange> losses;
};

template <typename AnyId>
inline constexpr bool kIsNamedId = false;
template <typename AnyId>
inline constexpr bool kIsNamedId<NamedId<AnyId>> = true;

template <typename Visitor, typename Named>
requires kIsNamedId<std::remove_const_t<Named>>
void VisitFields(Visitor& visit, Named& named) {
  visit("id", named.id);
  visit("name", named.name);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<AgentStage> auto& stage) {
  visit("id", stage.id);
  visit("name", stage.name);
  visit("kind", stage.kind);
  visit("turn", stage.turn);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<AgentTicket> auto& ticket) {
  visit("number", ticket.number);
  visit("subject", ticket.subject);
  visit("subject_language", ticket.subject_language);
  visit("pipeline", ticket.pipeline);
  visit("stage", ticket.stage);
  visit("priority", ticket.priority);
  visit("category", ticket.category);
  visit("channel", ticket.channel);
  visit("owner", ticket.owner);
  visit("requester", ticket.requester);
  visit("company_name", ticket.company_name);
  visit("created_at_millis", ticket.created_at_millis);
  visit("last_activity_at_millis", ticket.last_activity_at_millis);
  visit("hidden", ticket.hidden);
  visit("restricted", ticket.restricted);
  visit("merged_into", ticket.merged_into);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<AgentTicketPage> auto& page) {
  visit("tickets", page.tickets);
  visit("total", page.total);
  visit("next_cursor", page.next_cursor);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<AgentAttachment> auto& attachment) {
  visit("id", attachment.id);
  visit("file_name", attachment.file_name);
  visit("media_type", attachment.media_type);
  visit("bytes", attachment.bytes);
  visit("available", attachment.available);
  visit("sensitive", attachment.sensitive);
  visit("redacted_at_millis", attachment.redacted_at_millis);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<AgentMessageView> auto& message) {
  visit("id", message.id);
  visit("audience", message.audience);
  visit("author_kind", message.author_kind);
  visit("author_shown_name", message.author_shown_name);
  visit("channel", message.channel);
  visit("text", message.text);
  visit("language", message.language);
  visit("sent_at_millis", message.sent_at_millis);
  visit("redacted_at_millis", message.redacted_at_millis);
  visit("undo_until_millis", message.undo_until_millis);
  visit("attachments", message.attachments);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<AgentContact> auto& contact) {
  visit("id", contact.id);
  visit("name", contact.name);
  visit("email", contact.email);
  visit("involvement", contact.involvement);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<AgentContactRow> auto& row) {
  visit("id", row.id);
  visit("name", row.name);
  visit("email", row.email);
  visit("companies", row.companies);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<AgentContactPage> auto& page) {
  visit("contacts", page.contacts);
  visit("more", page.more);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<AgentField> auto& field) {
  visit("field", field.field);
  visit("kind", field.kind);
  visit("label", field.label);
  visit("value", field.value);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<AgentRating> auto& rating) {
  visit("contact", rating.contact);
  visit("verdict", rating.verdict);
  visit("comment", rating.comment);
  visit("given_at_millis", rating.given_at_millis);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<AgentThread> auto& thread) {
  visit("ticket", thread.ticket);
  visit("contacts", thread.contacts);
  visit("companies", thread.companies);
  visit("fields", thread.fields);
  visit("hold_reason", thread.hold_reason);
  visit("ratings", thread.ratings);
  visit("messages", thread.messages);
  visit("older_cursor", thread.older_cursor);
  visit("messages_total", thread.messages_total);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<AgentDesk::Pipeline> auto& pipeline) {
  visit("id", pipeline.id);
  visit("name", pipeline.name);
  visit("stages", pipeline.stages);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<AgentDesk> auto& desk) {
  visit("inboxes", desk.inboxes);
  visit("pipelines", desk.pipelines);
  visit("agents", desk.agents);
  visit("own", desk.own);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<SightGain> auto& gain) {
  visit("contact", gain.contact);
  visit("company", gain.company);
  visit("name", gain.name);
  visit("of_ticket", gain.of_ticket);
  visit("of_target", gain.of_target);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<SightChange> auto& change) {
  visit("contact", change.contact);
  visit("company", change.company);
  visit("name", change.name);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<SightPreview> auto& preview) {
  visit("number", preview.number);
  visit("gains", preview.gains);
  visit("losses", preview.losses);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<MergePreview> auto& preview) {
  visit("number", preview.number);
  visit("into", preview.into);
  visit("gains", preview.gains);
  visit("tag", preview.tag);
}

}  // namespace genkan::domain
