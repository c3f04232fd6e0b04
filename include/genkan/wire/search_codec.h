// The answer of GET /v1/search.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/domain/search_views.h"

namespace genkan::wire {

std::string EncodeSearchPage(const domain::SearchPage& page);
Result<domain::SearchPage> DecodeSearchPage(std::string_view body);

}  // namespace genkan::wire
