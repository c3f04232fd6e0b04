// The contacts, and one of them: whether it may sign in, and which companies' tickets it sees.
#include <algorithm>

#include "ui/manage/edit_page.h"
#include "ui/manage/pages.h"
#include "ui/manage/rows.h"

namespace genkan::ui {
namespace {

class ContactsPage final : public ManagePage {
 public:
  explicit ContactsPage(const Strings& strings) : strings_(strings) {}
  std::string_view path() const override { return "contacts"; }
  std::string_view title_key() const override { return "manage.contacts.title"; }
  std::string_view lead_key() const override { return "manage.contacts.lead"; }
  std::string TakeAnnouncement() override { return std::exchange(announcement_, {}); }

  void Enter(client::SettingsClient& settings) override {
    entered_ = true;
    settings.contacts().Search("");
  }

  // Whoever types hears what came of it.
  void Notice(client::SettingsClient& settings) override {
    const client::ContactsFound& found = settings.contacts().found();
    const bool loading = found.state == client::LoadState::kLoading;
    if (entered_ && was_loading_ && !loading && !found.typed.empty()) {
      announcement_ =
          strings_.Format(found.more ? "manage.contacts.count_more" : "manage.contacts.count",
                          {{"n", std::to_string(found.rows.size())}});
    }
    was_loading_ = loading;
  }

  float Draw(ManageContext& context, Column column, float y) override {
    Form form(context.view, column, y, nullptr);
    DrawContactSearch(context, form, {.href = [](const domain::ContactRow& row) {
                        return "/manage/contacts/" + domain::IdText(row.id);
                      }});
    return form.y();
  }

 private:
  const Strings& strings_;
  bool entered_ = false;
  bool was_loading_ = false;
  std::string announcement_;
};

class ContactPage final : public EditPage<domain::ContactInUse> {
 public:
  using EditPage::EditPage;
  bool in_overview() const override { return false; }
  std::string_view path() const override { return "contacts/"; }
  std::string_view title_key() const override { return "manage.contact.title"; }
  std::string_view lead_key() const override { return "manage.contact.lead"; }

 private:
  // Contacts are not made here: under "new" there is none.
  void Ask(client::SettingsClient& settings) override {
    const auto id = domain::ParseId<domain::ContactId>(record());
    settings.contacts().Open(id.ok() ? *id : domain::ContactId{});
  }
  Edited<domain::ContactInUse> Look(const client::SettingsClient& settings) const override {
    const auto& opened = settings.contacts().contact();
    return {.state = opened.loaded.state,
            .error = opened.loaded.error,
            .record = opened.loaded.value,
            .tag = opened.tag,
            .saving = opened.saving,
            .save_error = opened.save_error};
  }
  void Send(client::SettingsClient& settings, const domain::ContactInUse& used,
            const std::string& tag) override {
    settings.contacts().Save(used, tag);
  }
  void ForgetSaving(client::SettingsClient& settings) override {
    settings.contacts().ForgetSaving();
  }
  std::string DraftText(const domain::ContactInUse& used, const std::string& tag) const override {
    return client::RecordDraftText(used, tag);
  }
  Result<std::string> ReadDraft(std::string_view text, domain::ContactInUse* used) const override {
    return client::ReadRecordDraft(text, used);
  }

  void DrawRows(ManageContext& context, Form& form, domain::ContactInUse* draft) override {
    DrawPerson(context, form, draft->about);
    DrawSignIn(context, form, draft->about);
    form.Link("preview", context.Text("manage.contact.preview"), "/manage/preview");
    DrawTickets(context, form, draft);
  }

  static void DrawPerson(ManageContext& context, Form& form, const domain::ContactAbout& about) {
    form.Heading("name", about.shown_name);
    std::string addresses;
    for (const std::string& address : about.addresses) {
      addresses += (addresses.empty() ? "" : ", ") + address;
    }
    if (!addresses.empty()) form.Paragraph("addresses", addresses, Token::kText);
    if (about.companies.empty()) {
      form.Paragraph("companies", context.Text("manage.contact.no_company"));
    }
  }

  void DrawSignIn(ManageContext& context, Form& form, const domain::ContactAbout& about) {
    form.Heading("sign-in", context.Text("manage.contact.sign_in"));
    constexpr const char* kStates[] = {"manage.contact.state_none", "manage.contact.state_invited",
                                       "manage.contact.state_active",
                                       "manage.contact.state_suspended"};
    form.Paragraph("state",
                   strings().Format(kStates[static_cast<std::size_t>(about.sign_in)],
                                    {{"email", about.member_email}}),
                   Token::kText);
    if (about.entry == domain::Entry::kNotOpenYet) {
      form.Paragraph("entry", context.Text("manage.contact.why_not_open_yet"));
    }
    if (about.entry == domain::Entry::kNotInAGroup) {
      form.Warning("entry", context.Text("manage.contact.why_not_in_a_group"));
    }
    if (about.groups.empty()) return;
    std::string groups;
    for (const std::string& group : about.groups) groups += (groups.empty() ? "" : ", ") + group;
    form.Paragraph("groups", strings().Format("manage.contact.groups", {{"names", groups}}));
  }

  void DrawTickets(ManageContext& context, Form& form, domain::ContactInUse* draft) {
    const domain::ContactAbout& about = draft->about;
    form.Heading("tickets", context.Text("manage.contact.tickets"),
                 context.Text("manage.contact.tickets_lead"));
    for (domain::CompanyMembership& membership : draft->access.companies) {
      const auto label = std::find_if(
          about.companies.begin(), about.companies.end(),
          [&](const domain::CompanyLabel& each) { return each.id == membership.company; });
      const std::string name = label != about.companies.end() ? label->name : std::string();
      const bool counts = membership.primary ? about.company_tickets : about.further_companies;
      const std::string_view help =
          counts ? std::string_view()
                 : context.Text(membership.primary ? "manage.contact.primary_off"
                                                   : "manage.contact.further_off");
      const Within scope =
          context.view.ui.In(Mark{.role = Role::kGroup,
                                  .key = Key(domain::IdText(membership.company)),
                                  .rect = {form.column().x, form.y(), form.column().width, 60},
                                  .name = name});
      form.Paragraph("company",
                     membership.primary
                         ? strings().Format("manage.contact.primary", {{"company", name}})
                         : name,
                     Token::kText);
      form.Check({.path = "companies." + domain::IdText(membership.company),
                  .label = context.Text("manage.contact.sees_company"),
                  .help = help},
                 membership.primary ? &draft->access.company_view : &membership.view_granted);
    }
  }
};

}  // namespace

void AddContactPages(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages) {
  pages->push_back(std::make_unique<ContactsPage>(strings));
  pages->push_back(std::make_unique<ContactPage>(strings));
}

}  // namespace genkan::ui
