// The views that the person saved. Each change answers with all of them.
#pragma once

#include <string>
#include <string_view>

#include "client/link.h"
#include "genkan/client/portal_client.h"

namespace genkan::client {

class SavedViewList {
 public:
  explicit SavedViewList(Link& link) : link_(link) {}

  // Asks for them where they are not known.
  void Want();
  void Pump();
  void Save(std::string_view name, const domain::TicketListing& listing);
  void Rename(domain::SavedViewId view, std::string_view name);
  void Remove(domain::SavedViewId view);

  const SavedViewsState& state() const { return state_; }

 private:
  // Whether a change can begin, which it then has.
  bool Begin(std::string_view name);
  void Receive(const Result<std::string>& answer);
  void TakeChange(const Result<std::string>& answer);

  Link& link_;
  SavedViewsState state_;
  bool wanted_ = false;
  bool in_flight_ = false;
};

}  // namespace genkan::client
