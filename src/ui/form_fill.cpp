#include "ui/form_fill.h"

namespace genkan::ui {

void Apply(const FormEvents& events, FormFill* fill) {
  for (const domain::FieldValue& edit : events.edits) {
    domain::SetAnswer(&fill->answers, edit.field, edit.value);
  }
  if (!events.visited.has_value()) return;
  // Whoever only passes by has done nothing wrong yet.
  if (!domain::AnswerTo(fill->answers, fill->visited).empty()) fill->judged.insert(fill->visited);
  fill->visited = *events.visited;
}

void JudgeAll(const domain::FormView& form, FormFill* fill) {
  for (const domain::Question* question : domain::AskedQuestions(form, fill->answers)) {
    fill->judged.insert(question->field);
  }
}

}  // namespace genkan::ui
