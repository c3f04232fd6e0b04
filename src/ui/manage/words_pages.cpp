// What the portal announces, and what its pages around sign-in say.
#include "ui/manage/pages.h"

namespace genkan::ui {

void AnnouncementPage::DrawRows(ManageContext& context, Form& form, domain::Portal* draft) {
  domain::Announcement announcement = draft->settings->presentation.announcement;
  form.Local({.path = "announcement.text",
              .label = context.Text("manage.announcement.text"),
              .help = context.Text("manage.announcement.text_help"),
              .role = Role::kTextArea},
             context.languages(), &announcement.text);
  form.Check(
      {.path = "announcement.on_sign_in", .label = context.Text("manage.announcement.on_sign_in")},
      &announcement.on_sign_in);
  if (!(announcement == draft->settings->presentation.announcement)) {
    draft->settings.Edit().presentation.announcement = std::move(announcement);
  }
}

void PageTextsPage::DrawRows(ManageContext& context, Form& form, domain::Portal* draft) {
  domain::PageTexts texts = draft->settings->pages;
  form.Local({.path = "sign_in",
              .label = context.Text("manage.pages.sign_in"),
              .help = context.Text("manage.pages.sign_in_help"),
              .role = Role::kTextArea},
             context.languages(), &texts.sign_in);
  form.Local({.path = "denied",
              .label = context.Text("manage.pages.denied"),
              .help = context.Text("manage.pages.denied_help"),
              .role = Role::kTextArea},
             context.languages(), &texts.denied);
  if (!(texts == draft->settings->pages)) draft->settings.Edit().pages = std::move(texts);
}

}  // namespace genkan::ui
