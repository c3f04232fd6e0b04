// The answer of GET /v1/tickets/similar.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/domain/similar_tickets.h"

namespace genkan::wire {

std::string EncodeSimilarTickets(const domain::SimilarTickets& tickets);
Result<domain::SimilarTickets> DecodeSimilarTickets(std::string_view body);

}  // namespace genkan::wire
