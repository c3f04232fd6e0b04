#include "genkan/service/privacy.h"

#include <algorithm>
#include <functional>

#include "genkan/domain/contact_access.h"
#include "genkan/service/audit_id.h"
#include "genkan/wire/json.h"
#include "service/privacy_room.h"

namespace genkan::service {
namespace {

using domain::PrivacyKind;
using domain::PrivacyRequest;
using domain::PrivacyState;

Error Refusal(std::string_view message_key) {
  return {.code = ErrorCode::kConflict, .message_key = std::string(message_key)};
}

// Changes an open request, with its entry in the log.
Result<PrivacyRequest> Change(const PrivacyRoom& room, domain::PrivacyRequestId id,
                              std::string_view action,
                              const std::function<Status(PrivacyRequest*)>& change) {
  PrivacyRequest request;
  const Status done = room.store.Atomically([&]() -> Status {
    GENKAN_TRY(request, room.store.PrivacyRequestById(room.portal.id, id));
    if (request.state != PrivacyState::kOpen) return Refusal("error.privacy_ended");
    GENKAN_TRY_OK(change(&request));
    GENKAN_TRY_OK(room.store.PutPrivacyRequest(room.portal.id, request));
    return NotePrivacy(room,
                       {.action = std::string(action),
                        .subject = request.shown_name,
                        .before = {},
                        .after = request.contact ? JsonOfContact(request.contact) : std::string()});
  });
  GENKAN_TRY_OK(done);
  return request;
}

void End(const PrivacyRoom& room, PrivacyState state, PrivacyRequest* request) {
  request->state = state;
  request->ended_by = room.shown_name;
  request->ended_at_millis = room.clock.NowMillis();
}

}  // namespace

Status NotePrivacy(const PrivacyRoom& room, domain::AuditEntry entry) {
  entry.at_millis = room.clock.NowMillis();
  GENKAN_TRY(entry.id, NextAuditId(room.store, room.portal.id, entry.at_millis, room.random));
  entry.staff = room.staff;
  entry.contact = room.contact;
  entry.actor_shown_name = room.shown_name;
  return room.store.AddAuditEntry(room.portal.id, entry);
}

std::string JsonOfContact(domain::ContactId contact, std::string_view name, std::string_view text) {
  wire::JsonWriter json;
  json.BeginObject().Name("contact").Text(domain::IdText(contact));
  if (!name.empty()) json.Name(name).Text(text);
  json.EndObject();
  return json.Take();
}

Result<PrivacyRequest> AskForPrivacy(const PrivacyRoom& room, PrivacyKind kind,
                                     domain::ContactId id) {
  PrivacyRequest request;
  const Status done = room.store.Atomically([&]() -> Status {
    GENKAN_TRY(const domain::Contact contact, room.store.ContactById(room.portal.id, id));
    GENKAN_TRY(const auto known, room.store.PrivacyRequests(room.portal.id));
    const auto same = std::find_if(known.begin(), known.end(), [&](const PrivacyRequest& each) {
      return each.contact == contact.id && each.kind == kind && each.state == PrivacyState::kOpen;
    });
    if (same != known.end()) {
      request = *same;
      return Done{};
    }
    const Millis now = room.clock.NowMillis();
    const bool own = room.contact == contact.id;
    request = {.id = domain::NewId<domain::PrivacyRequestId>(now, room.random),
               .kind = kind,
               .contact = contact.id,
               .shown_name = domain::CalledName(contact),
               .asked_at_millis = now,
               .asked_by = own ? std::string() : room.shown_name,
               .due_at_millis = domain::PrivacyDue(now),
               .checked_by = {},
               .check_note = {},
               .checked_at_millis = own ? now : 0};
    GENKAN_TRY_OK(room.store.PutPrivacyRequest(room.portal.id, request));
    return NotePrivacy(room, {.action = kind == PrivacyKind::kErase ? "privacy.erasure_asked"
                                                                    : "privacy.export_asked",
                              .subject = request.shown_name,
                              .before = {},
                              .after = JsonOfContact(contact.id)});
  });
  GENKAN_TRY_OK(done);
  return request;
}

Result<PrivacyRequest> CheckIdentity(const PrivacyRoom& room, domain::PrivacyRequestId id,
                                     std::string_view note) {
  GENKAN_TRY(const std::string checked, domain::CheckPrivacyNote(note, "note"));
  return Change(room, id, "privacy.identity_checked", [&](PrivacyRequest* request) -> Status {
    request->checked_by = room.shown_name;
    request->check_note = checked;
    request->checked_at_millis = room.clock.NowMillis();
    return Done{};
  });
}

Result<PrivacyRequest> RefusePrivacy(const PrivacyRoom& room, domain::PrivacyRequestId id,
                                     std::string_view reason) {
  GENKAN_TRY(const std::string checked, domain::CheckPrivacyNote(reason, "reason"));
  return Change(room, id, "privacy.refused", [&](PrivacyRequest* request) -> Status {
    request->reason = checked;
    End(room, PrivacyState::kRefused, request);
    return Done{};
  });
}

Result<CarriedOut> CarryOutPrivacy(const PrivacyRoom& room, domain::PrivacyRequestId id,
                                   std::string_view tag) {
  CarriedOut done;
  const auto carry_out = [&](PrivacyRequest* request) -> Status {
    if (request->checked_at_millis == 0) return Refusal("error.privacy_unchecked");
    if (request->kind == PrivacyKind::kErase) {
      GENKAN_TRY(const auto preview, PreviewErasure(room, request->contact));
      if (!preview.hold_reason.empty()) {
        return Error{.code = ErrorCode::kConflict,
                     .message_key = "error.privacy_held",
                     .params = {{"reason", preview.hold_reason}}};
      }
      if (preview.tag != tag) return Refusal("error.privacy_changed");
      GENKAN_TRY(done.blob_keys, EraseNow(room, request->contact));
      // Under the pseudonym, as the store has it since.
      GENKAN_TRY(*request, room.store.PrivacyRequestById(room.portal.id, id));
    }
    End(room, PrivacyState::kDone, request);
    return Done{};
  };
  GENKAN_TRY(done.request, Change(room, id, "privacy.carried_out", carry_out));
  return done;
}

Result<PrivacyRequest> WithdrawPrivacy(const PrivacyRoom& room, domain::PrivacyRequestId id) {
  GENKAN_TRY(const PrivacyRequest asked, room.store.PrivacyRequestById(room.portal.id, id));
  if (!room.contact || asked.contact != room.contact) return ErrorCode::kNotFound;
  return Change(room, id, "privacy.withdrawn", [&](PrivacyRequest* request) -> Status {
    End(room, PrivacyState::kWithdrawn, request);
    return Done{};
  });
}

Status HoldContact(const PrivacyRoom& room, domain::ContactId id, std::string_view reason) {
  GENKAN_TRY(const std::string checked, domain::CheckPrivacyNote(reason, "reason"));
  return room.store.Atomically([&]() -> Status {
    GENKAN_TRY(const domain::Contact contact, room.store.ContactById(room.portal.id, id));
    GENKAN_TRY_OK(
        room.store.PutLegalHold(room.portal.id, {.contact = contact.id,
                                                 .shown_name = {},
                                                 .reason = checked,
                                                 .set_by = room.shown_name,
                                                 .set_at_millis = room.clock.NowMillis()}));
    return NotePrivacy(room, {.action = "hold.set",
                              .subject = domain::CalledName(contact),
                              .before = {},
                              .after = JsonOfContact(contact.id, "reason", checked)});
  });
}

Status ReleaseContact(const PrivacyRoom& room, domain::ContactId id) {
  return room.store.Atomically([&]() -> Status {
    GENKAN_TRY(const domain::Contact contact, room.store.ContactById(room.portal.id, id));
    GENKAN_TRY_OK(room.store.RemoveLegalHold(room.portal.id, contact.id));
    return NotePrivacy(room, {.action = "hold.lifted",
                              .subject = domain::CalledName(contact),
                              .before = {},
                              .after = JsonOfContact(contact.id)});
  });
}

}  // namespace genkan::service
