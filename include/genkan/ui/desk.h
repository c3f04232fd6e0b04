// The wing in which tickets are answered, for agents. A build that has it links genkan_desk.
#pragma once

#include <memory>

#include "genkan/base/strings.h"
#include "genkan/client/agent_client.h"
#include "genkan/ui/wing.h"

namespace genkan::ui {

// The arguments outlive the wing.
std::unique_ptr<Wing> NewDeskWing(client::AgentClient& agent, const Strings& strings);

}  // namespace genkan::ui
