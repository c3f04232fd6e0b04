// What a customer is asked when filing a ticket, and what the answers come to. The same rules run
// in the page and in the backend.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/domain/ticket.h"

namespace genkan::domain {

// What a form can ask beside the portal's own ticket fields; see FormField::field.
inline constexpr std::string_view kAskSubject = "subject";
inline constexpr std::string_view kAskMessage = "message";
inline constexpr std::string_view kAskCategory = "category";
inline constexpr std::string_view kAskPriority = "priority";
// Whether colleagues see the ticket; not for a form to ask, but added to it for those who may
// decide. Since no key has a hyphen, it is the name of no ticket field.
inline constexpr std::string_view kAskAudience = "who-sees";
// Whom else to put on the ticket, by their addresses; in the same way, for those who may.
inline constexpr std::string_view kAskParticipants = "takes-part";
// How many files go along, in the same way: the answer to a question that asks for files.
inline constexpr std::string_view kAskFiles = "with-files";
inline constexpr std::string_view kAudienceCompany = "company";
inline constexpr std::string_view kAudienceRequester = "requester";

struct AnswerOption {
  std::string value;
  std::string label;  // Empty where the reader has words of its own, as for priorities.
  friend bool operator==(const AnswerOption&, const AnswerOption&) = default;
};

// One question in the reader's language.
struct Question {
  std::string field;  // As FormField::field.
  FieldKind kind = FieldKind::kText;
  std::string label;  // Empty for a kAsk...: the reader has words of its own.
  std::string help;
  bool required = false;
  std::string when_field;  // As FormField.
  std::string when_value;
  std::vector<AnswerOption> options;  // For kChoice.
  std::string preset;                 // The answer while there is no other; empty: none.
  friend bool operator==(const Question&, const Question&) = default;
};

// A request form in the reader's language, without what is retired.
struct FormView {
  RequestFormId id;
  std::string name;
  std::string description;
  std::vector<Question> questions;
  friend bool operator==(const FormView&, const FormView&) = default;
};

// The answer to a question, FieldValue::field being the question's.
using Answers = std::vector<FieldValue>;

// `form` as `language` reads it. Questions that cannot be answered are not in it: those after a
// retired field, and those with nothing to choose from.
FormView FormViewOf(const CustomFields& fields, const RequestForm& form, std::string_view language);
// Those that customers can choose, in their order; none: BareForm() is the only one.
std::vector<FormView> FormViews(const CustomFields& fields, std::string_view language);
// Subject and message.
FormView BareForm();
// The form a ticket is filed under. Refuses one that is not offered, and none where there are some.
Result<FormView> FormFor(const CustomFields& fields, RequestFormId form, std::string_view language);

// The empty text where there is none.
const std::string& AnswerTo(const Answers& answers, std::string_view field);
// An empty answer takes it away.
void SetAnswer(Answers* answers, std::string_view field, std::string_view answer);

// The questions that are asked in view of the answers so far: a condition holds while the question
// that it looks at is asked itself and has that answer.
std::vector<const Question*> AskedQuestions(const FormView& form, const Answers& answers);

// The field that an error about this question names: NewTicket's member or the ticket field's key.
std::string_view ErrorFieldOf(const Question& question);
// The answer as it is kept. Refuses what the question does not take.
Result<std::string> CheckAnswer(const Question& question, std::string_view answer);
// What was answered to it, or else its preset; to one that asks for files, how many there are.
const std::string& AnswerTo(const Answers& answers, const Question& question);
// All of them, as a ticket to be filed; what is not asked is left out. The first answer that is
// refused gives the error.
Result<NewTicket> CheckAnswers(const FormView& form, const Answers& answers);
// The other way.
Answers AnswersOf(const NewTicket& ticket);

}  // namespace genkan::domain
