// The agents' part of the API.
#include <charconv>

#include "genkan/service/base64url.h"
#include "genkan/wire/agent_codec.h"
#include "service/agent_room.h"
#include "service/answers.h"
#include "service/handlers.h"
#include "service/parameters.h"
#include "service/writing.h"

namespace genkan::service {
namespace {

using domain::Ticket;

constexpr std::int64_t kRowsMax = 200;
constexpr std::int64_t kRowsDefault = 50;
constexpr std::size_t kMessagesMax = 200;

// REQUIRES: the route is for agents, so that one is signed in.
Result<AgentRoom> RoomOf(const Backend& backend, const Call& call) {
  GENKAN_TRY(const auto viewer, domain::AgentViewer::For(call.portal.id, *call.actor->staff));
  return AgentRoom{.store = backend.store,
                   .ports = backend.ports,
                   .strings = backend.strings,
                   .portal = call.portal,
                   .public_origin = backend.public_origin,
                   .mail_from = backend.mail_from,
                   .viewer = viewer,
                   .agent = &*call.actor->staff,
                   .language = call.language};
}

Result<Ticket> TicketAt(const AgentRoom& room, const Call& call) {
  const auto number = domain::ParseTicketNumber(call.parameter);
  if (!number.ok()) return ErrorCode::kNotFound;
  return AgentTicketOf(room, *number);
}

Result<domain::MessageId> MessageAt(const Call& call) {
  const auto id = domain::ParseId<domain::MessageId>(call.parameter);
  if (!id.ok() || !*id) return ErrorCode::kNotFound;
  return *id;
}

// "<millis>.<ticket id>". All agents see all tickets, so that there is nothing to seal.
std::string CursorText(const Ticket& last) {
  return Base64UrlText(std::to_string(last.last_activity_at_millis) + "." +
                       domain::IdText(last.id));
}

Result<TicketPosition> ParseCursor(std::string_view text) {
  const Error refusal{
      .code = ErrorCode::kMalformed, .message_key = "error.cursor_invalid", .field = "after"};
  const auto place = BytesFromBase64Url(text);
  if (!place.has_value()) return refusal;
  const std::size_t dot = std::min(place->find('.'), place->size());
  TicketPosition position;
  const auto read =
      std::from_chars(place->data(), place->data() + dot, position.last_activity_at_millis);
  if (read.ec != std::errc() || read.ptr != place->data() + dot || dot == place->size()) {
    return refusal;
  }
  const auto id = domain::ParseId<domain::TicketId>(std::string_view(*place).substr(dot + 1));
  if (!id.ok()) return refusal;
  position.ticket = *id;
  return position;
}

template <typename AnyId>
Status IdParameter(const wire::Target& target, std::string_view name, std::optional<AnyId>* id) {
  const std::string* text = target.Query(name);
  if (text == nullptr) return Done{};
  const auto parsed = domain::ParseId<AnyId>(*text);
  if (!parsed.ok()) return BadParameter(name);
  *id = *parsed;
  return Done{};
}

Result<AgentTicketQuery> ParseQuery(const AgentRoom& room, const wire::Target& target) {
  GENKAN_TRY_OK(
      CheckParameters(target, {"limit", "after", "state", "inbox", "pipeline", "stage", "owner"}));
  AgentTicketQuery query;
  GENKAN_TRY(const std::int64_t limit,
             NumberParameter(
                 target, {.name = "limit", .min = 1, .max = kRowsMax, .fallback = kRowsDefault}));
  query.limit = static_cast<std::size_t>(limit);
  if (const std::string* state = target.Query("state")) {
    if (*state != "open" && *state != "closed") return BadParameter("state");
    query.kind = *state == "open" ? domain::StageKind::kOpen : domain::StageKind::kClosed;
  }
  GENKAN_TRY_OK(IdParameter(target, "inbox", &query.inbox));
  GENKAN_TRY_OK(IdParameter(target, "pipeline", &query.pipeline));
  GENKAN_TRY_OK(IdParameter(target, "stage", &query.stage));
  const std::string* owner = target.Query("owner");
  if (owner != nullptr && *owner == "me") {
    query.owner = room.viewer.staff();
  } else if (owner != nullptr && *owner == "nobody") {
    query.owner = domain::StaffId{};
  } else {
    GENKAN_TRY_OK(IdParameter(target, "owner", &query.owner));
  }
  if (const std::string* after = target.Query("after")) {
    GENKAN_TRY(query.after, ParseCursor(*after));
  }
  return query;
}

// The pipeline of the stage, which makes the search for it quick.
Status AddPipeline(const AgentRoom& room, AgentTicketQuery* query) {
  if (!query->stage || query->pipeline) return Done{};
  GENKAN_TRY(const auto pipelines, room.store.Pipelines(room.portal.id));
  for (const domain::Pipeline& pipeline : pipelines) {
    if (domain::FindStage(pipeline, *query->stage) != nullptr) query->pipeline = pipeline.id;
  }
  return Done{};
}

Answer TicketAnswer(const AgentRoom& room, const Ticket& ticket) {
  GENKAN_TRY(const domain::AgentTicket view, AgentTicketView(room, ticket));
  return JsonAnswer(200, wire::EncodeAgentTicket(view));
}

// What `change` makes of the ticket that the path names.
template <typename Change>
Answer ChangedTicket(const Backend& backend, const Call& call, const Change& change) {
  GENKAN_TRY(const AgentRoom room, RoomOf(backend, call));
  GENKAN_TRY(const Ticket ticket, TicketAt(room, call));
  GENKAN_TRY(const Ticket changed, change(room, ticket));
  return TicketAnswer(room, changed);
}

// Who would see the ticket that the path names, and who no more, as `preview` says.
template <typename Preview>
Answer SightAnswer(const Backend& backend, const Call& call, const Preview& preview) {
  GENKAN_TRY(const AgentRoom room, RoomOf(backend, call));
  GENKAN_TRY(const Ticket ticket, TicketAt(room, call));
  GENKAN_TRY(const domain::SightPreview sight, preview(room, ticket.id));
  return JsonAnswer(200, wire::EncodeSightPreview(sight));
}

// What `change` makes of the message that holds the file that the path names.
template <typename Change>
Answer ChangedFile(const Backend& backend, const Call& call, const Change& change) {
  GENKAN_TRY(const AgentRoom room, RoomOf(backend, call));
  const auto id = domain::ParseId<domain::AttachmentId>(call.parameter);
  if (!id.ok() || !*id) return ErrorCode::kNotFound;
  GENKAN_TRY(const domain::Message changed, change(room, *id));
  GENKAN_TRY(const domain::AgentMessageView view, AgentMessageViewOf(room, changed));
  return JsonAnswer(200, wire::EncodeAgentMessage(view));
}

// The two tickets of a merge; the target is blamed on the body.
Result<MergePair> PairOf(const AgentRoom& room, const Call& call, domain::TicketNumber number) {
  GENKAN_TRY(const Ticket ticket, TicketAt(room, call));
  const auto into = AgentTicketOf(room, number);
  if (!into.ok() && into.error().code == ErrorCode::kNotFound) {
    return FieldError("into", "error.value_unknown", {{"field", "into"}});
  }
  GENKAN_TRY_OK(into);
  return MergePair{.ticket = ticket.id, .into = into->id};
}

}  // namespace

Answer GetAgentDesk(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  GENKAN_TRY(const AgentRoom room, RoomOf(backend, call));
  GENKAN_TRY(const domain::AgentDesk desk, ReadAgentDesk(room));
  return JsonAnswer(200, wire::EncodeAgentDesk(desk));
}

Answer FindAgentContacts(const Backend& backend, const Call& call) {
  constexpr std::size_t kTypedBytesMax = 500;
  GENKAN_TRY_OK(CheckParameters(call.target, {"q"}));
  GENKAN_TRY(const AgentRoom room, RoomOf(backend, call));
  ContactQuery query{.limit = 20};
  if (const std::string* typed = call.target.Query("q")) query.text = *typed;
  if (query.text.size() > kTypedBytesMax) return BadParameter("q");
  GENKAN_TRY(const domain::AgentContactPage page, FindContacts(room, query));
  return JsonAnswer(200, wire::EncodeAgentContactPage(page));
}

Answer ListAgentTickets(const Backend& backend, const Call& call) {
  GENKAN_TRY(const AgentRoom room, RoomOf(backend, call));
  GENKAN_TRY(AgentTicketQuery query, ParseQuery(room, call.target));
  GENKAN_TRY_OK(AddPipeline(room, &query));
  TicketRows rows;
  GENKAN_TRY(domain::AgentTicketPage page, ReadAgentTickets(room, query, &rows));
  if (rows.more && !rows.tickets.empty()) page.next_cursor = CursorText(rows.tickets.back());
  return JsonAnswer(200, wire::EncodeAgentTicketPage(page));
}

Answer GetAgentThread(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {"messages_before"}));
  GENKAN_TRY(const AgentRoom room, RoomOf(backend, call));
  GENKAN_TRY(const Ticket ticket, TicketAt(room, call));
  MessageQuery query{.limit = kMessagesMax};
  GENKAN_TRY_OK(IdParameter(call.target, "messages_before", &query.before));
  GENKAN_TRY(const domain::AgentThread thread, ReadAgentThread(room, ticket, query));
  return JsonAnswer(200, wire::EncodeAgentThread(thread));
}

