// Name, address and languages.
#include "ui/manage/pages.h"
#include "ui/manage/rows.h"

namespace genkan::ui {

void DrawNameRows(ManageContext& context, Form& form, domain::Portal* draft) {
  form.Text({.path = "name",
             .label = context.Text("manage.address.name"),
             .help = context.Text("manage.address.name_help"),
             .required = true},
            &draft->name);
}

void DrawPlaceRows(ManageContext& context, Form& form, domain::Portal* draft) {
  form.Text({.path = "host",
             .label = context.Text("manage.address.host"),
             .help = context.Text("manage.address.host_help")},
            &draft->host);
  form.Text({.path = "slug",
             .label = context.Text("manage.address.slug"),
             .help = context.Text("manage.address.slug_help")},
            &draft->slug);
  form.Lines({.path = "languages",
              .label = context.Text("manage.address.languages"),
              .help = context.Text("manage.address.languages_help"),
              .required = true},
             &draft->languages);
  form.Text({.path = "time_zone",
             .label = context.Text("manage.address.time_zone"),
             .help = context.Text("manage.address.time_zone_help"),
             .required = true},
            &draft->time_zone);
}

void AddressPage::DrawRows(ManageContext& context, Form& form, domain::Portal* draft) {
  DrawNameRows(context, form, draft);
  DrawPlaceRows(context, form, draft);
}

}  // namespace genkan::ui
