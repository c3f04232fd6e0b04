#include "genkan/domain/request_form.h"

#include <catch2/catch_test_macros.hpp>

#include "genkan/domain/settings/checks.h"
#include "support/forms.h"

namespace genkan::domain {
namespace {

using support::SomeForms;

FormView ReturnForm(std::string_view language = "en") {
  return FormFor(SomeForms(), support::kReturnForm, language).value();
}

std::vector<std::string> AskedIn(const FormView& form, const Answers& answers) {
  std::vector<std::string> fields;
  for (const Question* question : AskedQuestions(form, answers)) fields.push_back(question->field);
  return fields;
}

Answers Filled() {
  return {{"subject", " Broken printer "},
          {"order_no", "A-17"},
          {"reason", "broken"},
          {"since", "２０２６－１１－２２"},
          {"message", "It prints blanks."}};
}

std::string FieldRefused(const Answers& answers) {
  const auto checked = CheckAnswers(ReturnForm(), answers);
  return checked.ok() ? std::string() : checked.error().field;
}

TEST_CASE("A form asks in the reader's language, without what is retired", "[domain][forms]") {
  CHECK(CheckCustomFields(SomeForms()).ok());
  const FormView form = ReturnForm("ja");
  CHECK(form.name == "返品の申し込み");
  CHECK(form.description == "1日以内にお返事します。");
  const Question& reason = form.questions[2];
  CHECK(reason.label == "理由");
  CHECK(reason.options == std::vector<AnswerOption>{{"broken", "故障"}, {"wrong", "商品違い"}});
  CHECK(form.questions[1].help == "請求書の上部にあります。");
  CustomFields fields = SomeForms();
  fields.ticket_fields[0].retired = true;
  fields.ticket_fields[2].retired = true;
  for (Choice& choice : fields.ticket_fields[1].choices) choice.retired = true;
  std::vector<std::string> asked;
  const FormView less = FormFor(fields, support::kReturnForm, "en").value();
  for (const Question& question : less.questions) asked.push_back(question.field);
  CHECK(asked == std::vector<std::string>{"subject", "secret", "priority", "message"});
}

TEST_CASE("A question for files is answered by the files that go along", "[domain][forms]") {
  CustomFields fields = SomeForms();
  fields.ticket_fields[2].kind = FieldKind::kFiles;
  CHECK(CheckCustomFields(fields).ok());
  const FormView form = FormFor(fields, support::kReturnForm, "en").value();
  Answers answers = Filled();
  SetAnswer(&answers, "since", "");
  const auto none = CheckAnswers(form, answers);
  REQUIRE_FALSE(none.ok());
  CHECK(none.error().field == "since");
  CHECK(none.error().message_key == "error.files_missing");
  SetAnswer(&answers, kAskFiles, "2");
  const auto two = CheckAnswers(form, answers);
  REQUIRE(two.ok());
  CHECK(AnswerTo(two->fields, "since").empty());

  // As the backend finds it in what was sent.
  NewTicket sent = *two;
  CHECK_FALSE(CheckAnswers(form, AnswersOf(sent)).ok());
  sent.attachments.resize(1);
  CHECK(CheckAnswers(form, AnswersOf(sent)).ok());

  SetAnswer(&answers, kAskFiles, "");
  SetAnswer(&answers, "reason", "wrong");
  CHECK(CheckAnswers(form, answers).ok());
  fields.forms[0].fields[3].required = false;
  SetAnswer(&answers, "reason", "broken");
  CHECK(CheckAnswers(FormFor(fields, support::kReturnForm, "en").value(), answers).ok());
}

TEST_CASE("A form asks for files once, and no condition looks at them", "[domain][forms]") {
  CustomFields fields = SomeForms();
  fields.ticket_fields[2].kind = fields.ticket_fields[3].kind = FieldKind::kFiles;
  const auto twice = CheckCustomFields(fields);
  REQUIRE_FALSE(twice.ok());
  CHECK(twice.error().message_key == "error.files_asked_twice");
  CHECK(twice.error().field == "forms.0.fields.4.field");
  fields = SomeForms();
  fields.ticket_fields[0].kind = FieldKind::kFiles;
  fields.forms[0].fields[4].when_field = "order_no";
  fields.forms[0].fields[4].when_value = "1";
  CHECK_FALSE(CheckCustomFields(fields).ok());
}

TEST_CASE("A question with a condition is asked only after that answer", "[domain][forms]") {
  FormView form = ReturnForm();
  CHECK(AskedIn(form, {}) ==
        std::vector<std::string>{"subject", "order_no", "reason", "secret", "priority", "message"});
  CHECK(AskedIn(form, {{"reason", "broken"}})[3] == "since");
  CHECK(AskedIn(form, {{"reason", "wrong"}})[3] == "secret");
  // What waits for a question that is not asked is not asked either.
  form.questions[2].when_field = "order_no";
  form.questions[2].when_value = "B-1";
  CHECK(AskedIn(form, {{"reason", "broken"}})[2] == "secret");
  CHECK(AskedIn(form, {{"reason", "broken"}, {"order_no", " B-1 "}})[3] == "since");
}

TEST_CASE("Answers become a ticket, and what is not asked is left out", "[domain][forms]") {
  Answers answers = Filled();
  SetAnswer(&answers, "priority", "high");
  const NewTicket ticket = CheckAnswers(ReturnForm(), answers).value();
  CHECK(ticket.form == support::kReturnForm);
  CHECK(ticket.subject == "Broken printer");
  CHECK(ticket.text == "It prints blanks.");
  CHECK(ticket.priority == Priority::kHigh);
  CHECK(ticket.fields == std::vector<FieldValue>{
                             {"order_no", "A-17"}, {"reason", "broken"}, {"since", "2026-11-22"}});
  CHECK(CheckAnswers(ReturnForm(), AnswersOf(ticket)).value().fields == ticket.fields);
  SetAnswer(&answers, "reason", "wrong");
  SetAnswer(&answers, "category", "delivery");
  const NewTicket other = CheckAnswers(ReturnForm(), answers).value();
  CHECK(other.fields == std::vector<FieldValue>{{"order_no", "A-17"}, {"reason", "wrong"}});
  CHECK(other.category.empty());
}

TEST_CASE("The first answer that a question does not take is named", "[domain][forms]") {
  CHECK(FieldRefused(Filled()).empty());
  for (const char* field : {"subject", "order_no", "reason", "since"}) {
    Answers answers = Filled();
    SetAnswer(&answers, field, "");
    CHECK(FieldRefused(answers) == field);
  }
  Answers answers = Filled();
  SetAnswer(&answers, "message", " ");
  CHECK(FieldRefused(answers) == "text");
  answers = Filled();
  SetAnswer(&answers, "since", "2026-02-30");
  CHECK(FieldRefused(answers) == "since");
  SetAnswer(&answers, "since", "2026-02-28");
  SetAnswer(&answers, "reason", "moon");
  CHECK(FieldRefused(answers) == "reason");
  answers = Filled();
  SetAnswer(&answers, "priority", "none");
  CHECK(FieldRefused(answers) == "priority");
}

TEST_CASE("Where there are forms one of them has to be chosen", "[domain][forms]") {
  CustomFields fields;
  CHECK(FormFor(fields, {}, "en").value() == BareForm());
  CHECK(FormFor(fields, support::kReturnForm, "en").error().field == "form");
  fields = SomeForms();
  CHECK(FormFor(fields, {}, "en").error().message_key == "error.form_needed");
  fields.forms[0].retired = true;
  CHECK(FormFor(fields, support::kReturnForm, "en").error().message_key == "error.form_gone");
  CHECK(FormViews(fields, "en").size() == 1);
  fields.forms[1].retired = true;
  CHECK(FormFor(fields, {}, "en").value() == BareForm());
}

TEST_CASE("A form whose conditions can never hold is refused at its condition", "[domain][forms]") {
  const auto refused = [](auto&& change) {
    CustomFields fields = SomeForms();
    change(fields.forms[0].fields);
    const Status checked = CheckCustomFields(fields);
    return checked.ok() ? std::string() : checked.error().field;
  };
  CHECK(refused([](auto& asked) { asked[3].when_value = "sun"; }) == "forms.0.fields.3.when_value");
  CHECK(refused([](auto& asked) { std::swap(asked[2], asked[3]); }) ==
        "forms.0.fields.2.when_field");
  CHECK(refused([](auto& asked) { asked[6].when_field = "reason"; }) ==
        "forms.0.fields.6.when_field");
  CHECK(refused([](auto& asked) { asked.pop_back(); }) == "forms.0.fields");
  CHECK(refused([](auto& asked) { asked[1].field = "nothing"; }) == "forms.0.fields.1.field");
  CustomFields fields = SomeForms();
  fields.ticket_fields[0].key = "status";
  CHECK(CheckCustomFields(fields).error().message_key == "error.key_reserved");
}

TEST_CASE("A choice is called by its label, and what nobody knows by itself", "[domain][forms]") {
  const CustomFields fields = SomeForms();
  CHECK(ChoiceLabel(fields.categories, "old", "ja") == "昔");
  CHECK(ChoiceLabel(fields.categories, "請求", "ja") == "請求");
  CHECK(FreeKey({"field_1", "field_3"}, "field") == "field_2");
}

}  // namespace
}  // namespace genkan::domain
