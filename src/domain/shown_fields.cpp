#include "genkan/domain/shown_fields.h"

#include <algorithm>

#include "domain/settings/check_parts.h"

namespace genkan::domain {
namespace {

constexpr std::string_view kColumnNames[] = {
    kFieldNumber,    kFieldSubject, kFieldStatus,  kFieldPriority, kFieldCategory,
    kFieldRequester, kFieldOwner,   kFieldChannel, kFieldCreated,  kFieldActivity};
constexpr std::string_view kDetailNames[] = {kFieldNumber,   kFieldStatus,   kFieldAnswerExpected,
                                             kFieldPriority, kFieldCategory, kFieldRequester,
                                             kFieldOwner,    kFieldChannel,  kFieldCreated,
                                             kFieldActivity, kFieldSight};

bool Holds(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<ShownField> Named(std::initializer_list<std::string_view> names) {
  std::vector<ShownField> shown;
  for (const std::string_view name : names) shown.push_back({std::string(name), {}});
  return shown;
}

// Those of `wanted` that customers may see. `own` are the names of what every ticket has.
FieldViews ViewsOf(const PortalSettings& settings, const std::vector<ShownField>& wanted,
                   std::span<const std::string_view> own, std::string_view language) {
  const bool owner = settings.presentation.owner_name != OwnerName::kHidden;
  FieldViews views;
  for (const ShownField& shown : wanted) {
    FieldView view{.field = shown.field, .label = TextIn(shown.label, language)};
    if (Holds(own, shown.field)) {
      if (shown.field == kFieldOwner && !owner) continue;
    } else {
      const CustomField* field = FindField(settings.fields.ticket_fields, shown.field);
      if (field == nullptr || !MayBeShown(*field)) continue;
      view.kind = field->kind;
      if (view.label.empty()) view.label = TextIn(field->label, language);
    }
    views.push_back(std::move(view));
  }
  return views;
}

Status CheckNames(const CustomFields& fields, const std::vector<ShownField>& shown,
                  std::span<const std::string_view> own, std::string_view list) {
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (Holds(own, shown[i].field)) continue;
    const CustomField* field = FindField(fields.ticket_fields, shown[i].field);
    if (field == nullptr || field->kind == FieldKind::kFiles) {
      return FieldError(At(list, i, "field"), "error.value_unknown");
    }
  }
  return Done{};
}

}  // namespace

std::span<const std::string_view> ColumnNames() { return kColumnNames; }
std::span<const std::string_view> DetailNames() { return kDetailNames; }

bool Shows(const FieldViews& fields, std::string_view field) {
  return std::any_of(fields.begin(), fields.end(),
                     [field](const FieldView& view) { return view.field == field; });
}

std::vector<ShownField> OwnColumns() {
  return Named(
      {kFieldNumber, kFieldSubject, kFieldStatus, kFieldRequester, kFieldChannel, kFieldActivity});
}

std::vector<ShownField> OwnDetails(const CustomFields& fields) {
  std::vector<ShownField> details;
  for (const std::string_view name : kDetailNames) {
    details.push_back({std::string(name), {}});
    if (name != kFieldCategory) continue;
    for (const CustomField& field : fields.ticket_fields) {
      if (MayBeShown(field)) details.push_back({field.key, {}});
    }
  }
  return details;
}

FieldViews ColumnsFor(const PortalSettings& settings, std::string_view language,
                      bool company_view) {
  const std::vector<ShownField>& chosen = settings.presentation.columns;
  FieldViews columns =
      ViewsOf(settings, chosen.empty() ? OwnColumns() : chosen, kColumnNames, language);
  if (chosen.empty() && !company_view) {
    std::erase_if(columns, [](const FieldView& view) { return view.field == kFieldRequester; });
  }
  if (!Shows(columns, kFieldSubject)) {
    columns.insert(columns.begin(), FieldView{.field = std::string(kFieldSubject), .label = {}});
  }
  return columns;
}

FieldViews DetailsFor(const PortalSettings& settings, std::string_view language) {
  const std::vector<ShownField>& chosen = settings.presentation.details;
  return ViewsOf(settings, chosen.empty() ? OwnDetails(settings.fields) : chosen, kDetailNames,
                 language);
}

std::vector<FieldValue> ReadableValues(const FieldViews& shown, const CustomFields& fields,
                                       const std::vector<FieldValue>& values,
                                       std::string_view language) {
  std::vector<FieldValue> readable;
  for (const FieldView& view : shown) {
    const CustomField* field = FindField(fields.ticket_fields, view.field);
    if (field == nullptr) continue;
    for (const FieldValue& value : values) {
      if (value.field != view.field) continue;
      const bool choice = field->kind == FieldKind::kChoice;
      readable.push_back(
          {value.field, choice ? ChoiceLabel(field->choices, value.value, language) : value.value});
    }
  }
  return readable;
}

bool MayBeShown(const CustomField& field) { return field.shown && field.kind != FieldKind::kFiles; }

Status CheckShownFields(const PortalSettings& settings) {
  const Presentation& presentation = settings.presentation;
  GENKAN_TRY_OK(CheckNames(settings.fields, presentation.columns, kColumnNames, "columns"));
  GENKAN_TRY_OK(CheckNames(settings.fields, presentation.details, kDetailNames, "details"));
  if (DetailsFor(settings, {}).empty()) return FieldError("details", "error.nothing_shown");
  return Done{};
}

}  // namespace genkan::domain
