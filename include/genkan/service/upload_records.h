// Files that somebody has sent and that are in no message yet.
#pragma once

#include <string>

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

}  // namespace genkan::service
