// Access groups: whom each of them means.
#include "ui/manage/pages.h"
#include "ui/manage/rows.h"

namespace genkan::ui {

void GroupsPage::DrawRows(ManageContext& context, Form& form, domain::Portal* draft) {
  std::vector<domain::AccessGroup> groups = draft->settings->groups;
  std::size_t removed = groups.size();
  if (groups.empty()) form.Paragraph("none", context.Text("manage.groups.none"));
  for (std::size_t i = 0; i < groups.size(); ++i) {
    domain::AccessGroup& group = groups[i];
    const std::string path = "groups." + std::to_string(i);
    const Within scope =
        context.view.ui.In(Mark{.role = Role::kGroup,
                                .key = Key(domain::IdText(group.id)),
                                .rect = {form.column().x, form.y(), form.column().width, 40},
                                .name = group.name});
    form.Heading("title", group.name.empty() ? context.Text("manage.groups.new") : group.name);
    form.Text(
        {.path = path + ".name", .label = context.Text("manage.groups.name"), .required = true},
        &group.name);
    form.Text({.path = path + ".description", .label = context.Text("manage.groups.description")},
              &group.description);
    if (group.kind == domain::GroupKind::kDynamic) {
      DrawFilterRows(context, form, path + ".filter", &group.filter);
    } else {
      form.Paragraph("static",
                     context.view.strings.Format("manage.groups.static",
                                                 {{"n", std::to_string(group.contacts.size())}}));
    }
    if (form.Button("delete", context.Text("manage.groups.delete"))) removed = i;
  }
  if (removed < groups.size()) {
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(removed));
  }
  form.Skip(kSpace3);
  if (form.Button("add", context.Text("manage.groups.add"))) {
    groups.push_back({.id = context.settings.NewId<domain::AccessGroupId>(),
                      .kind = domain::GroupKind::kDynamic});
  }
  if (!(groups == draft->settings->groups)) draft->settings.Edit().groups = std::move(groups);
}

}  // namespace genkan::ui
