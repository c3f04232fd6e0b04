// What differs between the modules that share exports.cpp: how each reaches a backend, and which
// screens it has.
#pragma once

#include "genkan/base/clock.h"
#include "genkan/base/random.h"
#include "genkan/base/strings.h"
#include "genkan/client/transport.h"
#include "genkan/ui/wing.h"
#include "platform/web/fetch_transport.h"

namespace genkan::platform {

// `http` where the backend is across the network, else a transport of the module's own.
client::Transport& TransportOf(FetchTransport& http);

// What a wing is made of.
struct WingParts {
  client::Transport& transport;
  const Clock& clock;
  Random& random;
  const Strings& strings;
};

// The screens that this module has beside the customer's; null where it has none. Made once, and
// all that it needs lives as long as the tab.
ui::Wing* WingOf(const WingParts& parts);

}  // namespace genkan::platform
