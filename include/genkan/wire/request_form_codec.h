// The request forms that a customer can choose, on the wire.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/result.h"
#include "genkan/domain/request_form.h"

namespace genkan::wire {

// The answer of GET /v1/request-forms, in the reader's language.
std::string EncodeRequestForms(const std::vector<domain::FormView>& forms);
Result<std::vector<domain::FormView>> DecodeRequestForms(std::string_view body);

}  // namespace genkan::wire
