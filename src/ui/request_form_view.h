// The questions of a request form, as its customer meets them: drawn on the page of a new ticket,
// and where a manager looks at what a form has become.
#pragma once

#include <span>
#include <string>

#include "genkan/domain/request_form.h"
#include "ui/view_context.h"

namespace genkan::ui {

// What the portal's own questions and the others are called.
std::string QuestionLabel(const Strings& strings, const domain::Question& question);

std::string OptionLabel(const Strings& strings, const domain::AnswerOption& option);

struct QuestionsPart {
  const domain::FormView& form;
  const FormFill& fill;
  const Error* refused = nullptr;  // What the backend said; null: nothing.
  std::uint32_t states = 0;        // Of every field, beside its own.
  bool only_tried = false;         // Nothing of it is sent, so no file is taken.
  // Offered beside the subject; empty: nothing is.
  std::span<const domain::SimilarTicket> similar = {};
};

// Draws the form's description and the questions that are asked from `y` down, and adds what the
// person did to `events`. The result is where they end.
float DrawQuestions(ViewContext& context, const QuestionsPart& part, Column column, float y,
                    FormEvents* events);

// Whether one of the questions that are asked takes files.
bool AsksForFiles(const QuestionsPart& part);

// Whether `error` stands at one of the questions that are asked.
bool IsShownAtQuestion(const QuestionsPart& part, const Error& error);

}  // namespace genkan::ui
