// Files come in parts before the message that takes them along, and go out to those who see it.
#include "genkan/domain/file_rules.h"
#include "genkan/service/attachments.h"
#include "genkan/wire/upload_codec.h"
#include "service/answers.h"
#include "service/handlers.h"
#include "service/parameters.h"

namespace genkan::service {
namespace {

// What may wait for messages: of one person, and of all together.
constexpr std::size_t kUploadsOfOneMax = 50;
constexpr std::int64_t kBytesOfOneMax = 10 * domain::kFileBytesMax;
constexpr std::int64_t kBytesOfAllMax = 4LL * 1024 * 1024 * 1024;

FileSender SenderOf(const Call& call) {
  const Actor& actor = *call.actor;
  if (actor.contact.has_value()) return {.contact = actor.contact->id};
  return {.staff = actor.staff->id};
}

Result<domain::AttachmentId> FileAt(const Call& call) {
  const auto id = domain::ParseId<domain::AttachmentId>(call.parameter);
  if (!id.ok() || !*id) return ErrorCode::kNotFound;
  return *id;
}

// The upload that the path names; somebody else's is missing.
Result<Upload> UploadAt(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::AttachmentId id, FileAt(call));
  GENKAN_TRY(Upload upload, backend.store.UploadById(call.portal.id, id));
  const FileSender sender = SenderOf(call);
  if (upload.contact != sender.contact || upload.staff != sender.staff) return ErrorCode::kNotFound;
  return upload;
}

Status CheckRoom(const Backend& backend, const Call& call, const Upload& upload) {
  GENKAN_TRY(const std::vector<Upload> waiting,
             backend.store.UploadsOf(call.portal.id, upload.contact, upload.staff));
  GENKAN_TRY(const std::int64_t of_all, backend.store.BytesOfUploads());
  std::int64_t of_one = upload.bytes;
  for (const Upload& each : waiting) of_one += each.bytes;
  if (waiting.size() < kUploadsOfOneMax && of_one <= kBytesOfOneMax &&
      of_all + upload.bytes <= kBytesOfAllMax) {
    return Done{};
  }
  return Error{.code = ErrorCode::kTooManyRequests,
               .message_key = "error.uploads_full",
               .params = {{"retry_after_seconds", "3600"}}};
}

wire::Response UploadAnswer(int status, const Upload& upload, std::int64_t received) {
  return JsonAnswer(status, wire::EncodeUpload({.id = upload.id,
                                                .file_name = upload.file_name,
                                                .bytes = upload.bytes,
                                                .received = received}));
}

Status ForgetUpload(const Backend& backend, const Call& call, const Upload& upload) {
  GENKAN_TRY_OK(backend.store.RemoveUpload(call.portal.id, upload.id));
  GENKAN_TRY_OK(backend.ports.blobs.Drop(domain::IdText(upload.id)));
  return ReleaseBlobs(backend.store, backend.ports.blobs, {upload.blob_key});
}

// All of it has come: looks at what it is, and keeps it where it may be kept.
Status FinishUpload(const Backend& backend, const Call& call, Upload upload) {
  Blobs& blobs = backend.ports.blobs;
  const std::string part = domain::IdText(upload.id);
  GENKAN_TRY(const PartFacts facts, blobs.Seal(part));
  auto media_type =
      domain::CheckFileContent(upload.file_name, {.head = facts.head, .tail = facts.tail});
  if (facts.bytes != upload.bytes) media_type = FieldError("bytes", "error.file_content");
  if (!media_type.ok()) {
    GENKAN_TRY_OK(ForgetUpload(backend, call, upload));
    return media_type.error();
  }
  upload.blob_key = facts.digest;
  // Whoever cancels in the meantime does not get it back.
  const auto put = [&]() -> Status {
    return backend.store.Atomically([&]() -> Status {
      GENKAN_TRY_OK(backend.store.UploadById(call.portal.id, upload.id));
      return backend.store.PutUpload(call.portal.id, upload);
    });
  };
  GENKAN_TRY_OK(put());
  GENKAN_TRY_OK(blobs.Keep(part, upload.blob_key));
  upload.media_type = *std::move(media_type);
  return put();
}

// RFC 6266 with RFC 8187: a plain name for old programs, and the whole one.
std::string Disposition(std::string_view kind, const std::string& file_name) {
  std::string plain;
  for (const char c : file_name) {
    const bool safe = c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '%';
    plain += safe ? c : '_';
  }
  return std::string(kind) + "; filename=\"" + plain + "\"; filename*=UTF-8''" +
         wire::PercentEncoded(file_name);
}

// The file where whoever asks is shown it.
Result<domain::Attachment> ShownFile(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::AttachmentId id, FileAt(call));
  const Actor& actor = *call.actor;
  const bool customer = actor.contact.has_value();
  domain::Message message;
  if (customer) {
    GENKAN_TRY(message, backend.store.MessageWithFile(actor.viewer, id));
  } else if (MayAnswer(actor)) {
    GENKAN_TRY(const auto viewer, domain::AgentViewer::For(call.portal.id, *actor.staff));
    GENKAN_TRY(message, backend.store.MessageWithFile(viewer, id));
  }
  for (const domain::Attachment& file : message.attachments) {
    if (file.id != id || file.blob_key.empty()) continue;
    const bool shown = !customer || domain::ShownToCustomer(file, call.portal.settings->tickets);
    if (shown) return file;
  }
  return ErrorCode::kNotFound;
}

}  // namespace

