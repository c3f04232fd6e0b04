// The keys with which the server of a page signs who is signed in there, for the API and for
// `genkan admin` alike.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/secret.h"
#include "genkan/domain/portal.h"
#include "genkan/service/ports.h"

namespace genkan::service {

// The name of the key under which they are sealed.
inline constexpr std::string_view kWidgetKeySeal = "widget keys";

inline constexpr std::string_view kWidgetKeyMade = "widget.key_made";
inline constexpr std::string_view kWidgetKeyRevoked = "widget.key_revoked";

// Shown once: the portal keeps the secret sealed.
struct NewWidgetKey {
  domain::WidgetKeyId id;
  Secret secret;
};

// Makes a key and puts it into the portal's settings. Refuses one without a name, and one too many.
Result<NewWidgetKey> AddWidgetKey(const Ports& ports, Millis now, std::string_view name,
                                  domain::Portal* portal);

// Takes a key out of the settings, with which all sessions end that rest on it. The result is its
// name; kNotFound where there is none.
Result<std::string> RemoveWidgetKey(domain::WidgetKeyId id, domain::Portal* portal);

}  // namespace genkan::service
