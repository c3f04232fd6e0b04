#include "service/same_site.h"

namespace genkan::service {

Status CheckSameSite(const wire::Request& request, std::string_view public_origin,
                     OriginProof proof) {
  const Status allowed = Done{};
  const Status refused = ErrorCode::kCrossSite;
  const std::string_view site = wire::HeaderValue(request.headers, "sec-fetch-site");
  // "none" is the person's own doing: the address bar or a bookmark.
  if (!site.empty()) return site == "same-origin" || site == "none" ? allowed : refused;
  const std::string_view origin = wire::HeaderValue(request.headers, "origin");
  if (!origin.empty()) return origin == public_origin ? allowed : refused;
  return proof == OriginProof::kByMediaType ? allowed : refused;
}

}  // namespace genkan::service
