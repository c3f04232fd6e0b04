// The SQLite store: files of messages, and those that are in none yet.
#include "server/sqlite_reading.h"
#include "server/sqlite_rows.h"

namespace genkan::server {
namespace {

using service::PortalUpload;
using service::Upload;

constexpr std::string_view kUploadColumns =
    "upload.id, upload.contact, upload.staff, upload.file_name, upload.bytes, upload.blob_key,"
    " upload.media_type, upload.begun_at_millis";

std::string SelectUploads(std::string_view rest) {
  return std::string("SELECT ").append(kUploadColumns).append(" FROM upload").append(rest);
}

Upload ReadUpload(SqliteQuery& row) {
  return {.id = row.Id<domain::AttachmentId>(),
          .contact = row.Id<domain::ContactId>(),
          .staff = row.Id<domain::StaffId>(),
          .file_name = row.Text(),
          .bytes = row.Int(),
          .blob_key = row.Text(),
          .media_type = row.Text(),
          .begun_at_millis = row.Int()};
}

Result<domain::Message> MessageOfFile(SqliteDatabase& database, std::int64_t key,
                                      domain::AttachmentId file) {
  return FirstRow(
      database.Select("SELECT message FROM attachment WHERE portal = ? AND id = ?", key, file),
      [&](SqliteQuery& row) { return MessageRow(database, key, row.Id<domain::MessageId>()); });
}

}  // namespace

Result<domain::Message> SqliteStore::MessageWithFile(const domain::AgentViewer& viewer,
                                                     domain::AttachmentId file) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal()));
  return MessageOfFile(reading.database(), key, file);
}

Result<domain::Message> SqliteStore::MessageWithFile(const domain::Viewer& viewer,
                                                     domain::AttachmentId file) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal));
  SqliteDatabase& database = reading.database();
  GENKAN_TRY(domain::Message message, MessageOfFile(database, key, file));
  GENKAN_TRY(const domain::Conversation conversation,
             ConversationRow(database, key, message.conversation));
  for (const domain::TicketId id : conversation.tickets) {
    GENKAN_TRY(const domain::Ticket ticket, TicketRow(database, key, id));
    const bool seen = domain::SightOf(viewer, ticket) != domain::Sight::kNone;
    if (seen && domain::ShownToCustomer(conversation, message, id)) return message;
  }
  return ErrorCode::kNotFound;
}

Status SqliteStore::PutUpload(domain::PortalId portal, const Upload& upload) {
  return WriteUnheard([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute(
        "INSERT INTO upload VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (portal, id) DO UPDATE SET blob_key = excluded.blob_key,"
        " media_type = excluded.media_type",
        key, upload.id, upload.contact, upload.staff, upload.file_name, upload.bytes,
        upload.blob_key, upload.media_type, upload.begun_at_millis);
  });
}

Status SqliteStore::RemoveUpload(domain::PortalId portal, domain::AttachmentId id) {
  return WriteUnheard([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute("DELETE FROM upload WHERE portal = ? AND id = ?", key, id);
  });
}

Result<Upload> SqliteStore::UploadById(domain::PortalId portal, domain::AttachmentId id) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(reading.database().Select(SelectUploads(" WHERE portal = ? AND id = ?"), key, id),
                  [](SqliteQuery& row) -> Result<Upload> { return ReadUpload(row); });
}

Result<std::vector<Upload>> SqliteStore::UploadsOf(domain::PortalId portal,
                                                   domain::ContactId contact,
                                                   domain::StaffId staff) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<Upload> uploads;
  GENKAN_TRY_OK(
      AppendRows(reading.database().Select(
                     SelectUploads(" WHERE portal = ? AND contact IS ? AND staff IS ? ORDER BY id"),
                     key, contact, staff),
                 &uploads, ReadUpload));
  return uploads;
}

Result<std::vector<PortalUpload>> SqliteStore::UploadsBefore(Millis instant,
                                                             std::size_t limit) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  std::vector<PortalUpload> uploads;
  GENKAN_TRY_OK(
      AppendRows(reading.database().Select(
                     "SELECT portal.id, " + std::string(kUploadColumns) +
                         " FROM upload JOIN portal ON portal.key = upload.portal"
                         " WHERE begun_at_millis < ? ORDER BY begun_at_millis, upload.id LIMIT ?",
                     instant, limit),
                 &uploads, [](SqliteQuery& row) {
                   const auto portal = row.Id<domain::PortalId>();
                   return PortalUpload{portal, ReadUpload(row)};
                 }));
  return uploads;
}

Result<std::int64_t> SqliteStore::BytesOfUploads() const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  return FirstRow(reading.database().Select("SELECT coalesce(sum(bytes), 0) FROM upload"),
                  [](SqliteQuery& row) -> Result<std::int64_t> { return row.Int(); });
}

Result<bool> SqliteStore::IsBlobNamed(std::string_view blob_key) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  return FirstRow(reading.database().Select(
                      "SELECT EXISTS (SELECT 1 FROM attachment WHERE blob_key = ?1 AND"
                      " blob_key <> '') OR EXISTS (SELECT 1 FROM upload WHERE blob_key = ?1 AND"
                      " blob_key <> '')",
                      blob_key),
                  [](SqliteQuery& row) -> Result<bool> { return row.Flag(); });
}

}  // namespace genkan::server
