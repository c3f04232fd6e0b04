// The mail with which somebody chooses another password.
#pragma once

#include "service/backend.h"
#include "service/sessions.h"

namespace genkan::service {

// Puts it into the outbox; earlier links of the person are void. For nobody all the same is done
// but for the mail. REQUIRES: within a transaction.
Status SendResetLink(const Backend& backend, const Call& call, const Person& person);

}  // namespace genkan::service
