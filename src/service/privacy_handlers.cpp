// A manager works off what people ask for of their data, and sets what is kept.
#include "genkan/domain/contact_access.h"
#include "genkan/service/attachments.h"
#include "genkan/service/privacy.h"
#include "genkan/wire/privacy_codec.h"
#include "service/account_page.h"
#include "service/answers.h"
#include "service/contacts.h"
#include "service/handlers.h"
#include "service/parameters.h"

namespace genkan::service {
namespace {

PrivacyRoom RoomOf(const Backend& backend, const Call& call) {
  Inviter manager = InviterOf(call);
  return {.store = backend.store,
          .clock = backend.ports.clock,
          .random = backend.ports.random,
          .portal = call.portal,
          .staff = manager.staff,
          .contact = {},
          .shown_name = std::move(manager.shown_name)};
}

// By the {id} of the path; kNotFound where there is none.
Result<domain::PrivacyRequest> RequestInPath(const Backend& backend, const Call& call) {
  const auto id = domain::ParseId<domain::PrivacyRequestId>(call.parameter);
  if (!id.ok()) return ErrorCode::kNotFound;
  return backend.store.PrivacyRequestById(call.portal.id, *id);
}

Result<domain::TicketNumber> NumberInPath(const Call& call) {
  const auto number = domain::ParseTicketNumber(call.parameter);
  return number.ok() ? number : ErrorCode::kNotFound;
}

// In the reader's language where it is of somebody who was erased.
std::string NameShown(const Backend& backend, const Call& call, const std::string& name) {
  return ReadableName(backend.strings.In(call.language), name);
}

Answer RequestAnswer(const Backend& backend, const Call& call,
                     const Result<domain::PrivacyRequest>& changed, int status = 200) {
  GENKAN_TRY(domain::PrivacyRequest request, changed);
  request.shown_name = NameShown(backend, call, request.shown_name);
  return JsonAnswer(status, wire::EncodePrivacyRequest(request));
}

}  // namespace

Answer GetPrivacy(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  domain::PrivacyQueue queue;
  GENKAN_TRY(queue.requests, backend.store.PrivacyRequests(call.portal.id));
  for (domain::PrivacyRequest& request : queue.requests) {
    request.shown_name = NameShown(backend, call, request.shown_name);
  }
  GENKAN_TRY(queue.holds, backend.store.LegalHolds(call.portal.id));
  for (domain::LegalHold& hold : queue.holds) {
    GENKAN_TRY(const auto contact, backend.store.ContactById(call.portal.id, hold.contact));
    hold.shown_name = domain::CalledName(contact);
  }
  GENKAN_TRY(queue.ticket_holds, TellTicketHolds(backend.store, call.portal.id));
  return JsonAnswer(200, wire::EncodePrivacyQueue(queue));
}

Answer PostPrivacyRequest(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::Contact contact, ContactOf(backend, call));
  GENKAN_TRY(const domain::PrivacyKind kind, wire::DecodePrivacyKind(call.request.body));
  return RequestAnswer(backend, call, AskForPrivacy(RoomOf(backend, call), kind, contact.id), 201);
}

Answer PostIdentity(const Backend& backend, const Call& call) {
  GENKAN_TRY(const auto request, RequestInPath(backend, call));
  GENKAN_TRY(const std::string note, wire::DecodeOneText("note", call.request.body));
  return RequestAnswer(backend, call, CheckIdentity(RoomOf(backend, call), request.id, note));
}

Answer GetErasurePreview(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  GENKAN_TRY(const auto request, RequestInPath(backend, call));
  if (!request.contact) return ErrorCode::kNotFound;
  GENKAN_TRY(const auto preview, PreviewErasure(RoomOf(backend, call), request.contact));
  return JsonAnswer(200, wire::EncodeErasurePreview(preview));
}

Answer GetPrivacyExport(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  GENKAN_TRY(const auto request, RequestInPath(backend, call));
  const bool may_be_read = request.contact && request.kind == domain::PrivacyKind::kExport &&
                           request.checked_at_millis != 0;
  if (!may_be_read) return ErrorCode::kNotFound;
  GENKAN_TRY(const auto contact, backend.store.ContactById(call.portal.id, request.contact));
  GENKAN_TRY(const std::string data, ExportPerson(RoomOf(backend, call), contact));
  return PersonFile(data);
}

Answer CarryOutRequest(const Backend& backend, const Call& call) {
  GENKAN_TRY(const auto request, RequestInPath(backend, call));
  GENKAN_TRY(const std::string tag, wire::DecodeOneText("tag", call.request.body));
  GENKAN_TRY(const CarriedOut done, CarryOutPrivacy(RoomOf(backend, call), request.id, tag));
  GENKAN_TRY_OK(ReleaseBlobs(backend.store, backend.ports.blobs, done.blob_keys));
  return RequestAnswer(backend, call, done.request);
}

Answer RefuseRequest(const Backend& backend, const Call& call) {
  GENKAN_TRY(const auto request, RequestInPath(backend, call));
  GENKAN_TRY(const std::string reason, wire::DecodeOneText("reason", call.request.body));
  return RequestAnswer(backend, call, RefusePrivacy(RoomOf(backend, call), request.id, reason));
}

Answer PutLegalHold(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::Contact contact, ContactOf(backend, call));
  GENKAN_TRY(const std::string reason, wire::DecodeOneText("reason", call.request.body));
  GENKAN_TRY_OK(HoldContact(RoomOf(backend, call), contact.id, reason));
  return wire::Response{.status = 204};
}

Answer DeleteLegalHold(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::Contact contact, ContactOf(backend, call));
  GENKAN_TRY_OK(ReleaseContact(RoomOf(backend, call), contact.id));
  return wire::Response{.status = 204};
}

Answer PutTicketHold(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::TicketNumber number, NumberInPath(call));
  GENKAN_TRY(const std::string reason, wire::DecodeOneText("reason", call.request.body));
  GENKAN_TRY_OK(HoldTicket(RoomOf(backend, call), number, reason));
  return wire::Response{.status = 204};
}

Answer DeleteTicketHold(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::TicketNumber number, NumberInPath(call));
  GENKAN_TRY_OK(ReleaseTicket(RoomOf(backend, call), number));
  return wire::Response{.status = 204};
}

Answer GetRetention(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  GENKAN_TRY(const auto list, PreviewRetention(RoomOf(backend, call)));
  return JsonAnswer(200, wire::EncodeRetentionList(list));
}

}  // namespace genkan::service
