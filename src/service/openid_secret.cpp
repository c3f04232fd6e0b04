#include "genkan/service/openid_secret.h"

#include "genkan/wire/session_codec.h"
#include "service/audit.h"
#include "service/handlers.h"

namespace genkan::service {

domain::Portal WithOpenIdSecret(const Secrets& secrets, domain::Portal portal,
                                const Secret& secret) {
  portal.settings.Edit().access.openid.sealed_client_secret =
      secret.empty() ? "" : secrets.Seal(kOpenIdSecretKey, secret);
  return portal;
}

Answer PutOpenIdSecret(const Backend& backend, const Call& call) {
  GENKAN_TRY(const Secret secret, wire::DecodeClientSecret(call.request.body));
  const domain::Portal changed = WithOpenIdSecret(backend.ports.secrets, call.portal, secret);
  const Status stored = backend.store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(backend.store.PutPortal(changed));
    return RecordAudit(backend, call,
                       {.action = std::string(kOpenIdSecretChanged), .subject = "access"});
  });
  GENKAN_TRY_OK(stored);
  return wire::Response{.status = 204};
}

}  // namespace genkan::service
