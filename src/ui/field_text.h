// The fields of a ticket in words: what the list and the details call them, and what stands there.
#pragma once

#include <string>

#include "ui/view_context.h"

namespace genkan::ui {

// The portal's own label, else ours.
const std::string& FieldLabel(const ViewContext& context, const domain::FieldView& field);

// What the ticket has in the field, in one text; of times nothing, since readers choose how those
// are written.
std::string FieldText(const ViewContext& context, const domain::FieldView& field,
                      const domain::TicketSummary& ticket);

// When it was made or last moved; 0 for every other field.
Millis FieldTime(const domain::FieldView& field, const domain::TicketSummary& ticket);

}  // namespace genkan::ui
