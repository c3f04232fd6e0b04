// The contact that a path names.
#pragma once

#include "service/backend.h"

namespace genkan::service {

// By the {id} of the path; kNotFound where there is none.
Result<domain::Contact> ContactOf(const Backend& backend, const Call& call);

}  // namespace genkan::service
