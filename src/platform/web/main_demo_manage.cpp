// The demo's module once somebody manages the portal: with a wing more, and all of the backend.
#include "genkan/ui/manage.h"
#include "platform/web/main_web.h"

namespace genkan::platform {

ui::Wing* WingOf(const WingParts& parts) {
  auto* settings = new client::SettingsClient(parts.transport, parts.clock, parts.random);
  return ui::NewManageWing(*settings, parts.strings).release();
}

}  // namespace genkan::platform
