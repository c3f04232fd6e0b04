// What a reader may filter and order their list by: what the portal shows them, and nothing that it
// does not, since an order or a filter tells as much as a column.
#pragma once

#include <initializer_list>
#include <string_view>

#include "genkan/domain/shown_fields.h"
#include "genkan/domain/ticket_listing.h"
#include "service/backend.h"

namespace genkan::service {

// How many requesters a list offers to choose from.
inline constexpr std::size_t kRequestersOffered = 200;

// The listing that a query says. Refuses what is neither of it nor among `others`, and what is
// empty.
Result<domain::TicketListing> ListingFrom(const wire::Target& target,
                                          std::initializer_list<std::string_view> others);

// A listing as the store is asked for it. The error's field is the parameter that is to blame.
Result<TicketQuery> QueryOf(const Backend& backend, const Call& call,
                            const domain::TicketListing& listing);

// What the reader may set each filter to, in their language.
Result<domain::ListFilters> FiltersFor(const Backend& backend, const Call& call);

// A channel in the reader's words; one without words as it is.
std::string ChannelWord(const Strings& strings, std::string_view channel);

// The columns of the reader's list.
domain::FieldViews ColumnsOf(const Call& call);

}  // namespace genkan::service
