// Every page of the wing, by the file that holds it.
#pragma once

#include "ui/manage/section_page.h"

namespace genkan::ui {

// address_page.cpp
class AddressPage final : public SectionPage {
 public:
  explicit AddressPage(const Strings& strings) : SectionPage("address", strings) {}
  std::string_view path() const override { return "address"; }
  std::string_view title_key() const override { return "manage.address.title"; }
  std::string_view lead_key() const override { return "manage.address.lead"; }

 private:
  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override;
};

// tickets_page.cpp
class TicketsPage final : public SectionPage {
 public:
  explicit TicketsPage(const Strings& strings) : SectionPage("tickets", strings) {}
  std::string_view path() const override { return "tickets"; }
  std::string_view title_key() const override { return "manage.tickets.title"; }
  std::string_view lead_key() const override { return "manage.tickets.lead"; }
  void Enter(client::SettingsClient& settings) override;

 private:
  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override;
};

// powers_page.cpp
class PowersPage final : public SectionPage {
 public:
  explicit PowersPage(const Strings& strings) : SectionPage("powers", strings) {}
  std::string_view path() const override { return "powers"; }
  std::string_view title_key() const override { return "manage.powers.title"; }
  std::string_view lead_key() const override { return "manage.powers.lead"; }

 private:
  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override;
};

// access_page.cpp
class AccessPage final : public SectionPage {
 public:
  explicit AccessPage(const Strings& strings) : SectionPage("access", strings) {}
  std::string_view path() const override { return "access"; }
  std::string_view title_key() const override { return "manage.access.title"; }
  std::string_view lead_key() const override { return "manage.access.lead"; }
  void Enter(client::SettingsClient& settings) override;

 private:
  bool needs_languages() const override { return true; }
  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override;
};

// groups_page.cpp
class GroupsPage final : public SectionPage {
 public:
  explicit GroupsPage(const Strings& strings) : SectionPage("groups", strings) {}
  std::string_view path() const override { return "groups"; }
  std::string_view title_key() const override { return "manage.groups.title"; }
  std::string_view lead_key() const override { return "manage.groups.lead"; }
  void Enter(client::SettingsClient& settings) override;

 private:
  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override;
  // What is changed of one group; true where it is to be deleted.
  bool DrawGroup(ManageContext& context, Form& form, const std::string& path,
                 domain::AccessGroup* group);
  void DrawMembers(ManageContext& context, Form& form, domain::AccessGroup* group);
  void DrawChoosing(ManageContext& context, Form& form, domain::AccessGroup* group);

  domain::AccessGroupId choosing_;      // Whose contacts are being looked for.
  std::size_t members_shown_ = kFirst;  // Of each group.
  static constexpr std::size_t kFirst = 20;
};

// words_pages.cpp
class AnnouncementPage final : public SectionPage {
 public:
  explicit AnnouncementPage(const Strings& strings) : SectionPage("presentation", strings) {}
  std::string_view path() const override { return "announcement"; }
  std::string_view title_key() const override { return "manage.announcement.title"; }
  std::string_view lead_key() const override { return "manage.announcement.lead"; }

 private:
  bool needs_languages() const override { return true; }
  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override;
};

class WordsPage final : public SectionPage {
 public:
  explicit WordsPage(const Strings& strings) : SectionPage("presentation", strings) {}
  std::string_view path() const override { return "words"; }
  std::string_view title_key() const override { return "manage.words.title"; }
  std::string_view lead_key() const override { return "manage.words.lead"; }
  void Enter(client::SettingsClient& settings) override;

 private:
  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override;
};

class WidgetPage final : public SectionPage {
 public:
  explicit WidgetPage(const Strings& strings) : SectionPage("widget", strings) {}
  std::string_view path() const override { return "widget"; }
  std::string_view title_key() const override { return "manage.widget.title"; }
  std::string_view lead_key() const override { return "manage.widget.lead"; }
  void Enter(client::SettingsClient& settings) override;

 private:
  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override;
  float DrawAfter(ManageContext& context, Column column, float y, const domain::Portal&) override;

  std::string key_name_;
};

class PageTextsPage final : public SectionPage {
 public:
  explicit PageTextsPage(const Strings& strings) : SectionPage("pages", strings) {}
  std::string_view path() const override { return "pages"; }
  std::string_view title_key() const override { return "manage.pages.title"; }
  std::string_view lead_key() const override { return "manage.pages.lead"; }

 private:
  bool needs_languages() const override { return true; }
  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override;
};

// hours_page.cpp
class HoursPage final : public SectionPage {
 public:
  explicit HoursPage(const Strings& strings) : SectionPage("hours", strings) {}
  std::string_view path() const override { return "hours"; }
  std::string_view title_key() const override { return "manage.hours.title"; }
  std::string_view lead_key() const override { return "manage.hours.lead"; }

 private:
  bool needs_languages() const override { return true; }
  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override;
};

// branding_page.cpp
class BrandingPage final : public SectionPage {
 public:
  explicit BrandingPage(const Strings& strings) : SectionPage("branding", strings) {}
  std::string_view path() const override { return "branding"; }
  std::string_view title_key() const override { return "manage.branding.title"; }
  std::string_view lead_key() const override { return "manage.branding.lead"; }

