// The parts of the account page that one changes in place.
#pragma once

#include <map>
#include <string>

#include "service/backend.h"

namespace genkan::service {

// The whole page; `error` is what was wrong with what was sent.
Result<wire::Response> RenderAccount(const Backend& backend, const Call& call, const Error* error);

// What the forms for name, language, time zone, mail and sessions hold.
Status AddAccountForms(const Backend& backend, const Call& call,
                       std::map<std::string, std::string, std::less<>>* values);

}  // namespace genkan::service
