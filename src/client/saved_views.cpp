#include "client/saved_views.h"

#include "genkan/wire/listing_codec.h"

namespace genkan::client {

void SavedViewList::Want() {
  wanted_ = true;
  if (state_.state != LoadState::kReady) state_.state = LoadState::kLoading;
}

void SavedViewList::Pump() {
  if (!wanted_ || in_flight_ || !link_.MayAsk()) return;
  in_flight_ = true;
  link_.Get("/v1/views", [this](const Result<std::string>& answer) {
    in_flight_ = false;
    if (!answer.ok() && MayPass(answer.error())) return;
    wanted_ = false;
    Receive(answer);
  });
}

void SavedViewList::Receive(const Result<std::string>& answer) {
  auto read =
      answer.ok() ? wire::DecodeSavedViews(*answer) : Result<domain::SavedViews>(answer.error());
  state_.state = read.ok() ? LoadState::kReady : LoadState::kFailed;
  if (read.ok()) {
    state_.views = std::move(read->views);
  } else {
    state_.error = read.error();
  }
  link_.Changed();
}

bool SavedViewList::Begin(std::string_view name) {
  if (state_.changing == Sending::kSending) return false;
  const auto checked = domain::CheckViewName(name);
  state_.changing = checked.ok() ? Sending::kSending : Sending::kFailed;
  if (!checked.ok()) state_.error = checked.error();
  link_.Changed();
  return checked.ok();
}

void SavedViewList::TakeChange(const Result<std::string>& answer) {
  state_.changing = answer.ok() ? Sending::kSent : Sending::kFailed;
  if (answer.ok()) return Receive(answer);
  state_.error = answer.error();
  link_.Changed();
}

void SavedViewList::Save(std::string_view name, const domain::TicketListing& listing) {
  if (!Begin(name)) return;
  const domain::SavedView view{
      .id = {}, .name = std::string(name), .query = wire::ListingQuery(listing)};
  link_.Put("/v1/views", wire::EncodeSavedView(view),
            [this](const Result<std::string>& answer) { TakeChange(answer); });
}

void SavedViewList::Rename(domain::SavedViewId view, std::string_view name) {
  if (!Begin(name)) return;
  link_.Put("/v1/views/" + domain::IdText(view),
            wire::EncodeSavedView({.id = view, .name = std::string(name), .query = {}}),
            [this](const Result<std::string>& answer) { TakeChange(answer); });
}

void SavedViewList::Remove(domain::SavedViewId view) {
  if (state_.changing == Sending::kSending) return;
  state_.changing = Sending::kSending;
  link_.Delete("/v1/views/" + domain::IdText(view),
               [this](const Result<std::string>& answer) { TakeChange(answer); });
}

}  // namespace genkan::client
