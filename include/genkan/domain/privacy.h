// What people may ask for of the data about themselves: to have it, or to have it erased.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/domain/audit.h"
#include "genkan/domain/people.h"
#include "genkan/domain/settings/fields.h"

namespace genkan::domain {

using PrivacyRequestId = Id<struct PrivacyRequestTag>;

enum class PrivacyKind : std::uint8_t { kExport, kErase };
// Withdrawn: by the contact themselves.
enum class PrivacyState : std::uint8_t { kOpen, kDone, kRefused, kWithdrawn };

// Something that somebody asked for, until it was answered and afterwards.
struct PrivacyRequest {
  PrivacyRequestId id;
  PrivacyKind kind = PrivacyKind::kExport;
  ContactId contact;       // None once that contact was erased.
  std::string shown_name;  // The contact's, as it was then; FormerText once it was erased.
  Millis asked_at_millis = 0;
  std::string asked_by;  // The manager who asked in the contact's name; empty: the contact did.
  Millis due_at_millis = 0;
  // Who made sure that it is the contact who asks, and how. The contact's own session counts.
  std::string checked_by;  // Empty: nobody but the session has.
  std::string check_note;
  Millis checked_at_millis = 0;  // 0: not yet.
  PrivacyState state = PrivacyState::kOpen;
  std::string reason;  // Of a refusal.
  std::string ended_by;
  Millis ended_at_millis = 0;
  friend bool operator==(const PrivacyRequest&, const PrivacyRequest&) = default;
};

// While there is one, nothing of the contact is erased.
struct LegalHold {
  ContactId contact;
  std::string shown_name;  // Told, not kept: the contact's.
  std::string reason;
  std::string set_by;
  Millis set_at_millis = 0;
  friend bool operator==(const LegalHold&, const LegalHold&) = default;
};

// While there is one, the ticket stays as it is: it does not go with time nor with somebody who is
// erased, whoever is on it is not erased, and nothing is taken out of what it says.
struct TicketHold {
  TicketId ticket;          // Kept, not told.
  std::int64_t number = 0;  // Told, not kept, as the subject.
  std::string subject;
  std::string reason;
  std::string set_by;
  Millis set_at_millis = 0;
  friend bool operator==(const TicketHold&, const TicketHold&) = default;
};

// What erasing somebody would do, shown before it is done.
struct ErasurePreview {
  std::vector<std::int64_t> going;    // Numbers of tickets.
  std::vector<std::int64_t> staying;  // Under a pseudonym.
  std::string hold_reason;            // Empty: no hold stands against it.
  std::string tag;  // Repeated by whoever erases, so that they have seen this and nothing else.
};

// An erasure as it is kept outside of the database, for a backup of before.
struct Erasure {
  PortalId portal;
  ContactId contact;
  std::vector<ContactId> merged;  // Who had become the same contact.
  std::int64_t number = 0;        // Of the pseudonym.
  Millis at_millis = 0;
  friend bool operator==(const Erasure&, const Erasure&) = default;
};

// What stands in the place of an erased person's name, until it is read: "former:17".
std::string FormerText(std::int64_t number);
// The number in such a text; none where it is none.
std::optional<std::int64_t> FormerNumber(std::string_view text);

// The same time of day `months` later, or earlier; the last day of a shorter month. In UTC.
Millis MonthsLater(Millis instant, int months);

// By when a request has to be answered: one month (GDPR, article 12(3)).
Millis PrivacyDue(Millis asked_at);

// Whether the entry is about the contact's account: they did it, or it was done to it.
bool IsAboutAccount(const AuditEntry& entry, const Contact& contact);

// The entry without what tells who the erased person was. `words` are their names and addresses;
// what was written of their record goes whole.
AuditEntry WithoutPerson(AuditEntry entry, const Erasure& erasure,
                         const std::vector<std::string>& words);

// A reason or a note: some lines of text, not empty and not long. Blames `field`.
Result<std::string> CheckPrivacyNote(std::string_view text, std::string_view field);

// The whole queue: what is open by its deadline, then what was answered, the newest first.
struct PrivacyQueue {
  std::vector<PrivacyRequest> requests;
  std::vector<LegalHold> holds;
  std::vector<TicketHold> ticket_holds;
};

// The tickets of one pipeline that have been closed for longer than they are kept.
struct RetentionPreview {
  PipelineId pipeline;
  std::string name;
  std::int64_t months = 0;            // 0: they are kept for ever.
  std::int64_t tickets = 0;           // That go.
  std::int64_t held = 0;              // That stay all the same, because of a legal hold.
  std::vector<std::int64_t> numbers;  // Of the oldest of those that go.
};

struct RetentionList {
  std::vector<RetentionPreview> pipelines;
};

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<PrivacyRequest> auto& request) {
  visit("id", request.id);
  visit("kind", request.kind);
  visit("contact", request.contact);
  visit("shown_name", request.shown_name);
  visit("asked_at_millis", request.asked_at_millis);
  visit("asked_by", request.asked_by);
  visit("due_at_millis", request.due_at_millis);
  visit("checked_by", request.checked_by);
  visit("check_note", request.check_note);
  visit("checked_at_millis", request.checked_at_millis);
  visit("state", request.state);
  visit("reason", request.reason);
  visit("ended_by", request.ended_by);
  visit("ended_at_millis", request.ended_at_millis);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<LegalHold> auto& hold) {
  visit("contact", hold.contact);
  visit("shown_name", hold.shown_name);
  visit("reason", hold.reason);
  visit("set_by", hold.set_by);
  visit("set_at_millis", hold.set_at_millis);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<TicketHold> auto& hold) {
  visit("number", hold.number);
  visit("subject", hold.subject);
  visit("reason", hold.reason);
  visit("set_by", hold.set_by);
  visit("set_at_millis", hold.set_at_millis);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ErasurePreview> auto& preview) {
  visit("going", preview.going);
  visit("staying", preview.staying);
  visit("hold_reason", preview.hold_reason);
  visit("tag", preview.tag);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<Erasure> auto& erasure) {
  visit("portal", erasure.portal);
  visit("contact", erasure.contact);
  visit("merged", erasure.merged);
  visit("number", erasure.number);
  visit("at_millis", erasure.at_millis);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<PrivacyQueue> auto& queue) {
  visit("requests", queue.requests);
  visit("holds", queue.holds);
  visit("ticket_holds", queue.ticket_holds);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<RetentionPreview> auto& preview) {
  visit("pipeline", preview.pipeline);
  visit("name", preview.name);
  visit("months", preview.months);
  visit("tickets", preview.tickets);
  visit("held", preview.held);
  visit("numbers", preview.numbers);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<RetentionList> auto& list) {
  visit("pipelines", list.pipelines);
}

}  // namespace genkan::domain
