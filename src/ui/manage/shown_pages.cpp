// Which fields of a ticket customers are shown: the columns of the list, and the details of a
// ticket; each chosen, put in order and given a label.
#include <algorithm>

#include "genkan/domain/shown_fields.h"
#include "ui/field_text.h"
#include "ui/manage/pages.h"

namespace genkan::ui {
namespace {

using domain::CustomFields;
using domain::Presentation;
using domain::ShownField;

using ShownFields = std::vector<ShownField>;

// One of the two lists.
struct ShownPart {
  std::string_view path;  // Of the page, and of the list in its section.
  std::string_view title;
  std::string_view lead;
  std::string_view add;
  ShownFields Presentation::*list;
  std::span<const std::string_view> (*names)();
  ShownFields (*usual)(const CustomFields& fields);
  std::size_t length_max;
};

constexpr ShownPart kColumns{.path = "columns",
                             .title = "manage.columns.title",
                             .lead = "manage.columns.lead",
                             .add = "manage.columns.add",
                             .list = &Presentation::columns,
                             .names = domain::ColumnNames,
                             .usual = [](const CustomFields&) { return domain::OwnColumns(); },
                             .length_max = domain::kColumnsMax};
constexpr ShownPart kDetails{.path = "details",
                             .title = "manage.details.title",
                             .lead = "manage.details.lead",
                             .add = "manage.details.add",
                             .list = &Presentation::details,
                             .names = domain::DetailNames,
                             .usual = domain::OwnDetails,
                             .length_max = SIZE_MAX};

class ShownFieldsPage final : public SectionPage {
 public:
  ShownFieldsPage(const ShownPart& part, const Strings& strings)
      : SectionPage("presentation", strings), part_(part) {}
  std::string_view path() const override { return part_.path; }
  std::string_view title_key() const override { return part_.title; }
  std::string_view lead_key() const override { return part_.lead; }
  void Enter(client::SettingsClient& settings) override {
    SectionPage::Enter(settings);
    settings.Load("fields");
  }

 private:
  bool needs_languages() const override { return true; }

  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override {
    const client::SettingsSection& section = context.settings.Section("fields");
    if (section.state != client::LoadState::kReady) {
      form.Paragraph("loading", context.Text("state.loading"));
      return;
    }
    const CustomFields& fields = section.portal.settings->fields;
    Presentation presentation = draft->settings->presentation;
    ShownFields& chosen = presentation.*part_.list;
    const bool usual = chosen.empty();
    const ShownFields before = usual ? part_.usual(fields) : chosen;
    ShownFields rows = before;
    form.Paragraph("choice",
                   context.Text(usual ? "manage.shown.is_usual" : "manage.shown.is_chosen"));
    if (!usual && form.Button("usual", context.Text("manage.shown.usual"))) {
      rows = part_.usual(fields);
      chosen.clear();
    } else {
      DrawList(context, form, fields, presentation, &rows);
      DrawAdding(context, form, fields, &rows);
      if (rows != before) chosen = rows;
    }
    if (!(presentation == draft->settings->presentation)) {
      draft->settings.Edit().presentation = std::move(presentation);
    }
  }

  std::string NameOf(const ManageContext& context, const CustomFields& fields,
                     const ShownField& shown) const {
    domain::FieldView view{.field = shown.field,
                           .label = domain::TextIn(shown.label, strings().language())};
    const domain::CustomField* field = domain::FindField(fields.ticket_fields, shown.field);
    if (view.label.empty() && field != nullptr) {
      view.label = domain::TextIn(field->label, strings().language());
    }
    if (view.label.empty() && !IsOwn(shown.field)) view.label = shown.field;
    return FieldLabel(context.view, view);
  }

  bool IsOwn(std::string_view name) const {
    const auto names = part_.names();
    return std::find(names.begin(), names.end(), name) != names.end();
  }

  // Whether customers see it, as things are.
  bool IsSeen(const CustomFields& fields, const Presentation& presentation,
              const ShownField& shown) const {
    if (shown.field == domain::kFieldOwner) {
      return presentation.owner_name != domain::OwnerName::kHidden;
    }
    if (IsOwn(shown.field)) return true;
    const domain::CustomField* field = domain::FindField(fields.ticket_fields, shown.field);
    return field != nullptr && domain::MayBeShown(*field);
  }

