// What a customer is shown of the records: the only shapes that leave the backend. What is not
// here cannot leak.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "genkan/domain/field_edit.h"
#include "genkan/domain/reply_draft.h"
#include "genkan/domain/ticket.h"
#include "genkan/domain/ticket_powers.h"
#include "genkan/domain/ticket_rating.h"
#include "genkan/domain/visibility.h"

namespace genkan::domain {

struct StageView {
  std::string name;  // In the reader's language.
  StageKind kind = StageKind::kOpen;
  Turn turn = Turn::kNobody;
  friend bool operator==(const StageView&, const StageView&) = default;
};

// A ticket as a row of the list and the head of a thread. Of what the portal does not show there,
// each has what it starts with here; a stage keeps its kind, which decides what can be done.
struct TicketSummary {
  TicketNumber number{0};
  std::string subject;
  std::string subject_language;
  StageView stage;
  Priority priority = Priority::kNone;
  std::string category;
  std::string channel;
  std::string requester_shown_name;
  std::string owner_shown_name;
  Millis created_at_millis = 0;
  Millis last_activity_at_millis = 0;
  Sight sight = Sight::kNone;
  bool unread = false;             // Holds what the reader has not read.
  std::vector<FieldValue> fields;  // Of the portal's own; a choice by its label.
  friend bool operator==(const TicketSummary&, const TicketSummary&) = default;
};

struct TicketPage {
  FieldViews columns;
  std::vector<TicketSummary> tickets;
  // How many the viewer sees in all under the same filter.
  std::int64_t total = 0;
  // The place of the first row in that order, when it is known (first page, or `at`), else -1.
  std::int64_t first_at = 0;
  // Opaque; empty at the end.
  std::string next_cursor;
  friend bool operator==(const TicketPage&, const TicketPage&) = default;
};

struct AttachmentView {
  AttachmentId id;
  std::string file_name;
  std::string media_type;
  std::int64_t bytes = 0;
  bool available = false;  // It can be downloaded.
  friend bool operator==(const AttachmentView&, const AttachmentView&) = default;
};

struct MessageView {
  MessageId id;
  AuthorKind author_kind = AuthorKind::kSystem;
  bool own = false;  // Written by the viewer.
  std::string author_shown_name;
  std::string channel;
  std::string text;
  std::string language;
  Millis sent_at_millis = 0;
  std::vector<AttachmentView> attachments;
  friend bool operator==(const MessageView&, const MessageView&) = default;
};

// One of a ticket's conversations, where it has several.
struct ConversationView {
  ConversationId id;
  std::string channel;
  Millis begun_at_millis = 0;
  bool unread = false;  // Holds what the reader has not read.
  friend bool operator==(const ConversationView&, const ConversationView&) = default;
};

struct Thread {
  TicketSummary ticket;
  std::vector<ConversationView> conversations;  // Empty: it has one, or none.
  // Oldest first: the last ones of the ticket, or of the conversation that was asked for, at most
  // as many as were asked for.
  std::vector<MessageView> messages;
  // For the page of older ones; empty when these are all.
  std::string older_cursor;
  std::int64_t messages_total = 0;
  // Up to when the reader has read it, where it is unread; 0: nothing yet, or all of it.
  Millis read_until_millis = 0;
  TicketPowers powers;
  std::string audience;                  // Who can see the ticket, in the reader's words.
  Millis answer_expected_at_millis = 0;  // 0: none is promised, or none is waited for.
  FieldViews details;                    // What is shown beside the messages, in this order.
  std::optional<FieldsEdit> edit;        // Where the reader may change some of it.
  ReplyDraft draft;                      // The reader's own; empty: there is none.
  Rating rating;                         // The reader's own, too.
  friend bool operator==(const Thread&, const Thread&) = default;
};

struct LinkView {
  std::string label;
  std::string url;  // https, or a path of this portal.
  friend bool operator==(const LinkView&, const LinkView&) = default;
};

// How the portal looks: colours as "#rrggbb" by BrandToken (brand_colours.h), none where the
// product's own are to be used.
struct BrandView {
  std::vector<std::string> light;
  std::vector<std::string> dark;
  std::string logo_url;  // A path of this portal; empty: none.
  int logo_width = 0;    // Pixels.
  int logo_height = 0;
  friend bool operator==(const BrandView&, const BrandView&) = default;
};

// What is said to a manager who looks at the portal as a customer would, in the manager's language.
struct PreviewView {
  std::string text;  // Empty: this is no preview.
  std::string leave;
  std::string reason;  // Why nothing can be sent.
  std::string language;
  friend bool operator==(const PreviewView&, const PreviewView&) = default;
};

// Who is signed in and where, for the page's frame.
inline constexpr std::size_t kUnreadCounted = 99;

struct SessionView {
  std::string id;  // Of the person.
  std::string portal_name;
  std::string shown_name;
  std::string email;
  std::string company_name;  // The primary company; empty: none.
  bool company_view = false;
  bool staff = false;
  bool may_manage = false;  // Staff who may change the portal's settings.
  bool may_answer = false;  // Staff who answer tickets.
  std::string language;
  std::string time_zone;
  Millis now_millis = 0;                 // The backend's clock.
  std::string announcement;              // In the reader's language; empty: none now.
  Millis announcement_until_millis = 0;  // 0: until it is taken away.
  std::string tickets_word;              // What the list is called here; empty: as everywhere.
  BrandView brand;
  std::vector<LinkView> links;  // At the foot of every page: help first, then imprint and so on.
  // The session ends when it is not used for this long.
  Millis idle_millis = 0;
  // Tickets with something unread among the newest; kUnreadCounted or more count as that many.
  std::int64_t unread = 0;
  PreviewView preview;
  friend bool operator==(const SessionView&, const SessionView&) = default;
};

}  // namespace genkan::domain
