// Which fields of a ticket its customers are shown: as columns of the list, and among the details
// of a ticket. What is not among them does not leave the backend.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/domain/portal.h"

namespace genkan::domain {

// What tickets have beside the portal's own fields; see ShownField::field.
inline constexpr std::string_view kFieldNumber = "number";
inline constexpr std::string_view kFieldSubject = "subject";
inline constexpr std::string_view kFieldStatus = "status";
inline constexpr std::string_view kFieldAnswerExpected = "answer_expected";
inline constexpr std::string_view kFieldPriority = "priority";
inline constexpr std::string_view kFieldCategory = "category";
inline constexpr std::string_view kFieldRequester = "requester";
inline constexpr std::string_view kFieldOwner = "owner";
inline constexpr std::string_view kFieldChannel = "channel";
inline constexpr std::string_view kFieldCreated = "created";
inline constexpr std::string_view kFieldActivity = "activity";
inline constexpr std::string_view kFieldSight = "sight";

// Those of them that can be columns, and those that can be details, in the product's own order.
std::span<const std::string_view> ColumnNames();
std::span<const std::string_view> DetailNames();

// A field as one reader is shown it.
struct FieldView {
  std::string field;
  FieldKind kind = FieldKind::kText;  // Of one of the portal's own fields.
  std::string label;                  // Empty: the reader has words of its own.
  friend bool operator==(const FieldView&, const FieldView&) = default;
};

using FieldViews = std::vector<FieldView>;

bool Shows(const FieldViews& fields, std::string_view field);

// The product's own choice, for a portal that has made none.
std::vector<ShownField> OwnColumns();
std::vector<ShownField> OwnDetails(const CustomFields& fields);

// The columns as `language` reads them, the subject always among them, and the details. Neither
// has what is not for customers: an own field that is hidden, the owner where nobody learns of it.
// `company_view`: the reader sees tickets of others, so that the product's own choice says whose.
FieldViews ColumnsFor(const PortalSettings& settings, std::string_view language, bool company_view);
FieldViews DetailsFor(const PortalSettings& settings, std::string_view language);

// Those of `values` that are in `shown`, as they are read: a choice by its label, retired or not.
std::vector<FieldValue> ReadableValues(const FieldViews& shown, const CustomFields& fields,
                                       const std::vector<FieldValue>& values,
                                       std::string_view language);

// Whether an own field can be a column or a detail, for customers to see.
bool MayBeShown(const CustomField& field);

// Refuses columns and details that name what cannot be one, and details of which nothing is left to
// be seen. The error's field is a path in the section "presentation".
Status CheckShownFields(const PortalSettings& settings);

}  // namespace genkan::domain
