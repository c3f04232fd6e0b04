// What a customer may change of a ticket after it was filed.
#include "genkan/domain/field_edit.h"

#include <catch2/catch_test_macros.hpp>

#include "genkan/domain/ticket_powers.h"
#include "support/forms.h"

namespace genkan::domain {
namespace {

// Order number and reason can be changed, and so could a hidden field.
CustomFields Editable() {
  CustomFields fields = support::SomeForms();
  for (const std::size_t index : {std::size_t{0}, std::size_t{1}, std::size_t{3}}) {
    fields.ticket_fields[index].editable = true;
  }
  return fields;
}

Ticket Filed() {
  Ticket ticket;
  ticket.fields = {{"order_no", "A-17"}, {"secret", "inside"}, {"reason", "moon"}};
  return ticket;
}

FormView FormFor(const CustomFields& fields, const Ticket& ticket) {
  PortalSettings settings;
  settings.fields = fields;
  return EditFormFor(fields, DetailsFor(settings, "en"), ticket, "en");
}

TEST_CASE("Only what is shown and may be changed is asked, with what is there", "[domain][edit]") {
  const FormView form = FormFor(Editable(), Filed());
  REQUIRE(form.questions.size() == 2);
  CHECK(form.questions[0].field == "order_no");
  CHECK(form.questions[1].field == "reason");
  CHECK(AnswersFrom(Filed(), form) == Answers{{"order_no", "A-17"}, {"reason", "moon"}});
  CustomFields retired = Editable();
  retired.ticket_fields[0].retired = true;
  CHECK(FormFor(retired, Filed()).questions.size() == 1);
}

TEST_CASE("The choice that a ticket has can stay although it is retired", "[domain][edit]") {
  const FormView form = FormFor(Editable(), Filed());
  CHECK(form.questions[1].options.back() == AnswerOption{"moon", "The moon"});
  CHECK(FieldsAfter(Filed(), form, AnswersFrom(Filed(), form)).value() == Filed().fields);
  CHECK(FormFor(Editable(), Ticket{}).questions[1].options.size() == 2);
}

TEST_CASE("Changed answers are checked as a form's are, and the rest is kept", "[domain][edit]") {
  const FormView form = FormFor(Editable(), Filed());
  const auto after = FieldsAfter(Filed(), form, {{"order_no", " A-18 "}, {"reason", "broken"}});
  CHECK(after.value() ==
        std::vector<FieldValue>{{"order_no", "A-18"}, {"secret", "inside"}, {"reason", "broken"}});
  CHECK(FieldsAfter(Filed(), form, {{"order_no", "A-18"}, {"reason", "sun"}}).error().message_key ==
        "error.choice_unknown");
}

TEST_CASE("What a form demands cannot be taken away, but need not be given later",
          "[domain][edit]") {
  const FormView form = FormFor(Editable(), Filed());
  CHECK(FieldsAfter(Filed(), form, {{"reason", "broken"}}).error().message_key ==
        "error.answer_missing");
  const Ticket empty;
  CHECK(FieldsAfter(empty, FormFor(Editable(), empty), {}).value().empty());
}

TEST_CASE("Those who are on a ticket change its details while it takes answers", "[domain][edit]") {
  const Pipeline pipeline{.stages = {{.id = StageId{1, 1}}, {.id = StageId{1, 2}}}};
  Pipeline closing = pipeline;
  closing.stages[1].kind = StageKind::kClosed;
  Ticket ticket;
  ticket.stage = StageId{1, 1};
  PortalSettings settings;
  const auto power = [&](Sight sight) { return EditPowerOf(settings, closing, ticket, sight); };
  CHECK(power(Sight::kOwn) == EditPower::kMayEdit);
  CHECK(power(Sight::kParticipant) == EditPower::kMayEdit);
  for (const Sight sight : {Sight::kShared, Sight::kPrimaryCompany, Sight::kFurtherCompany}) {
    CHECK(power(sight) == EditPower::kNotOnTicket);
  }
  ticket.stage = StageId{1, 2};
  CHECK(power(Sight::kOwn) == EditPower::kMayEdit);
  settings.tickets.pipelines = {{.pipeline = closing.id, .may_answer_closed = false}};
  CHECK(power(Sight::kOwn) == EditPower::kClosed);
}

}  // namespace
}  // namespace genkan::domain
