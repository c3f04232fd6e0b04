// Categories, fields, properties and forms from a shell.
#include <catch2/catch_test_macros.hpp>

#include "server/desk.h"
#include "server/process.h"

namespace genkan {
namespace {

using support::Desk;
using support::Has;
using support::Outcome;
using support::RunGenkan;

Outcome Admin(const Desk& desk, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "admin");
  arguments.insert(arguments.end(), {"--data", desk.data()});
  return RunGenkan(arguments);
}

domain::CustomFields FieldsOf(const Desk& desk) {
  const auto installation = support::OpenInstallation(desk.data());
  return installation->store().PortalById(desk.portal().id)->settings->fields;
}

TEST_CASE("What is added in a shell is listed, asked for and noted in the audit log",
          "[server][fields-command]") {
  const Desk desk;
  CHECK(Admin(desk, {"add-category", "--key", "returns", "Returns"}).exit_code == 0);
  CHECK(Admin(desk, {"add-field", "--key", "order_no", "text", "Order number"}).out ==
        "order_no\n");
  CHECK(Admin(desk, {"add-field", "choice", "理由", "故障", "商品違い", "--language", "ja"}).out ==
        "field_1\n");
  CHECK(Admin(desk, {"add-property", "text", "Plan"}).exit_code == 0);
  CHECK(Admin(desk, {"add-form", "Return an order", "order_no:required", "field_1"}).exit_code ==
        0);
  const Outcome list = Admin(desk, {"list-fields"});
  CHECK(list.exit_code == 0);
  CHECK(Has(list.out, "returns  category  Returns\norder_no  field  Order number  text\n"));
  CHECK(Has(list.out, "field_1  field  理由  choice\n  choice_1  故障\n  choice_2  商品違い\n"));
  CHECK(Has(list.out, "field_1  property  Plan  text\n"));
  CHECK(Has(list.out, "  form  Return an order\n"));
  const domain::RequestForm form = FieldsOf(desk).forms.at(0);
  REQUIRE(form.fields.size() == 4);
  CHECK(form.fields[1].required);
  CHECK_FALSE(form.fields[2].required);
  const auto installation = support::OpenInstallation(desk.data());
  const auto log = installation->store().AuditEntries(desk.portal().id, {}).value();
  REQUIRE(log.size() == 5);
  CHECK(log[0].subject == "fields");
}

TEST_CASE("A field is renamed and retired in a shell, and what that touches is said",
          "[server][fields-command]") {
  const Desk desk;
  REQUIRE(Admin(desk, {"add-field", "--key", "plan", "text", "Plan"}).exit_code == 0);
  CHECK(Admin(desk, {"rename", "field", "Plan", "Contract"}).exit_code == 0);
  CHECK(Admin(desk, {"rename", "--language", "ja", "field", "plan", "契約"}).exit_code == 0);
  CHECK(domain::TextIn(FieldsOf(desk).ticket_fields[0].label, "en") == "Contract");
  CHECK(domain::TextIn(FieldsOf(desk).ticket_fields[0].label, "ja") == "契約");
  const Outcome trial = Admin(desk, {"retire", "--dry-run", "field", "契約"});
  CHECK(Has(trial.out, "0 tickets have it"));
  CHECK_FALSE(FieldsOf(desk).ticket_fields[0].retired);
  CHECK(Has(Admin(desk, {"retire", "field", "plan"}).out, "is retired and stays readable"));
  CHECK(Has(Admin(desk, {"list-fields"}).out, "Contract  text  (retired)"));
  CHECK(Has(Admin(desk, {"retire", "--undo", "field", "plan"}).out, "in use again"));
  CHECK_FALSE(FieldsOf(desk).ticket_fields[0].retired);
}

TEST_CASE("A field takes files, or is for customers to edit, from a shell",
          "[server][fields-command]") {
  const Desk desk;
  REQUIRE(Admin(desk, {"add-field", "--key", "photo", "files", "Photo"}).exit_code == 0);
  REQUIRE(Admin(desk, {"add-field", "--editable", "--key", "plan", "text", "Plan"}).exit_code == 0);
  CHECK(FieldsOf(desk).ticket_fields[0].kind == domain::FieldKind::kFiles);
  CHECK_FALSE(FieldsOf(desk).ticket_fields[0].editable);
  CHECK(FieldsOf(desk).ticket_fields[1].editable);
  // Nobody edits what they do not see.
  CHECK(Admin(desk, {"add-field", "--editable", "--hidden", "text", "S"}).exit_code == 2);
}

TEST_CASE("What cannot be added is refused with what to do", "[server][fields-command]") {
  const Desk desk;
  REQUIRE(Admin(desk, {"add-field", "--key", "plan", "text", "Plan"}).exit_code == 0);
  CHECK(Has(Admin(desk, {"add-field", "--key", "plan", "text", "Plan"}).err, "already"));
  CHECK(Has(Admin(desk, {"add-field", "--key", "status", "text", "S"}).err, "already"));
  CHECK(Has(Admin(desk, {"add-field", "--key", "A B", "text", "S"}).err, "small letters"));
  CHECK(Has(Admin(desk, {"add-field", "choice", "Size"}).err, "at least one"));
  CHECK(Admin(desk, {"add-property", "files", "Photo"}).exit_code == 2);
  CHECK(Admin(desk, {"add-category"}).exit_code == 2);
  CHECK(Has(Admin(desk, {"add-form", "F", "nothing"}).err, "key of a ticket field"));
  CHECK(Has(Admin(desk, {"rename", "form", "None", "X"}).err, "list-fields"));
  CHECK(FieldsOf(desk).forms.empty());
}

}  // namespace
}  // namespace genkan
