// What differs between the modules that share exports.cpp: how each reaches a backend.
#pragma once

#include "genkan/client/transport.h"
#include "platform/web/fetch_transport.h"

namespace genkan::platform {

// `http` where the backend is across the network, else a transport of the module's own.
client::Transport& TransportOf(FetchTransport& http);

}  // namespace genkan::platform
