// Where words come from: inbox or help desk, channel account, conversation, message, attachment.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "genkan/domain/ids.h"

namespace genkan::domain {

enum class InboxKind : std::uint8_t { kInbox, kHelpDesk };

struct Inbox {
  InboxId id;
  std::string name;
  InboxKind kind = InboxKind::kInbox;
  int position = 0;      // In lists.
  bool retired = false;  // Receives nothing new; what lies in it stays.
  friend bool operator==(const Inbox&, const Inbox&) = default;
};

// The kinds that have words of their own. A kind is data: any other string is shown as it is.
inline constexpr std::string_view kChannelForm = "form";
inline constexpr std::string_view kChannelEmail = "email";
inline constexpr std::string_view kChannelChat = "chat";
inline constexpr std::string_view kChannelMessenger = "facebook_messenger";
inline constexpr std::string_view kChannelPhone = "phone";

struct ChannelAccount {
  ChannelAccountId id;
  InboxId inbox;
  std::string kind;
  // The address, page or form behind it, such as "support@genkan.example".
  std::string address;
  friend bool operator==(const ChannelAccount&, const ChannelAccount&) = default;
};

struct Conversation {
  ConversationId id;
  ChannelAccountId channel_account;
  ContactId contact;              // None: nobody known.
  std::vector<TicketId> tickets;  // None to many; only these tickets show it.
  Millis created_at_millis = 0;
  std::string external_id;
  friend bool operator==(const Conversation&, const Conversation&) = default;
};

enum class Direction : std::uint8_t { kIncoming, kOutgoing };  // Incoming: towards support.
enum class AuthorKind : std::uint8_t { kContact, kStaff, kSystem, kUnverified };
enum class Audience : std::uint8_t { kCustomer, kInternal };
enum class Delivery : std::uint8_t { kStored, kQueued, kSent, kFailed };

struct Author {
  AuthorKind kind = AuthorKind::kSystem;
  ContactId contact;  // For kContact.
  StaffId staff;      // For kStaff where the record is known.
  // The name as shown, taken when the message was stored, so that it outlives the record.
  std::string shown_name;
  friend bool operator==(const Author&, const Author&) = default;
};

struct Attachment {
  AttachmentId id;
  std::string file_name;
  std::string media_type;
  std::int64_t bytes = 0;
  std::string blob_key;           // What it holds, see service/blobs.h; empty: that is not here.
  bool sensitive = false;         // Kept from customers where the portal says so.
  Millis redacted_at_millis = 0;  // When it was taken out for good, name and all; 0: it was not.
  friend bool operator==(const Attachment&, const Attachment&) = default;
};

struct Message {
  MessageId id;
  ConversationId conversation;
  Direction direction = Direction::kIncoming;
  Author author;
  Audience audience = Audience::kInternal;  // What nobody marked as visible stays inside.
  std::string text;                         // As rich_text.h reads it; UTF-8, newlines \n.
  // BCP 47; empty: the portal's. Picks Han glyphs and the voice.
  std::string language;
  Millis sent_at_millis = 0;
  Delivery delivery = Delivery::kStored;
  // Unique per channel account when not empty: a Message-ID, a chat id, an import's id.
  std::string external_id;
  std::vector<Attachment> attachments;
  // When what it said was taken out for good, text and files; 0: it was not.
  Millis redacted_at_millis = 0;
  friend bool operator==(const Message&, const Message&) = default;
};

}  // namespace genkan::domain
