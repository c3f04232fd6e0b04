#include "service/writing.h"

#include "service/ticket_views.h"

namespace genkan::service {

Result<std::string> ClientKeyOf(const Call& call) {
  std::string key(wire::HeaderValue(call.request.headers, "idempotency-key"));
  const Status checked = domain::CheckClientKey(key);
  if (checked.ok()) return key;
  Error error = checked.error();
  error.field = "idempotency-key";
  return error;
}

domain::Message MessageFrom(const Backend& backend, const Call& call, std::string text) {
  const domain::Contact& contact = *call.actor->contact;
  return {.id = domain::NewId<domain::MessageId>(call.now_millis, backend.ports.random),
          .direction = domain::Direction::kIncoming,
          .author = {.kind = domain::AuthorKind::kContact,
                     .contact = contact.id,
                     .shown_name = ContactShownName(contact)},
          .audience = domain::Audience::kCustomer,
          .text = std::move(text),
          .language = contact.language.empty() ? call.actor->language : contact.language,
          .sent_at_millis = call.now_millis};
}

Result<domain::Conversation> ConversationFrom(const Backend& backend, const Call& call,
                                              domain::TicketId ticket) {
  const domain::ChannelAccountId form = call.portal.settings->tickets.form_channel_account;
  if (!form) {
    return Error{.code = ErrorCode::kUnavailable, .message_key = "error.portal_unready"};
  }
  return domain::Conversation{
      .id = domain::NewId<domain::ConversationId>(call.now_millis, backend.ports.random),
      .channel_account = form,
      .contact = call.actor->contact->id,
      .tickets = {ticket},
      .created_at_millis = call.now_millis};
}

}  // namespace genkan::service
