// Tickets, pipelines and stages, and what may be written into them. The same rules run in the page
// and in the backend.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/domain/conversation.h"
#include "genkan/domain/ids.h"
#include "genkan/domain/local_text.h"
#include "genkan/domain/settings/custom_fields.h"

namespace genkan::domain {

enum class StageKind : std::uint8_t { kOpen, kClosed };
enum class Turn : std::uint8_t { kNobody, kSupport, kCustomer };  // Whom the ticket waits for.

struct Stage {
  StageId id;
  PipelineId pipeline;
  std::string name;  // For those who work here. Several stages may look the same to a customer.
  LocalText customer_names;
  StageKind kind = StageKind::kOpen;
  Turn turn = Turn::kNobody;
  int position = 0;
  bool retired = false;  // Takes no more tickets; those in it stay.
  friend bool operator==(const Stage&, const Stage&) = default;
};

struct Pipeline {
  PipelineId id;
  std::string name;
  std::vector<Stage> stages;  // In order of position.
  int position = 0;           // In lists.
  bool retired = false;       // Takes no more tickets; those in it stay.
  friend bool operator==(const Pipeline&, const Pipeline&) = default;
};

enum class Priority : std::uint8_t { kNone, kLow, kNormal, kHigh, kUrgent };
// What each is called on the wire and in answers to a form, in their order.
inline constexpr std::string_view kPriorityWords[] = {"none", "low", "normal", "high", "urgent"};

// A contact to whom a ticket was shown on purpose.
enum class Involvement : std::uint8_t { kRequester, kParticipant, kShared };

struct TicketContact {
  ContactId contact;
  Involvement involvement = Involvement::kRequester;
  friend bool operator==(const TicketContact&, const TicketContact&) = default;
};

struct Ticket {
  TicketId id;
  TicketNumber number{0};
  std::string subject;
  std::string subject_language;  // As Message::language.
  PipelineId pipeline;
  StageId stage;
  Priority priority = Priority::kNone;
  std::string category;  // The key of one of the portal's, or any words of an older system.
  Millis created_at_millis = 0;
  Millis last_activity_at_millis = 0;
  std::string owner_shown_name;  // Empty: nobody yet.
  StaffId owner;                 // Who looks after it, where the record is known.
  std::vector<TicketContact> contacts;
  std::vector<CompanyId> companies;
  // A channel kind: where the ticket came from.
  std::string channel;
  // Hidden tickets are seen by nobody outside.
  bool hidden = false;
  // Only those on it see it, and no company's people.
  bool restricted = false;
  // The ticket that this one went into: it is in no list, and its number leads there.
  TicketId merged_into;
  // The number and id it had in the system it was imported from; both are found by search and URL.
  std::string external_number;
  std::string external_id;
  std::vector<FieldValue> fields;  // In the portal's own ticket fields; at most one of each.
  friend bool operator==(const Ticket&, const Ticket&) = default;
};

// The first of those who asked for it; none where nobody did.
ContactId RequesterOf(const Ticket& ticket);

inline constexpr std::size_t kSubjectCodePointsMax = 200;
inline constexpr std::size_t kMessageBytesMax = 65536;

// What a person is about to send, before it is stored.
struct NewReply {
  std::string text;
  std::vector<AttachmentId> attachments;  // Uploads of whoever sends it.
  ConversationId conversation;            // None: the newest.
  // Made once per press of Send and kept across retries: the same key is stored once.
  std::string client_key;
};

struct NewTicket {
  std::string subject;
  std::string text;
  std::string language;
  std::string client_key;
  RequestFormId form;    // None where the portal has none.
  std::string category;  // A key; empty: none.
  Priority priority = Priority::kNone;
  std::vector<FieldValue> fields;         // As Ticket::fields.
  bool restricted = false;                // As Ticket::restricted.
  std::string participants;               // Their addresses, one a line.
  std::vector<AttachmentId> attachments;  // As NewReply::attachments.
};

// The text as stored: line ends as \n, no white space at the end. Refuses what is empty, too long,
// broken UTF-8 or holds control characters. The error's field is `field`.
Result<std::string> CheckMessageText(std::string_view text, std::string_view field);
// One line, trimmed, with the limits above.
Result<std::string> CheckSubject(std::string_view subject);
// 8 to 64 characters of [A-Za-z0-9_-].
Status CheckClientKey(std::string_view client_key);

const Stage* FindStage(const Pipeline& pipeline, StageId stage);

// The stage a ticket goes to when its customer has answered: the one it is in where that is open
// and waits for support already, else the first such one, else the one it is in. A closed ticket
// opens again where there is any open stage. No ticket goes to a stage that is retired.
StageId StageAfterCustomerReply(const Pipeline& pipeline, StageId current);

// The stage a ticket goes to when support has answered: an open one goes to the first open stage
// that waits for the customer, where there is one that takes tickets; a closed one stays closed.
StageId StageAfterStaffAnswer(const Pipeline& pipeline, StageId current);

}  // namespace genkan::domain
