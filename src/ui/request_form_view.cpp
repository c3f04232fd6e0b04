#include "ui/request_form_view.h"

#include <algorithm>

#include "ui/composer_view.h"
#include "ui/files_view.h"
#include "ui/radios.h"

namespace genkan::ui {
namespace {

using domain::AnswerOption;

using domain::Question;

constexpr float kLabelHeight = kTypeLabel.line + kSpace1;
constexpr float kErrorHeight = kSpace1 + kTypeSmall.line;
constexpr int kMessageRows = 8;
constexpr int kLongTextRows = 4;
constexpr float kShortFieldWidth = 240;
constexpr float kSelectWidth = 480;
constexpr std::size_t kRadiosMax = 5;

class Questions {
 public:
  Questions(ViewContext& context, const QuestionsPart& part, Column column, FormEvents* events)
      : context_(context), ui_(context.ui), part_(part), column_(column), events_(*events) {}

  float Draw(float y) {
    if (!part_.form.description.empty()) {
      const TextLook look{.text = part_.form.description, .colour = Token::kTextMuted};
      y += ui_.Paragraph("about", Rect{column_.x, y, column_.width, 0}, look) + kSpace4;
    }
    for (const Question* question : domain::AskedQuestions(part_.form, part_.fill.answers)) {
      y = DrawQuestion(*question, y);
    }
    if (visited_ != part_.fill.visited) events_.visited = visited_;
    return y;
  }

 private:
  std::string ErrorOf(const Question& question) const {
    const auto checked =
        domain::CheckAnswer(question, domain::AnswerTo(part_.fill.answers, question));
    if (!checked.ok() && IsJudged(part_.fill, question.field)) {
      return context_.strings.Describe(checked.error());
    }
    const bool refused =
        part_.refused != nullptr && part_.refused->field == domain::ErrorFieldOf(question);
    return refused ? context_.strings.Describe(*part_.refused) : std::string();
  }

  float DrawQuestion(const Question& question, float y) {
    const std::string label = QuestionLabel(context_.strings, question);
    const std::string error = ErrorOf(question);
    const NodeId id = Draw(question, label, error, &y);
    if (!error.empty() && context_.first_wrong_field == 0) context_.first_wrong_field = id;
    if (context_.first_question == 0) context_.first_question = id;
    if (!question.help.empty()) {
      const TextLook look{.text = question.help, .type = kTypeSmall, .colour = Token::kTextMuted};
      y += kSpace1 + ui_.Paragraph(Key("help." + question.field),
                                   Rect{column_.x, y + kSpace1, column_.width, 0}, look);
    }
    if (question.field == domain::kAskSubject) {
      context_.subject = id;
      if (!part_.similar.empty()) y = DrawSimilar(y + kSpace3);
    }
    return y + kSpace5;
  }

  // Links, which leave what was written where it is.
  float DrawSimilar(float y) {
    const std::string& lead = context_.Text("new_ticket.similar");
    const std::string& hide = context_.Text("new_ticket.similar_hide");
    const float row = kTypeBody.line + kSpace2;
    const float height =
        row * static_cast<float>(part_.similar.size() + 1) + kSpace3 + kControlHeight + kSpace2;
    const Rect box{column_.x, y, column_.width, height};
    ui_.paint.Fill(box, Token::kAccentSubtle, kRadius);
    const Within group =
        ui_.In(Mark{.role = Role::kGroup, .key = "similar", .rect = box, .name = lead});
    const Column inner{box.x + kSpace4, box.width - 2 * kSpace4};
    y += kSpace3;
    ui_.Paragraph("lead", Rect{inner.x, y, inner.width, 0},
                  TextLook{.text = lead, .type = kTypeLabel, .lines_max = 1});
    y += row;
    for (const domain::SimilarTicket& ticket : part_.similar) {
      const std::string number = std::to_string(ticket.number);
      const std::string text = "#" + number + " " + ticket.subject;
      const std::string href = "/tickets/" + number;
      ui_.Link(LinkSpec{.key = Key(number),
                        .rect = {inner.x, y, inner.width, kTypeBody.line},
                        .look = {.text = text, .colour = Token::kLink, .lines_max = 1},
                        .href = href});
      y += row;
    }
    const float width =
        ui_.paint.Measure(TextLook{.text = hide, .type = kTypeLabel}, 1e4F).width + 2 * kSpace4;
    if (ui_.Button(Control{.key = "hide",
                           .rect = {inner.x - kSpace4, y, width, kControlHeight},
                           .text = hide,
                           .look = ButtonLook::kQuiet})) {
      context_.actions.push_back(action::HideSimilar{});
    }
    return box.y + height;
  }

