#include "genkan/domain/ticket_listing.h"

#include <algorithm>

#include "genkan/base/utf8.h"

namespace genkan::domain {
namespace {

constexpr std::string_view kNames[] = {kListState,       kListScope,       kListStage,
                                       kListPriority,    kListCategory,    kListRequester,
                                       kListChannel,     kListCreatedFrom, kListCreatedTo,
                                       kListUpdatedFrom, kListUpdatedTo,   kListSort};

const std::string_view* PlaceOf(std::string_view name) {
  return std::find(std::begin(kNames), std::end(kNames), name);
}

}  // namespace

std::span<const std::string_view> ListingNames() { return kNames; }

std::string_view ListingValue(const TicketListing& listing, std::string_view name) {
  for (const FieldValue& each : listing.values) {
    if (each.field == name) return each.value;
  }
  return {};
}

TicketListing ListingWith(TicketListing listing, std::string_view name, std::string_view value) {
  auto& values = listing.values;
  std::erase_if(values, [name](const FieldValue& each) { return each.field == name; });
  if (value.empty() || PlaceOf(name) == std::end(kNames)) return listing;
  const auto after = std::find_if(values.begin(), values.end(), [name](const FieldValue& each) {
    return PlaceOf(each.field) > PlaceOf(name);
  });
  values.insert(after, {std::string(name), std::string(value)});
  return listing;
}

Result<std::string> CheckViewName(std::string_view name) {
  const std::string_view trimmed = TrimmedText(name);
  if (trimmed.empty()) return FieldError("name", "error.view_name_empty");
  if (!IsValidUtf8(name) || HasForbiddenControl(trimmed, false)) {
    return FieldError("name", "error.text_forbidden");
  }
  if (CodePointCount(trimmed) > kViewNameCodePointsMax) {
    return FieldError("name", "error.view_name_long",
                      {{"max", std::to_string(kViewNameCodePointsMax)}});
  }
  return std::string(trimmed);
}

TicketListing WithoutFilters(const TicketListing& listing) {
  return ListingWith({}, kListSort, ListingValue(listing, kListSort));
}

bool IsFiltered(const TicketListing& listing) { return listing != WithoutFilters(listing); }

}  // namespace genkan::domain
