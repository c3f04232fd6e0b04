// The contact that a path names, and what a manager is told of it.
#pragma once

#include "service/backend.h"

namespace genkan::service {

// By the {id} of the path; kNotFound where there is none.
Result<domain::Contact> ContactOf(const Backend& backend, const Call& call);

// With the tag that a change of it has to repeat.
Result<wire::Response> ContactAnswer(const Backend& backend, const Call& call,
                                     const domain::Contact& contact);

}  // namespace genkan::service
