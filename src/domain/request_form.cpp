#include "genkan/domain/request_form.h"

#include <algorithm>

#include "genkan/base/utf8.h"
#include "genkan/domain/settings/field_values.h"

namespace genkan::domain {
namespace {

std::vector<AnswerOption> OptionsOf(const std::vector<Choice>& choices, std::string_view language) {
  std::vector<AnswerOption> options;
  for (const Choice& choice : choices) {
    if (!choice.retired) options.push_back({choice.key, TextIn(choice.label, language)});
  }
  return options;
}

// What the portal asks of its own; false where `question` is about a ticket field.
bool MakeOwn(const CustomFields& fields, std::string_view language, Question* question) {
  const std::string& field = question->field;
  if (field == kAskSubject || field == kAskMessage) {
    question->kind = field == kAskSubject ? FieldKind::kText : FieldKind::kLongText;
    question->required = true;
  } else if (field == kAskCategory) {
    question->kind = FieldKind::kChoice;
    question->options = OptionsOf(fields.categories, language);
  } else if (field == kAskPriority) {
    question->kind = FieldKind::kChoice;
    for (std::size_t i = 1; i < std::size(kPriorityWords); ++i) {
      question->options.push_back({std::string(kPriorityWords[i]), {}});
    }
  } else {
    return false;
  }
  return true;
}

// Whether there is a question that can be answered.
bool MakeQuestion(const CustomFields& fields, std::string_view language, const FormField& asked,
                  Question* question) {
  *question = {.field = asked.field,
               .label = {},
               .help = {},
               .required = asked.required,
               .when_field = asked.when_field,
               .when_value = asked.when_value,
               .options = {},
               .preset = {}};
  if (!MakeOwn(fields, language, question)) {
    const CustomField* field = FindField(fields.ticket_fields, asked.field);
    if (field == nullptr || field->retired) return false;
    question->kind = field->kind;
    question->label = TextIn(field->label, language);
    question->help = TextIn(field->help, language);
    question->options = OptionsOf(field->choices, language);
  }
  return question->kind != FieldKind::kChoice || !question->options.empty();
}

Priority PriorityFrom(std::string_view word) {
  const auto found = std::find(std::begin(kPriorityWords), std::end(kPriorityWords), word);
  return found == std::end(kPriorityWords)
             ? Priority::kNone
             : static_cast<Priority>(found - std::begin(kPriorityWords));
}

void PutAnswer(const Question& question, std::string answer, NewTicket* ticket) {
  // Files are attachments of the message: their field holds no value of its own.
  if (question.kind == FieldKind::kFiles) return;
  if (question.field == kAskSubject) {
    ticket->subject = std::move(answer);
  } else if (question.field == kAskMessage) {
    ticket->text = std::move(answer);
  } else if (question.field == kAskCategory) {
    ticket->category = std::move(answer);
  } else if (question.field == kAskPriority) {
    ticket->priority = PriorityFrom(answer);
  } else if (question.field == kAskAudience) {
    ticket->restricted = answer == kAudienceRequester;
  } else if (question.field == kAskParticipants) {
    ticket->participants = std::move(answer);
  } else if (!answer.empty()) {
    ticket->fields.push_back({question.field, std::move(answer)});
  }
}

}  // namespace

FormView FormViewOf(const CustomFields& fields, const RequestForm& form,
                    std::string_view language) {
  FormView view{.id = form.id,
                .name = TextIn(form.name, language),
                .description = TextIn(form.description, language),
                .questions = {}};
  for (const FormField& asked : form.fields) {
    Question question;
    if (MakeQuestion(fields, language, asked, &question)) {
      view.questions.push_back(std::move(question));
    }
  }
  return view;
}

std::vector<FormView> FormViews(const CustomFields& fields, std::string_view language) {
  std::vector<FormView> views;
  for (const RequestForm& form : fields.forms) {
    if (!form.retired) views.push_back(FormViewOf(fields, form, language));
  }
  return views;
}

FormView BareForm() {
  FormView form;
  form.questions.resize(2);
  form.questions[0].field = kAskSubject;
  form.questions[1].field = kAskMessage;
  form.questions[1].kind = FieldKind::kLongText;
  for (Question& question : form.questions) question.required = true;
  return form;
}

Result<FormView> FormFor(const CustomFields& fields, RequestFormId id, std::string_view language) {
  const bool any = std::any_of(fields.forms.begin(), fields.forms.end(),
                               [](const RequestForm& form) { return !form.retired; });
  if (!any && !id) return BareForm();
  if (!id) return FieldError("form", "error.form_needed");
  for (const RequestForm& form : fields.forms) {
    if (form.id == id && !form.retired) return FormViewOf(fields, form, language);
  }
  return FieldError("form", "error.form_gone");
}

const std::string& AnswerTo(const Answers& answers, std::string_view field) {
  static const std::string kNothing;
  const auto found = std::find_if(answers.begin(), answers.end(),
                                  [field](const FieldValue& each) { return each.field == field; });
  return found != answers.end() ? found->value : kNothing;
}

const std::string& AnswerTo(const Answers& answers, const Question& question) {
  const bool files = question.kind == FieldKind::kFiles;
  const std::string& answer = AnswerTo(answers, files ? kAskFiles : question.field);
  return answer.empty() ? question.preset : answer;
}

void SetAnswer(Answers* answers, std::string_view field, std::string_view answer) {
  const auto found = std::find_if(answers->begin(), answers->end(),
                                  [field](const FieldValue& each) { return each.field == field; });
  if (found != answers->end()) {
    found->value = answer;
    if (answer.empty()) answers->erase(found);
  } else if (!answer.empty()) {
    answers->push_back({std::string(field), std::string(answer)});
  }
}

std::vector<const Question*> AskedQuestions(const FormView& form, const Answers& answers) {
  std::vector<const Question*> asked;
  for (const Question& question : form.questions) {
    const bool on = question.when_field.empty() ||
                    std::any_of(asked.begin(), asked.end(), [&](const Question* each) {
                      return each->field == question.when_field &&
                             TrimmedText(AnswerTo(answers, *each)) == question.when_value;
                    });
    if (on) asked.push_back(&question);
  }
  return asked;
}

std::string_view ErrorFieldOf(const Question& question) {
  return question.field == kAskMessage ? std::string_view("text") : question.field;
}

Result<std::string> CheckAnswer(const Question& question, std::string_view answer) {
  if (question.field == kAskSubject) return CheckSubject(answer);
  if (question.field == kAskMessage) return CheckMessageText(answer, ErrorFieldOf(question));
  if (TrimmedText(answer).empty()) {
    if (!question.required) return std::string();
    const bool files = question.kind == FieldKind::kFiles;
    return FieldError(question.field, files ? "error.files_missing" : "error.answer_missing");
  }
  if (question.kind == FieldKind::kFiles) return std::string(answer);
  if (question.kind != FieldKind::kChoice) {
    return CheckValueOfKind(question.kind, question.field, answer);
  }
  for (const AnswerOption& option : question.options) {
    if (option.value == answer) return option.value;
  }
  return FieldError(question.field, "error.choice_unknown");
}

Result<NewTicket> CheckAnswers(const FormView& form, const Answers& answers) {
  NewTicket ticket{.form = form.id};
  for (const Question* question : AskedQuestions(form, answers)) {
    GENKAN_TRY(std::string answer, CheckAnswer(*question, AnswerTo(answers, *question)));
    PutAnswer(*question, std::move(answer), &ticket);
  }
  return ticket;
}

Answers AnswersOf(const NewTicket& ticket) {
  Answers answers;
  SetAnswer(&answers, kAskSubject, ticket.subject);
  SetAnswer(&answers, kAskMessage, ticket.text);
  SetAnswer(&answers, kAskCategory, ticket.category);
  if (ticket.priority != Priority::kNone) {
    SetAnswer(&answers, kAskPriority, kPriorityWords[static_cast<std::size_t>(ticket.priority)]);
  }
  if (ticket.restricted) SetAnswer(&answers, kAskAudience, kAudienceRequester);
  SetAnswer(&answers, kAskParticipants, ticket.participants);
  if (!ticket.attachments.empty()) {
    SetAnswer(&answers, kAskFiles, std::to_string(ticket.attachments.size()));
  }
  for (const FieldValue& value : ticket.fields) SetAnswer(&answers, value.field, value.value);
  return answers;
}

}  // namespace genkan::domain