 private:
  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override;
};

// mail_page.cpp
class MailPage final : public SectionPage {
 public:
  explicit MailPage(const Strings& strings) : SectionPage("mail", strings) {}
  std::string_view path() const override { return "mail"; }
  std::string_view title_key() const override { return "manage.mail.title"; }
  std::string_view lead_key() const override { return "manage.mail.lead"; }

 private:
  bool needs_languages() const override { return true; }
  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override;
  void DrawTemplate(ManageContext& context, Form& form, std::span<const std::string> languages,
                    domain::MailRules* rules);
  void DrawTest(ManageContext& context, Form& form);

  domain::MailKind kind_ = domain::MailKind::kInvitation;  // Whose words are shown.
};

// consent_page.cpp
class ConsentPage final : public SectionPage {
 public:
  explicit ConsentPage(const Strings& strings) : SectionPage("consent", strings) {}
  std::string_view path() const override { return "consent"; }
  std::string_view title_key() const override { return "manage.consent.title"; }
  std::string_view lead_key() const override { return "manage.consent.lead"; }

 private:
  bool needs_languages() const override { return true; }
  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override;
};

// audit_page.cpp
class AuditPage final : public ManagePage {
 public:
  std::string_view path() const override { return "audit"; }
  std::string_view title_key() const override { return "manage.audit.title"; }
  std::string_view lead_key() const override { return "manage.audit.lead"; }
  void Enter(client::SettingsClient& settings) override;
  void Notice(client::SettingsClient&) override {}
  float Draw(ManageContext& context, Column column, float y) override;
};

// doubles_page.cpp
class DoublesPage final : public ManagePage {
 public:
  explicit DoublesPage(const Strings& strings) : strings_(strings) {}
  std::string_view path() const override { return "doubles"; }
  std::string_view title_key() const override { return "manage.doubles.title"; }
  std::string_view lead_key() const override { return "manage.doubles.lead"; }
  void Enter(client::SettingsClient& settings) override;
  void Notice(client::SettingsClient& settings) override;
  float Draw(ManageContext& context, Column column, float y) override;
  std::string TakeAnnouncement() override { return std::exchange(announcement_, {}); }

 private:
  void DrawGroup(ManageContext& context, Form& form, const domain::DoubleGroup& group);
  void DrawPages(ManageContext& context, Form& form);
  void DrawMerging(ManageContext& context, Form& form);
  void DrawSide(Form& form, const domain::MergedSide& side, const domain::MergedSide& other);

  const Strings& strings_;
  std::string announcement_;
  bool preview_noticed_ = false;
  domain::ContactId stays_;  // Whom others are merged into; none: not chosen yet.
  std::string chosen_in_;    // The key of the group in which that was chosen.
};

// preview_page.cpp
class PreviewPage final : public ManagePage {
 public:
  explicit PreviewPage(const Strings& strings) : strings_(strings) {}
  std::string_view path() const override { return "preview"; }
  std::string_view title_key() const override { return "manage.preview.title"; }
  std::string_view lead_key() const override { return "manage.preview.lead"; }
  void Enter(client::SettingsClient& settings) override;
  void Notice(client::SettingsClient& settings) override;
  float Draw(ManageContext& context, Column column, float y) override;
  std::string TakeAnnouncement() override { return std::exchange(announcement_, {}); }
  std::string TakeTab() override { return std::exchange(wanted_tab_, {}); }

 private:
  void DrawBegun(ManageContext& context, Form& form);

  const Strings& strings_;
  client::Sending noticed_ = client::Sending::kNothing;
  std::string announcement_;
  std::string wanted_tab_;
};

// invitations_page.cpp
class InvitationsPage final : public ManagePage {
 public:
  explicit InvitationsPage(const Strings& strings) : strings_(strings) {}
  std::string_view path() const override { return "invitations"; }
  std::string_view title_key() const override { return "manage.invitations.title"; }
  std::string_view lead_key() const override { return "manage.invitations.lead"; }
  void Enter(client::SettingsClient& settings) override;
  void Notice(client::SettingsClient& settings) override;
  float Draw(ManageContext& context, Column column, float y) override;
  std::string TakeAnnouncement() override { return std::exchange(announcement_, {}); }

 private:
  void DrawBegin(ManageContext& context, Form& form);
  void DrawRun(ManageContext& context, Form& form, const domain::InvitationRunView& run);

  const Strings& strings_;
  domain::AccessGroupId group_;  // Who is to be invited next.
  client::Sending noticed_ = client::Sending::kNothing;
  std::string announcement_;
};

// contact_pages.cpp: the list of contacts, and the page of one.
void AddContactPages(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages);

// company_pages.cpp: the list of companies, and the page of one.
void AddCompanyPages(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages);

// desk_pages.cpp: inboxes and pipelines, the lists and the pages of one.
void AddDeskPages(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages);

// fields_pages.cpp: categories, ticket fields and contact properties.
void AddFieldsPages(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages);

// request_form_pages.cpp
void AddRequestFormPages(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages);

// shown_pages.cpp: columns of the list and details of a ticket.
void AddShownPages(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages);

// privacy_pages.cpp: requests about people's data and legal holds, and how long tickets are kept.
void AddPrivacyPages(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages);

// import_page.cpp
void AddImportPage(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages);

// staff_page.cpp
void AddStaffPage(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages);

// set_up_pages.cpp
void AddSetUpPages(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages);

}  // namespace genkan::ui
