#include "genkan/domain/ticket_listing.h"

#include <catch2/catch_test_macros.hpp>

namespace genkan::domain {
namespace {

TEST_CASE("A listing says each thing once and in one order", "[domain][list]") {
  TicketListing listing = ListingWith({}, kListSort, "-created");
  listing = ListingWith(listing, kListState, "open");
  listing = ListingWith(listing, kListPriority, "high");
  listing = ListingWith(listing, kListState, "closed");
  CHECK(listing.values ==
        std::vector<FieldValue>{{"state", "closed"}, {"priority", "high"}, {"sort", "-created"}});
  CHECK(ListingValue(listing, kListPriority) == "high");
  CHECK(ListingValue(listing, kListChannel).empty());
  CHECK(ListingWith(listing, kListPriority, {}).values.size() == 2);
  CHECK(ListingWith(listing, "colour", "red") == listing);
}

TEST_CASE("Without its filters a listing keeps its order", "[domain][list]") {
  const TicketListing ordered = ListingWith({}, kListSort, "subject");
  const TicketListing filtered = ListingWith(ordered, kListChannel, "email");
  CHECK(WithoutFilters(filtered) == ordered);
  CHECK(IsFiltered(filtered));
  CHECK_FALSE(IsFiltered(ordered));
  CHECK_FALSE(IsFiltered({}));
}

TEST_CASE("A view's name is one line of at most 60 characters", "[domain][list]") {
  CHECK(CheckViewName("  \u3000急ぎの件 ").value() == "急ぎの件");
  CHECK(CheckViewName(std::string(60, 'a')).ok());
  for (const std::string& bad : {std::string(), std::string("  "), std::string(61, 'a'),
                                 std::string("a\nb"), std::string("\xff")}) {
    CHECK(CheckViewName(bad).error().field == "name");
  }
}

}  // namespace
}  // namespace genkan::domain
