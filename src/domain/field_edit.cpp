#include "genkan/domain/field_edit.h"

#include <algorithm>

namespace genkan::domain {
namespace {

bool SomeFormDemands(const CustomFields& fields, std::string_view key) {
  return std::any_of(fields.forms.begin(), fields.forms.end(), [key](const RequestForm& form) {
    return !form.retired &&
           std::any_of(form.fields.begin(), form.fields.end(), [key](const FormField& asked) {
             return asked.required && asked.field == key;
           });
  });
}

}  // namespace

FormView EditFormFor(const CustomFields& fields, const FieldViews& shown, const Ticket& ticket,
                     std::string_view language) {
  RequestForm form;
  for (const FieldView& view : shown) {
    const CustomField* field = FindField(fields.ticket_fields, view.field);
    if (field == nullptr || !field->editable) continue;
    const bool held = !AnswerTo(ticket.fields, field->key).empty();
    form.fields.push_back(
        {.field = field->key, .required = held && SomeFormDemands(fields, field->key)});
  }
  FormView view = FormViewOf(fields, form, language);
  for (Question& question : view.questions) {
    const auto named = std::find_if(shown.begin(), shown.end(), [&](const FieldView& each) {
      return each.field == question.field;
    });
    question.label = named->label;
    if (question.kind != FieldKind::kChoice) continue;
    const std::string& held = AnswerTo(ticket.fields, question.field);
    const bool offered = std::any_of(question.options.begin(), question.options.end(),
                                     [&](const AnswerOption& each) { return each.value == held; });
    if (held.empty() || offered) continue;
    const CustomField* field = FindField(fields.ticket_fields, question.field);
    question.options.push_back({held, ChoiceLabel(field->choices, held, language)});
  }
  return view;
}

Answers AnswersFrom(const Ticket& ticket, const FormView& form) {
  Answers answers;
  for (const Question& question : form.questions) {
    SetAnswer(&answers, question.field, AnswerTo(ticket.fields, question.field));
    if (question.field != kAskAudience) continue;
    SetAnswer(&answers, kAskAudience, ticket.restricted ? kAudienceRequester : kAudienceCompany);
  }
  return answers;
}

Result<std::vector<FieldValue>> FieldsAfter(const Ticket& ticket, const FormView& form,
                                            const Answers& answers) {
  GENKAN_TRY(const NewTicket checked, CheckAnswers(form, answers));
  std::vector<FieldValue> fields = ticket.fields;
  for (const Question& question : form.questions) {
    SetAnswer(&fields, question.field, AnswerTo(checked.fields, question.field));
  }
  return fields;
}

}  // namespace genkan::domain
