// The secret by which an OpenID Connect provider knows the portal.
#pragma once

#include "genkan/domain/portal.h"
#include "genkan/service/ports.h"
#include "genkan/service/store.h"

namespace genkan::service {

// The key under which it is sealed.
inline constexpr std::string_view kOpenIdSecretKey = "openid client secret";

// What a change of it is in the audit log, which never holds it.
inline constexpr std::string_view kOpenIdSecretChanged = "openid.client_secret_changed";

// `portal` with that secret, or without one where it is empty.
domain::Portal WithOpenIdSecret(const Secrets& secrets, domain::Portal portal,
                                const Secret& secret);

}  // namespace genkan::service
