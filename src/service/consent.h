// The consent text of a portal: a customer who has not accepted its present version gets to see it
// and nothing else.
#pragma once

#include <string>

#include "service/backend.h"

namespace genkan::service {

// Whether the portal asks the request's actor for consent at all: staff are not asked, nor whoever
// looks on in a preview.
bool IsAskedForConsent(const Call& call);

// kConsentNeeded where the request's actor has not accepted the present version.
Status CheckConsentGiven(const Backend& backend, const Call& call);

// The page that asks, and leads back to where the request wanted to go.
std::string ConsentPath(const Call& call);

}  // namespace genkan::service
