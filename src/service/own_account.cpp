#include "service/own_account.h"

#include <algorithm>

#include "genkan/domain/contact_access.h"
#include "genkan/wire/own_account_codec.h"
#include "service/answers.h"
#include "service/audit.h"
#include "service/handlers.h"
#include "service/sessions.h"

namespace genkan::service {
namespace {

// The actor's sessions that still let somebody in. Whoever looks on has none of their own here.
Result<std::vector<Session>> SessionsOfActor(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::Contact contact, OwnerOf(call));
  if (call.preview) return ErrorCode::kNotFound;
  GENKAN_TRY(auto sessions, backend.store.SessionsOf(call.portal.id, contact.id));
  std::erase_if(sessions, [&](const Session& session) {
    return SessionIsOver(call.portal, session, call.now_millis);
  });
  return sessions;
}

Status EndAndNote(const Backend& backend, const Call& call, const std::vector<Session>& ended,
                  const char* action) {
  return backend.store.Atomically([&]() -> Status {
    for (const Session& session : ended) {
      GENKAN_TRY_OK(backend.store.EndSession(session.token_digest));
    }
    return RecordAudit(backend, call,
                       {.action = action, .subject = domain::CalledName(*call.actor->contact)});
  });
}

Status CheckZone(const Backend& backend, const domain::Contact& contact, const std::string& zone) {
  if (zone.empty() || zone == contact.time_zone) return Done{};
  const auto known = backend.ports.locale.ZoneNames();
  const bool there = std::find(known.begin(), known.end(), zone) != known.end();
  return there ? Status(Done{}) : FieldError("time_zone", "error.value_unknown");
}

}  // namespace

Result<domain::Contact> OwnerOf(const Call& call) {
  return call.actor->contact ? Result<domain::Contact>(*call.actor->contact) : ErrorCode::kNotFound;
}

Result<domain::Contact> ChangeOwnAccount(const Backend& backend, const Call& call,
                                         const domain::Contact& contact,
                                         const AccountChange& change) {
  GENKAN_TRY_OK(CheckZone(backend, contact, change.wanted.time_zone));
  GENKAN_TRY(const domain::Contact changed,
             domain::WithOwnAccount(contact, change.wanted, call.portal.languages));
  if (changed == contact) return contact;
  const Status stored = backend.store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(backend.store.PutContact(call.portal.id, changed));
    return RecordAudit(backend, call,
                       {.action = change.action,
                        .subject = domain::CalledName(changed),
                        .before = wire::EncodeOwnAccount(domain::OwnAccountOf(contact)),
                        .after = wire::EncodeOwnAccount(domain::OwnAccountOf(changed)),
                        .contact = &contact});
  });
  GENKAN_TRY_OK(stored);
  return changed;
}

Result<domain::OwnSessions> OwnSessionsOf(const Backend& backend, const Call& call) {
  GENKAN_TRY(const auto sessions, SessionsOfActor(backend, call));
  domain::OwnSessions list;
  for (const Session& session : sessions) {
    list.sessions.push_back({.id = session.id,
                             .device = session.device,
                             .created_at_millis = session.created_at_millis,
                             .last_used_at_millis = session.last_used_at_millis,
                             .current = session.token_digest == call.actor->token_digest});
  }
  return list;
}

Status EndOwnSession(const Backend& backend, const Call& call) {
  GENKAN_TRY(auto sessions, SessionsOfActor(backend, call));
  std::erase_if(sessions, [&](const Session& session) {
    return domain::IdText(session.id) != call.parameter;
  });
  if (sessions.empty()) return ErrorCode::kNotFound;
  return EndAndNote(backend, call, sessions, "session.ended");
}

Status EndOtherSessions(const Backend& backend, const Call& call) {
  GENKAN_TRY(auto sessions, SessionsOfActor(backend, call));
  std::erase_if(sessions, [&](const Session& session) {
    return session.token_digest == call.actor->token_digest;
  });
  if (sessions.empty()) return Done{};
  return EndAndNote(backend, call, sessions, "session.others_ended");
}

Answer GetOwnAccount(const Backend&, const Call& call) {
  GENKAN_TRY(const domain::Contact contact, OwnerOf(call));
  return JsonAnswer(200, wire::EncodeOwnAccount(domain::OwnAccountOf(contact)));
}

Answer PutOwnAccount(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::Contact contact, OwnerOf(call));
  AccountChange change{.wanted = domain::OwnAccountOf(contact)};
  GENKAN_TRY_OK(wire::DecodeOwnAccount(call.request.body, &change.wanted));
  GENKAN_TRY(const domain::Contact changed, ChangeOwnAccount(backend, call, contact, change));
  return JsonAnswer(200, wire::EncodeOwnAccount(domain::OwnAccountOf(changed)));
}

Answer ListOwnSessions(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::OwnSessions sessions, OwnSessionsOf(backend, call));
  return JsonAnswer(200, wire::EncodeOwnSessions(sessions));
}

Answer DeleteOwnSession(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(EndOwnSession(backend, call));
  return wire::Response{.status = 204};
}

Answer DeleteOtherSessions(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(EndOtherSessions(backend, call));
  return wire::Response{.status = 204};
}

}  // namespace genkan::service
