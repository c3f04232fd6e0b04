// Searching one's tickets: what is found, and why.
#include <algorithm>
#include <charconv>

#include "genkan/base/utf8.h"
#include "genkan/domain/rich_text.h"
#include "genkan/service/base64url.h"
#include "genkan/wire/search_codec.h"
#include "service/answers.h"
#include "service/handlers.h"
#include "service/parameters.h"
#include "service/ticket_views.h"

namespace genkan::service {
namespace {

constexpr std::int64_t kResultsMax = 50;
constexpr std::int64_t kResultsDefault = 20;

// "<rank>.<millis>.<ticket id>". It says where to go on and nothing else: what is found is asked of
// the store anew.
std::string CursorOf(const SearchPlace& place) {
  return Base64UrlText(std::to_string(place.rank) + "." +
                       std::to_string(place.last_activity_at_millis) + "." +
                       domain::IdText(place.ticket));
}

Result<SearchPlace> PlaceOf(std::string_view cursor) {
  const Error refusal{
      .code = ErrorCode::kMalformed, .message_key = "error.cursor_invalid", .field = "after"};
  const std::optional<std::string> text = BytesFromBase64Url(cursor);
  if (!text.has_value()) return refusal;
  SearchPlace place;
  const char* const end = text->data() + text->size();
  const auto rank = std::from_chars(text->data(), end, place.rank);
  if (rank.ec != std::errc() || rank.ptr == end || *rank.ptr != '.') return refusal;
  const auto millis = std::from_chars(rank.ptr + 1, end, place.last_activity_at_millis);
  if (millis.ec != std::errc() || millis.ptr == end || *millis.ptr != '.') return refusal;
  const std::string_view id(millis.ptr + 1, static_cast<std::size_t>(end - millis.ptr - 1));
  const auto ticket = domain::ParseId<domain::TicketId>(id);
  if (!ticket.ok()) return refusal;
  place.ticket = *ticket;
  return place;
}

// The portal's own fields that the reader is shown somewhere, and the category.
domain::FieldViews SearchedFields(const Call& call) {
  const domain::PortalSettings& settings = *call.portal.settings;
  const bool company = static_cast<bool>(call.actor->viewer.primary_company);
  domain::FieldViews fields = DetailsOf(call);
  for (domain::FieldView& column : domain::ColumnsFor(settings, call.language, company)) {
    if (!domain::Shows(fields, column.field)) fields.push_back(std::move(column));
  }
  std::erase_if(fields, [&](const domain::FieldView& field) {
    return field.field != domain::kFieldCategory &&
           domain::FindField(settings.fields.ticket_fields, field.field) == nullptr;
  });
  return fields;
}

// Whether the words hold one of the pieces at least.
bool HoldSome(std::string_view words, const domain::TicketSearch& search) {
  return std::any_of(
      search.pieces.begin(), search.pieces.end(), [&](const domain::SearchPiece& piece) {
        const domain::TicketSearch alone{.pieces = {piece}, .ranked = search.ranked};
        return domain::SearchRankOf(alone, {.own = {words}, .subject = {}}).has_value();
      });
}

// The choices of the fields that are searched, and of categories where customers see them.
std::vector<ChoiceWords> ChoicesFor(const Call& call, const domain::FieldViews& fields,
                                    const domain::TicketSearch& search) {
  const domain::CustomFields& all = call.portal.settings->fields;
  std::vector<ChoiceWords> choices;
  const auto add = [&](std::string_view field, const std::vector<domain::Choice>& of_field) {
    for (const domain::Choice& choice : of_field) {
      std::string words = domain::ChoiceLabel(of_field, choice.key, call.language);
      if (!HoldSome(words, search)) continue;
      choices.push_back({std::string(field), choice.key, std::move(words)});
    }
  };
  for (const domain::FieldView& view : fields) {
    if (view.field == domain::kFieldCategory) add(view.field, all.categories);
    const domain::CustomField* field = domain::FindField(all.ticket_fields, view.field);
    if (field != nullptr && field->kind == domain::FieldKind::kChoice) {
      add(view.field, field->choices);
    }
  }
  return choices;
}

Result<TicketSearchQuery> ParseQuery(const Call& call, const domain::FieldViews& fields) {
  GENKAN_TRY_OK(CheckParameters(call.target, {"q", "after", "limit"}));
  const std::string* typed = call.target.Query("q");
  if (typed == nullptr) return BadParameter("q");
  if (CodePointCount(*typed) > domain::kSearchCodePointsMax) {
    return FieldError("q", "error.value_too_long");
  }
  TicketSearchQuery query{.search = domain::ParseTicketSearch(*typed)};
  if (query.search.pieces.empty()) return FieldError("q", "error.search_empty");
  GENKAN_TRY(const std::int64_t limit,
             NumberParameter(
                 call.target,
                 {.name = "limit", .min = 1, .max = kResultsMax, .fallback = kResultsDefault}));
  query.limit = static_cast<std::size_t>(limit);
  if (const std::string* after = call.target.Query("after")) {
    GENKAN_TRY(query.after, PlaceOf(*after));
  }
  for (const domain::FieldView& field : fields) query.fields.push_back(field.field);
  query.choices = ChoicesFor(call, fields, query.search);
  return query;
}

bool HoldsMatch(const std::vector<domain::TextPart>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [](const domain::TextPart& part) { return part.match; });
}

// Which of the ticket's fields it was found by.
void TellField(const domain::Ticket& ticket, const domain::FieldViews& fields,
               const TicketSearchQuery& query, domain::SearchResult* result) {
  const auto tell = [&](const domain::FieldView& field, std::string_view words) {
    if (!result->snippet.empty()) return;
    result->snippet = domain::SnippetOf(words, query.search);
    result->source = field.label;
  };
  for (const domain::FieldView& field : fields) {
    for (const ChoiceWords& choice : query.choices) {
      if (choice.field == field.field && WasGiven(ticket, choice)) tell(field, choice.words);
    }
    for (const domain::FieldValue& value : ticket.fields) {
      if (value.field == field.field) tell(field, value.value);
    }
  }
}

Result<domain::SearchResult> ResultOf(const SearchHit& hit, const domain::FieldViews& fields,
                                      const TicketSearchQuery& query, TicketViews* views,
                                      const domain::FieldViews& shown) {
  const domain::TicketSearch& search = query.search;
  domain::SearchResult result{.subject = domain::MatchedParts(hit.ticket.subject, search)};
  GENKAN_TRY(result.ticket, views->SummaryOf(hit.ticket, shown));
  if (hit.message.has_value()) {
    const domain::MessageView message = views->MessageOf({*hit.message, {}});
    result.found_in = domain::FoundIn::kMessage;
    result.source = message.author_shown_name;
    result.sent_at_millis = message.sent_at_millis;
    result.language = message.language;
    // As it is read, unless it was found by an address or a mark that is not.
    const std::string words = domain::WordsOf(domain::ReadRichText(message.text));
    result.snippet = domain::SnippetOf(words, search);
    if (result.snippet.empty()) result.snippet = domain::SnippetOf(message.text, search);
    return result;
  }
  if (HoldsMatch(result.subject)) return result;
  TellField(hit.ticket, fields, query, &result);
  result.found_in = result.snippet.empty() ? domain::FoundIn::kNumber : domain::FoundIn::kField;
  return result;
}

}  // namespace

