// The demo's module for customers.
#include "platform/web/main_web.h"

namespace genkan::platform {

ui::Wing* WingOf(const WingParts&) { return nullptr; }

}  // namespace genkan::platform
