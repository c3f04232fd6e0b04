#include "ui/manage/form.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "genkan/base/utf8.h"
#include "genkan/domain/business_hours.h"
#include "genkan/domain/people.h"
#include "ui/composer_view.h"
#include "ui/radios.h"

namespace genkan::ui {
namespace {

constexpr float kFieldWidthMax = 480;
constexpr float kLabelHeight = kTypeLabel.line + kSpace1;
constexpr float kErrorHeight = kSpace1 + kTypeSmall.line;
constexpr int kAreaRows = 4;
constexpr std::size_t kRadiosMax = 4;
constexpr float kPictureHeight = 56;

std::string JoinedLines(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : "\n") + value;
  return text;
}

std::vector<std::string> SplitLines(std::string_view text) {
  std::vector<std::string> values;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = TrimmedText(text.substr(0, end));
    if (!line.empty()) values.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return values;
}

}  // namespace

Form::Form(ViewContext& context, Column column, float y, const Error* error)
    : context_(context), ui_(context.ui), column_(column), y_(y), error_(error) {}

void Form::Heading(Key key, std::string_view text, std::string_view lead) {
  y_ += kSpace4;
  const TextLook look{.text = text, .type = kTypeStrong};
  y_ += ui_.Heading(key, 2, Rect{column_.x, y_, column_.width, 0}, look) + kSpace1;
  if (!lead.empty()) {
    const TextLook words{.text = lead, .type = kTypeSmall, .colour = Token::kTextMuted};
    const Key below(static_cast<std::int64_t>(key.hash >> 1));
    y_ += ui_.Paragraph(below, Rect{column_.x, y_, column_.width, 0}, words);
  }
  y_ += kSpace3;
}

void Form::Paragraph(Key key, std::string_view text, Token colour) {
  const TextLook look{.text = text, .colour = colour};
  y_ += ui_.Paragraph(key, Rect{column_.x, y_, column_.width, 0}, look) + kSpace3;
}

void Form::Warning(Key key, std::string_view text) {
  const TextLook look{.text = text, .type = kTypeSmallStrong, .colour = Token::kWarning};
  const float x = column_.x + kSpace3 + 16 + kSpace2;
  const float width = column_.width - (x - column_.x) - kSpace3;
  const float height = ui_.paint.Measure(look, width).height + 2 * kSpace3;
  ui_.paint.Box(Rect{column_.x, y_, column_.width, height}, Token::kWarningSubtle, Token::kWarning,
                kRadiusSmall);
  ui_.paint.DrawIcon(Icon::kWarning, Rect{column_.x + kSpace3, y_ + kSpace3 + 2, 16, 16},
                     Token::kWarning);
  ui_.Paragraph(key, Rect{x, y_ + kSpace3, width, 0}, look);
  y_ += height + kSpace4;
}

std::string Form::ErrorOf(std::string_view path) {
  if (error_ == nullptr || error_->field.empty()) return {};
  const std::string& field = error_->field;
  const bool here = field == path || (field.starts_with(path) && field[path.size()] == '.');
  if (!here) return {};
  error_shown_ = true;
  return context_.strings.Describe(*error_);
}

void Form::Help(std::string_view path, std::string_view help) {
  if (help.empty()) return;
  const TextLook look{.text = help, .type = kTypeSmall, .colour = Token::kTextMuted};
  const Rect place{column_.x, y_, std::min(column_.width, kFieldWidthMax + 160), 0};
  y_ += ui_.Paragraph(Key("help." + std::string(path)), place, look) + kSpace1;
}

bool Form::Field(const FormRow& row, std::string_view label, Key key, std::string* value,
                 std::span<const FormChoice> options) {
  const float width = std::min(column_.width, row.role == Role::kTextArea ? 640 : kFieldWidthMax);
  const float height =
      row.role == Role::kTextArea ? TextAreaHeight(ui_, *value, width, kAreaRows) : kControlHeight;
  const std::string error = ErrorOf(row.path);
  y_ += kLabelHeight;
  const FieldResult result = ui_.Field(FieldSpec{.key = key,
                                                 .role = row.role,
                                                 .kind = row.kind,
                                                 .rect = {column_.x, y_, width, height},
                                                 .label = label,
                                                 .value = *value,
                                                 .error = error,
                                                 .states = row.required ? kRequired : 0,
                                                 .options = options});
  if (!error.empty() && context_.first_wrong_field == 0) context_.first_wrong_field = result.id;
  y_ += height + (error.empty() ? 0 : kErrorHeight) + kSpace1;
  if (result.changed) *value = result.text;
  return result.changed;
}

