// What a customer reads: the list, page by page, and one thread.
#include "genkan/wire/ticket_codec.h"
#include "service/answers.h"
#include "service/audience.h"
#include "service/cursor.h"
#include "service/fields_edit.h"
#include "service/handlers.h"
#include "service/parameters.h"
#include "service/ticket_views.h"
#include "service/writing.h"

namespace genkan::service {
namespace {

constexpr std::int64_t kRowsMax = 200;
constexpr std::int64_t kRowsDefault = 50;
constexpr std::size_t kMessagesMax = 200;

Result<TicketQuery> ParseQuery(const Backend& backend, const Call& call) {
  const wire::Target& target = call.target;
  GENKAN_TRY_OK(CheckParameters(target, {"limit", "after", "at", "state", "scope"}));
  TicketQuery query;
  if (const std::string* state = target.Query("state")) {
    if (*state != "open" && *state != "closed") return BadParameter("state");
    query.kind = *state == "open" ? domain::StageKind::kOpen : domain::StageKind::kClosed;
  }
  if (const std::string* scope = target.Query("scope")) {
    if (*scope != "all" && *scope != "own" && *scope != "company") return BadParameter("scope");
    query.scope = *scope == "own"       ? TicketScope::kOwn
                  : *scope == "company" ? TicketScope::kCompany
                                        : TicketScope::kAll;
  }
  GENKAN_TRY(const std::int64_t limit,
             NumberParameter(
                 target, {.name = "limit", .min = 1, .max = kRowsMax, .fallback = kRowsDefault}));
  query.limit = static_cast<std::size_t>(limit);
  GENKAN_TRY(query.at, NumberParameter(target, {.name = "at", .max = INT64_MAX}));
  if (const std::string* after = target.Query("after")) {
    if (target.Query("at") != nullptr) return BadParameter("at");
    GENKAN_TRY(query.after, ParseCursor(backend.ports.secrets, call.actor->viewer, query, *after));
  }
  return query;
}

}  // namespace

Answer ListTickets(const Backend& backend, const Call& call) {
  GENKAN_TRY(TicketQuery query, ParseQuery(backend, call));
  // Staff look at tickets elsewhere: as a customer they see none.
  if (!call.actor->contact.has_value()) return JsonAnswer(200, wire::EncodeTicketPage({}));
  const domain::Viewer& viewer = call.actor->viewer;
  const domain::PortalSettings& settings = *call.portal.settings;
  domain::FieldViews columns =
      domain::ColumnsFor(settings, call.language, static_cast<bool>(viewer.primary_company));
  for (const domain::FieldView& column : columns) {
    const bool own = domain::FindField(settings.fields.ticket_fields, column.field) != nullptr;
    if (own) query.fields.push_back(column.field);
  }
  GENKAN_TRY(const TicketRows rows, backend.store.ListTickets(viewer, query));
  domain::TicketPage page{.total = rows.total, .first_at = query.after.has_value() ? -1 : query.at};
  TicketViews views(backend, call);
  for (const domain::Ticket& ticket : rows.tickets) {
    GENKAN_TRY(domain::TicketSummary summary, views.SummaryOf(ticket, columns));
    page.tickets.push_back(std::move(summary));
  }
  if (rows.more && !rows.tickets.empty()) {
    const domain::Ticket& last = rows.tickets.back();
    page.next_cursor =
        CursorText(backend.ports.secrets, viewer, query, {last.last_activity_at_millis, last.id});
  }
  page.columns = std::move(columns);
  return JsonAnswer(200, wire::EncodeTicketPage(page));
}

Result<domain::Ticket> TicketOf(const Backend& backend, const Call& call) {
  const Result<domain::TicketNumber> number = domain::ParseTicketNumber(call.parameter);
  if (!call.actor->contact.has_value()) return ErrorCode::kNotFound;
  if (!number.ok()) return backend.store.TicketByOldNumber(call.actor->viewer, call.parameter);
  return backend.store.TicketByNumber(call.actor->viewer, *number);
}

Answer GetThread(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {"messages_before"}));
  GENKAN_TRY(const domain::Ticket ticket, TicketOf(backend, call));
  MessageQuery query{.limit = kMessagesMax};
  if (const std::string* before = call.target.Query("messages_before")) {
    const auto id = domain::ParseId<domain::MessageId>(*before);
    if (!id.ok()) return BadParameter("messages_before");
    query.before = *id;
  }
  GENKAN_TRY(const ThreadMessages messages,
             backend.store.MessagesOf(call.actor->viewer, ticket.id, query));
  TicketViews views(backend, call);
  domain::FieldViews details = DetailsOf(call);
  GENKAN_TRY(domain::TicketSummary summary, views.SummaryOf(ticket, details));
  GENKAN_TRY(const domain::Pipeline pipeline,
             backend.store.PipelineById(call.portal.id, ticket.pipeline));
  const domain::TicketPowers powers =
      domain::PowersOf(*call.portal.settings, pipeline, ticket, summary.sight);
  domain::Thread thread{.ticket = std::move(summary),
                        .messages_total = messages.total,
                        .powers = powers,
                        .details = std::move(details)};
  if (domain::Shows(thread.details, domain::kFieldAnswerExpected)) {
    GENKAN_TRY(thread.answer_expected_at_millis, views.AnswerExpectedAt(ticket));
  }
  GENKAN_TRY(thread.audience, AudienceText(backend, call, ticket));
  GENKAN_TRY(thread.edit, FieldsEditOf(backend, call, ticket, pipeline));
  for (const ThreadMessage& message : messages.messages) {
    thread.messages.push_back(views.MessageOf(message));
  }
  if (messages.more && !thread.messages.empty()) {
    thread.older_cursor = domain::IdText(thread.messages.front().id);
  }
  return JsonAnswer(200, wire::EncodeThread(thread));
}

}  // namespace genkan::service
