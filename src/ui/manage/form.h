// Rows of a settings page, one under the other: a label, its help, a native control and what is
// wrong with it. Each row edits the value it is given and says whether it did.
#pragma once

#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/domain/local_text.h"
#include "ui/view_context.h"

namespace genkan::ui {

struct FormRow {
  // The field's path in its section, such as "openid.issuer": its key, and what an error names.
  std::string path;
  std::string_view label;
  std::string_view help;  // Empty: none.
  bool required = false;
  Role role = Role::kTextField;  // Or kTextArea.
  FieldKind kind = FieldKind::kText;
};

using FormChoice = SelectOption;

class Form {
 public:
  // `error` is what the last saving said; null: nothing. Its field is shown at its row.
  Form(ViewContext& context, Column column, float y, const Error* error);

  float y() const { return y_; }
  void Skip(float space) { y_ += space; }
  Column column() const { return column_; }

  // A heading of level 2 with a sentence below it; empty: none.
  void Heading(Key key, std::string_view text, std::string_view lead = {});
  void Paragraph(Key key, std::string_view text, Token colour = Token::kTextMuted);
  void Warning(Key key, std::string_view text);

  bool Text(const FormRow& row, std::string* value);
  bool Number(const FormRow& row, int* value);
  // A time of the day, in minutes after midnight. What is no time yet changes nothing.
  bool Time(const FormRow& row, int* minute);
  // A picture as a data URL; `take_away` stands on the button that takes it away.
  bool Picture(const FormRow& row, std::string_view take_away, std::string* data_url);
  struct MomentWords {
    std::string_view date;
    std::string_view time;
    std::string_view help;  // Empty: none.
  };
  // A day and a time of it by the reader's clocks; without a day there is no moment, 0.
  bool Moment(std::string path, const MomentWords& words, Millis* moment);
  // On or off.
  bool Check(const FormRow& row, bool* value);
  // One of some: radios, or a select where they are many.
  bool Choose(const FormRow& row, std::span<const FormChoice> choices, std::string* value);
  // One value per line.
  bool Lines(const FormRow& row, std::vector<std::string>* values);
  // One field for each language, those that say nothing marked where another says something.
  bool Local(const FormRow& row, std::span<const std::string> languages, domain::LocalText* text);
  // A link in a line of its own.
  void Link(Key key, std::string_view text, std::string_view href);
  bool Button(Key key, std::string_view text, ButtonLook look = ButtonLook::kSecondary);
  // Rows side by side, each drawn in a column of `width`.
  void Beside(float width, std::initializer_list<std::function<void(Form&)>> rows);
  // Several side by side; the value of the one that was pressed, or the empty string.
  std::string Buttons(std::span<const FormChoice> buttons);

  // Whether the error names a field that had a row.
  bool error_shown() const { return error_shown_; }

 private:
  // The error of a row or of something below it in the path; empty: none.
  std::string ErrorOf(std::string_view path);
  bool Field(const FormRow& row, std::string_view label, Key key, std::string* value,
             std::span<const FormChoice> options = {});
  bool Radios(const FormRow& row, std::span<const FormChoice> choices, std::string* value);
  void Help(std::string_view path, std::string_view help);

  ViewContext& context_;
  Ui& ui_;
  Column column_;
  float y_;
  const Error* error_;
  bool error_shown_ = false;
};

}  // namespace genkan::ui
