// The client for those who answer tickets: the customer's with a wing more.
#include "genkan/ui/desk.h"
#include "platform/web/main_web.h"

namespace genkan::platform {

client::Transport& TransportOf(FetchTransport& http) { return http; }

ui::Wing* WingOf(const WingParts& parts) {
  auto* agent = new client::AgentClient(parts.transport, parts.clock, parts.random);
  return ui::NewDeskWing(*agent, parts.strings).release();
}

}  // namespace genkan::platform
