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

// access_page.cpp
class AccessPage final : public SectionPage {
 public:
  explicit AccessPage(const Strings& strings) : SectionPage("access", strings) {}
  std::string_view path() const override { return "access"; }
  std::string_view title_key() const override { return "manage.access.title"; }
  std::string_view lead_key() const override { return "manage.access.lead"; }
  void Enter(client::SettingsClient& settings) override;

 private:
  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override;
};

// groups_page.cpp
class GroupsPage final : public SectionPage {
 public:
  explicit GroupsPage(const Strings& strings) : SectionPage("groups", strings) {}
  std::string_view path() const override { return "groups"; }
  std::string_view title_key() const override { return "manage.groups.title"; }
  std::string_view lead_key() const override { return "manage.groups.lead"; }

 private:
  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override;
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

// desk_pages.cpp: inboxes and pipelines, the lists and the pages of one.
void AddDeskPages(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages);

// fields_pages.cpp: categories, ticket fields and contact properties.
void AddFieldsPages(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages);

// request_form_pages.cpp
void AddRequestFormPages(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages);

// set_up_pages.cpp
void AddSetUpPages(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages);

}  // namespace genkan::ui
