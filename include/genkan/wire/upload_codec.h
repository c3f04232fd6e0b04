// A file that is being sent, before it is part of a message.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/domain/ids.h"

namespace genkan::wire {

// The body of POST /v1/uploads.
struct NewUpload {
  std::string file_name;
  std::int64_t bytes = 0;
};
Result<NewUpload> DecodeNewUpload(std::string_view body);

// What is answered to it, and to each part that came.
struct UploadState {
  domain::AttachmentId id;
  std::string file_name;  // As it is kept.
  std::int64_t bytes = 0;
  std::int64_t received = 0;  // Where to go on.
};
std::string EncodeUpload(const UploadState& upload);

}  // namespace genkan::wire
