// A customer answers a ticket.
#include "genkan/service/attachments.h"
#include "genkan/wire/reply_codec.h"
#include "service/answers.h"
#include "service/handlers.h"
#include "service/reply_drafts.h"
#include "service/ticket_views.h"
#include "service/writing.h"

namespace genkan::service {
namespace {

Result<std::string> ChannelKind(const Backend& backend, const Call& call,
                                domain::ChannelAccountId id) {
  GENKAN_TRY(const auto accounts, backend.store.ChannelAccounts(call.portal.id));
  for (const domain::ChannelAccount& account : accounts) {
    if (account.id == id) return account.kind;
  }
  return std::string();
}

// Puts the reply into the conversation that was named, where the ticket shows it, else into the
// newest or a new one. The result is the kind of its channel.
Result<std::string> PlaceReply(const Backend& backend, const Call& call,
                               domain::ConversationId wanted, ReplyWrite* write) {
  if (wanted) {
    GENKAN_TRY(const auto shown,
               backend.store.ShownConversations(call.actor->viewer, write->ticket));
    for (const ShownConversation& each : shown) {
      if (each.id != wanted) continue;
      write->message.conversation = wanted;
      return each.channel;
    }
  }
  const auto conversation = backend.store.ReplyConversation(call.actor->viewer, write->ticket);
  if (conversation.ok()) {
    write->message.conversation = conversation->id;
    return ChannelKind(backend, call, conversation->channel_account);
  }
  if (conversation.error().code != ErrorCode::kNotFound) return conversation.error();
  GENKAN_TRY(write->new_conversation, ConversationFrom(backend, call, write->ticket));
  write->message.conversation = write->new_conversation->id;
  return ChannelKind(backend, call, write->new_conversation->channel_account);
}

}  // namespace

Answer PostReply(const Backend& backend, const Call& call) {
  GENKAN_TRY(std::string client_key, ClientKeyOf(call));
  GENKAN_TRY(const domain::NewReply reply, wire::DecodeNewReply(call.request.body));
  GENKAN_TRY(const domain::Ticket ticket, TicketOf(backend, call));
  GENKAN_TRY(std::string text, domain::CheckMessageText(reply.text, "text"));
  GENKAN_TRY(const domain::Pipeline pipeline,
             backend.store.PipelineById(call.portal.id, ticket.pipeline));
  const domain::TicketPowers powers = domain::PowersOf(*call.portal.settings, pipeline, ticket,
                                                       domain::SightOf(call.actor->viewer, ticket));
  if (!powers.may_reply) {
    const domain::Stage* stage = domain::FindStage(pipeline, ticket.stage);
    const bool closed = stage != nullptr && stage->kind == domain::StageKind::kClosed;
    return Error{.code = ErrorCode::kForbidden,
                 .message_key = closed ? "error.ticket_closed" : "error.ticket_read_only"};
  }
  ReplyWrite write{.ticket = ticket.id,
                   .stage_after = domain::StageAfterCustomerReply(pipeline, ticket.stage),
                   .sender = call.actor->contact->id,
                   .client_key = std::move(client_key)};
  write.content_digest = backend.ports.secrets.Digest("reply\n" + domain::IdText(ticket.id) + "\n" +
                                                      text + FilesDigest(reply.attachments));
  write.message = MessageFrom(backend, call, std::move(text));
  GENKAN_TRY(const FilesTaken files, TakeFiles(backend.store, call.portal.id,
                                               {.contact = write.sender}, reply.attachments));
  write.message.attachments = files.attachments;
  ThreadMessage stored;
  GENKAN_TRY(stored.channel, PlaceReply(backend, call, reply.conversation, &write));
  const auto store = [&]() -> Status {
    GENKAN_TRY(stored.message, backend.store.StoreReply(call.portal.id, write));
    // Sent again: stored already, but the draft may have been saved since.
    if (stored.message.id == write.message.id) {
      GENKAN_TRY_OK(SettleFiles(backend.store, call.portal.id, files));
    }
    return DropSentDraft(backend, call, write.ticket);
  };
  GENKAN_TRY_OK(backend.store.Atomically(store));
  const TicketViews views(backend, call);
  return JsonAnswer(201, wire::EncodeMessage(views.MessageOf(stored)));
}

}  // namespace genkan::service
