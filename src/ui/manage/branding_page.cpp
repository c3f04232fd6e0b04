// The portal's logo, its sign in browsers, and its colours.
#include "ui/manage/pages.h"

namespace genkan::ui {

void BrandingPage::DrawRows(ManageContext& context, Form& form, domain::Portal* draft) {
  domain::Branding branding = draft->settings->branding;
  const std::string& take_away = context.Text("manage.branding.take_away");
  form.Picture({.path = "logo",
                .label = context.Text("manage.branding.logo"),
                .help = context.Text("manage.branding.picture_help")},
               take_away, &branding.logo);
  form.Picture({.path = "favicon",
                .label = context.Text("manage.branding.icon"),
                .help = context.Text("manage.branding.icon_help")},
               take_away, &branding.favicon);
  form.Text({.path = "accent",
             .label = context.Text("manage.branding.accent"),
             .help = context.Text("manage.branding.accent_help")},
            &branding.accent);
  form.Text({.path = "accent_dark",
             .label = context.Text("manage.branding.accent_dark"),
             .help = context.Text("manage.branding.accent_dark_help")},
            &branding.accent_dark);
  if (!(branding == draft->settings->branding)) {
    draft->settings.Edit().branding = std::move(branding);
  }
}

}  // namespace genkan::ui
