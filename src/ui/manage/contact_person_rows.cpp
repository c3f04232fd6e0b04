// Who a contact is: names, language, addresses with the one that signs in, and properties.
#include <algorithm>
#include <optional>

#include "ui/manage/rows.h"

namespace genkan::ui {
namespace {

// A radio's value for nobody's address; no address holds a space.
constexpr std::string_view kNone = " ";

void DrawSharers(ManageContext& context, Form& form, const domain::ContactAbout& stored,
                 const std::string& address) {
  for (const domain::SharedAddress& shared : stored.shared) {
    if (shared.address != address) continue;
    form.Paragraph("shared", context.Text("manage.contact.shared"));
    for (const domain::ContactLabel& contact : shared.contacts) {
      form.Link(Key(domain::IdText(contact.id)), contact.shown_name,
                "/manage/contacts/" + domain::IdText(contact.id));
    }
  }
}

void DrawSignInName(ManageContext& context, Form& form, domain::ContactDetails* details) {
  std::vector<FormChoice> choices;
  for (const std::string& address : details->addresses) {
    const auto same = [&](const FormChoice& each) { return each.value == address; };
    const bool twice = std::any_of(choices.begin(), choices.end(), same);
    if (!address.empty() && !twice) choices.push_back({address, address});
  }
  choices.push_back({std::string(kNone), context.Text("manage.contact.no_sign_in_name")});
  std::string chosen(details->member_email.empty() ? kNone : details->member_email);
  if (form.Choose({.path = "member_email",
                   .label = context.Text("manage.contact.sign_in_name"),
                   .help = context.Text("manage.contact.sign_in_name_help")},
                  choices, &chosen)) {
    details->member_email = chosen == kNone ? std::string() : chosen;
  }
}

std::string& ValueFor(const std::string& field, std::vector<domain::FieldValue>* values) {
  const auto found =
      std::find_if(values->begin(), values->end(),
                   [&](const domain::FieldValue& value) { return value.field == field; });
  if (found != values->end()) return found->value;
  values->push_back({.field = field, .value = {}});
  return values->back().value;
}

FieldKind KindOf(domain::FieldKind kind) {
  if (kind == domain::FieldKind::kDate) return FieldKind::kDate;
  return kind == domain::FieldKind::kNumber ? FieldKind::kNumber : FieldKind::kText;
}

bool DrawProperty(ManageContext& context, Form& form, const domain::CustomField& field,
                  std::string* value) {
  const std::string& language = context.view.strings.language();
  const std::string label = domain::TextIn(field.label, language);
  const FormRow row{
      .path = "properties." + field.key,
      .label = label,
      .role = field.kind == domain::FieldKind::kLongText ? Role::kTextArea : Role::kTextField,
      .kind = KindOf(field.kind)};
  if (field.kind != domain::FieldKind::kChoice) return form.Text(row, value);
  std::vector<FormChoice> choices = {{"", context.Text("manage.contact.no_value")}};
  for (const domain::Choice& choice : field.choices) {
    if (choice.retired && choice.key != *value) continue;
    choices.push_back({choice.key, domain::TextIn(choice.label, language)});
  }
  return form.Choose(row, choices, value);
}

}  // namespace

void DrawNameRows(ManageContext& context, Form& form, domain::ContactDetails* details) {
  form.Heading("name", context.Text("manage.contact.name"),
               context.Text("manage.contact.name_lead"));
  domain::PersonName& name = details->name;
  form.Text({.path = "name.display", .label = context.Text("manage.contact.display_name")},
            &name.display);
  form.Text({.path = "name.family", .label = context.Text("manage.contact.family_name")},
            &name.family);
  form.Text({.path = "name.given", .label = context.Text("manage.contact.given_name")},
            &name.given);
  form.Text({.path = "name.reading",
             .label = context.Text("manage.contact.reading"),
             .help = context.Text("manage.contact.reading_help")},
            &name.reading);
  std::vector<FormChoice> languages = {{"", context.Text("manage.contact.portal_language")}};
  const auto add = [&](const std::string& language) {
    const std::string key = "language." + language;
    const std::string& word = context.Text(key);
    languages.push_back({language, word == key ? language : word});
  };
  for (const std::string& language : context.languages()) add(language);
  const auto& offered = context.languages();
  const bool other = !details->language.empty() &&
                     std::find(offered.begin(), offered.end(), details->language) == offered.end();
  const std::string own = details->language;
  if (other) add(own);
  form.Choose({.path = "language", .label = context.Text("manage.contact.language")}, languages,
              &details->language);
}

void DrawAddressRows(ManageContext& context, Form& form, const domain::ContactAbout& stored,
                     domain::ContactDetails* details) {
  form.Heading("addresses", context.Text("manage.contact.addresses"),
               context.Text("manage.contact.addresses_lead"));
  std::vector<std::string>& addresses = details->addresses;
  std::optional<std::size_t> removed;
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    const std::string label =
        context.view.strings.Format("manage.contact.address", {{"n", std::to_string(i + 1)}});
    const Within group =
        context.view.ui.In(Mark{.role = Role::kGroup,
                                .key = Key(static_cast<std::int64_t>(i)),
                                .rect = {form.column().x, form.y(), form.column().width, 60}});
    const bool signs_in = !addresses[i].empty() && addresses[i] == details->member_email;
    if (form.Text(
            {.path = "addresses." + std::to_string(i), .label = label, .kind = FieldKind::kEmail},
            &addresses[i]) &&
        signs_in) {
      details->member_email = addresses[i];
    }
    DrawSharers(context, form, stored, addresses[i]);
    if (form.Button("remove", context.Text("manage.contact.remove_address"))) removed = i;
  }
  if (form.Button("add-address", context.Text("manage.contact.add_address"))) {
    addresses.emplace_back();
  }
  DrawSignInName(context, form, details);
  if (!removed.has_value()) return;
  if (addresses[*removed] == details->member_email) details->member_email.clear();
  addresses.erase(addresses.begin() + static_cast<std::ptrdiff_t>(*removed));
}

void DrawPropertyRows(ManageContext& context, Form& form, domain::ContactDetails* details) {
  const auto& section = context.settings.Section("fields");
  if (section.state != client::LoadState::kReady) return;
  bool headed = false;
  for (const domain::CustomField& field : section.portal.settings->fields.contact_properties) {
    const bool held =
        std::any_of(details->properties.begin(), details->properties.end(),
                    [&](const domain::FieldValue& value) { return value.field == field.key; });
    if (field.kind == domain::FieldKind::kFiles || (field.retired && !held)) continue;
    if (!std::exchange(headed, true)) {
      form.Heading("properties", context.Text("manage.contact_properties.title"));
    }
    std::vector<domain::FieldValue> changed = details->properties;
    std::string& value = ValueFor(field.key, &changed);
    if (!DrawProperty(context, form, field, &value)) continue;
    std::erase_if(changed, [](const domain::FieldValue& each) { return each.value.empty(); });
    details->properties = std::move(changed);
  }
}

}  // namespace genkan::ui
