// What a customer may change of a ticket's own fields after it was filed. The answers are checked
// as those of a request form are, in the page and in the backend.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "genkan/domain/request_form.h"
#include "genkan/domain/shown_fields.h"

namespace genkan::domain {

// What is asked, what is there, and what that is known by until somebody changes it.
struct FieldsEdit {
  FormView form;
  Answers answers;
  std::string tag;
  friend bool operator==(const FieldsEdit&, const FieldsEdit&) = default;
};

// A question for each of `shown` that customers may change, in their order. What some request form
// demands cannot be taken away from a ticket that has it, and the choice that a ticket has is among
// its choices, retired or not.
FormView EditFormFor(const CustomFields& fields, const FieldViews& shown, const Ticket& ticket,
                     std::string_view language);

// What the ticket holds of what the form asks.
Answers AnswersFrom(const Ticket& ticket, const FormView& form);

// The ticket's fields after the answers, which the form takes; what it does not ask is as it was.
// The first answer that is refused gives the error.
Result<std::vector<FieldValue>> FieldsAfter(const Ticket& ticket, const FormView& form,
                                            const Answers& answers);

}  // namespace genkan::domain
