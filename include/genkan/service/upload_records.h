// Files that somebody has sent and that are in no message yet.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/result.h"
#include "genkan/domain/conversation.h"

namespace genkan::service {

struct Upload {
  domain::AttachmentId id;    // That of the attachment which it becomes.
  domain::ContactId contact;  // Whose it is, one of the two.
  domain::StaffId staff;
  std::string file_name;
  std::int64_t bytes = 0;  // As they were announced.
  // Named before the content is moved there, so that it is never swept away in between.
  std::string blob_key;
  std::string media_type;  // Empty: not all of it has come.
  Millis begun_at_millis = 0;
  friend bool operator==(const Upload&, const Upload&) = default;
};

struct PortalUpload {
  domain::PortalId portal;
  Upload upload;
};

// What the backend needs kept of them. A part of every store (store.h), by its rules.
class UploadStore {
 public:
  virtual ~UploadStore() = default;

  // Put stores or replaces by id; to remove what is not there is no error.
  virtual Status PutUpload(domain::PortalId portal, const Upload& upload) = 0;
  virtual Status RemoveUpload(domain::PortalId portal, domain::AttachmentId id) = 0;
  virtual Result<Upload> UploadById(domain::PortalId portal, domain::AttachmentId id) const = 0;
  virtual Result<std::vector<Upload>> UploadsOf(domain::PortalId portal, domain::ContactId contact,
                                                domain::StaffId staff) const = 0;
  // Of all portals: those begun before `instant`, the oldest first, and what all announce.
  virtual Result<std::vector<PortalUpload>> UploadsBefore(Millis instant,
                                                          std::size_t limit) const = 0;
  virtual Result<std::int64_t> BytesOfUploads() const = 0;
  virtual Result<bool> IsBlobNamed(std::string_view blob_key) const = 0;
};

}  // namespace genkan::service
