// Files on their way into messages, and out of them for good.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "genkan/service/blobs.h"
#include "genkan/service/store.h"

namespace genkan::service {

// How long a file waits for a message to go into.
inline constexpr Millis kUploadKeptMillis = kMillisPerDay;

// Who sends files, one of the two.
struct FileSender {
  domain::ContactId contact;
  domain::StaffId staff;
};

// What a message takes along of what its sender has sent.
struct FilesTaken {
  std::vector<domain::Attachment> attachments;
  // Why not all of it can be taken. A message that was stored before has taken it already, so this
  // counts only where the message is new.
  std::optional<Error> lacking;
};

// The uploads with these ids, in their order.
Result<FilesTaken> TakeFiles(const Store& store, domain::PortalId portal, const FileSender& sender,
                             const std::vector<domain::AttachmentId>& files);
// What these files add to the digest of a message: nothing where there are none.
std::string FilesDigest(const std::vector<domain::AttachmentId>& files);
// They are the message's from now on; refuses where something lacks. REQUIRES: within the
// transaction that stores the message, which is new.
Status SettleFiles(Store& store, domain::PortalId portal, const FilesTaken& taken);

// Takes what the file is out of the record for good and leaves when that was; gives the content
// that is to be released once the change is stored, empty where it had none.
std::string EraseFile(domain::Attachment* file, Millis now);
// The contents of all files of the message, to be released once it is gone or stored without them.
std::vector<std::string> BlobsOf(const domain::Message& message);
// Removes the contents that no record names any more. REQUIRES: the change that let go of them is
// durable.
Status ReleaseBlobs(Store& store, Blobs& blobs, const std::vector<std::string>& blob_keys);

// Forgets what has waited since before `instant`, with what came of it.
Status SweepUploads(Store& store, Blobs& blobs, Millis instant);

}  // namespace genkan::service
