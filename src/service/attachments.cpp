#include "genkan/service/attachments.h"

#include <algorithm>

#include "genkan/domain/file_rules.h"

namespace genkan::service {

Result<FilesTaken> TakeFiles(const Store& store, domain::PortalId portal, const FileSender& sender,
                             const std::vector<domain::AttachmentId>& files) {
  FilesTaken taken;
  if (files.size() > domain::kFilesMax) {
    return FieldError("attachments", "error.files_too_many",
                      {{"max", std::to_string(domain::kFilesMax)}});
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (std::find(files.begin(), files.begin() + static_cast<std::ptrdiff_t>(i), files[i]) !=
        files.begin() + static_cast<std::ptrdiff_t>(i)) {
      return FieldError("attachments", "error.upload_gone");
    }
    const auto upload = store.UploadById(portal, files[i]);
    if (!upload.ok() && upload.error().code != ErrorCode::kNotFound) return upload.error();
    const bool theirs =
        upload.ok() && upload->contact == sender.contact && upload->staff == sender.staff;
    // Somebody else's is the same as none.
    if (!theirs) {
      taken.lacking = FieldError("attachments", "error.upload_gone");
      continue;
    }
    if (upload->media_type.empty()) {
      taken.lacking = FieldError("attachments", "error.upload_unfinished");
      continue;
    }
    taken.attachments.push_back({.id = upload->id,
                                 .file_name = upload->file_name,
                                 .media_type = upload->media_type,
                                 .bytes = upload->bytes,
                                 .blob_key = upload->blob_key});
  }
  return taken;
}

std::string FilesDigest(const std::vector<domain::AttachmentId>& files) {
  std::string text;
  for (const domain::AttachmentId file : files) text += "\n" + domain::IdText(file);
  return text;
}

Status SettleFiles(Store& store, domain::PortalId portal, const FilesTaken& taken) {
  if (taken.lacking.has_value()) return *taken.lacking;
  for (const domain::Attachment& file : taken.attachments) {
    GENKAN_TRY_OK(store.RemoveUpload(portal, file.id));
  }
  return Done{};
}

std::string EraseFile(domain::Attachment* file, Millis now) {
  std::string blob_key = std::move(file->blob_key);
  *file = {.id = file->id, .sensitive = file->sensitive, .redacted_at_millis = now};
  return blob_key;
}

std::vector<std::string> BlobsOf(const domain::Message& message) {
  std::vector<std::string> blob_keys;
  for (const domain::Attachment& file : message.attachments) blob_keys.push_back(file.blob_key);
  return blob_keys;
}

Status ReleaseBlobs(Store& store, Blobs& blobs, const std::vector<std::string>& blob_keys) {
  for (const std::string& blob_key : blob_keys) {
    if (blob_key.empty()) continue;
    // Within a transaction, so that no upload of the same content is named in between.
    GENKAN_TRY_OK(store.Atomically([&]() -> Status {
      GENKAN_TRY(const bool named, store.IsBlobNamed(blob_key));
      return named ? Status(Done{}) : blobs.Remove(blob_key);
    }));
  }
  return Done{};
}

Status SweepUploads(Store& store, Blobs& blobs, Millis instant) {
  constexpr std::size_t kAtOnce = 100;
  for (;;) {
    GENKAN_TRY(const std::vector<PortalUpload> old, store.UploadsBefore(instant, kAtOnce));
    for (const PortalUpload& each : old) {
      GENKAN_TRY_OK(store.RemoveUpload(each.portal, each.upload.id));
      GENKAN_TRY_OK(blobs.Drop(domain::IdText(each.upload.id)));
      GENKAN_TRY_OK(ReleaseBlobs(store, blobs, {each.upload.blob_key}));
    }
    if (old.size() < kAtOnce) return Done{};
  }
}

}  // namespace genkan::service