Answer PostAgentMessage(const Backend& backend, const Call& call) {
  GENKAN_TRY(std::string client_key, ClientKeyOf(call));
  GENKAN_TRY(wire::AgentAnswer sent, wire::DecodeAgentAnswer(call.request.body));
  GENKAN_TRY(const AgentRoom room, RoomOf(backend, call));
  GENKAN_TRY(const Ticket ticket, TicketAt(room, call));
  GENKAN_TRY(const domain::Message stored,
             StoreAnswer(room, ticket.id,
                         {.text = std::move(sent.text),
                          .audience = sent.audience,
                          .language = std::move(sent.language),
                          .client_key = std::move(client_key),
                          .attachments = std::move(sent.attachments)}));
  GENKAN_TRY(const domain::AgentMessageView view, AgentMessageViewOf(room, stored));
  return JsonAnswer(201, wire::EncodeAgentMessage(view));
}

Answer DeleteAgentMessage(const Backend& backend, const Call& call) {
  GENKAN_TRY(const AgentRoom room, RoomOf(backend, call));
  GENKAN_TRY(const domain::MessageId id, MessageAt(call));
  GENKAN_TRY_OK(UndoAnswer(room, id));
  return wire::Response{.status = 204};
}

Answer PostRedaction(const Backend& backend, const Call& call) {
  GENKAN_TRY(const AgentRoom room, RoomOf(backend, call));
  GENKAN_TRY(const domain::MessageId id, MessageAt(call));
  GENKAN_TRY(const domain::Message redacted, RedactMessage(room, id));
  GENKAN_TRY(const domain::AgentMessageView view, AgentMessageViewOf(room, redacted));
  return JsonAnswer(200, wire::EncodeAgentMessage(view));
}

