// What a customer reads: the list, page by page, and one thread.
#include <algorithm>

#include "genkan/wire/listing_codec.h"
#include "genkan/wire/ticket_codec.h"
#include "service/answers.h"
#include "service/audience.h"
#include "service/cursor.h"
#include "service/fields_edit.h"
#include "service/handlers.h"
#include "service/listings.h"
#include "service/parameters.h"
#include "service/ratings.h"
#include "service/reply_drafts.h"
#include "service/ticket_views.h"
#include "service/writing.h"

namespace genkan::service {
namespace {

constexpr std::int64_t kRowsMax = 200;
constexpr std::int64_t kRowsDefault = 50;
constexpr std::size_t kMessagesMax = 200;

// Where in the list the page is that is asked for.
Status ReadPlace(const Backend& backend, const Call& call, std::string_view listing,
                 TicketQuery* query) {
  const wire::Target& target = call.target;
  GENKAN_TRY(const std::int64_t limit,
             NumberParameter(
                 target, {.name = "limit", .min = 1, .max = kRowsMax, .fallback = kRowsDefault}));
  query->limit = static_cast<std::size_t>(limit);
  GENKAN_TRY(query->at, NumberParameter(target, {.name = "at", .max = INT64_MAX}));
  const std::string* after = target.Query("after");
  if (after == nullptr) return Done{};
  if (target.Query("at") != nullptr) return BadParameter("at");
  GENKAN_TRY(query->after, ParseCursor(backend.ports.secrets, call.actor->viewer, listing, *after));
  return Done{};
}

// What the list's answer rests on, beside what is in the store.
std::string ListKey(const Call& call) {
  return domain::IdText(call.portal.id) + domain::IdText(call.actor->viewer.contact) +
         call.language + " " + call.actor->time_zone + " " + std::string(call.request.target);
}

Result<std::string> TicketPageText(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::TicketListing listing,
             ListingFrom(call.target, {"limit", "after", "at"}));
  const std::string listing_text = wire::ListingQuery(listing);
  GENKAN_TRY(TicketQuery query, QueryOf(backend, call, listing));
  GENKAN_TRY_OK(ReadPlace(backend, call, listing_text, &query));
  // Staff look at tickets elsewhere: as a customer they see none.
  if (!call.actor->contact.has_value()) return wire::EncodeTicketPage({});
  const domain::Viewer& viewer = call.actor->viewer;
  GENKAN_TRY(const TicketRows rows, backend.store.ListTickets(viewer, query));
  domain::TicketPage page{.columns = ColumnsOf(call),
                          .total = rows.total,
                          .first_at = query.after.has_value() ? -1 : query.at};
  TicketViews views(backend, call);
  GENKAN_TRY(page.tickets, views.SummariesOf(rows.tickets, page.columns));
  if (rows.more && !rows.tickets.empty()) {
    page.next_cursor = CursorText(backend.ports.secrets, viewer, listing_text, rows.last);
  }
  return wire::EncodeTicketPage(page);
}

// The ticket's conversations for its tabs, and which of them hold what the reader has not read.
Status AddConversations(const Backend& backend, const Call& call, domain::TicketId ticket,
                        domain::Thread* thread) {
  GENKAN_TRY(const auto shown, backend.store.ShownConversations(call.actor->viewer, ticket));
  for (const ShownConversation& each : shown) {
    thread->conversations.push_back(
        {.id = each.id,
         .channel = each.channel,
         .begun_at_millis = each.begun_at_millis,
         .unread = thread->ticket.unread && each.news_at_millis > thread->read_until_millis});
  }
  return Done{};
}

// Which part of the thread is asked for. A conversation that is not shown is none: all of them are.
Result<MessageQuery> ThreadQuery(const Backend& backend, const Call& call,
                                 domain::TicketId ticket) {
  MessageQuery query{.limit = kMessagesMax};
  if (const std::string* before = call.target.Query("messages_before")) {
    const auto id = domain::ParseId<domain::MessageId>(*before);
    if (!id.ok()) return BadParameter("messages_before");
    query.before = *id;
  }
  const std::string* wanted = call.target.Query("conversation");
  if (wanted == nullptr) return query;
  const auto id = domain::ParseId<domain::ConversationId>(*wanted);
  if (!id.ok()) return BadParameter("conversation");
  GENKAN_TRY(const auto shown, backend.store.ShownConversations(call.actor->viewer, ticket));
  const bool there =
      std::any_of(shown.begin(), shown.end(), [&](const auto& each) { return each.id == *id; });
  if (there) query.conversation = *id;
  return query;
}

}  // namespace

Answer ListTickets(const Backend& backend, const Call& call) {
  std::optional<Freshness> fresh;
  std::string key;
  if (backend.kept_answers != nullptr) {
    // Asked for before anything is read, so that a write in between makes it an old one.
    fresh = backend.store.FreshnessOf(call.actor->viewer);
    key = ListKey(call);
  }
  if (fresh.has_value()) {
    auto kept = backend.kept_answers->Find(key, *fresh, call.request);
    if (kept.has_value()) return *std::move(kept);
  }
  GENKAN_TRY(std::string text, TicketPageText(backend, call));
  wire::Response response = JsonAnswer(200, std::move(text));
  if (fresh.has_value()) backend.kept_answers->Keep(key, *fresh, response);
  return response;
}

Answer GetListFilters(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  GENKAN_TRY(const domain::ListFilters filters, FiltersFor(backend, call));
  return JsonAnswer(200, wire::EncodeListFilters(filters));
}

Result<domain::Ticket> TicketOf(const Backend& backend, const Call& call) {
  const Result<domain::TicketNumber> number = domain::ParseTicketNumber(call.parameter);
  if (!call.actor->contact.has_value()) return ErrorCode::kNotFound;
  if (!number.ok()) return backend.store.TicketByOldNumber(call.actor->viewer, call.parameter);
  return backend.store.TicketByNumber(call.actor->viewer, *number);
}

Answer GetThread(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {"messages_before", "conversation"}));
  GENKAN_TRY(const domain::Ticket ticket, TicketOf(backend, call));
  GENKAN_TRY(const MessageQuery query, ThreadQuery(backend, call, ticket.id));
  GENKAN_TRY(const ThreadMessages messages,
             backend.store.MessagesOf(call.actor->viewer, ticket.id, query));
  TicketViews views(backend, call);
  domain::FieldViews details = DetailsOf(call);
  GENKAN_TRY(auto summaries, views.SummariesOf({ticket}, details));
  domain::TicketSummary summary = std::move(summaries.front());
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
  if (thread.ticket.unread) {
    GENKAN_TRY(thread.read_until_millis, backend.store.ReadUntil(call.actor->viewer, ticket.id));
  }
  GENKAN_TRY_OK(AddConversations(backend, call, ticket.id, &thread));
  GENKAN_TRY(thread.audience, AudienceText(backend, call, ticket));
  GENKAN_TRY(thread.edit, FieldsEditOf(backend, call, ticket, pipeline));
  GENKAN_TRY(thread.draft, DraftFor(backend, call, ticket.id));
  GENKAN_TRY_OK(AddOwnRating(backend, call, ticket.id, &thread));
  for (const ThreadMessage& message : messages.messages) {
    thread.messages.push_back(views.MessageOf(message));
  }
  if (messages.more && !thread.messages.empty()) {
    thread.older_cursor = domain::IdText(thread.messages.front().id);
  }
  return JsonAnswer(200, wire::EncodeThread(thread));
}

}  // namespace genkan::service
