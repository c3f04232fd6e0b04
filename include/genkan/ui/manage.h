// The wing in which a portal is set up and looked after, for staff who may. A build that has it
// links genkan_manage.
#pragma once

#include <memory>

#include "genkan/base/strings.h"
#include "genkan/client/settings_client.h"
#include "genkan/ui/wing.h"

namespace genkan::ui {

// The arguments outlive the wing.
std::unique_ptr<Wing> NewManageWing(client::SettingsClient& settings, const Strings& strings);

}  // namespace genkan::ui
