#include "genkan/wire/similar_codec.h"

#include "wire/record_json.h"

namespace genkan::wire {

std::string EncodeSimilarTickets(const domain::SimilarTickets& tickets) { return Encoded(tickets); }
Result<domain::SimilarTickets> DecodeSimilarTickets(std::string_view body) {
  return Decoded<domain::SimilarTickets>(body);
}

}  // namespace genkan::wire
