// What the store keeps of each contact's own list: what they have read, and the views they saved.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "genkan/base/result.h"
#include "genkan/domain/ticket_listing.h"
#include "genkan/domain/visibility.h"

namespace genkan::service {

// As fresh as what is read after asking for it. What was read under an equal one is what would be
// read now.
struct Freshness {
  std::uint64_t everything = 0;
  std::uint64_t own = 0;
  friend bool operator==(const Freshness&, const Freshness&) = default;
};

class ListStore {
 public:
  virtual ~ListStore() = default;

  // Of the viewer's list and all that is read for it: portal, pipelines, people, tickets, what is
  // unread. None where nothing that is read now may be kept: the store does not know, or what is
  // read may yet be undone.
  virtual std::optional<Freshness> FreshnessOf(const domain::Viewer& /*viewer*/) const {
    return std::nullopt;
  }

  // Those of `tickets`, in their order, that hold a message which the viewer sees, did not write
  // and has not read. What came with an import counts as read.
  virtual Result<std::vector<domain::TicketId>> UnreadAmong(
      const domain::Viewer& viewer, const std::vector<domain::TicketId>& tickets) const = 0;
  // Up to when the viewer has read the ticket; 0: nothing is known of that.
  virtual Result<Millis> ReadUntil(const domain::Viewer& viewer, domain::TicketId ticket) const = 0;
  // The contact has read the ticket's messages of up to that instant; an earlier one than before
  // changes nothing. kNotFound where there is no such ticket or contact.
  virtual Status NoteRead(domain::PortalId portal, domain::ContactId contact,
                          domain::TicketId ticket, Millis upto) = 0;

  // In the order in which they were saved. Put stores or replaces by id; to remove what is not
  // there, or is somebody else's, is no error.
  virtual Result<std::vector<domain::SavedView>> SavedViewsOf(domain::PortalId portal,
                                                              domain::ContactId contact) const = 0;
  virtual Status PutSavedView(domain::PortalId portal, domain::ContactId contact,
                              const domain::SavedView& view) = 0;
  virtual Status RemoveSavedView(domain::PortalId portal, domain::ContactId contact,
                                 domain::SavedViewId view) = 0;
};

}  // namespace genkan::service
