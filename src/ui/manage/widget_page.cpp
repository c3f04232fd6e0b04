// On which pages the portal may be shown in a frame, and the keys with which their servers sign who
// is signed in there.
#include "ui/manage/pages.h"

namespace genkan::ui {
namespace {

// What became of the last key that was made or revoked. The secret is shown until the page is left.
void DrawOutcome(ManageContext& context, Form& form) {
  const client::WidgetKeyState& state = context.settings.widget_key();
  const Strings& strings = context.view.strings;
  if (state.sending == client::Sending::kFailed) {
    form.Warning("key_failed", strings.Describe(state.error));
  }
  if (state.sending != client::Sending::kSent) return;
  if (state.kid.empty())
    return form.Paragraph("key_revoked", strings.Text("manage.widget.key_revoked"));
  form.Warning("key_made", strings.Text("manage.widget.key_made"));
  const std::string kid = strings.Format("manage.widget.key_kid", {{"kid", state.kid}});
  const std::string secret =
      strings.Format("manage.widget.key_secret", {{"secret", state.secret.Reveal()}});
  form.Paragraph("kid", kid, Token::kText);
  form.Paragraph("secret", secret, Token::kText);
}

}  // namespace

void WidgetPage::Enter(client::SettingsClient& settings) {
  SectionPage::Enter(settings);
  settings.ForgetWidgetKey();
}

void WidgetPage::DrawRows(ManageContext& context, Form& form, domain::Portal* draft) {
  domain::WidgetRules rules = draft->settings->widget;
  form.Lines({.path = "origins",
              .label = context.Text("manage.widget.origins"),
              .help = context.Text("manage.widget.origins_help")},
             &rules.origins);
  if (!(rules == draft->settings->widget)) draft->settings.Edit().widget = std::move(rules);
}

float WidgetPage::DrawAfter(ManageContext& context, Column column, float y, const domain::Portal&) {
  Form form(context.view, column, y, nullptr);
  client::SettingsClient& settings = context.settings;
  form.Heading("keys", context.Text("manage.widget.keys"), context.Text("manage.widget.keys_lead"));
  for (const domain::WidgetKey& key : stored().settings->widget.keys) {
    const std::string id = domain::IdText(key.id);
    const Within group =
        context.view.ui.In(Mark{.role = Role::kGroup,
                                .key = Key(id),
                                .rect = {form.column().x, form.y(), form.column().width, 60},
                                .name = key.name});
    form.Paragraph("name", key.name + " – " + id, Token::kText);
    if (form.Button("revoke", context.Text("manage.widget.key_revoke"))) {
      context.deeds.push_back([&settings, key_id = key.id] { settings.RevokeWidgetKey(key_id); });
    }
  }
  std::string name = key_name_;
  if (form.Text({.path = "key_name", .label = context.Text("manage.widget.key_name")}, &name)) {
    context.deeds.push_back([this, name] { key_name_ = name; });
  }
  if (form.Button("make", context.Text("manage.widget.key_make"))) {
    context.deeds.push_back([this, &settings] {
      settings.MakeWidgetKey(key_name_);
      key_name_.clear();
    });
  }
  DrawOutcome(context, form);
  return form.y();
}

}  // namespace genkan::ui
