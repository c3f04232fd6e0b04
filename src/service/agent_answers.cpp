// An agent answers a ticket, takes an answer back, and takes out what a message said.
#include "genkan/domain/settings/custom_fields.h"
#include "genkan/service/attachments.h"
#include "genkan/service/privacy.h"
#include "service/agent_room.h"

namespace genkan::service {
namespace {

using domain::Audience;
using domain::Message;
using domain::Ticket;

Message MessageFrom(const AgentRoom& room, const NewAnswer& answer, std::string text) {
  const domain::Staff& agent = *room.agent;
  const Millis now = room.ports.clock.NowMillis();
  std::string name = domain::ShownName(agent.name, agent.language);
  return {.id = domain::NewId<domain::MessageId>(now, room.ports.random),
          .direction = domain::Direction::kOutgoing,
          .author = {.kind = domain::AuthorKind::kStaff,
                     .staff = agent.id,
                     .shown_name = name.empty() ? room.portal.name : std::move(name)},
          .audience = answer.audience,
          .text = std::move(text),
          .language = answer.language,
          .sent_at_millis = now};
}

// The ticket's newest conversation, else a new one on the portal's own form.
Status PlaceAnswer(const AgentRoom& room, const Ticket& ticket, ReplyWrite* write) {
  GENKAN_TRY(const auto conversations, room.store.ConversationsOf(room.viewer, ticket.id));
  if (!conversations.empty()) {
    write->message.conversation = conversations.back().id;
    return Done{};
  }
  const domain::ChannelAccountId form = room.portal.settings->tickets.form_channel_account;
  if (!form) return Error{.code = ErrorCode::kUnavailable, .message_key = "error.portal_unready"};
  const Millis now = write->message.sent_at_millis;
  domain::Conversation made{.id = domain::NewId<domain::ConversationId>(now, room.ports.random),
                            .channel_account = form,
                            .tickets = {ticket.id},
                            .created_at_millis = now};
  for (const domain::TicketContact& each : ticket.contacts) {
    if (each.involvement == domain::Involvement::kRequester) made.contact = each.contact;
  }
  write->message.conversation = made.id;
  write->new_conversation = std::move(made);
  return Done{};
}

// Mails a visible answer and keeps what is needed to take it back.
Status Announce(const AgentRoom& room, const Ticket& before, const Message& message) {
  GENKAN_TRY(const Ticket ticket, room.store.TicketById(room.viewer, before.id));
  GENKAN_TRY_OK(MailContacts(
      room, ticket,
      {.kind = domain::MailKind::kReply, .ticket = {.text = message.text, .message = message.id}}));
  return room.store.PutPendingAnswer(room.portal.id,
                                     {.message = message.id,
                                      .ticket = ticket.id,
                                      .staff = room.viewer.staff(),
                                      .stage_before = before.stage,
                                      .last_activity_before_millis = before.last_activity_at_millis,
                                      .until_millis = message.sent_at_millis + domain::kUndoMillis},
                                     message.sent_at_millis);
}

Status CheckLanguage(const std::string& language) {
  if (language.empty() || domain::IsLanguageTag(language)) return Done{};
  return FieldError("language", "error.language_invalid");
}

Error UndoOver() { return {.code = ErrorCode::kConflict, .message_key = "error.undo_over"}; }

// Puts the ticket back to what it was, as far as nobody has changed it since.
Status RestoreTicket(const AgentRoom& room, const PendingAnswer& pending, const Message& message) {
  GENKAN_TRY(Ticket ticket, room.store.TicketById(room.viewer, pending.ticket));
  GENKAN_TRY(const domain::Pipeline pipeline,
             room.store.PipelineById(room.portal.id, ticket.pipeline));
  if (ticket.stage == domain::StageAfterStaffAnswer(pipeline, pending.stage_before)) {
    ticket.stage = pending.stage_before;
  }
  if (ticket.last_activity_at_millis == message.sent_at_millis) {
    ticket.last_activity_at_millis = pending.last_activity_before_millis;
  }
  GENKAN_TRY_OK(room.store.PutTicket(room.portal.id, ticket));
  return RecordAgentAudit(room, {.action = "answer.undone", .ticket = ticket.number});
}

}  // namespace

Result<Message> StoreAnswer(const AgentRoom& room, domain::TicketId id, const NewAnswer& answer) {
  if (room.agent == nullptr) return ErrorCode::kForbidden;
  GENKAN_TRY_OK(domain::CheckClientKey(answer.client_key));
  GENKAN_TRY_OK(CheckLanguage(answer.language));
  GENKAN_TRY(std::string text, domain::CheckMessageText(answer.text, "text"));
  const bool shown = answer.audience == Audience::kCustomer;
  ReplyWrite write{.ticket = id, .staff = room.agent->id, .client_key = answer.client_key};
  write.content_digest =
      room.ports.secrets.Digest(std::string(shown ? "answer\n" : "note\n") + domain::IdText(id) +
                                "\n" + text + FilesDigest(answer.attachments));
  write.message = MessageFrom(room, answer, std::move(text));
  GENKAN_TRY(FilesTaken files,
             TakeFiles(room.store, room.portal.id, {.staff = room.agent->id}, answer.attachments));
  write.message.attachments = files.attachments;
  Message stored;
  const Status done = room.store.Atomically([&]() -> Status {
    GENKAN_TRY(const Ticket ticket, room.store.TicketById(room.viewer, id));
    GENKAN_TRY(const domain::Pipeline pipeline,
               room.store.PipelineById(room.portal.id, ticket.pipeline));
    if (write.message.language.empty()) {
      // An answer is in the language of its ticket, mostly; a note in the agent's own.
      const bool tickets = shown && !ticket.subject_language.empty();
      write.message.language = tickets ? ticket.subject_language : room.agent->language;
    }
    write.stage_after =
        shown ? domain::StageAfterStaffAnswer(pipeline, ticket.stage) : ticket.stage;
    GENKAN_TRY_OK(PlaceAnswer(room, ticket, &write));
    GENKAN_TRY(stored, room.store.StoreReply(room.portal.id, write));
    // What came a second time was mailed the first time.
    if (stored.id != write.message.id) return Done{};
    GENKAN_TRY_OK(SettleFiles(room.store, room.portal.id, files));
    if (!shown) return Done{};
    return Announce(room, ticket, stored);
  });
  GENKAN_TRY_OK(done);
  return stored;
}

Status UndoAnswer(const AgentRoom& room, domain::MessageId id) {
  std::vector<std::string> blob_keys;
  const Status undone = room.store.Atomically([&]() -> Status {
    const auto pending = room.store.PendingAnswerOf(room.portal.id, id);
    if (!pending.ok() && pending.error().code == ErrorCode::kNotFound) {
      // A visible answer of theirs whose time is over is told from what never was one.
      GENKAN_TRY(const Message message, room.store.MessageById(room.viewer, id));
      const bool theirs = room.viewer.staff() && message.author.staff == room.viewer.staff();
      if (theirs && message.audience == Audience::kCustomer) return UndoOver();
      return ErrorCode::kNotFound;
    }
    GENKAN_TRY_OK(pending);
    if (pending->staff != room.viewer.staff()) return ErrorCode::kNotFound;
    if (room.ports.clock.NowMillis() >= pending->until_millis) return UndoOver();
    GENKAN_TRY(const Message message, room.store.MessageById(room.viewer, id));
    const auto repeats = [id](const OutgoingMail& mail) { return mail.about == id; };
    GENKAN_TRY_OK(RecallMail(room, pending->ticket, repeats));
    GENKAN_TRY_OK(room.store.RemoveMessage(room.portal.id, id));
    blob_keys = BlobsOf(message);
    return RestoreTicket(room, *pending, message);
  });
  GENKAN_TRY_OK(undone);
  return ReleaseBlobs(room.store, room.ports.blobs, blob_keys);
}

Result<Message> RedactMessage(const AgentRoom& room, domain::MessageId id) {
  Message message;
  std::vector<std::string> blob_keys;
  const Status done = room.store.Atomically([&]() -> Status {
    GENKAN_TRY(message, room.store.MessageById(room.viewer, id));
    if (message.redacted_at_millis != 0) return Done{};
    GENKAN_TRY(const domain::Conversation conversation,
               room.store.ConversationById(room.viewer, message.conversation));
    GENKAN_TRY_OK(CheckNotHeld(room.store, room.portal.id, conversation.tickets));
    blob_keys = BlobsOf(message);
    message.text.clear();
    message.attachments.clear();
    message.redacted_at_millis = room.ports.clock.NowMillis();
    GENKAN_TRY_OK(room.store.PutMessage(room.portal.id, message));
    AgentNote note{.action = "message.redacted", .after = JsonOfOne("message", domain::IdText(id))};
    const auto repeats = [id](const OutgoingMail& mail) { return mail.about == id; };
    for (const domain::TicketId each : conversation.tickets) {
      GENKAN_TRY_OK(RecallMail(room, each, repeats));
      GENKAN_TRY(const Ticket ticket, room.store.TicketById(room.viewer, each));
      note.ticket = ticket.number;
    }
    return RecordAgentAudit(room, note);
  });
  GENKAN_TRY_OK(done);
  GENKAN_TRY_OK(ReleaseBlobs(room.store, room.ports.blobs, blob_keys));
  return message;
}

}  // namespace genkan::service
