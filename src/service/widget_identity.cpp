// The keys with which servers of other pages sign who is signed in there, and the exchange of what
// they signed for a session.
#include <algorithm>
#include <array>

#include "genkan/service/base64url.h"
#include "genkan/service/widget_keys.h"
#include "genkan/wire/widget_codec.h"
#include "service/answers.h"
#include "service/audit.h"
#include "service/handlers.h"
#include "service/linked_contact.h"
#include "service/one_time.h"
#include "service/post.h"
#include "service/sign_in.h"
#include "service/throttle.h"
#include "service/widget_token.h"

namespace genkan::service {
namespace {

// With the subject behind it the external id of a contact who is known by that alone.
constexpr std::string_view kGivenSubject = "widget:";

struct Vouched {
  WidgetClaims claims;
  domain::WidgetKeyId key;
};

Result<Vouched> ReadToken(const Backend& backend, const Call& call, std::string_view compact) {
  const Secrets& secrets = backend.ports.secrets;
  GENKAN_TRY(const WidgetToken token, ParseWidgetToken(compact));
  const auto id = domain::ParseId<domain::WidgetKeyId>(token.key_id);
  const domain::WidgetKey* key =
      id.ok() ? domain::FindWidgetKey(call.portal.settings->widget, *id) : nullptr;
  if (key == nullptr) return WrongWidgetToken("key");
  GENKAN_TRY(const Secret secret, secrets.Unseal(kWidgetKeySeal, key->sealed_secret));
  if (!IsSignedBy(secrets, secret, token)) return WrongWidgetToken("signature");
  GENKAN_TRY(
      WidgetClaims claims,
      CheckWidgetClaims(token.claims, {.audience = PortalAddress(PostRoomOf(backend), call.portal),
                                       .now_millis = call.now_millis}));
  return Vouched{.claims = std::move(claims), .key = key->id};
}

Result<NewSession> Enter(const Backend& backend, const Call& call, const Vouched& vouched) {
  NewSession begun;
  const auto enter = [&]() -> Status {
    const WidgetClaims& claims = vouched.claims;
    GENKAN_TRY(const domain::ContactId contact,
               LinkedContact(backend, call,
                             {.issuer = std::string(kGivenSubject) + claims.issuer,
                              .given_prefix = kGivenSubject},
                             claims.person));
    GENKAN_TRY_OK(UseOnce(backend, call,
                          {.purpose = SecretPurpose::kWidgetIdentity,
                           .person = {.contact = contact},
                           .token = domain::IdText(vouched.key) + " " + claims.id,
                           .over_at_millis = claims.over_at_millis},
                          WrongWidgetToken("used")));
    GENKAN_TRY_OK(CheckEntry(backend, call, contact));
    GENKAN_TRY_OK(AcceptInvitation(backend, call, contact));
    GENKAN_TRY(begun, BeginSession(backend, call, {.contact = contact},
                                   {.place = SessionPlace::kWidget, .widget_key = vouched.key}));
    return Done{};
  };
  GENKAN_TRY_OK(backend.store.Atomically(enter));
  return begun;
}

}  // namespace

Result<NewWidgetKey> AddWidgetKey(const Ports& ports, Millis now, std::string_view name,
                                  domain::Portal* portal) {
  auto& keys = portal->settings.Edit().widget.keys;
  if (keys.size() >= domain::kWidgetKeysMax) {
    return FieldError("name", "error.list_too_long",
                      {{"max", std::to_string(domain::kWidgetKeysMax)}});
  }
  GENKAN_TRY(std::string called, domain::CheckPersonName(name));
  if (called.empty()) return FieldError("name", "error.field_missing");
  std::array<std::uint8_t, 32> bytes{};
  ports.random.Fill(bytes);
  NewWidgetKey made{.id = domain::NewId<domain::WidgetKeyId>(now, ports.random),
                    .secret = Secret(Base64UrlText(bytes))};
  keys.push_back({.id = made.id,
                  .name = std::move(called),
                  .sealed_secret = ports.secrets.Seal(kWidgetKeySeal, made.secret),
                  .made_at_millis = now});
  return made;
}

Result<std::string> RemoveWidgetKey(domain::WidgetKeyId id, domain::Portal* portal) {
  auto& keys = portal->settings.Edit().widget.keys;
  const auto found = std::find_if(keys.begin(), keys.end(),
                                  [id](const domain::WidgetKey& key) { return key.id == id; });
  if (found == keys.end()) return ErrorCode::kNotFound;
  std::string name = found->name;
  keys.erase(found);
  return name;
}

Answer IdentifyToWidget(const Backend& backend, const Call& call) {
  GENKAN_TRY(const Secret token, wire::DecodeWidgetToken(call.request.body));
  const auto vouched = ReadToken(backend, call, token.Reveal());
  auto begun = vouched.ok() ? Enter(backend, call, *vouched) : Result<NewSession>(vouched.error());
  if (!begun.ok()) {
    if (begun.error().code == ErrorCode::kWrongCredentials) {
      GENKAN_TRY_OK(RecordAddressFailure(backend, call));
    }
    return begun.error();
  }
  return WidgetSessionAnswer(call, std::move(begun->token), {.widget_key = vouched->key});
}

Answer PostWidgetKey(const Backend& backend, const Call& call) {
  GENKAN_TRY(const std::string name, wire::DecodeWidgetKeyName(call.request.body));
  domain::Portal changed = call.portal;
  GENKAN_TRY(const NewWidgetKey made, AddWidgetKey(backend.ports, call.now_millis, name, &changed));
  const Status stored = backend.store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(backend.store.PutPortal(changed));
    return RecordAudit(backend, call,
                       {.action = std::string(kWidgetKeyMade),
                        .subject = changed.settings->widget.keys.back().name});
  });
  GENKAN_TRY_OK(stored);
  return JsonAnswer(201, wire::EncodeNewWidgetKey({domain::IdText(made.id), made.secret}));
}

Answer DeleteWidgetKey(const Backend& backend, const Call& call) {
  const auto id = domain::ParseId<domain::WidgetKeyId>(call.parameter);
  if (!id.ok()) return ErrorCode::kNotFound;
  domain::Portal changed = call.portal;
  GENKAN_TRY(const std::string name, RemoveWidgetKey(*id, &changed));
  const Status stored = backend.store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(backend.store.PutPortal(changed));
    return RecordAudit(backend, call, {.action = std::string(kWidgetKeyRevoked), .subject = name});
  });
  GENKAN_TRY_OK(stored);
  return wire::Response{.status = 204};
}

}  // namespace genkan::service
