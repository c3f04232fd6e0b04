// What a portal needs before anybody can use it.
#pragma once

#include "genkan/service/ports.h"
#include "genkan/service/store.h"

namespace genkan::server {

// The portal at the root; where there is none yet, makes it with a help desk, a form that its new
// tickets come through, and a pipeline of four stages. Whole or not at all.
Result<domain::Portal> EnsurePortal(service::Store& store, const service::Ports& ports);

}  // namespace genkan::server
