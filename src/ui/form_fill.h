// A form that is being filled in: the answers, and which of them are judged already.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/domain/request_form.h"

namespace genkan::ui {

struct FormFill {
  domain::Answers answers;
  // The questions whose answers are judged as they are typed: those that were answered and left,
  // and all once the form was sent.
  std::vector<std::string> judged;
  std::string visited;  // The question that has the focus.
  friend bool operator==(const FormFill&, const FormFill&) = default;
};

// What a person did in one frame.
struct FormEvents {
  std::vector<domain::FieldValue> edits;
  std::optional<std::string> visited;  // Where the focus has gone.
  bool any() const { return !edits.empty() || visited.has_value(); }
};

bool IsJudged(const FormFill& fill, std::string_view question);
void Apply(const FormEvents& events, FormFill* fill);
// Judges all that is asked.
void JudgeAll(const domain::FormView& form, FormFill* fill);

}  // namespace genkan::ui