Answer PostUpload(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  GENKAN_TRY(const wire::NewUpload sent, wire::DecodeNewUpload(call.request.body));
  const FileSender sender = SenderOf(call);
  Upload upload{.id = domain::NewId<domain::AttachmentId>(call.now_millis, backend.ports.random),
                .contact = sender.contact,
                .staff = sender.staff,
                .file_name = domain::CleanFileName(sent.file_name),
                .bytes = sent.bytes,
                .begun_at_millis = call.now_millis};
  GENKAN_TRY_OK(domain::CheckFile(upload.file_name, upload.bytes));
  GENKAN_TRY_OK(CheckRoom(backend, call, upload));
  GENKAN_TRY_OK(backend.store.PutUpload(call.portal.id, upload));
  return UploadAnswer(201, upload, 0);
}

Answer PatchUpload(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {"offset"}));
  GENKAN_TRY(
      const std::int64_t offset,
      NumberParameter(call.target, {.name = "offset", .min = 0, .max = domain::kFileBytesMax}));
  GENKAN_TRY(const Upload upload, UploadAt(backend, call));
  if (!upload.media_type.empty()) return UploadAnswer(200, upload, upload.bytes);
  const std::string& body = call.request.body;
  if (body.empty()) return ErrorCode::kMalformed;
  if (offset + static_cast<std::int64_t>(body.size()) > upload.bytes) {
    return FieldError("bytes", "error.file_content");
  }
  GENKAN_TRY(const std::int64_t received,
             backend.ports.blobs.Append(domain::IdText(upload.id), offset, body));
  if (received == upload.bytes) {
    GENKAN_TRY_OK(FinishUpload(backend, call, upload));
  }
  return UploadAnswer(200, upload, received);
}

Answer DeleteUpload(const Backend& backend, const Call& call) {
  GENKAN_TRY(const Upload upload, UploadAt(backend, call));
  GENKAN_TRY_OK(ForgetUpload(backend, call, upload));
  return wire::Response{.status = 204};
}

Answer GetAttachment(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  GENKAN_TRY(const domain::Attachment file, ShownFile(backend, call));
  // One that lies on no disk, as after a restore without it, is missing.
  GENKAN_TRY_OK(backend.ports.blobs.Read(file.blob_key, 0, 1));
  const bool picture = domain::IsPictureType(file.media_type);
  return wire::Response{
      .status = 200,
      .headers = {{"content-type", picture ? file.media_type : "application/octet-stream"},
                  {"content-disposition",
                   Disposition(picture ? "inline" : "attachment", file.file_name)},
                  {"content-security-policy", "sandbox; default-src 'none'"}},
      .body = wire::BlobReference{.blob_key = file.blob_key, .bytes = file.bytes}};
}

}  // namespace genkan::service
