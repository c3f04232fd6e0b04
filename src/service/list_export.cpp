// The list as a file for a spreadsheet: the same tickets in the same order, and of each the columns
// that are shown.
#include <algorithm>

#include "genkan/base/calendar.h"
#include "genkan/wire/csv_writer.h"
#include "service/handlers.h"
#include "service/listings.h"
#include "service/parameters.h"
#include "service/ticket_views.h"

namespace genkan::service {
namespace {

constexpr std::size_t kExportedMax = 10'000;
constexpr std::size_t kExportedAtOnce = 500;

// Where numbers have a comma, spreadsheets take a semicolon between fields. The browser's first
// language is that of the machine, as the spreadsheet's is.
char UsualSeparator(const Call& call) {
  constexpr std::string_view kWithComma[] = {"bg", "ca", "cs", "da", "de", "el", "es", "et",
                                             "fi", "fr", "hr", "hu", "id", "it", "lt", "lv",
                                             "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru",
                                             "sk", "sl", "sr", "sv", "tr", "uk", "vi"};
  std::string_view language = wire::HeaderValue(call.request.headers, "accept-language");
  if (language.empty() || language.front() == '*') language = call.language;
  const std::string_view primary = language.substr(0, language.find_first_of("-,;"));
  const bool comma =
      std::find(std::begin(kWithComma), std::end(kWithComma), primary) != std::end(kWithComma);
  return comma ? ';' : ',';
}

Result<char> SeparatorOf(const Call& call) {
  const std::string* wanted = call.target.Query("separator");
  if (wanted == nullptr) return UsualSeparator(call);
  if (*wanted == "comma") return ',';
  if (*wanted == "semicolon") return ';';
  return BadParameter("separator");
}

// "2026-11-30 14:05", which spreadsheets of every language take for a time.
std::string TimeCell(Millis instant, const TimeZone& zone) {
  if (instant == 0) return {};
  const CivilTime civil = CivilTimeAt(instant, zone.OffsetMinutesAt(instant));
  std::string text = std::to_string(civil.year);
  const auto add = [&text](char before, int number) {
    text += before;
    if (number < 10) text += '0';
    text += std::to_string(number);
  };
  add('-', civil.month);
  add('-', civil.day);
  add(' ', civil.hour);
  add(':', civil.minute);
  return text;
}

class Sheet {
 public:
  Sheet(const Backend& backend, const Call& call, char separator)
      : strings_(backend.strings.In(call.language)),
        zone_(backend.ports.locale.ZoneNamed(call.actor->time_zone)),
        columns_(ColumnsOf(call)),
        csv_(separator) {
    std::vector<std::string> head;
    for (const domain::FieldView& column : columns_) {
      head.push_back(column.label.empty() ? strings_.Text("details." + column.field)
                                          : column.label);
    }
    csv_.Row(head);
  }

  void Add(const domain::TicketSummary& ticket) {
    std::vector<std::string> row;
    for (const domain::FieldView& column : columns_) row.push_back(Cell(column.field, ticket));
    csv_.Row(row);
  }

  const domain::FieldViews& columns() const { return columns_; }
  std::string Take() { return csv_.Take(); }

 private:
  std::string Cell(std::string_view field, const domain::TicketSummary& ticket) const {
    if (field == domain::kFieldNumber) {
      return std::to_string(static_cast<std::int64_t>(ticket.number));
    }
    if (field == domain::kFieldSubject) return ticket.subject;
    if (field == domain::kFieldStatus) return ticket.stage.name;
    if (field == domain::kFieldCategory) return ticket.category;
    if (field == domain::kFieldRequester) return ticket.requester_shown_name;
    if (field == domain::kFieldOwner) return ticket.owner_shown_name;
    if (field == domain::kFieldCreated) return TimeCell(ticket.created_at_millis, zone_);
    if (field == domain::kFieldActivity) return TimeCell(ticket.last_activity_at_millis, zone_);
    if (field == domain::kFieldPriority) {
      if (ticket.priority == domain::Priority::kNone) return {};
      const auto word = domain::kPriorityWords[static_cast<std::size_t>(ticket.priority)];
      return strings_.Text("priority." + std::string(word));
    }
    if (field == domain::kFieldChannel) return ChannelWord(strings_, ticket.channel);
    return domain::AnswerTo(ticket.fields, field);
  }

  const Strings& strings_;
  const TimeZone& zone_;
  const domain::FieldViews columns_;
  wire::CsvWriter csv_;
};

}  // namespace

Answer ExportTickets(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::TicketListing listing, ListingFrom(call.target, {"separator"}));
  GENKAN_TRY(TicketQuery query, QueryOf(backend, call, listing));
  GENKAN_TRY(const char separator, SeparatorOf(call));
  Sheet sheet(backend, call, separator);
  TicketViews views(backend, call);
  query.limit = kExportedAtOnce;
  // Staff look at tickets elsewhere.
  bool more = call.actor->contact.has_value();
  for (std::size_t rows = 0; more && rows < kExportedMax; rows += kExportedAtOnce) {
    GENKAN_TRY(const TicketRows page, backend.store.ListTickets(call.actor->viewer, query));
    for (const domain::Ticket& ticket : page.tickets) {
      GENKAN_TRY(const domain::TicketSummary summary, views.SummaryOf(ticket, sheet.columns()));
      sheet.Add(summary);
    }
    more = page.more;
    query.after = page.last;
  }
  return wire::Response{
      .status = 200,
      .headers = {{"content-type", "text/csv; charset=utf-8"},
                  {"content-disposition", "attachment; filename=\"tickets.csv\""}},
      .body = sheet.Take()};
}

}  // namespace genkan::service