Answer PutFileSensitive(const Backend& backend, const Call& call) {
  GENKAN_TRY(const bool sensitive, wire::DecodeSensitive(call.request.body));
  return ChangedFile(backend, call, [sensitive](const AgentRoom& room, domain::AttachmentId file) {
    return MarkFile(room, file, sensitive);
  });
}

Answer PostFileRedaction(const Backend& backend, const Call& call) {
  return ChangedFile(backend, call, RedactFile);
}

Answer PutTicketOwner(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::StaffId owner, wire::DecodeOwner(call.request.body));
  return ChangedTicket(backend, call, [owner](const AgentRoom& room, const Ticket& ticket) {
    return AssignTicket(room, ticket.id, owner);
  });
}

Answer PutTicketStage(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::StageId stage, wire::DecodeStage(call.request.body));
  return ChangedTicket(backend, call, [stage](const AgentRoom& room, const Ticket& ticket) {
    return MoveTicketTo(room, ticket.id, stage);
  });
}

Answer PutTicketRequester(const Backend& backend, const Call& call) {
  GENKAN_TRY(const wire::RequesterChange wanted, wire::DecodeRequester(call.request.body));
  return ChangedTicket(backend, call, [&](const AgentRoom& room, const Ticket& ticket) {
    return ChangeRequester(room, ticket.id,
                           {.contact = wanted.contact, .keep_previous = wanted.keep_previous});
  });
}

