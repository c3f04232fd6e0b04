// Categories, ticket fields, contact properties and request forms.
#include <algorithm>
#include <set>

#include "domain/settings/check_parts.h"
#include "genkan/base/utf8.h"
#include "genkan/domain/request_form.h"
#include "genkan/domain/settings/checks.h"
#include "genkan/domain/shown_fields.h"

namespace genkan::domain {
namespace {

bool IsKey(std::string_view key) {
  constexpr std::size_t kKeyLengthMax = 40;
  return !key.empty() && key.size() <= kKeyLengthMax &&
         std::all_of(key.begin(), key.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
         });
}

Status CheckChoices(const std::vector<Choice>& choices, std::string_view field) {
  GENKAN_TRY_OK(CheckListLength(choices, field));
  std::set<std::string_view> keys;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (!IsKey(choices[i].key)) return FieldError(At(field, i, "key"), "error.key_invalid");
    if (!keys.insert(choices[i].key).second) {
      return FieldError(At(field, i, "key"), "error.value_twice");
    }
    if (choices[i].label.empty()) return FieldError(At(field, i, "label"), "error.name_needed");
    GENKAN_TRY_OK(CheckLocal(choices[i].label, At(field, i, "label"), Lines::kOne));
  }
  return Done{};
}

// What tickets have beside the portal's own fields, and forms, columns and details go by.
bool IsReserved(std::string_view key) {
  if (key == kAskMessage) return true;
  for (const auto names : {ColumnNames(), DetailNames()}) {
    if (std::find(names.begin(), names.end(), key) != names.end()) return true;
  }
  return false;
}

Status CheckFields(const std::vector<CustomField>& fields, std::string_view list) {
  GENKAN_TRY_OK(CheckListLength(fields, list));
  std::set<std::string_view> keys;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const CustomField& field = fields[i];
    if (!IsKey(field.key)) return FieldError(At(list, i, "key"), "error.key_invalid");
    if (IsReserved(field.key)) return FieldError(At(list, i, "key"), "error.key_reserved");
    if (!keys.insert(field.key).second) return FieldError(At(list, i, "key"), "error.value_twice");
    if (field.label.empty()) return FieldError(At(list, i, "label"), "error.name_needed");
    GENKAN_TRY_OK(CheckLocal(field.label, At(list, i, "label"), Lines::kOne));
    GENKAN_TRY_OK(CheckLocal(field.help, At(list, i, "help"), Lines::kSeveral));
    GENKAN_TRY_OK(CheckChoices(field.choices, At(list, i, "choices")));
    if (field.kind == FieldKind::kChoice && field.choices.empty()) {
      return FieldError(At(list, i, "choices"), "error.choices_needed");
    }
  }
  return Done{};
}

// Whether the question could have that answer.
bool MayAnswer(const CustomFields& fields, std::string_view question, std::string_view answer) {
  const auto has = [answer](const std::vector<Choice>& choices) {
    return std::any_of(choices.begin(), choices.end(),
                       [answer](const Choice& choice) { return choice.key == answer; });
  };
  if (question == kAskCategory) return has(fields.categories);
  if (question == kAskPriority) {
    return answer != kPriorityWords[0] &&
           std::find(std::begin(kPriorityWords), std::end(kPriorityWords), answer) !=
               std::end(kPriorityWords);
  }
  const CustomField* field = FindField(fields.ticket_fields, question);
  if (field != nullptr && field->kind == FieldKind::kChoice) return has(field->choices);
  if (field != nullptr && field->kind == FieldKind::kFiles) return false;
  return !TrimmedText(answer).empty();
}

// `asked` are the fields above.
Status CheckQuestion(const CustomFields& fields, const FormField& question,
                     const std::set<std::string_view>& asked, const std::string& path) {
  constexpr std::string_view kOwn[] = {kAskSubject, kAskMessage, kAskCategory, kAskPriority};
  const bool own = std::find(std::begin(kOwn), std::end(kOwn), question.field) != std::end(kOwn);
  if (!own && FindField(fields.ticket_fields, question.field) == nullptr) {
    return FieldError(path + ".field", "error.value_unknown");
  }
  if (asked.contains(question.field)) return FieldError(path + ".field", "error.value_twice");
  if (question.when_field.empty()) return Done{};
  // Every ticket has them.
  if (question.field == kAskSubject || question.field == kAskMessage) {
    return FieldError(path + ".when_field", "error.form_bare");
  }
  // A condition looks back, so that what one fills in never changes what stands above.
  if (!asked.contains(question.when_field)) {
    return FieldError(path + ".when_field", "error.condition_order");
  }
  if (!MayAnswer(fields, question.when_field, question.when_value)) {
    return FieldError(path + ".when_value", "error.condition_value");
  }
  return Done{};
}

// Whether all files that go along answer one question: nothing says which of them is for which.
Status CheckFilesAsked(const CustomFields& fields, const RequestForm& form,
                       const std::string& path) {
  bool asked = false;
  for (std::size_t i = 0; i < form.fields.size(); ++i) {
    const CustomField* field = FindField(fields.ticket_fields, form.fields[i].field);
    if (field == nullptr || field->kind != FieldKind::kFiles) continue;
    if (asked) return FieldError(At(path, i, "field"), "error.files_asked_twice");
    asked = true;
  }
  return Done{};
}

Status CheckForms(const CustomFields& fields) {
  GENKAN_TRY_OK(CheckListLength(fields.forms, "forms"));
  std::set<RequestFormId> ids;
  for (std::size_t i = 0; i < fields.forms.size(); ++i) {
    const RequestForm& form = fields.forms[i];
    if (!form.id) return FieldError(At("forms", i, "id"), "error.field_missing");
    if (!ids.insert(form.id).second) return FieldError(At("forms", i, "id"), "error.value_twice");
    if (form.name.empty()) return FieldError(At("forms", i, "name"), "error.name_needed");
    GENKAN_TRY_OK(CheckLocal(form.name, At("forms", i, "name"), Lines::kOne));
    GENKAN_TRY_OK(CheckLocal(form.description, At("forms", i, "description"), Lines::kSeveral));
    GENKAN_TRY_OK(CheckListLength(form.fields, At("forms", i, "fields")));
    std::set<std::string_view> asked;
    for (std::size_t k = 0; k < form.fields.size(); ++k) {
      GENKAN_TRY_OK(CheckQuestion(fields, form.fields[k], asked, At(At("forms", i, "fields"), k)));
      asked.insert(form.fields[k].field);
    }
    GENKAN_TRY_OK(CheckFilesAsked(fields, form, At("forms", i, "fields")));
    if (!asked.contains(kAskSubject) || !asked.contains(kAskMessage)) {
      return FieldError(At("forms", i, "fields"), "error.form_bare");
    }
  }
  return Done{};
}

}  // namespace

Status CheckCustomFields(const CustomFields& fields) {
  GENKAN_TRY_OK(CheckChoices(fields.categories, "categories"));
  GENKAN_TRY_OK(CheckFields(fields.ticket_fields, "ticket_fields"));
  GENKAN_TRY_OK(CheckFields(fields.contact_properties, "contact_properties"));
  return CheckForms(fields);
}

}  // namespace genkan::domain
