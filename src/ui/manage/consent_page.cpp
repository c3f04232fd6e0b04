// What customers agree to before they get in.
#include "ui/manage/pages.h"

namespace genkan::ui {

void ConsentPage::DrawRows(ManageContext& context, Form& form, domain::Portal* draft) {
  domain::Consent consent = draft->settings->consent;
  form.Check({.path = "on",
              .label = context.Text("manage.consent.on"),
              .help = context.Text("manage.consent.on_help")},
             &consent.on);
  form.Local({.path = "text",
              .label = context.Text("manage.consent.text"),
              .help = context.Text("manage.consent.text_help"),
              .role = Role::kTextArea},
             context.languages(), &consent.text);
  if (!(consent == draft->settings->consent)) draft->settings.Edit().consent = std::move(consent);
}

}  // namespace genkan::ui
