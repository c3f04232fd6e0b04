// Request forms: the list, and the page on which one is built.
#include "genkan/domain/request_form.h"
#include "ui/manage/fields_list_page.h"
#include "ui/manage/fields_page.h"
#include "ui/manage/pages.h"
#include "ui/manage/rows.h"
#include "ui/request_form_view.h"

namespace genkan::ui {
namespace {

using domain::CustomFields;
using domain::RequestForm;

class RequestFormsPage final : public FieldsListPage {
 public:
  explicit RequestFormsPage(const Strings& strings)
      : FieldsListPage({.path = "request-forms",
                        .title = "manage.forms.title",
                        .lead = "manage.forms.lead",
                        .add = "manage.forms.add"},
                       strings) {}

 private:
  std::vector<Row> Rows(ManageContext& context) const override {
    std::vector<Row> rows;
    for (const RequestForm& form : AllOf(context.settings).forms) {
      rows.push_back({.id = domain::IdText(form.id),
                      .name = domain::TextIn(form.name, strings().language()),
                      .about = strings().Format("manage.forms.questions",
                                                {{"n", std::to_string(form.fields.size())}}),
                      .retired = form.retired});
    }
    return rows;
  }
  void Swap(CustomFields* fields, std::size_t row) const override {
    std::swap(fields->forms[row], fields->forms[row + 1]);
  }
};

class RequestFormPage final : public FieldsRecordPage<RequestForm> {
 public:
  explicit RequestFormPage(const Strings& strings)
      : FieldsRecordPage(&CustomFields::forms, strings) {}
  std::string_view path() const override { return "request-forms/"; }
  std::string_view title_key() const override {
    return is_new() ? "manage.forms.add" : "manage.form.title";
  }
  std::string_view lead_key() const override { return "manage.form.lead"; }
  void Choose(std::string_view record) override {
    if (record != this->record()) tried_ = {};
    FieldsRecordPage::Choose(record);
  }

 private:
  std::string NameOf(const RequestForm& form) const override { return domain::IdText(form.id); }
  CustomFields NewPart(client::SettingsClient& settings) const override {
    CustomFields part;
    part.forms.push_back(
        {.id = settings.NewId<domain::RequestFormId>(),
         .name = {},
         .description = {},
         .fields = {{.field = std::string(domain::kAskSubject), .required = true},
                    {.field = std::string(domain::kAskMessage), .required = true}}});
    return part;
  }

  void DrawRows(ManageContext& context, Form& form, CustomFields* draft) override {
    RequestForm& edited = RecordIn(draft, list());
    const CustomFields& all = AllOf(context.settings);
    const std::string path = PathIn(all, "forms");
    form.Local({.path = path + ".name",
                .label = context.Text("manage.form.name"),
                .help = context.Text("manage.form.name_help"),
                .required = true},
               context.languages(), &edited.name);
    form.Local({.path = path + ".description",
                .label = context.Text("manage.form.description"),
                .help = context.Text("manage.form.description_help"),
                .role = Role::kTextArea},
               context.languages(), &edited.description);
    if (!is_new()) {
      form.Check({.path = path + ".retired",
                  .label = context.Text("manage.desk.retired"),
                  .help = context.Text("manage.form.retired_help")},
                 &edited.retired);
    }
    DrawQuestionRows(context, form, all, path, &edited);
  }

  // The form as customers meet it. What is tried out in it goes nowhere.
  float DrawAfter(ManageContext& context, Column column, float y,
                  const CustomFields& draft) override {
    Form form(context.view, column, y + kSpace5, nullptr);
    form.Heading("preview", context.Text("manage.form.preview"),
                 context.Text("manage.form.preview_help"));
    const Within scope = context.view.ui.In(Mark{.role = Role::kGroup,
                                                 .key = "preview-form",
                                                 .rect = {column.x, form.y(), column.width, 40},
                                                 .name = context.Text("manage.form.preview")});
    const domain::FormView view =
        domain::FormViewOf(AllOf(context.settings), draft.forms.front(), strings().language());
    // What is wrong in it is no reason to be taken there.
    const NodeId wrong = context.view.first_wrong_field;
    FormEvents events;
    y = DrawQuestions(context.view, {.form = view, .fill = tried_, .only_tried = true}, column,
                      form.y(), &events);
    context.view.first_wrong_field = wrong;
    if (events.any()) context.deeds.push_back([this, events] { Apply(events, &tried_); });
    return y;
  }

  FormFill tried_;
};

}  // namespace

void AddRequestFormPages(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages) {
  pages->push_back(std::make_unique<RequestFormsPage>(strings));
  pages->push_back(std::make_unique<RequestFormPage>(strings));
}

}  // namespace genkan::ui
