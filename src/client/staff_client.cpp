#include "genkan/client/staff_client.h"

#include "client/link.h"
#include "client/whole.h"
#include "genkan/wire/staff_codec.h"

namespace genkan::client {

struct StaffClient::Parts {
  explicit Parts(Link& used_link) : link(used_link) {}

  // Begins a change; what it comes to is the list as it is then.
  BodyHandler Begin() {
    saving = Sending::kSending;
    link.Changed();
    return [this](const Result<std::string>& answer) {
      auto changed =
          answer.ok() ? wire::DecodeStaffList(*answer) : Result<domain::StaffList>(answer.error());
      saving = changed.ok() ? Sending::kSent : Sending::kFailed;
      if (!changed.ok()) error = changed.error();
      // What others have done, too.
      list.Want();
    };
  }

  Link& link;
  Whole<domain::StaffList> list{link, "/v1/staff", wire::DecodeStaffList};
  Sending saving = Sending::kNothing;
  Error error;
};

StaffClient::StaffClient(Link& link) : parts_(std::make_unique<Parts>(link)) {}
StaffClient::~StaffClient() = default;

void StaffClient::Poll() { parts_->list.Pump(); }
void StaffClient::Load() { parts_->list.Want(); }
const Loaded<domain::StaffList>& StaffClient::list() const { return parts_->list.shown(); }

void StaffClient::Invite(const domain::StaffInvitation& invitation) {
  if (parts_->saving == Sending::kSending) return;
  parts_->link.Send({.target = "/v1/staff",
                     .body = wire::EncodeStaffInvitation(invitation),
                     .client_key = parts_->link.NewClientKey()},
                    parts_->Begin());
}

void StaffClient::SetPermissions(domain::StaffId id, const domain::StaffPermissions& permissions) {
  if (parts_->saving == Sending::kSending) return;
  parts_->link.Put("/v1/staff/" + domain::IdText(id) + "/permissions",
                   wire::EncodeStaffPermissions(permissions), parts_->Begin());
}

void StaffClient::SetSuspended(domain::StaffId id, bool suspended) {
  if (parts_->saving == Sending::kSending) return;
  const std::string target = "/v1/staff/" + domain::IdText(id) + "/suspension";
  if (!suspended) return parts_->link.Delete(target, parts_->Begin());
  parts_->link.Send({.target = target, .body = {}, .client_key = parts_->link.NewClientKey()},
                    parts_->Begin());
}

Sending StaffClient::saving() const { return parts_->saving; }
const Error& StaffClient::save_error() const { return parts_->error; }
void StaffClient::ForgetSaving() {
  if (parts_->saving == Sending::kSending || parts_->saving == Sending::kNothing) return;
  parts_->saving = Sending::kNothing;
  parts_->link.Changed();
}

}  // namespace genkan::client
