// A list's filters and order in a query string, and what they can be set to as JSON.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/domain/ticket_listing.h"
#include "genkan/wire/message.h"

namespace genkan::wire {

// "state=open&sort=-created"; empty where the listing says nothing.
std::string ListingQuery(const domain::TicketListing& listing);
// What of it `target` says; other parameters are left alone, and of one that comes twice the first
// counts.
domain::TicketListing ListingOf(const Target& target);

std::string EncodeListFilters(const domain::ListFilters& filters);
Result<domain::ListFilters> DecodeListFilters(std::string_view body);

std::string EncodeSavedViews(const domain::SavedViews& views);
Result<domain::SavedViews> DecodeSavedViews(std::string_view body);
// What somebody saves; refuses what it does not know.
std::string EncodeSavedView(const domain::SavedView& view);
Result<domain::SavedView> DecodeSavedView(std::string_view body);

// {"upto_millis": 1}: a ticket was read up to then.
std::string EncodeReadMark(Millis upto);
Result<Millis> DecodeReadMark(std::string_view body);

}  // namespace genkan::wire
