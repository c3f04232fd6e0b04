// What the portal calls things, where its links lead, what it announces, and what its pages around
// sign-in say.
#include "ui/manage/pages.h"

namespace genkan::ui {
namespace {

using domain::OwnerName;
using domain::PageLink;

void DrawOwner(ManageContext& context, Form& form, std::span<const std::string> languages,
               domain::Presentation* presentation) {
  const FormChoice choices[] = {{"full", context.Text("manage.words.owner_full")},
                                {"team", context.Text("manage.words.owner_team")},
                                {"hidden", context.Text("manage.words.owner_hidden")}};
  std::string value = choices[static_cast<std::size_t>(presentation->owner_name)].value;
  if (form.Choose({.path = "owner_name", .label = context.Text("manage.words.owner")}, choices,
                  &value)) {
    for (std::size_t i = 0; i < std::size(choices); ++i) {
      if (choices[i].value == value) presentation->owner_name = static_cast<OwnerName>(i);
    }
  }
  if (presentation->owner_name != OwnerName::kTeam) return;
  form.Local({.path = "team_name", .label = context.Text("manage.words.team")}, languages,
             &presentation->team_name);
}

// One under the other, each with a text and an address for each language.
void DrawLinks(ManageContext& context, Form& form, const std::string& path,
               std::span<const std::string> languages, std::vector<PageLink>* links) {
  std::size_t removed = links->size();
  for (std::size_t i = 0; i < links->size(); ++i) {
    PageLink& link = (*links)[i];
    const std::string at = path + "." + std::to_string(i);
    const std::string name =
        context.view.strings.Format("manage.words.link", {{"n", std::to_string(i + 1)}});
    const Within scope =
        context.view.ui.In(Mark{.role = Role::kGroup,
                                .key = Key(at),
                                .rect = {form.column().x, form.y(), form.column().width, 60},
                                .name = name});
    form.Paragraph("name", name);
    form.Local(
        {.path = at + ".label", .label = context.Text("manage.words.link_text"), .required = true},
        languages, &link.label);
    form.Local({.path = at + ".url",
                .label = context.Text("manage.words.link_url"),
                .help = context.Text("manage.words.link_url_help"),
                .required = true},
               languages, &link.url);
    if (form.Button("remove", context.Text("manage.words.link_remove"))) removed = i;
  }
  if (removed < links->size()) links->erase(links->begin() + static_cast<std::ptrdiff_t>(removed));
  if (form.Button(Key("add." + path), context.Text("manage.words.link_add"))) {
    links->emplace_back();
  }
}

}  // namespace

void WordsPage::Enter(client::SettingsClient& settings) {
  SectionPage::Enter(settings);
  // Its languages are the fields that there are.
  settings.Load("address");
}

void WordsPage::DrawRows(ManageContext& context, Form& form, domain::Portal* draft) {
  const std::vector<std::string>& languages = context.settings.Section("address").portal.languages;
  domain::Presentation presentation = draft->settings->presentation;
  form.Local({.path = "ticket_word",
              .label = context.Text("manage.words.ticket"),
              .help = context.Text("manage.words.ticket_help")},
             languages, &presentation.ticket_word);
  form.Local({.path = "tickets_word",
              .label = context.Text("manage.words.tickets"),
              .help = context.Text("manage.words.tickets_help")},
             languages, &presentation.tickets_word);
  DrawOwner(context, form, languages, &presentation);
  form.Heading("help", context.Text("manage.words.help_links"),
               context.Text("manage.words.help_links_lead"));
  DrawLinks(context, form, "help_links", languages, &presentation.help_links);
  form.Heading("footer", context.Text("manage.words.footer_links"),
               context.Text("manage.words.footer_links_lead"));
  DrawLinks(context, form, "footer_links", languages, &presentation.footer_links);
  if (!(presentation == draft->settings->presentation)) {
    draft->settings.Edit().presentation = std::move(presentation);
  }
}

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
  form.Moment("announcement.from_millis",
              {.date = context.Text("manage.announcement.from"),
               .time = context.Text("manage.announcement.time"),
               .help = context.Text("manage.announcement.from_help")},
              &announcement.from_millis);
  form.Moment("announcement.until_millis",
              {.date = context.Text("manage.announcement.until"),
               .time = context.Text("manage.announcement.time"),
               .help = context.Text("manage.announcement.until_help")},
              &announcement.until_millis);
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
