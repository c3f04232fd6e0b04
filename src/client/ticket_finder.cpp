#include "client/ticket_finder.h"

#include "genkan/wire/message.h"
#include "genkan/wire/search_codec.h"

namespace genkan::client {

void TicketFinder::Show(const std::string& typed) {
  if (typed != state_.typed || state_.state == LoadState::kIdle) {
    ++generation_;
    in_flight_ = false;
    state_ = SearchState{.typed = typed};
  }
  wanted_ = !typed.empty();
  if (wanted_ && state_.state != LoadState::kReady) state_.state = LoadState::kLoading;
  link_.Changed();
}

void TicketFinder::More() {
  if (in_flight_ || state_.page.next_cursor.empty()) return;
  state_.more_loading = true;
  state_.more_error.reset();
  link_.RetryNow();
  Ask(true);
  link_.Changed();
}

void TicketFinder::Pump() {
  if (!wanted_ || in_flight_ || !link_.MayAsk()) return;
  Ask(false);
}

void TicketFinder::Ask(bool more) {
  in_flight_ = true;
  std::string target = "/v1/search?q=" + wire::PercentEncoded(state_.typed);
  if (more) target += "&after=" + wire::PercentEncoded(state_.page.next_cursor);
  link_.Get(std::move(target),
            [this, more, generation = generation_](const Result<std::string>& answer) {
              if (generation == generation_) Receive(more, answer);
            });
}

void TicketFinder::Receive(bool more, const Result<std::string>& answer) {
  in_flight_ = false;
  if (!more && !answer.ok() && MayPass(answer.error())) return;
  auto page =
      answer.ok() ? wire::DecodeSearchPage(*answer) : Result<domain::SearchPage>(answer.error());
  state_.more_loading = false;
  if (!page.ok() && more) {
    state_.more_error = page.error();
  } else if (!page.ok()) {
    wanted_ = false;
    state_.state = LoadState::kFailed;
    state_.error = page.error();
  } else {
    wanted_ = false;
    state_.state = LoadState::kReady;
    std::vector<domain::SearchResult> results;
    if (more) results = std::move(state_.page.results);
    results.insert(results.end(), page->results.begin(), page->results.end());
    state_.page = std::move(*page);
    state_.page.results = std::move(results);
    if (!more) ++state_.answers;
  }
  link_.Changed();
}

}  // namespace genkan::client
