// What its customers may change of a ticket's details.
#pragma once

#include <optional>

#include "genkan/domain/field_edit.h"
#include "service/backend.h"

namespace genkan::service {

// What can be changed of the ticket's details; none: nothing can. Says nothing of who may.
std::optional<domain::FieldsEdit> FieldsEditOf(const Backend& backend, const Call& call,
                                               const domain::Ticket& ticket);

}  // namespace genkan::service