  void DrawList(ManageContext& context, Form& form, const CustomFields& fields,
                const Presentation& presentation, ShownFields* rows) {
    std::size_t at = 0;
    std::string pressed;
    for (std::size_t i = 0; i < rows->size(); ++i) {
      const bool seen = IsSeen(fields, presentation, (*rows)[i]);
      // What leads to the ticket stays, and something has to.
      const bool stays = (*rows)[i].field == domain::kFieldSubject || rows->size() == 1;
      const std::string name = NameOf(context, fields, (*rows)[i]);
      const std::string button = DrawRow(context, form, i, {name, seen, stays}, &(*rows)[i]);
      if (button.empty()) continue;
      pressed = button;
      at = i;
    }
    const auto row = rows->begin() + static_cast<std::ptrdiff_t>(at);
    std::size_t to = at;
    if (pressed == "up" && at > 0) to = at - 1;
    if (pressed == "down" && at + 1 < rows->size()) to = at + 1;
    if (pressed == "up" || pressed == "down") {
      std::string words =
          strings().Format("manage.desk.moved", {{"name", NameOf(context, fields, *row)},
                                                 {"n", std::to_string(to + 1)},
                                                 {"total", std::to_string(rows->size())}});
      context.deeds.push_back([this, words] { Announce(words); });
      std::swap((*rows)[at], (*rows)[to]);
    }
    if (pressed == "remove") rows->erase(row);
  }

  struct RowWords {
    const std::string& name;
    bool seen = true;
    bool stays = false;  // It cannot be removed.
  };

  // Which button was pressed: "up", "down", "remove" or none.
  std::string DrawRow(ManageContext& context, Form& form, std::size_t index, const RowWords& words,
                      ShownField* shown) const {
    const std::string path = std::string(part_.path) + "." + std::to_string(index);
    const std::string title = strings().Format(
        "manage.choice.title", {{"n", std::to_string(index + 1)}, {"name", words.name}});
    const Within scope =
        context.view.ui.In(Mark{.role = Role::kGroup,
                                .key = Key("shown." + shown->field),
                                .rect = {form.column().x, form.y(), form.column().width, 40},
                                .name = title});
    form.Heading("title", title);
    if (!words.seen) form.Warning("unseen", context.Text("manage.shown.unseen"));
    form.Local({.path = path + ".label",
                .label = context.Text("manage.shown.label"),
                .help = context.Text("manage.shown.label_help")},
               context.languages(), &shown->label);
    std::vector<FormChoice> buttons = {{"up", context.Text("manage.desk.up")},
                                       {"down", context.Text("manage.desk.down")}};
    if (!words.stays) buttons.push_back({"remove", context.Text("manage.shown.remove")});
    return form.Buttons(buttons);
  }

  void DrawAdding(ManageContext& context, Form& form, const CustomFields& fields,
                  ShownFields* rows) {
    std::vector<FormChoice> choices;
    const auto offer = [&](std::string_view name) {
      const bool there = std::any_of(rows->begin(), rows->end(),
                                     [&](const ShownField& each) { return each.field == name; });
      const ShownField shown{.field = std::string(name), .label = {}};
      if (!there) choices.push_back({shown.field, NameOf(context, fields, shown)});
    };
    for (const std::string_view name : part_.names()) offer(name);
    for (const domain::CustomField& field : fields.ticket_fields) {
      if (domain::MayBeShown(field) && !field.retired) offer(field.key);
    }
    const bool full = rows->size() >= part_.length_max;
    form.Heading(
        "adding", context.Text(part_.add),
        full ? strings().Format("manage.shown.full", {{"max", std::to_string(part_.length_max)}})
             : context.Text(choices.empty() ? "manage.shown.none_left"
                                            : "manage.question.add_help"));
    if (choices.empty() || full) return;
    const Within scope =
        context.view.ui.In(Mark{.role = Role::kGroup,
                                .key = "choices",
                                .rect = {form.column().x, form.y(), form.column().width, 40},
                                .name = context.Text(part_.add)});
    const std::string added = form.Buttons(choices);
    if (!added.empty()) rows->push_back({.field = added, .label = {}});
  }

  const ShownPart& part_;
};

}  // namespace

void AddShownPages(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages) {
  for (const ShownPart* part : {&kColumns, &kDetails}) {
    pages->push_back(std::make_unique<ShownFieldsPage>(*part, strings));
  }
}

}  // namespace genkan::ui
