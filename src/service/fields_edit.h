// What its customers may change of a ticket's details.
#pragma once

#include <optional>

#include "genkan/domain/field_edit.h"
#include "service/backend.h"

namespace genkan::service {

// What the request's reader may change of the ticket's details, and of who sees it; none: nothing.
Result<std::optional<domain::FieldsEdit>> FieldsEditOf(const Backend& backend, const Call& call,
                                                       const domain::Ticket& ticket,
                                                       const domain::Pipeline& pipeline);

}  // namespace genkan::service
