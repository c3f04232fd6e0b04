// The client that ships: its backend is across the network.
#include "platform/web/main_web.h"

namespace genkan::platform {

client::Transport& TransportOf(FetchTransport& http) { return http; }

ui::Wing* WingOf(const WingParts&) { return nullptr; }

}  // namespace genkan::platform
