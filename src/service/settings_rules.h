// What a change of settings has to hold to beside the section's own rules, however it comes in.
#pragma once

#include <string>
#include <string_view>

#include "genkan/service/store.h"

namespace genkan::service {

// Whether what the ticket rules name is there and takes new tickets.
Status CheckTargets(const Store& store, const domain::Portal& portal);

// Makes `changed` what is stored when that section of `before` is changed to it, or says what is
// wrong: a new wording of the consent notice gets the next number, an address that is left stays
// known.
Status SettleSection(const Store& store, const domain::Portal& before, std::string_view section,
                     domain::Portal* changed);

// The section as JSON for the audit log, where a picture is told by what it is and not shown.
std::string SectionForAudit(domain::Portal portal, std::string_view section);

}  // namespace genkan::service
