// One's own account on the way between a contact and the backend.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/domain/own_account.h"

namespace genkan::wire {

std::string EncodeOwnAccount(const domain::OwnAccount& account);
// Over what is there already: what the body leaves out keeps its value, and unknown names and words
// are refused.
Status DecodeOwnAccount(std::string_view body, domain::OwnAccount* account);

std::string EncodeOwnSessions(const domain::OwnSessions& sessions);

}  // namespace genkan::wire
