// Which tickets a list shows and in what order, as the page's address, the API's query and a saved
// view say it: names and values. What each may be is the backend's to judge.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/domain/ids.h"
#include "genkan/domain/settings/custom_fields.h"

namespace genkan::domain {

inline constexpr std::string_view kListState = "state";  // "open", "waiting" or "closed".
inline constexpr std::string_view kListScope = "scope";  // "all", "own", "company", or one's id.
inline constexpr std::string_view kListStage = "stage";  // An id: all stages that are called so.
inline constexpr std::string_view kListPriority = "priority";
inline constexpr std::string_view kListCategory = "category";
inline constexpr std::string_view kListRequester = "requester";
inline constexpr std::string_view kListChannel = "channel";
inline constexpr std::string_view kListCreatedFrom = "created_from";  // Days, "2026-11-30".
inline constexpr std::string_view kListCreatedTo = "created_to";
inline constexpr std::string_view kListUpdatedFrom = "updated_from";
inline constexpr std::string_view kListUpdatedTo = "updated_to";
// A column's name, with "-" in front the other way round; none: what waits for the reader first.
inline constexpr std::string_view kListSort = "sort";

// All of them, in the order in which they stand in a query.
std::span<const std::string_view> ListingNames();

struct TicketListing {
  std::vector<FieldValue> values;  // In the order of ListingNames(); none is empty.
  friend bool operator==(const TicketListing&, const TicketListing&) = default;
};

// What the listing says of `name`; empty: nothing.
std::string_view ListingValue(const TicketListing& listing, std::string_view name);
// The same listing but for `name`; an empty value takes it away, and so does a name that is none.
TicketListing ListingWith(TicketListing listing, std::string_view name, std::string_view value);
// Without what narrows it: its order stays.
TicketListing WithoutFilters(const TicketListing& listing);
// Whether it shows less than there is.
bool IsFiltered(const TicketListing& listing);

// One of what a filter can be set to.
struct ListChoice {
  std::string value;
  std::string label;
  friend bool operator==(const ListChoice&, const ListChoice&) = default;
};

// A filter that this reader has; without choices: it takes a day.
struct ListFilter {
  std::string name;  // One of ListingNames().
  std::string label;
  std::vector<ListChoice> choices;
  friend bool operator==(const ListFilter&, const ListFilter&) = default;
};

using SavedViewId = Id<struct SavedViewTag>;

inline constexpr std::size_t kSavedViewsMax = 30;  // Of one person.
inline constexpr std::size_t kViewNameCodePointsMax = 60;

// A listing that somebody saved for themselves.
struct SavedView {
  SavedViewId id;
  std::string name;
  std::string query;  // As in the address of the list.
  friend bool operator==(const SavedView&, const SavedView&) = default;
};

struct SavedViews {
  std::vector<SavedView> views;
  friend bool operator==(const SavedViews&, const SavedViews&) = default;
};

// The name as stored: one line, trimmed. Refuses what is empty or too long; the error's field is
// "name".
Result<std::string> CheckViewName(std::string_view name);

struct ListFilters {
  std::vector<ListFilter> filters;
  friend bool operator==(const ListFilters&, const ListFilters&) = default;
};

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ListChoice> auto& choice) {
  visit("value", choice.value);
  visit("label", choice.label);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ListFilter> auto& filter) {
  visit("name", filter.name);
  visit("label", filter.label);
  visit("choices", filter.choices);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<SavedView> auto& view) {
  visit("id", view.id);
  visit("name", view.name);
  visit("query", view.query);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<SavedViews> auto& views) {
  visit("views", views.views);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ListFilters> auto& filters) {
  visit("filters", filters.filters);
}

}  // namespace genkan::domain
