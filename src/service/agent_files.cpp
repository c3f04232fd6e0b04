// An agent marks a file as sensitive, and takes one out for good.
#include "genkan/service/attachments.h"
#include "genkan/service/privacy.h"
#include "service/agent_room.h"

namespace genkan::service {
namespace {

using domain::Attachment;
using domain::Message;

// One file in the message that holds it.
struct HeldFile {
  const domain::Conversation& conversation;
  Attachment* file;
};

// Changes one file of a message and stores it, with its entry in the audit log; nothing where
// `change` says that there is nothing to do.
Result<Message> ChangeFile(const AgentRoom& room, domain::AttachmentId id, std::string_view action,
                           const std::function<Result<bool>(const HeldFile&)>& change) {
  Message message;
  const Status done = room.store.Atomically([&]() -> Status {
    GENKAN_TRY(message, room.store.MessageWithFile(room.viewer, id));
    GENKAN_TRY(const domain::Conversation conversation,
               room.store.ConversationById(room.viewer, message.conversation));
    bool changed = false;
    for (Attachment& file : message.attachments) {
      if (file.id != id) continue;
      GENKAN_TRY(changed, change({conversation, &file}));
    }
    if (!changed) return Done{};
    GENKAN_TRY_OK(room.store.PutMessage(room.portal.id, message));
    AgentNote note{.action = std::string(action), .after = JsonOfOne("file", domain::IdText(id))};
    for (const domain::TicketId each : conversation.tickets) {
      GENKAN_TRY(const domain::Ticket ticket, room.store.TicketById(room.viewer, each));
      note.ticket = ticket.number;
    }
    return RecordAgentAudit(room, note);
  });
  GENKAN_TRY_OK(done);
  return message;
}

}  // namespace

Result<Message> MarkFile(const AgentRoom& room, domain::AttachmentId id, bool sensitive) {
  return ChangeFile(
      room, id, sensitive ? "file.marked" : "file.unmarked", [&](const HeldFile& held) {
        return Result<bool>(std::exchange(held.file->sensitive, sensitive) != sensitive);
      });
}

Result<Message> RedactFile(const AgentRoom& room, domain::AttachmentId id) {
  std::string blob_key;
  const auto redact = [&](const HeldFile& held) -> Result<bool> {
    if (held.file->redacted_at_millis != 0) return false;
    GENKAN_TRY_OK(CheckNotHeld(room.store, room.portal.id, held.conversation.tickets));
    blob_key = EraseFile(held.file, room.ports.clock.NowMillis());
    return true;
  };
  GENKAN_TRY(Message message, ChangeFile(room, id, "file.redacted", redact));
  GENKAN_TRY_OK(ReleaseBlobs(room.store, room.ports.blobs, {blob_key}));
  return message;
}

}  // namespace genkan::service
