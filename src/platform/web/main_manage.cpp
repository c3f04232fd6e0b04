// The client for those who set the portal up: the customer's with a wing more.
#include "genkan/ui/manage.h"
#include "platform/web/main_web.h"

namespace genkan::platform {

client::Transport& TransportOf(FetchTransport& http) { return http; }

ui::Wing* WingOf(const WingParts& parts) {
  auto* settings = new client::SettingsClient(parts.transport, parts.clock, parts.random);
  return ui::NewManageWing(*settings, parts.strings).release();
}

}  // namespace genkan::platform
