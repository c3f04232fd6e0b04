// Categories, ticket fields and contact properties: the list of each, and the page of one.
#include "ui/manage/fields_list_page.h"
#include "ui/manage/fields_page.h"
#include "ui/manage/pages.h"
#include "ui/manage/rows.h"

namespace genkan::ui {
namespace {

using domain::CustomField;
using domain::CustomFields;

using domain::FieldOwner;

struct KindWords {
  domain::FieldKind kind;
  const char* value;
  const char* text_key;
};
constexpr KindWords kKinds[] = {
    {domain::FieldKind::kText, "text", "manage.field.text"},
    {domain::FieldKind::kLongText, "long_text", "manage.field.long_text"},
    {domain::FieldKind::kChoice, "choice", "manage.field.choice"},
    {domain::FieldKind::kDate, "date", "manage.field.date"},
    {domain::FieldKind::kNumber, "number", "manage.field.number"},
    {domain::FieldKind::kFiles, "files", "manage.field.files"}};

std::string KindText(const Strings& strings, domain::FieldKind kind) {
  const auto found = std::find_if(std::begin(kKinds), std::end(kKinds),
                                  [kind](const KindWords& words) { return words.kind == kind; });
  return strings.Text(found->text_key);
}

class CategoriesPage final : public FieldsPage {
 public:
  using FieldsPage::FieldsPage;
  std::string_view path() const override { return "categories"; }
  std::string_view title_key() const override { return "manage.categories.title"; }
  std::string_view lead_key() const override { return "manage.categories.lead"; }

 private:
  std::optional<CustomFields> PartOf(const CustomFields& all) const override {
    CustomFields part;
    part.categories = all.categories;
    return part;
  }
  void PutPart(const CustomFields& part, CustomFields* all) const override {
    all->categories = part.categories;
  }
  void DrawRows(ManageContext& context, Form& form, CustomFields* draft) override {
    if (draft->categories.empty()) form.Paragraph("none", context.Text("manage.categories.none"));
    DrawChoiceRows(context, form,
                   {.path = "categories",
                    .owner = FieldOwner::kCategory,
                    .field = {},
                    .stored = stored().categories,
                    .stem = "category",
                    .add_key = "manage.categories.add"},
                   &draft->categories);
  }
};

// What the two lists of fields differ in.
struct FieldsOf {
  std::vector<CustomField> CustomFields::*list;
  FieldOwner owner;
  std::string_view section_list;  // In paths of errors.
  std::string_view record_path, title, lead, add;
  ListPage::Words words;
};

constexpr FieldsOf kTicketFields{.list = &CustomFields::ticket_fields,
                                 .owner = FieldOwner::kTicketField,
                                 .section_list = "ticket_fields",
                                 .record_path = "ticket-fields/",
                                 .title = "manage.field.title",
                                 .lead = "manage.field.lead",
                                 .add = "manage.ticket_fields.add",
                                 .words = {.path = "ticket-fields",
                                           .title = "manage.ticket_fields.title",
                                           .lead = "manage.ticket_fields.lead",
                                           .add = "manage.ticket_fields.add"}};
constexpr FieldsOf kContactProperties{.list = &CustomFields::contact_properties,
                                      .owner = FieldOwner::kContactProperty,
                                      .section_list = "contact_properties",
                                      .record_path = "contact-properties/",
                                      .title = "manage.property.title",
                                      .lead = "manage.property.lead",
                                      .add = "manage.contact_properties.add",
                                      .words = {.path = "contact-properties",
                                                .title = "manage.contact_properties.title",
                                                .lead = "manage.contact_properties.lead",
                                                .add = "manage.contact_properties.add"}};

class CustomFieldsPage final : public FieldsListPage {
 public:
  CustomFieldsPage(const FieldsOf& of, const Strings& strings)
      : FieldsListPage(of.words, strings), of_(of) {}

 private:
  std::vector<Row> Rows(ManageContext& context) const override {
    std::vector<Row> rows;
    for (const CustomField& field : AllOf(context.settings).*of_.list) {
      rows.push_back({.id = field.key,
                      .name = domain::TextIn(field.label, strings().language()),
                      .about = KindText(strings(), field.kind) + " · " + field.key,
                      .retired = field.retired});
    }
    return rows;
  }
  void Swap(CustomFields* fields, std::size_t row) const override {
    std::swap((fields->*of_.list)[row], (fields->*of_.list)[row + 1]);
  }

  const FieldsOf& of_;
};

class CustomFieldPage final : public FieldsRecordPage<CustomField> {
 public:
  CustomFieldPage(const FieldsOf& of, const Strings& strings)
      : FieldsRecordPage(of.list, strings), of_(of) {}
  std::string_view path() const override { return of_.record_path; }
  std::string_view title_key() const override { return is_new() ? of_.add : of_.title; }
  std::string_view lead_key() const override { return of_.lead; }

