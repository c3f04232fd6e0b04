// The page on which a customer files a ticket.
#pragma once

#include "ui/view_context.h"

namespace genkan::ui {

// The form that is filled in: the one that was chosen, or the only one; null while one has to be
// chosen or the forms are not known yet.
const domain::FormView* ShownForm(const client::PortalClient& client, const ViewMemory& memory);

void DrawNewTicket(ViewContext& context, float top);

}  // namespace genkan::ui
