// What may become of categories, fields and choices that somebody holds.
#pragma once

#include "genkan/service/store.h"

namespace genkan::service {

// What somebody holds is retired and not taken away: its name would go with it. Refuses under the
// list in the section.
Status CheckFieldsKept(const Store& store, const domain::Portal& before,
                       const domain::CustomFields& after);

}  // namespace genkan::service
