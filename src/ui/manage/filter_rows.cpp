// Which contacts a rule means: groups joined by "or", in each rules joined by "and".
#include <algorithm>
#include <array>

#include "ui/manage/rows.h"

namespace genkan::ui {
namespace {

using domain::FilterTest;

struct TestWords {
  FilterTest test;
  const char* value;
  const char* text_key;
};
constexpr TestWords kTests[] = {{FilterTest::kIs, "is", "manage.filter.is"},
                                {FilterTest::kIsNot, "is_not", "manage.filter.is_not"},
                                {FilterTest::kContains, "contains", "manage.filter.contains"},
                                {FilterTest::kIsKnown, "is_known", "manage.filter.is_known"},
                                {FilterTest::kIsUnknown, "is_unknown", "manage.filter.is_unknown"}};

bool TakesValue(FilterTest test) {
  return test != FilterTest::kIsKnown && test != FilterTest::kIsUnknown;
}

// What every contact has, and the portal's own properties.
std::vector<FormChoice> Properties(const ManageContext& context, const std::string& chosen) {
  std::vector<FormChoice> choices;
  for (const std::string_view key :
       {domain::kFilterEmail, domain::kFilterEmailDomain, domain::kFilterLanguage,
        domain::kFilterPrimaryCompany, domain::kFilterAnyCompany}) {
    choices.push_back({std::string(key), context.Text("manage.filter.by_" + std::string(key))});
  }
  const auto& own = context.settings.Section("fields").portal.settings->fields.contact_properties;
  for (const domain::CustomField& property : own) {
    choices.push_back(
        {property.key, domain::TextIn(property.label, context.view.strings.language())});
  }
  const bool listed = std::any_of(choices.begin(), choices.end(),
                                  [&](const auto& each) { return each.value == chosen; });
  // As while the portal's own are on their way.
  if (!listed) choices.push_back({chosen, chosen});
  return choices;
}

void DrawRule(ManageContext& context, Form& form, const std::string& path,
              domain::FilterRule* rule) {
  form.Choose({.path = path + ".property", .label = context.Text("manage.filter.property")},
              Properties(context, rule->property), &rule->property);
  std::vector<FormChoice> tests;
  std::string value;
  for (const TestWords& words : kTests) {
    tests.push_back({words.value, context.Text(words.text_key)});
    if (words.test == rule->test) value = words.value;
  }
  if (form.Choose({.path = path + ".test", .label = context.Text("manage.filter.test")}, tests,
                  &value)) {
    for (const TestWords& words : kTests) {
      if (value == words.value) rule->test = words.test;
    }
  }
  if (TakesValue(rule->test)) {
    form.Text({.path = path + ".value", .label = context.Text("manage.filter.value")},
              &rule->value);
  }
}

// What is asked for is done after the drawing of its list.
void DrawGroup(ManageContext& context, Form& form, const std::string& path,
               domain::FilterGroup* group) {
  std::size_t removed = group->rules.size();
  for (std::size_t i = 0; i < group->rules.size(); ++i) {
    const std::string rule_path = path + ".rules." + std::to_string(i);
    DrawRule(context, form, rule_path, &group->rules[i]);
    if (form.Button(Key("remove." + rule_path), context.Text("manage.filter.remove_rule"))) {
      removed = i;
    }
  }
  if (removed < group->rules.size()) {
    group->rules.erase(group->rules.begin() + static_cast<std::ptrdiff_t>(removed));
  }
  if (form.Button(Key("add." + path), context.Text("manage.filter.add_rule"))) {
    group->rules.push_back({.property = std::string(domain::kFilterEmailDomain)});
  }
}

}  // namespace

void DrawFilterRows(ManageContext& context, Form& form, const std::string& path,
                    domain::ContactFilter* filter) {
  auto& groups = filter->groups;
  std::size_t removed = groups.size(), cloned = groups.size();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::string group_path = path + ".groups." + std::to_string(i);
    const std::string title = context.view.strings.Format(
        i == 0 ? "manage.filter.group" : "manage.filter.or_group", {{"n", std::to_string(i + 1)}});
    const Within scope =
        context.view.ui.In(Mark{.role = Role::kGroup,
                                .key = Key(group_path),
                                .rect = {form.column().x, form.y(), form.column().width, 40},
                                .name = title});
    form.Heading("title", title);
    DrawGroup(context, form, group_path, &groups[i]);
    if (form.Button("clone", context.Text("manage.filter.clone"))) cloned = i;
    if (form.Button("delete", context.Text("manage.filter.delete"))) removed = i;
  }
  if (cloned < groups.size())
    groups.push_back(domain::FilterGroup(groups[cloned]));
  else if (removed < groups.size()) {
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(removed));
  }
  if (form.Button(Key("add-group." + path), context.Text("manage.filter.add_group"))) {
    groups.push_back({.rules = {{.property = std::string(domain::kFilterEmailDomain)}}});
  }
}

}  // namespace genkan::ui