bool Form::Text(const FormRow& row, std::string* value) {
  const bool changed = Field(row, row.label, Key(row.path), value);
  Help(row.path, row.help);
  y_ += kSpace3;
  return changed;
}

bool Form::Number(const FormRow& row, int* value) {
  std::string text = std::to_string(*value);
  FormRow number_row = row;
  number_row.kind = FieldKind::kNumber;
  if (!Text(number_row, &text)) return false;
  const std::string narrowed = domain::NarrowedText(text);
  int number = 0;
  const char* end = narrowed.data() + narrowed.size();
  const auto read = std::from_chars(narrowed.data(), end, number);
  *value = read.ec == std::errc() && read.ptr == end ? number : 0;
  return true;
}

bool Form::Time(const FormRow& row, int* minute) {
  // As the browser's own field writes it.
  std::string text = domain::ClockText(*minute);
  if (text.size() < 5) text.insert(0, "0");
  FormRow time_row = row;
  time_row.kind = FieldKind::kTime;
  if (!Text(time_row, &text)) return false;
  const Result<int> read = domain::ParseClock(text);
  if (!read.ok() || *read == *minute) return false;
  *minute = *read;
  return true;
}

bool Form::Picture(const FormRow& row, std::string_view take_away, std::string* data_url) {
  FormRow file_row = row;
  file_row.kind = FieldKind::kFile;
  std::string told = "image/png,image/jpeg";
  if (Text(file_row, &told)) {
    // Too large a file comes without its content, and is refused as no picture.
    const std::size_t end = std::min(told.find('\n'), told.size() - 1);
    *data_url = told.substr(end + 1);
    if (data_url->empty()) *data_url = "data:,";
    return true;
  }
  if (data_url->empty()) return false;
  const Rect place{column_.x, y_, std::min(column_.width, kFieldWidthMax), kPictureHeight};
  ui_.Image(Key("picture." + row.path), place, row.label, *data_url);
  y_ += kPictureHeight + kSpace2;
  if (!Button(Key("take." + row.path), take_away)) return false;
  data_url->clear();
  return true;
}

bool Form::Moment(std::string path, const MomentWords& words, Millis* moment) {
  constexpr float kPartWidth = 200;
  const TimeZone& zone = context_.zone;
  const CivilTime civil = CivilTimeAt(*moment, zone.OffsetMinutesAt(*moment));
  std::string date = *moment == 0 ? std::string() : domain::DateText(civil);
  int minute = *moment == 0 ? 0 : civil.hour * 60 + civil.minute;
  bool changed = false;
  Beside(kPartWidth, {[&](Form& part) {
                        changed |= part.Text(
                            {.path = path, .label = words.date, .kind = FieldKind::kDate}, &date);
                      },
                      [&](Form& part) {
                        if (*moment == 0) return;
                        changed |=
                            part.Time({.path = path + ".time", .label = words.time}, &minute);
                      }});
  Help(path, words.help);
  if (!changed) return false;
  if (date.empty()) {
    *moment = 0;
    return true;
  }
  // What is no day yet changes nothing.
  const std::optional<CivilTime> day = domain::ParseDate(date);
  if (!day.has_value()) return false;
  CivilTime chosen = *day;
  chosen.hour = minute / 60;
  chosen.minute = minute % 60;
  const Millis guess = MillisFromCivil(chosen, zone.OffsetMinutesAt(MillisFromCivil(chosen, 0)));
  *moment = MillisFromCivil(chosen, zone.OffsetMinutesAt(guess));
  return true;
}

bool Form::Check(const FormRow& row, bool* value) {
  const std::string error = ErrorOf(row.path);
  const CheckResult result = ui_.Check(CheckSpec{.key = Key(row.path),
                                                 .x = column_.x,
                                                 .y = y_,
                                                 .width = column_.width,
                                                 .label = row.label,
                                                 .error = error,
                                                 .checked = *value});
  if (!error.empty() && context_.first_wrong_field == 0) context_.first_wrong_field = result.id;
  y_ += result.height;
  Help(row.path, row.help);
  y_ += kSpace2;
  if (result.pressed) *value = !*value;
  return result.pressed;
}

bool Form::Choose(const FormRow& row, std::span<const FormChoice> choices, std::string* value) {
  if (choices.size() <= kRadiosMax) return Radios(row, choices, value);
  FormRow select = row;
  select.role = Role::kSelect;
  const bool changed = Field(select, row.label, Key(row.path), value, choices);
  Help(row.path, row.help);
  y_ += kSpace3;
  return changed;
}

