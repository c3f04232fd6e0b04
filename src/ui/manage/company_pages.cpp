// The companies, and one of them: what it is called, and who belongs to it.
#include "ui/manage/edit_page.h"
#include "ui/manage/pages.h"
#include "ui/manage/rows.h"

namespace genkan::ui {
namespace {

class CompaniesPage final : public ManagePage {
 public:
  std::string_view path() const override { return "companies"; }
  std::string_view title_key() const override { return "manage.companies.title"; }
  std::string_view lead_key() const override { return "manage.companies.lead"; }
  void Enter(client::SettingsClient& settings) override { settings.companies().Search(""); }
  void Notice(client::SettingsClient&) override {}
  float Draw(ManageContext& context, Column column, float y) override {
    Form form(context.view, column, y, nullptr);
    form.Link("add", context.Text("manage.companies.add"), "/manage/companies/new");
    DrawCompanySearch(context, form, {.href = [](const domain::CompanyRow& row) {
                        return "/manage/companies/" + domain::IdText(row.id);
                      }});
    return form.y();
  }
};

class CompanyPage final : public EditPage<domain::CompanyInUse> {
 public:
  using EditPage::EditPage;
  bool in_overview() const override { return false; }
  std::string_view path() const override { return "companies/"; }
  std::string_view title_key() const override {
    return is_new() ? "manage.companies.add" : "manage.company.title";
  }
  std::string_view lead_key() const override { return "manage.company.lead"; }

 private:
  void Ask(client::SettingsClient& settings) override {
    if (is_new()) return settings.companies().OpenNew(settings.NewId<domain::CompanyId>());
    const auto parsed = domain::ParseId<domain::CompanyId>(record());
    const domain::CompanyId id = parsed.ok() ? *parsed : domain::CompanyId{};
    settings.companies().Open(id);
    settings.contacts().Show(client::ContactsShown::kAll, id);
  }
  Edited<domain::CompanyInUse> Look(const client::SettingsClient& settings) const override {
    const auto& opened = settings.companies().company();
    return {.state = opened.loaded.state,
            .error = opened.loaded.error,
            .record = opened.loaded.value,
            .tag = opened.tag,
            .saving = opened.saving,
            .save_error = opened.save_error};
  }
  void Send(client::SettingsClient& settings, const domain::CompanyInUse& used,
            const std::string& tag) override {
    settings.companies().Save(used, tag);
  }
  void ForgetSaving(client::SettingsClient& settings) override {
    settings.companies().ForgetSaving();
  }
  std::string DraftText(const domain::CompanyInUse& used, const std::string& tag) const override {
    return client::RecordDraftText(used, tag);
  }
  Result<std::string> ReadDraft(std::string_view text, domain::CompanyInUse* used) const override {
    return client::ReadRecordDraft(text, used);
  }
  std::string next_path() const override { return is_new() ? list_path() : std::string(); }

  void DrawRows(ManageContext& context, Form& form, domain::CompanyInUse* draft) override {
    form.Text({.path = "name", .label = context.Text("manage.company.name"), .required = true},
              &draft->details.name);
    if (stored().about.namesakes == 0) return;
    form.Warning("namesakes", context.Text("manage.company.namesakes"));
  }
  float DrawAfter(ManageContext& context, Column column, float y,
                  const domain::CompanyInUse&) override {
    if (is_new()) return y;
    Form form(context.view, column, y, nullptr);
    form.Heading("contacts", context.Text("manage.contacts.title"));
    DrawContactSearch(context, form, {.href = [](const domain::ContactRow& row) {
                        return "/manage/contacts/" + domain::IdText(row.id);
                      }});
    return form.y();
  }
};

}  // namespace

void AddCompanyPages(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages) {
  pages->push_back(std::make_unique<CompaniesPage>());
  pages->push_back(std::make_unique<CompanyPage>(strings));
}

}  // namespace genkan::ui
