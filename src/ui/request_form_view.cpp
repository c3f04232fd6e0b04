#include "ui/request_form_view.h"

#include <algorithm>

#include "ui/composer_view.h"

namespace genkan::ui {
namespace {

using domain::AnswerOption;
using domain::FieldKind;
using domain::Question;

constexpr float kLabelHeight = kTypeLabel.line + kSpace1;
constexpr float kErrorHeight = kSpace1 + kTypeSmall.line;
constexpr int kMessageRows = 8;
constexpr int kLongTextRows = 4;

class Questions {
 public:
  Questions(ViewContext& context, const QuestionsPart& part, Column column, FormEvents* events)
      : context_(context), ui_(context.ui), part_(part), column_(column), events_(*events) {}

  float Draw(float y) {
    for (const Question* question : domain::AskedQuestions(part_.form, part_.fill.answers)) {
      y = DrawQuestion(*question, y);
    }
    if (visited_ != part_.fill.visited) events_.visited = visited_;
    return y;
  }

 private:
  std::string ErrorOf(const Question& question) const {
    const auto checked =
        domain::CheckAnswer(question, domain::AnswerTo(part_.fill.answers, question.field));
    if (!checked.ok() && part_.fill.judged.contains(question.field)) {
      return context_.strings.Describe(checked.error());
    }
    const bool refused =
        part_.refused != nullptr && part_.refused->field == domain::ErrorFieldOf(question);
    return refused ? context_.strings.Describe(*part_.refused) : std::string();
  }

  float DrawQuestion(const Question& question, float y) {
    const std::string label = QuestionLabel(context_.strings, question);
    const std::string error = ErrorOf(question);
    const NodeId id = question.kind == FieldKind::kChoice ? DrawChoice(question, label, error, &y)
                                                          : DrawField(question, label, error, &y);
    if (!error.empty() && context_.first_wrong_field == 0) context_.first_wrong_field = id;
    if (!question.help.empty()) {
      const TextLook look{.text = question.help, .type = kTypeSmall, .colour = Token::kTextMuted};
      y += kSpace1 + ui_.Paragraph(Key("help." + question.field),
                                   Rect{column_.x, y + kSpace1, column_.width, 0}, look);
    }
    return y + kSpace5;
  }

  NodeId DrawField(const Question& question, std::string_view label, std::string_view error,
                   float* y) {
    const std::string& value = domain::AnswerTo(part_.fill.answers, question.field);
    const bool lines = question.kind == FieldKind::kLongText;
    const int rows = question.field == domain::kAskMessage ? kMessageRows : kLongTextRows;
    const float height = lines ? TextAreaHeight(ui_, value, column_.width, rows) : kControlHeight;
    *y += kLabelHeight;
    const FieldResult result =
        ui_.Field(FieldSpec{.key = Key("ask." + question.field),
                            .role = lines ? Role::kTextArea : Role::kTextField,
                            .rect = {column_.x, *y, column_.width, height},
                            .label = label,
                            .value = value,
                            .error = error,
                            .states = question.required ? kRequired : 0});
    *y += height + (error.empty() ? 0 : kErrorHeight);
    if (result.changed) events_.edits.push_back({question.field, result.text});
    if (ui_.focus() == result.id) visited_ = question.field;
    return result.id;
  }

  NodeId DrawChoice(const Question& question, std::string_view label, std::string_view error,
                    float* y) {
    const Within group = ui_.In(Mark{.role = Role::kGroup,
                                     .key = Key("ask." + question.field),
                                     .rect = {column_.x, *y, column_.width, kLabelHeight},
                                     .name = label});
    *y += ui_.Paragraph("label", Rect{column_.x, *y, column_.width, 0},
                        TextLook{.text = label, .type = kTypeLabel}) +
          kSpace1;
    const std::string& value = domain::AnswerTo(part_.fill.answers, question.field);
    float x = column_.x;
    NodeId first = 0;
    for (const AnswerOption& option : question.options) {
      const std::string text = OptionLabel(context_.strings, option);
      const TextLook look{.text = text, .type = kTypeLabel};
      const float width =
          std::min(ui_.paint.Measure(look, 1e4F).width + 2 * kSpace4, column_.width);
      if (x > column_.x && x + width > column_.x + column_.width) {
        x = column_.x;
        *y += kControlHeight + kSpace2;
      }
      const bool chosen = option.value == value;
      const bool pressed = ui_.Button(Control{.key = Key("option." + option.value),
                                              .rect = {x, *y, width, kControlHeight},
                                              .text = text,
                                              .look = ButtonLook::kQuiet,
                                              .states = kPressable | (chosen ? kPressed : 0)});
      const NodeId id = ChildId(group.id(), Key("option." + option.value));
      if (first == 0) first = id;
      if (ui_.focus() == id) visited_ = question.field;
      // What need not be answered can be taken back.
      const bool undone = chosen && !question.required;
      if (pressed) events_.edits.push_back({question.field, undone ? "" : option.value});
      x += width + kSpace2;
    }
    *y += kControlHeight;
    if (!error.empty()) {
      const TextLook wrong{.text = error, .type = kTypeSmallStrong, .colour = Token::kDanger};
      *y +=
          kSpace1 + ui_.Paragraph("wrong", Rect{column_.x, *y + kSpace1, column_.width, 0}, wrong);
    }
    return first;
  }

  ViewContext& context_;
  Ui& ui_;
  const QuestionsPart& part_;
  Column column_;
  FormEvents& events_;
  std::string visited_;
};

}  // namespace

std::string QuestionLabel(const Strings& strings, const domain::Question& question) {
  std::string label = question.label;
  if (question.field == domain::kAskSubject) label = strings.Text("new_ticket.subject");
  if (question.field == domain::kAskMessage) label = strings.Text("new_ticket.message");
  if (question.field == domain::kAskCategory) label = strings.Text("details.category");
  if (question.field == domain::kAskPriority) label = strings.Text("details.priority");
  return question.required ? label : strings.Format("new_ticket.optional", {{"label", label}});
}

std::string OptionLabel(const Strings& strings, const AnswerOption& option) {
  return option.label.empty() ? strings.Text("priority." + option.value) : option.label;
}

float DrawQuestions(ViewContext& context, const QuestionsPart& part, Column column, float y,
                    FormEvents* events) {
  return Questions(context, part, column, events).Draw(y);
}

bool IsShownAtQuestion(const QuestionsPart& part, const Error& error) {
  const auto asked = domain::AskedQuestions(part.form, part.fill.answers);
  return std::any_of(asked.begin(), asked.end(), [&](const Question* question) {
    return domain::ErrorFieldOf(*question) == error.field;
  });
}

}  // namespace genkan::ui
