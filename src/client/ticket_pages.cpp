#include "client/ticket_pages.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "genkan/wire/listing_codec.h"
#include "genkan/wire/message.h"
#include "genkan/wire/ticket_codec.h"

namespace genkan::client {
namespace {

constexpr std::int64_t kPageRows = 100;
constexpr std::int64_t kMarginRows = 50;
constexpr std::int64_t kRowsNeededMax = 4 * kPageRows;
constexpr std::size_t kPagesHeldMax = 10;
constexpr std::size_t kInFlightMax = 2;

}  // namespace

const domain::TicketSummary* TicketPages::Row(std::int64_t index) const {
  if (index < 0 || index >= total_) return nullptr;
  const auto found = pages_.find(index / kPageRows);
  if (found == pages_.end()) return nullptr;
  const auto row = static_cast<std::size_t>(index % kPageRows);
  return row < found->second.tickets.size() ? &found->second.tickets[row] : nullptr;
}

const domain::TicketSummary* TicketPages::Find(domain::TicketNumber number) const {
  for (const auto& [index, page] : pages_) {
    for (const domain::TicketSummary& ticket : page.tickets) {
      if (ticket.number == number) return &ticket;
    }
  }
  return nullptr;
}

bool TicketPages::RowFailed(std::int64_t index) const {
  return refused_.contains(index / kPageRows) && Row(index) == nullptr;
}

void TicketPages::Show(const domain::TicketListing& listing) {
  if (listing != listing_ || state_ != LoadState::kReady) {
    listing_ = listing;
    state_ = LoadState::kLoading;
    total_ = 0;
    first_needed_ = last_needed_ = 0;
    stale_ = false;
    pages_.clear();
  }
  Refresh();
}

void TicketPages::Refresh() {
  if (state_ == LoadState::kFailed) state_ = LoadState::kLoading;
  ++generation_;
  in_flight_.clear();
  refused_.clear();
  refreshing_ = true;
  link_.Changed();
}

void TicketPages::NeedRows(std::int64_t first, std::int64_t last) {
  first_needed_ = std::max<std::int64_t>(first, 0);
  last_needed_ = std::clamp(last, first_needed_, first_needed_ + kRowsNeededMax);
}

// Those in sight, then their neighbours.
std::vector<std::int64_t> TicketPages::WantedPages() const {
  const std::int64_t last_row = std::max<std::int64_t>(total_ - 1, 0);
  const auto page_of = [&](std::int64_t row) {
    return std::clamp<std::int64_t>(row, 0, last_row) / kPageRows;
  };
  const std::int64_t first = page_of(first_needed_);
  const std::int64_t last = page_of(last_needed_);
  std::vector<std::int64_t> wanted;
  for (std::int64_t page = first; page <= last; ++page) wanted.push_back(page);
  const std::int64_t after = page_of(last_needed_ + kMarginRows);
  const std::int64_t before = page_of(first_needed_ - kMarginRows);
  if (after != last) wanted.push_back(after);
  if (before != first) wanted.push_back(before);
  return wanted;
}

bool TicketPages::Holds(std::int64_t page) const {
  const auto found = pages_.find(page);
  if (found == pages_.end()) return false;
  // A short page was the last one; it is worth asking again once the list has grown.
  const bool full = static_cast<std::int64_t>(found->second.tickets.size()) == kPageRows;
  return full || found->second.total == total_;
}

void TicketPages::Pump() {
  const bool shown = state_ == LoadState::kLoading || state_ == LoadState::kReady;
  if (!shown || !link_.MayAsk()) return;
  if (refreshing_) {
    if (in_flight_.empty()) Fetch({.first = WantedPages().front()});
    return;
  }
  const std::vector<std::int64_t> wanted = WantedPages();
  for (const std::int64_t page : wanted) {
    if (in_flight_.size() >= kInFlightMax) return;
    if (!Lacks(page)) continue;
    // A jump to where two pages meet is one question, too.
    const bool next_wanted = std::find(wanted.begin(), wanted.end(), page + 1) != wanted.end();
    const bool both = next_wanted && Lacks(page + 1) && CursorBefore(page).empty();
    Fetch({.first = page, .pages = both ? 2 : 1});
  }
}

bool TicketPages::Lacks(std::int64_t page) const {
  return !Holds(page) && !in_flight_.contains(page) && !refused_.contains(page);
}

std::string TicketPages::CursorBefore(std::int64_t page) const {
  const auto previous = pages_.find(page - 1);
  return refreshing_ || previous == pages_.end() ? "" : previous->second.next_cursor;
}

std::string TicketPages::TargetOf(const Run& run) const {
  std::string target = "/v1/tickets?limit=" + std::to_string(run.pages * kPageRows);
  if (!listing_.values.empty()) target += "&" + wire::ListingQuery(listing_);
  if (run.first == 0) return target;
  const std::string cursor = CursorBefore(run.first);
  if (!cursor.empty()) return target + "&after=" + wire::PercentEncoded(cursor);
  return target + "&at=" + std::to_string(run.first * kPageRows);
}

void TicketPages::Fetch(const Run& run) {
  for (std::int64_t i = 0; i < run.pages; ++i) in_flight_.insert(run.first + i);
  link_.Get(TargetOf(run), [this, run, generation = generation_](Result<std::string> answer) {
    if (generation == generation_) Receive(run, answer);
  });
}

void TicketPages::Receive(const Run& run, const Result<std::string>& answer) {
  for (std::int64_t i = 0; i < run.pages; ++i) in_flight_.erase(run.first + i);
  if (!answer.ok() && MayPass(answer.error())) return;
  link_.Changed();
  auto decoded =
      answer.ok() ? wire::DecodeTicketPage(*answer) : Result<domain::TicketPage>(answer.error());
  if (!decoded.ok()) {
    return NoteFailure(run, answer.ok() ? Error{.code = ErrorCode::kInternal} : decoded.error());
  }
  // Rows of other columns have not what these show.
  if (refreshing_ || decoded->columns != columns_) pages_.clear();
  columns_ = std::move(decoded->columns);
  refreshing_ = stale_ = false;
  state_ = LoadState::kReady;
  total_ = decoded->total;
  std::vector<domain::TicketSummary>& rows = decoded->tickets;
  const std::size_t rows_first = std::min(rows.size(), static_cast<std::size_t>(kPageRows));
  const auto middle = rows.begin() + static_cast<std::ptrdiff_t>(rows_first);
  if (run.pages == 2 && middle != rows.end()) {
    pages_[run.first + 1] =
        Page{.tickets = {std::make_move_iterator(middle), std::make_move_iterator(rows.end())},
             .next_cursor = std::exchange(decoded->next_cursor, {}),
             .total = decoded->total};
    rows.erase(middle, rows.end());
  }
  pages_[run.first] = Page{.tickets = std::move(rows),
                           .next_cursor = std::move(decoded->next_cursor),
                           .total = decoded->total};
  DropFarPages();
}

// What is there stays: a page that is refused costs its own rows, asking anew costs nothing.
void TicketPages::NoteFailure(const Run& run, const Error& error) {
  error_ = error;
  if (state_ != LoadState::kReady) {
    state_ = LoadState::kFailed;
    return;
  }
  for (std::int64_t i = 0; i < run.pages; ++i) refused_.insert(run.first + i);
  stale_ = stale_ || refreshing_;
  refreshing_ = false;
}

void TicketPages::DropFarPages() {
  const std::int64_t eye = (first_needed_ + last_needed_) / 2 / kPageRows;
  while (pages_.size() > kPagesHeldMax) {
    const auto first = pages_.begin();
    const auto last = std::prev(pages_.end());
    pages_.erase(eye - first->first > last->first - eye ? first : last);
  }
}

}  // namespace genkan::client
