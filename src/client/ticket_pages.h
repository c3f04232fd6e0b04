// The list of tickets in pages: those near the eye are held, far ones are dropped, so that it costs
// the same for a hundred tickets and for a million. Scrolling on follows cursors, so no row comes
// twice or is left out while others move; a jump asks for a place in the list.
#pragma once

#include <map>
#include <set>

#include "client/link.h"
#include "genkan/client/portal_client.h"

namespace genkan::client {

class TicketPages : public TicketList {
 public:
  explicit TicketPages(Link& link) : link_(link) {}

  LoadState state() const override { return state_; }
  const Error& error() const override { return error_; }
  std::int64_t total() const override { return total_; }
  const domain::FieldViews& columns() const override { return columns_; }
  bool stale() const override { return stale_; }
  const domain::TicketSummary* Row(std::int64_t index) const override;
  bool RowFailed(std::int64_t index) const override;

  // The row of a ticket among those that are held; null: none.
  const domain::TicketSummary* Find(domain::TicketNumber number) const;

  // Shows the tickets of `listing`. Rows of the same one stay in sight until newer ones arrive.
  void Show(const domain::TicketListing& listing);
  void Refresh();
  void NeedRows(std::int64_t first, std::int64_t last);
  // Asks for what is needed and may be asked for.
  void Pump();

 private:
  struct Page {
    std::vector<domain::TicketSummary> tickets;
    std::string next_cursor;
    std::int64_t total = 0;  // As it was said along with it.
  };

  // Pages that are asked for at once, one after the other.
  struct Run {
    std::int64_t first = 0;
    std::int64_t pages = 1;
  };

  std::vector<std::int64_t> WantedPages() const;
  bool Holds(std::int64_t page) const;
  bool Lacks(std::int64_t page) const;
  // What the page before ends with; empty: it has to be asked for by its place.
  std::string CursorBefore(std::int64_t page) const;
  std::string TargetOf(const Run& run) const;
  void Fetch(const Run& run);
  void Receive(const Run& run, const Result<std::string>& answer);
  void NoteFailure(const Run& run, const Error& error);
  void DropFarPages();

  Link& link_;
  domain::TicketListing listing_;
  LoadState state_ = LoadState::kIdle;
  Error error_;
  std::int64_t total_ = 0;
  domain::FieldViews columns_;
  std::map<std::int64_t, Page> pages_;
  std::set<std::int64_t> in_flight_;
  std::set<std::int64_t> refused_;  // Pages that are not asked for again by themselves.
  // Answers to questions of an earlier generation are not wanted any more.
  std::uint64_t generation_ = 0;
  bool refreshing_ = false;
  bool stale_ = false;
  std::int64_t first_needed_ = 0;
  std::int64_t last_needed_ = 0;
};

}  // namespace genkan::client
