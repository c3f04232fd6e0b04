// An agent marks a file as sensitive, and takes one out for good.
#include "genkan/service/attachments.h"
#include "service/agent_room.h"

namespace genkan::service {
namespace {

using domain::Attachment;
using domain::Message;

// Changes one file of a message and stores it, with its entry in the audit log; nothing where
// `change` says that there is nothing to do.
Result<Message> ChangeFile(const AgentRoom& room, domain::AttachmentId id, std::string_view action,
                           const std::function<bool(Attachment*)>& change) {
  Message message;
  const Status done = room.store.Atomically([&]() -> Status {
    GENKAN_TRY(message, room.store.MessageWithFile(room.viewer, id));
    bool changed = false;
    for (Attachment& file : message.attachments) {
      if (file.id == id) changed = change(&file);
    }
    if (!changed) return Done{};
    GENKAN_TRY_OK(room.store.PutMessage(room.portal.id, message));
    GENKAN_TRY(const domain::Conversation conversation,
               room.store.ConversationById(room.viewer, message.conversation));
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
  return ChangeFile(room, id, sensitive ? "file.marked" : "file.unmarked", [&](Attachment* file) {
    return std::exchange(file->sensitive, sensitive) != sensitive;
  });
}

Result<Message> RedactFile(const AgentRoom& room, domain::AttachmentId id) {
  std::string blob_key;
  GENKAN_TRY(Message message, ChangeFile(room, id, "file.redacted", [&](Attachment* file) {
               if (file->redacted_at_millis != 0) return false;
               blob_key = EraseFile(file, room.ports.clock.NowMillis());
               return true;
             }));
  GENKAN_TRY_OK(ReleaseBlobs(room.store, room.ports.blobs, {blob_key}));
  return message;
}

}  // namespace genkan::service
