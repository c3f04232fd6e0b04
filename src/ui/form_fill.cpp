#include "ui/form_fill.h"

#include <algorithm>

namespace genkan::ui {
namespace {

void Judge(const std::string& question, FormFill* fill) {
  if (!IsJudged(*fill, question)) fill->judged.push_back(question);
}

}  // namespace

bool IsJudged(const FormFill& fill, std::string_view question) {
  return std::find(fill.judged.begin(), fill.judged.end(), question) != fill.judged.end();
}

void Apply(const FormEvents& events, FormFill* fill) {
  for (const domain::FieldValue& edit : events.edits) {
    domain::SetAnswer(&fill->answers, edit.field, edit.value);
  }
  if (!events.visited.has_value()) return;
  // Whoever only passes by has done nothing wrong yet.
  if (!domain::AnswerTo(fill->answers, fill->visited).empty()) Judge(fill->visited, fill);
  fill->visited = *events.visited;
}

void JudgeAll(const domain::FormView& form, FormFill* fill) {
  for (const domain::Question* question : domain::AskedQuestions(form, fill->answers)) {
    Judge(question->field, fill);
  }
}

}  // namespace genkan::ui