  NodeId Draw(const Question& question, std::string_view label, std::string_view error, float* y) {
    if (question.kind == domain::FieldKind::kChoice) return DrawChoice(question, label, error, y);
    if (question.kind == domain::FieldKind::kFiles) return DrawFiles(question, label, error, y);
    return DrawField(question, label, error, y);
  }

  NodeId DrawFiles(const Question& question, std::string_view label, std::string_view error,
                   float* y) {
    const std::uint32_t states =
        part_.states | (question.required ? kRequired : 0U) | (part_.only_tried ? kDisabled : 0U);
    const FileChooserResult chooser =
        DrawFileChooser(context_, {.label = label, .error = error, .states = states}, column_, *y);
    *y += chooser.height;
    if (ui_.focus() == chooser.field) visited_ = question.field;
    return chooser.field;
  }

  NodeId DrawField(const Question& question, std::string_view label, std::string_view error,
                   float* y) {
    const std::string& value = domain::AnswerTo(part_.fill.answers, question.field);
    const bool lines = question.kind == domain::FieldKind::kLongText;
    const bool date = question.kind == domain::FieldKind::kDate;
    const bool number = question.kind == domain::FieldKind::kNumber;
    const int rows = question.field == domain::kAskMessage ? kMessageRows : kLongTextRows;
    const float height = lines ? TextAreaHeight(ui_, value, column_.width, rows) : kControlHeight;
    const float width = date || number ? std::min(column_.width, kShortFieldWidth) : column_.width;
    return Record(question,
                  FieldSpec{.key = Key("ask." + question.field),
                            .role = lines ? Role::kTextArea : Role::kTextField,
                            .kind = date     ? FieldKind::kDate
                                    : number ? FieldKind::kNumber
                                             : FieldKind::kText,
                            .rect = {column_.x, 0, width, height},
                            .label = label,
                            .value = value,
                            .error = error},
                  y);
  }

  NodeId DrawSelect(const Question& question, std::span<const SelectOption> options,
                    std::string_view label, std::string_view error, float* y) {
    return Record(
        question,
        FieldSpec{.key = Key("ask." + question.field),
                  .role = Role::kSelect,
                  .rect = {column_.x, 0, std::min(column_.width, kSelectWidth), kControlHeight},
                  .label = label,
                  .value = domain::AnswerTo(part_.fill.answers, question.field),
                  .error = error,
                  .options = options},
        y);
  }

  NodeId Record(const Question& question, FieldSpec spec, float* y) {
    *y += kLabelHeight;
    spec.rect.y = *y;
    spec.states = part_.states | (question.required ? kRequired : 0);
    const FieldResult result = ui_.Field(spec);
    *y += spec.rect.height + (spec.error.empty() ? 0 : kErrorHeight);
    if (result.changed) events_.edits.push_back({question.field, result.text});
    if (ui_.focus() == result.id) visited_ = question.field;
    return result.id;
  }

  // Radios where few have to be looked at and one has to be taken; what may stay open is a select,
  // which can be put back.
  NodeId DrawChoice(const Question& question, std::string_view label, std::string_view error,
                    float* y) {
    std::vector<SelectOption> options;
    for (const AnswerOption& option : question.options) {
      options.push_back({option.value, OptionLabel(context_.strings, option)});
    }
    if (!question.required || options.size() > kRadiosMax) {
      options.insert(options.begin(), SelectOption{"", context_.Text("new_ticket.choose")});
      return DrawSelect(question, options, label, error, y);
    }
    *y += ui_.Paragraph(Key("label." + question.field), Rect{column_.x, *y, column_.width, 0},
                        TextLook{.text = label, .type = kTypeLabel}) +
          kSpace1;
    const RadiosResult radios = DrawRadios(ui_,
                                           {.key = Key("ask." + question.field),
                                            .name = label,
                                            .error = error,
                                            .options = options,
                                            .value = domain::AnswerTo(part_.fill.answers, question),
                                            .states = part_.states},
                                           column_, *y);
    *y += radios.height;
    if (radios.focused) visited_ = question.field;
    if (radios.chosen.has_value()) events_.edits.push_back({question.field, *radios.chosen});
    return radios.first;
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

bool AsksForFiles(const QuestionsPart& part) {
  const auto asked = domain::AskedQuestions(part.form, part.fill.answers);
  return std::any_of(asked.begin(), asked.end(), [](const Question* question) {
    return question->kind == domain::FieldKind::kFiles;
  });
}

bool IsShownAtQuestion(const QuestionsPart& part, const Error& error) {
  const auto asked = domain::AskedQuestions(part.form, part.fill.answers);
  return std::any_of(asked.begin(), asked.end(), [&](const Question* question) {
    return domain::ErrorFieldOf(*question) == error.field;
  });
}

}  // namespace genkan::ui