Answer SearchTickets(const Backend& backend, const Call& call) {
  const domain::FieldViews fields =
      call.actor->contact.has_value() ? SearchedFields(call) : domain::FieldViews();
  GENKAN_TRY(const TicketSearchQuery query, ParseQuery(call, fields));
  domain::SearchPage page;
  // Staff look at tickets elsewhere: as a customer they see none.
  if (!call.actor->contact.has_value()) return JsonAnswer(200, wire::EncodeSearchPage(page));
  const domain::Viewer& viewer = call.actor->viewer;
  GENKAN_TRY(const SearchHits hits, backend.store.SearchTickets(viewer, query));
  const domain::FieldViews columns = domain::ColumnsFor(*call.portal.settings, call.language,
                                                        static_cast<bool>(viewer.primary_company));
  TicketViews views(backend, call);
  for (const SearchHit& hit : hits.hits) {
    GENKAN_TRY(domain::SearchResult result, ResultOf(hit, fields, query, &views, columns));
    if (hit.place.rank >= kRankNumber) result.found_in = domain::FoundIn::kNumber;
    page.results.push_back(std::move(result));
  }
  page.total = hits.total;
  page.all = hits.all;
  if (hits.more && !hits.hits.empty()) page.next_cursor = CursorOf(hits.hits.back().place);
  return JsonAnswer(200, wire::EncodeSearchPage(page));
}

}  // namespace genkan::service
