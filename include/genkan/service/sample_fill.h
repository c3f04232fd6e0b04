// The sample portal: people and tickets to look at, from assets/sample/sample.json.
#pragma once

#include <string_view>

#include "genkan/service/ports.h"
#include "genkan/service/store.h"

namespace genkan::service {

// The password of every sample account.
inline constexpr std::string_view kSamplePassword = "genkan-demo";

// Those who sign in with it: two contacts of one company, one of another, who runs the portal, and
// an agent who answers tickets.
inline constexpr std::string_view kSampleSignIns[] = {"hana@sakura.example", "ken@sakura.example",
                                                      "noor@atlas.example", "owner@genkan.example",
                                                      "sam@genkan.example"};

// Puts the sample portal, whose slug is empty, into the store, all of it or nothing. Its dates are
// counted back from the clock's now. kConflict where a portal without a slug exists; kNotFound
// where the asset is missing. Where the platform keeps no passwords, nobody gets one. Hashes
// passwords, so slow.
Status FillSampleData(Store& store, const Ports& ports);

}  // namespace genkan::service
