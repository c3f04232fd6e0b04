// The memory store: files of messages, and those that are in none yet.
#include <algorithm>

#include "service/memory_store_impl.h"

namespace genkan::service {
namespace {

bool HoldsFile(const domain::Message& message, domain::AttachmentId file) {
  return std::any_of(message.attachments.begin(), message.attachments.end(),
                     [file](const domain::Attachment& each) { return each.id == file; });
}

}  // namespace

Result<domain::Message> MemoryStore::MessageWithFile(const domain::AgentViewer& viewer,
                                                     domain::AttachmentId file) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal()));
  return FindWhere(records->messages,
                   [file](const domain::Message& message) { return HoldsFile(message, file); });
}

Result<domain::Message> MemoryStore::MessageWithFile(const domain::Viewer& viewer,
                                                     domain::AttachmentId file) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal));
  GENKAN_TRY(domain::Message message,
             FindWhere(records->messages,
                       [file](const domain::Message& each) { return HoldsFile(each, file); }));
  const domain::Conversation& conversation = records->conversations.at(message.conversation);
  for (const domain::TicketId id : conversation.tickets) {
    const bool seen = domain::SightOf(viewer, records->tickets.at(id)) != domain::Sight::kNone;
    if (seen && domain::ShownToCustomer(conversation, message, id)) return message;
  }
  return ErrorCode::kNotFound;
}

Status MemoryStore::PutUpload(domain::PortalId portal, const Upload& upload) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  const bool there = upload.contact ? records->contacts.contains(upload.contact)
                                    : records->staff.contains(upload.staff);
  if (!there) return ErrorCode::kNotFound;
  Set(records->uploads, upload.id, upload);
  return Done{};
}

Status MemoryStore::RemoveUpload(domain::PortalId portal, domain::AttachmentId id) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  Erase(records->uploads, id);
  return Done{};
}

Result<Upload> MemoryStore::UploadById(domain::PortalId portal, domain::AttachmentId id) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return FindByKey(records->uploads, id);
}

Result<std::vector<Upload>> MemoryStore::UploadsOf(domain::PortalId portal,
                                                   domain::ContactId contact,
                                                   domain::StaffId staff) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return AllWhere(records->uploads, [&](const Upload& upload) {
    return upload.contact == contact && upload.staff == staff;
  });
}

Result<std::vector<PortalUpload>> MemoryStore::UploadsBefore(Millis instant,
                                                             std::size_t limit) const {
  std::vector<PortalUpload> found;
  for (const auto& [portal, records] : portals_) {
    for (const auto& [id, upload] : records.uploads) {
      if (upload.begun_at_millis < instant) found.push_back({portal, upload});
    }
  }
  std::sort(found.begin(), found.end(), [](const PortalUpload& a, const PortalUpload& b) {
    return std::pair(a.upload.begun_at_millis, a.upload.id) <
           std::pair(b.upload.begun_at_millis, b.upload.id);
  });
  if (found.size() > limit)
    found.erase(found.begin() + static_cast<std::ptrdiff_t>(limit), found.end());
  return found;
}

Result<std::int64_t> MemoryStore::BytesOfUploads() const {
  std::int64_t bytes = 0;
  for (const auto& [portal, records] : portals_) {
    for (const auto& [id, upload] : records.uploads) bytes += upload.bytes;
  }
  return bytes;
}

Result<bool> MemoryStore::IsBlobNamed(std::string_view blob_key) const {
  const auto names = [blob_key](const auto& record) {
    return !blob_key.empty() && record.blob_key == blob_key;
  };
  for (const auto& [portal, records] : portals_) {
    for (const auto& [id, upload] : records.uploads) {
      if (names(upload)) return true;
    }
    for (const auto& [id, message] : records.messages) {
      if (std::any_of(message.attachments.begin(), message.attachments.end(), names)) return true;
    }
  }
  return false;
}

}  // namespace genkan::service