 private:
  std::string NameOf(const CustomField& field) const override { return field.key; }
  CustomFields NewPart(client::SettingsClient& settings) const override {
    std::vector<std::string> taken;
    for (const CustomField& field : AllOf(settings).*of_.list) taken.push_back(field.key);
    CustomFields part;
    (part.*of_.list)
        .push_back({.key = domain::FreeKey(taken, "field"),
                    .label = {},
                    .help = {},
                    .choices = {},
                    .shown = true});
    return part;
  }

  void DrawRows(ManageContext& context, Form& form, CustomFields* draft) override {
    CustomField& field = RecordIn(draft, of_.list);
    const CustomFields& all = AllOf(context.settings);
    const std::string path = PathIn(all, of_.section_list);
    form.Local(
        {.path = path + ".label", .label = context.Text("manage.field.label"), .required = true},
        context.languages(), &field.label);
    DrawIdentity(context, form, path, &field);
    form.Local({.path = path + ".help",
                .label = context.Text("manage.field.help"),
                .help = context.Text("manage.field.help_help"),
                .role = Role::kTextArea},
               context.languages(), &field.help);
    // Files are shown with the message that they came with.
    if (of_.owner == FieldOwner::kTicketField && field.kind != domain::FieldKind::kFiles) {
      form.Check({.path = path + ".shown",
                  .label = context.Text("manage.field.shown"),
                  .help = context.Text("manage.field.shown_help")},
                 &field.shown);
      if (field.shown) {
        form.Check({.path = path + ".editable",
                    .label = context.Text("manage.field.editable"),
                    .help = context.Text("manage.field.editable_help")},
                   &field.editable);
      }
    }
    DrawRetired(context, form, path, &field);
    if (field.kind != domain::FieldKind::kChoice) return;
    static const std::vector<domain::Choice> kNone;
    form.Heading("choices", context.Text("manage.field.choices"));
    DrawChoiceRows(context, form,
                   {.path = path + ".choices",
                    .owner = of_.owner,
                    .field = field.key,
                    .stored = is_new() ? kNone : StoredField().choices,
                    .stem = "choice",
                    .add_key = "manage.choice.add"},
                   &field.choices);
  }

  // What never changes once records have values under it.
  void DrawIdentity(ManageContext& context, Form& form, const std::string& path,
                    CustomField* field) {
    if (!is_new()) {
      form.Paragraph("identity", strings().Format("manage.field.identity",
                                                  {{"kind", KindText(strings(), field->kind)},
                                                   {"key", field->key}}));
      return;
    }
    std::vector<FormChoice> kinds;
    std::string kind;
    for (const KindWords& words : kKinds) {
      const bool files = words.kind == domain::FieldKind::kFiles;
      if (files && of_.owner != FieldOwner::kTicketField) continue;
      kinds.push_back({words.value, context.Text(words.text_key)});
      if (words.kind == field->kind) kind = words.value;
    }
    if (form.Choose({.path = path + ".kind", .label = context.Text("manage.field.kind")}, kinds,
                    &kind)) {
      for (const KindWords& words : kKinds) {
        if (kind == words.value) field->kind = words.kind;
      }
      if (field->kind != domain::FieldKind::kChoice) field->choices.clear();
    }
    form.Text({.path = path + ".key",
               .label = context.Text("manage.field.key"),
               .help = context.Text("manage.field.key_help"),
               .required = true},
              &field->key);
  }

  void DrawRetired(ManageContext& context, Form& form, const std::string& path,
                   CustomField* field) {
    if (is_new()) return;
    // As it was drawn: a frame may be drawn twice after one press.
    const bool retires = field->retired && !StoredField().retired;
    form.Check({.path = path + ".retired",
                .label = context.Text("manage.desk.retired"),
                .help = context.Text("manage.field.retired_help")},
               &field->retired);
    if (!retires) return;
    const auto records =
        domain::RecordsUsing(context.settings.field_uses().value, of_.owner, field->key);
    form.Warning("touches", TouchesText(strings(), of_.owner, records));
  }

  const CustomField& StoredField() const { return (stored().*of_.list).front(); }

  const FieldsOf& of_;
};

}  // namespace

void AddFieldsPages(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages) {
  pages->push_back(std::make_unique<CategoriesPage>(strings));
  for (const FieldsOf* of : {&kTicketFields, &kContactProperties}) {
    pages->push_back(std::make_unique<CustomFieldsPage>(*of, strings));
    pages->push_back(std::make_unique<CustomFieldPage>(*of, strings));
  }
}

}  // namespace genkan::ui
