// Requests that change something must come from our own pages or from a tool, never from another
// site in a signed-in person's browser.
#pragma once

#include <string_view>

#include "service/backend.h"

namespace genkan::service {

// What a request must show where its browser says nothing of where it came from.
enum class OriginProof : std::uint8_t {
  kRequired,     // A form: any site can make a browser send one.
  kByMediaType,  // JSON with our own header: a browser asks us before it sends that across sites.
};

// kCrossSite where another site caused `request`.
Status CheckSameSite(const wire::Request& request, std::string_view public_origin,
                     OriginProof proof);

}  // namespace genkan::service
