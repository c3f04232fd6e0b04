// A customer files a ticket.
#include "genkan/base/utf8.h"
#include "genkan/domain/contact_access.h"
#include "genkan/domain/request_form.h"
#include "genkan/service/attachments.h"
#include "genkan/wire/ticket_codec.h"
#include "service/added_mail.h"
#include "service/answers.h"
#include "service/audience.h"
#include "service/handlers.h"
#include "service/participants.h"
#include "service/post.h"
#include "service/ticket_views.h"
#include "service/writing.h"

namespace genkan::service {
namespace {

// What was filled in, as it is stored.
Result<domain::NewTicket> Checked(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::NewTicket sent, wire::DecodeNewTicket(call.request.body));
  const domain::CustomFields& fields = call.portal.settings->fields;
  for (const domain::FieldValue& value : sent.fields) {
    if (domain::FindField(fields.ticket_fields, value.field) == nullptr) {
      return FieldError(value.field, "error.field_unknown", {{"field", value.field}});
    }
  }
  GENKAN_TRY(const std::string client_key, ClientKeyOf(call));
  GENKAN_TRY(domain::FormView form, domain::FormFor(fields, sent.form, call.language));
  GENKAN_TRY_OK(AskAudience(backend, call, &form));
  GENKAN_TRY(domain::NewTicket asked, domain::CheckAnswers(form, domain::AnswersOf(sent)));
  // To file it for colleagues to read instead, or without them, would be no help.
  if ((sent.restricted && !asked.restricted) ||
      (!TrimmedText(sent.participants).empty() && asked.participants.empty())) {
    return Error{.code = ErrorCode::kForbidden, .message_key = "error.audience_not_yours"};
  }
  asked.client_key = client_key;
  asked.language = sent.language;
  asked.attachments = sent.attachments;
  if (!asked.language.empty() && !domain::IsLanguageTag(asked.language)) {
    return FieldError("language", "error.language_invalid");
  }
  return asked;
}

domain::Ticket TicketFrom(const Backend& backend, const Call& call,
                          const domain::NewTicket& asked) {
  const domain::TicketRules& settings = call.portal.settings->tickets;
  domain::Ticket ticket = TicketOfCaller(call);
  ticket.id = domain::NewId<domain::TicketId>(call.now_millis, backend.ports.random);
  ticket.subject = asked.subject;
  ticket.pipeline = settings.new_ticket_pipeline;
  ticket.stage = settings.new_ticket_stage;
  ticket.priority = asked.priority;
  ticket.category = asked.category;
  ticket.created_at_millis = ticket.last_activity_at_millis = call.now_millis;
  ticket.channel = domain::kChannelForm;
  ticket.restricted = asked.restricted;
  ticket.fields = asked.fields;
  return ticket;
}

Status ConfirmByMail(const Backend& backend, const Call& call, MailedTicket ticket) {
  constexpr Millis kWorthSendingMillis = 3 * kMillisPerDay;
  const bool wanted = call.actor->contact->ticket_mail != domain::TicketMail::kNone;
  if (!wanted || !call.portal.settings->mail.receipts) return Done{};
  const PostRoom room = PostRoomOf(backend);
  GENKAN_TRY(const MailReader reader,
             MailReaderFor(room, call.portal, {.contact = call.actor->contact->id}));
  const bool mailable = wire::IsMailable(reader.addressee.address) &&
                        wire::IsMailable(SenderAddress(room, call.portal));
  if (!mailable) return Done{};
  const auto number = std::to_string(static_cast<std::int64_t>(ticket.number));
  return QueueMail(room, call.portal, reader,
                   {.kind = domain::MailKind::kTicketReceived,
                    .link = PortalAddress(room, call.portal) + "/tickets/" + number,
                    .lifetime_millis = kWorthSendingMillis,
                    .ticket = std::move(ticket)});
}

}  // namespace

Answer PostTicket(const Backend& backend, const Call& call) {
  // Staff file tickets elsewhere.
  if (!call.actor->contact.has_value()) return ErrorCode::kForbidden;
  GENKAN_TRY(domain::NewTicket asked, Checked(backend, call));
  if (!call.portal.settings->tickets.new_ticket_stage) {
    return Error{.code = ErrorCode::kUnavailable, .message_key = "error.portal_unready"};
  }
  domain::Ticket ticket = TicketFrom(backend, call, asked);
  GENKAN_TRY(ticket.contacts, WithParticipants(backend, call, ticket, asked.participants));
  TicketWrite write{.ticket = std::move(ticket),
                    .message = MessageFrom(backend, call, asked.text),
                    .sender = call.actor->contact->id,
                    .client_key = asked.client_key};
  if (!asked.language.empty()) write.message.language = asked.language;
  write.ticket.subject_language = write.message.language;
  write.content_digest = backend.ports.secrets.Digest("ticket\n" + wire::EncodeNewTicket(asked));
  GENKAN_TRY(const FilesTaken files, TakeFiles(backend.store, call.portal.id,
                                               {.contact = write.sender}, asked.attachments));
  write.message.attachments = files.attachments;
  GENKAN_TRY(write.conversation, ConversationFrom(backend, call, write.ticket.id));
  write.message.conversation = write.conversation.id;
  domain::TicketSummary summary;
  const auto file = [&]() -> Status {
    GENKAN_TRY(const domain::Ticket stored, backend.store.StoreTicket(call.portal.id, write));
    TicketViews views(backend, call);
    GENKAN_TRY(summary, views.SummaryOf(stored, DetailsOf(call)));
    // What came a second time was confirmed the first time.
    if (stored.id != write.ticket.id) return Done{};
    GENKAN_TRY_OK(SettleFiles(backend.store, call.portal.id, files));
    GENKAN_TRY(const Millis expected, views.AnswerExpectedAt(stored));
    GENKAN_TRY_OK(TellAdded(PostRoomOf(backend), call.portal, {domain::Ticket{}, stored},
                            domain::CalledName(*call.actor->contact)));
    return ConfirmByMail(backend, call,
                         {.id = stored.id,
                          .number = stored.number,
                          .subject = stored.subject,
                          .text = asked.text,
                          .message = write.message.id,
                          .answer_expected_at_millis = expected});
  };
  GENKAN_TRY_OK(backend.store.Atomically(file));
  wire::Response response = JsonAnswer(201, wire::EncodeTicketSummary(summary));
  const auto number = static_cast<std::int64_t>(summary.number);
  response.headers.push_back(
      {"location", call.base_path + "/v1/tickets/" + std::to_string(number)});
  return response;
}

}  // namespace genkan::service