Answer PutTicketCompanies(const Backend& backend, const Call& call) {
  GENKAN_TRY(const auto companies, wire::DecodeCompanies(call.request.body));
  return ChangedTicket(backend, call, [&](const AgentRoom& room, const Ticket& ticket) {
    return ChangeCompanies(room, ticket.id, companies);
  });
}

Answer PostRequesterPreview(const Backend& backend, const Call& call) {
  GENKAN_TRY(const wire::RequesterChange wanted, wire::DecodeRequester(call.request.body));
  return SightAnswer(backend, call, [&](const AgentRoom& room, domain::TicketId ticket) {
    return PreviewRequester(room, ticket,
                            {.contact = wanted.contact, .keep_previous = wanted.keep_previous});
  });
}

Answer PostCompaniesPreview(const Backend& backend, const Call& call) {
  GENKAN_TRY(const auto companies, wire::DecodeCompanies(call.request.body));
  return SightAnswer(backend, call, [&](const AgentRoom& room, domain::TicketId ticket) {
    return PreviewCompanies(room, ticket, companies);
  });
}

Answer PostAudiencePreview(const Backend& backend, const Call& call) {
  GENKAN_TRY(const bool restricted, wire::DecodeRestricted(call.request.body));
  return SightAnswer(backend, call, [&](const AgentRoom& room, domain::TicketId ticket) {
    return PreviewAudience(room, ticket, restricted);
  });
}

Answer PostParticipantsPreview(const Backend& backend, const Call& call) {
  GENKAN_TRY(const auto participants, wire::DecodeParticipants(call.request.body));
  return SightAnswer(backend, call, [&](const AgentRoom& room, domain::TicketId ticket) {
    return PreviewParticipants(room, ticket, participants);
  });
}

Answer PutTicketAudience(const Backend& backend, const Call& call) {
  GENKAN_TRY(const bool restricted, wire::DecodeRestricted(call.request.body));
  return ChangedTicket(backend, call, [restricted](const AgentRoom& room, const Ticket& ticket) {
    return RestrictTicket(room, ticket.id, restricted);
  });
}

Answer PutTicketParticipants(const Backend& backend, const Call& call) {
  GENKAN_TRY(const auto participants, wire::DecodeParticipants(call.request.body));
  return ChangedTicket(backend, call, [&](const AgentRoom& room, const Ticket& ticket) {
    return ChangeParticipants(room, ticket.id, participants);
  });
}

Answer PutTicketHidden(const Backend& backend, const Call& call) {
  GENKAN_TRY(const bool hidden, wire::DecodeHidden(call.request.body));
  return ChangedTicket(backend, call, [hidden](const AgentRoom& room, const Ticket& ticket) {
    return HideTicket(room, ticket.id, hidden);
  });
}

Answer PostMergePreview(const Backend& backend, const Call& call) {
  GENKAN_TRY(const wire::MergeWanted wanted, wire::DecodeMergePreview(call.request.body));
  GENKAN_TRY(const AgentRoom room, RoomOf(backend, call));
  GENKAN_TRY(const MergePair pair, PairOf(room, call, wanted.into));
  GENKAN_TRY(const domain::MergePreview preview, PreviewMerge(room, pair));
  return JsonAnswer(200, wire::EncodeMergePreview(preview));
}

Answer PostMerge(const Backend& backend, const Call& call) {
  GENKAN_TRY(const wire::MergeWanted wanted, wire::DecodeMerge(call.request.body));
  GENKAN_TRY(const AgentRoom room, RoomOf(backend, call));
  GENKAN_TRY(const MergePair pair, PairOf(room, call, wanted.into));
  GENKAN_TRY(const Ticket merged, MergeTickets(room, pair, wanted.tag));
  return TicketAnswer(room, merged);
}

}  // namespace genkan::service
