// A manager's view of those who work here.
#pragma once

#include <memory>

#include "genkan/client/portal_client.h"
#include "genkan/domain/staff_views.h"

namespace genkan::client {

class Link;

class StaffClient {
 public:
  // The link outlives the client.
  explicit StaffClient(Link& link);
  ~StaffClient();
  StaffClient(const StaffClient&) = delete;
  StaffClient& operator=(const StaffClient&) = delete;

  // Asks for what is wanted and due. After the transport was polled.
  void Poll();

  void Load();
  const Loaded<domain::StaffList>& list() const;

  // Invites somebody, or once more whoever has the address.
  void Invite(const domain::StaffInvitation& invitation);
  void SetPermissions(domain::StaffId id, const domain::StaffPermissions& permissions);
  // Shuts somebody out, or lets them in again.
  void SetSuspended(domain::StaffId id, bool suspended);
  // Of whichever of these was last.
  Sending saving() const;
  const Error& save_error() const;  // When kFailed.
  // Takes back kSent and kFailed.
  void ForgetSaving();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace genkan::client
