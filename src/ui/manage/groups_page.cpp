// Access groups: whom each of them means.
#include <algorithm>

#include "ui/manage/pages.h"
#include "ui/manage/rows.h"

namespace genkan::ui {

using domain::AccessGroup;
using domain::ContactId;

void GroupsPage::Enter(client::SettingsClient& settings) {
  SectionPage::Enter(settings);
  settings.Load("fields");
  choosing_ = {};
  members_shown_ = kFirst;
}

void GroupsPage::DrawRows(ManageContext& context, Form& form, domain::Portal* draft) {
  std::vector<AccessGroup> groups = draft->settings->groups;
  std::size_t removed = groups.size();
  if (groups.empty()) form.Paragraph("none", context.Text("manage.groups.none"));
  std::vector<ContactId> shown;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups[i].kind == domain::GroupKind::kStatic) {
      const std::size_t count = std::min(groups[i].contacts.size(), members_shown_);
      shown.insert(shown.end(), groups[i].contacts.begin(),
                   groups[i].contacts.begin() + static_cast<std::ptrdiff_t>(count));
    }
    if (DrawGroup(context, form, "groups." + std::to_string(i), &groups[i])) removed = i;
  }
  if (removed < groups.size()) {
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(removed));
  }
  form.Skip(kSpace3);
  const FormChoice kinds[] = {{"static", context.Text("manage.groups.add_static")},
                              {"dynamic", context.Text("manage.groups.add")}};
  if (const std::string kind = form.Buttons(kinds); !kind.empty()) {
    groups.push_back(
        {.id = context.settings.NewId<domain::AccessGroupId>(),
         .kind = kind == "static" ? domain::GroupKind::kStatic : domain::GroupKind::kDynamic});
  }
  client::ContactClient& contacts = context.settings.contacts();
  if (auto unknown = contacts.Unknown(shown); !unknown.empty()) {
    context.deeds.push_back(
        [&contacts, unknown = std::move(unknown)] { contacts.NeedRows(unknown); });
  }
  if (!(groups == draft->settings->groups)) draft->settings.Edit().groups = std::move(groups);
}

bool GroupsPage::DrawGroup(ManageContext& context, Form& form, const std::string& path,
                           AccessGroup* group) {
  const Within scope =
      context.view.ui.In(Mark{.role = Role::kGroup,
                              .key = Key(domain::IdText(group->id)),
                              .rect = {form.column().x, form.y(), form.column().width, 40},
                              .name = group->name});
  form.Heading("title", group->name.empty() ? context.Text("manage.groups.new") : group->name);
  form.Text({.path = path + ".name", .label = context.Text("manage.groups.name"), .required = true},
            &group->name);
  form.Text({.path = path + ".description", .label = context.Text("manage.groups.description")},
            &group->description);
  if (group->kind == domain::GroupKind::kDynamic) {
    DrawFilterRows(context, form, path + ".filter", &group->filter);
  } else {
    DrawMembers(context, form, group);
    DrawChoosing(context, form, group);
  }
  return form.Button("delete", context.Text("manage.groups.delete"));
}

void GroupsPage::DrawMembers(ManageContext& context, Form& form, AccessGroup* group) {
  const Strings& words = strings();
  form.Paragraph("static", words.Format("manage.groups.static",
                                        {{"n", std::to_string(group->contacts.size())}}));
  const std::size_t count = std::min(group->contacts.size(), members_shown_);
  std::vector<domain::ContactRow> rows;
  for (std::size_t i = 0; i < count; ++i) {
    const ContactId id = group->contacts[i];
    const domain::ContactRow* row = context.settings.contacts().Row(id);
    rows.push_back(row != nullptr ? *row : domain::ContactRow{.id = id});
    if (row != nullptr) continue;
    rows.back().shown_name = context.Text(
        context.settings.contacts().IsMissing(id) ? "manage.contacts.gone" : "state.loading");
  }
  const ContactUse use{.button = [&](const domain::ContactRow&) {
    return std::string_view(context.Text("manage.groups.remove"));
  }};
  const ContactId removed =
      DrawContacts(context, form, words.Text("manage.groups.members"), rows, use);
  if (removed) std::erase(group->contacts, removed);
  const std::size_t others = group->contacts.size() - std::min(group->contacts.size(), count);
  if (others == 0) return;
  form.Paragraph("others", words.Format("manage.groups.others", {{"n", std::to_string(others)}}));
  if (!form.Button("more", context.Text("manage.contacts.more"))) return;
  const auto next = group->contacts.begin() + static_cast<std::ptrdiff_t>(count);
  const auto end = next + static_cast<std::ptrdiff_t>(std::min(others, kFirst));
  context.deeds.push_back(
      [this, &contacts = context.settings.contacts(), ids = std::vector<ContactId>(next, end)] {
        members_shown_ += kFirst;
        contacts.NeedRows(contacts.Unknown(ids));
      });
}

void GroupsPage::DrawChoosing(ManageContext& context, Form& form, AccessGroup* group) {
  client::ContactClient& contacts = context.settings.contacts();
  if (choosing_ != group->id) {
    if (form.Button("choose", context.Text("manage.groups.choose"))) {
      context.deeds.push_back([this, &contacts, id = group->id] {
        choosing_ = id;
        contacts.Show(client::ContactsShown::kAll);
      });
    }
    return;
  }
  const auto is_in = [&](ContactId id) {
    return std::find(group->contacts.begin(), group->contacts.end(), id) != group->contacts.end();
  };
  const ContactUse use{.button = [&](const domain::ContactRow& row) {
    return std::string_view(
        context.Text(is_in(row.id) ? "manage.groups.remove" : "manage.groups.add_contact"));
  }};
  const ContactId pressed = DrawContactSearch(context, form, use);
  if (!pressed) return;
  if (is_in(pressed)) {
    std::erase(group->contacts, pressed);
  } else {
    group->contacts.push_back(pressed);
  }
}

}  // namespace genkan::ui