bool Form::Radios(const FormRow& row, std::span<const FormChoice> choices, std::string* value) {
  const std::string error = ErrorOf(row.path);
  y_ += ui_.Paragraph(Key("label." + row.path), Rect{column_.x, y_, column_.width, 0},
                      TextLook{.text = row.label, .type = kTypeLabel}) +
        kSpace1;
  Help(row.path, row.help);
  const RadiosResult radios = DrawRadios(ui_,
                                         {.key = Key(row.path),
                                          .name = row.label,
                                          .error = error,
                                          .options = choices,
                                          .value = *value},
                                         column_, y_);
  if (!error.empty() && context_.first_wrong_field == 0) context_.first_wrong_field = radios.first;
  y_ += radios.height + kSpace3;
  if (radios.chosen.has_value()) *value = *radios.chosen;
  return radios.chosen.has_value();
}

bool Form::Lines(const FormRow& row, std::vector<std::string>* values) {
  FormRow area = row;
  area.role = Role::kTextArea;
  std::string text = JoinedLines(*values);
  if (!Text(area, &text)) return false;
  *values = SplitLines(text);
  // What is being typed at an end must not be trimmed away under the person's hands.
  if (text.ends_with('\n')) values->push_back("");
  return true;
}

bool Form::Local(const FormRow& row, std::span<const std::string> languages,
                 domain::LocalText* text) {
  bool changed = false;
  const std::vector<std::string> missing = domain::MissingLanguages(*text, languages);
  for (const std::string& language : languages) {
    std::string own;
    for (const domain::LocalEntry& entry : *text) {
      if (entry.language == language) own = entry.text;
    }
    std::string label(row.label);
    if (languages.size() > 1) {
      // A language that a portal offers need not be one that ships.
      const std::string name_key = "language." + language;
      const std::string& name = context_.Text(name_key);
      label += " (" + (name == name_key ? language : name) + ")";
      const bool gap = std::find(missing.begin(), missing.end(), language) != missing.end();
      if (gap) label += " " + context_.Text("manage.missing_language");
    }
    const std::string key = row.path + "." + language;
    // One language is enough, and what is wrong is said once.
    const bool first = language == languages.front();
    const FormRow field{.path = first ? row.path : key,
                        .label = row.label,
                        .required = first && row.required,
                        .role = row.role};
    if (!Field(field, label, Key(key), &own)) continue;
    domain::SetTextIn(text, language, own);
    changed = true;
  }
  Help(row.path, row.help);
  y_ += kSpace3;
  return changed;
}

void Form::Link(Key key, std::string_view text, std::string_view href) {
  constexpr float kAbove = 4;
  const TextLook look{.text = text, .type = kTypeLabel, .colour = Token::kLink};
  const TextSize size = ui_.paint.Measure(look, column_.width);
  const float height = size.height + 2 * kAbove;
  ui_.Link(LinkSpec{.key = key,
                    .rect = {column_.x, y_, size.width + 1, height},
                    .look = look,
                    .href = href,
                    .text_y = kAbove});
  y_ += height + kSpace3;
}

bool Form::Button(Key key, std::string_view text, ButtonLook look) {
  const float width =
      ui_.paint.Measure(TextLook{.text = text, .type = kTypeLabel}, 1e4F).width + 2 * kSpace5;
  const bool pressed =
      ui_.Button(Control{.key = key,
                         .rect = {column_.x, y_, std::min(width, column_.width), kControlHeight},
                         .text = text,
                         .look = look});
  y_ += kControlHeight + kSpace3;
  return pressed;
}

void Form::Beside(float width, std::initializer_list<std::function<void(Form&)>> rows) {
  float x = column_.x;
  float end = y_;
  for (const auto& draw : rows) {
    Form part(context_, Column{x, std::min(width, column_.width)}, y_, error_);
    draw(part);
    error_shown_ |= part.error_shown_;
    end = std::max(end, part.y_);
    x += width + kSpace4;
  }
  y_ = end;
}

std::string Form::Buttons(std::span<const FormChoice> buttons) {
  std::string pressed;
  float x = column_.x;
  for (const FormChoice& button : buttons) {
    const TextLook look{.text = button.label, .type = kTypeLabel};
    const float width = std::min(ui_.paint.Measure(look, 1e4F).width + 2 * kSpace4, column_.width);
    if (x > column_.x && x + width > column_.x + column_.width) {
      x = column_.x;
      y_ += kControlHeight + kSpace2;
    }
    if (ui_.Button(Control{.key = Key(button.value),
                           .rect = {x, y_, width, kControlHeight},
                           .text = button.label})) {
      pressed = button.value;
    }
    x += width + kSpace2;
  }
  y_ += kControlHeight + kSpace3;
  return pressed;
}

}  // namespace genkan::ui
