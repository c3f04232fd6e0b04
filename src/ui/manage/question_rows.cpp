// The questions of a request form, one under the other, and what can be asked besides.
#include <algorithm>

#include "genkan/domain/request_form.h"
#include "ui/manage/rows.h"
#include "ui/request_form_view.h"

namespace genkan::ui {
namespace {

using domain::CustomFields;
using domain::FormField;
using domain::RequestForm;

// What one chooses from while one builds: with nothing in it that is retired.
struct Asked {
  std::string field;
  std::string label;
  std::vector<FormChoice> answers;  // Of a choice.
};

// What the form can ask under that name; without a label where there is nothing to answer.
Asked AskedBy(const ManageContext& context, const CustomFields& fields, const std::string& field) {
  const Strings& strings = context.view.strings;
  const RequestForm alone{.fields = {{.field = field, .required = true}}};
  const domain::FormView view = domain::FormViewOf(fields, alone, strings.language());
  if (view.questions.empty()) return {.field = field, .label = {}, .answers = {}};
  const domain::Question& question = view.questions.front();
  Asked asked{.field = field, .label = QuestionLabel(strings, question), .answers = {}};
  for (const domain::AnswerOption& option : question.options) {
    asked.answers.push_back({option.value, OptionLabel(strings, option)});
  }
  return asked;
}

// A question whose field was retired keeps its name here.
std::string NameOf(const ManageContext& context, const CustomFields& fields, const Asked& asked) {
  if (!asked.label.empty()) return asked.label;
  if (asked.field == domain::kAskCategory) return context.Text("details.category");
  const domain::CustomField* field = domain::FindField(fields.ticket_fields, asked.field);
  return field != nullptr ? domain::TextIn(field->label, context.view.strings.language())
                          : asked.field;
}

bool IsNeeded(const FormField& field) {
  return field.field == domain::kAskSubject || field.field == domain::kAskMessage;
}

// On which answer to a question above this one waits.
void DrawCondition(ManageContext& context, Form& form, const CustomFields& fields,
                   const std::vector<Asked>& above, const std::string& path, FormField* field) {
  std::vector<FormChoice> choices = {{"", context.Text("manage.question.always")}};
  const Asked* chosen = nullptr;
  for (const Asked& asked : above) {
    if (asked.answers.empty() && asked.field != field->when_field) continue;
    const std::string name = NameOf(context, fields, asked);
    choices.push_back(
        {asked.field, context.view.strings.Format("manage.question.only_if", {{"name", name}})});
    if (asked.field == field->when_field) chosen = &asked;
  }
  // The choice that was made stays to be seen where it is not offered, for it is what is wrong.
  if (chosen == nullptr && !field->when_field.empty()) {
    const Asked lost = AskedBy(context, fields, field->when_field);
    choices.push_back(
        {lost.field, context.view.strings.Format("manage.question.only_if",
                                                 {{"name", NameOf(context, fields, lost)}})});
  }
  if (choices.size() == 1) return;
  if (form.Choose({.path = path + ".when_field", .label = context.Text("manage.question.when")},
                  choices, &field->when_field)) {
    field->when_value.clear();
  }
  if (chosen == nullptr || field->when_field.empty()) return;
  form.Choose({.path = path + ".when_value", .label = context.Text("manage.question.when_value")},
              chosen->answers, &field->when_value);
}

// Which button was pressed: "up", "down", "remove" or none.
std::string DrawQuestion(ManageContext& context, Form& form, const CustomFields& fields,
                         const std::vector<Asked>& above, const std::string& path,
                         FormField* field) {
  const Asked asked = AskedBy(context, fields, field->field);
  const std::string title = context.view.strings.Format(
      "manage.question.title",
      {{"n", std::to_string(above.size() + 1)}, {"name", NameOf(context, fields, asked)}});
  const Within scope =
      context.view.ui.In(Mark{.role = Role::kGroup,
                              .key = Key("question." + field->field),
                              .rect = {form.column().x, form.y(), form.column().width, 40},
                              .name = title});
  form.Heading("title", title);
  if (asked.label.empty()) form.Warning("gone", context.Text("manage.question.gone"));
  if (!IsNeeded(*field)) {
    form.Check({.path = path + ".required", .label = context.Text("manage.question.required")},
               &field->required);
    DrawCondition(context, form, fields, above, path, field);
  }
  std::vector<FormChoice> buttons = {{"up", context.Text("manage.desk.up")},
                                     {"down", context.Text("manage.desk.down")}};
  if (!IsNeeded(*field)) buttons.push_back({"remove", context.Text("manage.question.remove")});
  return form.Buttons(buttons);
}

void DrawAdding(ManageContext& context, Form& form, const CustomFields& fields,
                RequestForm* draft) {
  std::vector<std::string> names = {std::string(domain::kAskCategory),
                                    std::string(domain::kAskPriority)};
  for (const domain::CustomField& field : fields.ticket_fields) names.push_back(field.key);
  std::vector<FormChoice> choices;
  for (const std::string& name : names) {
    const bool there = std::any_of(draft->fields.begin(), draft->fields.end(),
                                   [&](const FormField& each) { return each.field == name; });
    const Asked asked = AskedBy(context, fields, name);
    if (!there && !asked.label.empty()) choices.push_back({name, asked.label});
  }
  form.Heading(
      "adding", context.Text("manage.question.add"),
      context.Text(choices.empty() ? "manage.question.none_left" : "manage.question.add_help"));
  if (choices.empty()) return;
  const Within scope =
      context.view.ui.In(Mark{.role = Role::kGroup,
                              .key = "choices",
                              .rect = {form.column().x, form.y(), form.column().width, 40},
                              .name = context.Text("manage.question.add")});
  const std::string added = form.Buttons(choices);
  if (!added.empty()) draft->fields.push_back({.field = added});
}

}  // namespace

void DrawQuestionRows(ManageContext& context, Form& form, const CustomFields& fields,
                      const std::string& path, RequestForm* draft) {
  std::vector<FormField>& questions = draft->fields;
  std::vector<Asked> above;
  std::size_t at = 0;
  std::string pressed;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const std::string question_path = path + ".fields." + std::to_string(i);
    const std::string button =
        DrawQuestion(context, form, fields, above, question_path, &questions[i]);
    above.push_back(AskedBy(context, fields, questions[i].field));
    if (button.empty()) continue;
    pressed = button;
    at = i;
  }
  DrawAdding(context, form, fields, draft);
  const auto question = questions.begin() + static_cast<std::ptrdiff_t>(at);
  if (pressed == "up" && at > 0) std::iter_swap(question, question - 1);
  if (pressed == "down" && at + 1 < questions.size()) std::iter_swap(question, question + 1);
  if (pressed == "remove") questions.erase(question);
}

}  // namespace genkan::ui
