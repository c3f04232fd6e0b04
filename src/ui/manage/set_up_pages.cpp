// The guided set-up: five steps, each of which is saved as one goes on, and nothing open to
// customers before the last.
#include "ui/composer_view.h"
#include "ui/manage/pages.h"
#include "ui/manage/rows.h"

namespace genkan::ui {
namespace {

// A step that saves a section and leads to the next.
class SetUpStep : public SectionPage {
 public:
  struct Words {
    std::string_view path, title, lead, save, next;
  };
  SetUpStep(std::string section, const Strings& strings, const Words& words)
      : SectionPage(std::move(section), strings), words_(words) {}

  std::string_view path() const override { return words_.path; }
  std::string_view title_key() const override { return words_.title; }
  std::string_view lead_key() const override { return words_.lead; }

 protected:
  std::string_view save_key() const override { return words_.save; }
  std::string next_path() const override { return std::string(words_.next); }

 private:
  const Words words_;
};

class NameStep final : public SetUpStep {
 public:
  explicit NameStep(const Strings& strings)
      : SetUpStep("address", strings,
                  {.path = "set-up",
                   .title = "manage.set_up.title",
                   .lead = "manage.set_up.lead",
                   .save = "manage.set_up.to_domain",
                   .next = "/manage/set-up-domain"}) {}

 private:
  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override {
    DrawNameRows(context, form, draft);
  }
};

class DomainStep final : public SetUpStep {
 public:
  explicit DomainStep(const Strings& strings)
      : SetUpStep("address", strings,
                  {.path = "set-up-domain",
                   .title = "manage.set_up.domain_title",
                   .lead = "manage.set_up.domain_lead",
                   .save = "manage.set_up.to_tickets",
                   .next = "/manage/set-up-tickets"}) {}
  bool in_overview() const override { return false; }

 private:
  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override {
    DrawPlaceRows(context, form, draft);
  }
};

class TicketsStep final : public SetUpStep {
 public:
  explicit TicketsStep(const Strings& strings)
      : SetUpStep("tickets", strings,
                  {.path = "set-up-tickets",
                   .title = "manage.set_up.tickets_title",
                   .lead = "manage.tickets.lead",
                   .save = "manage.set_up.to_access",
                   .next = "/manage/set-up-access"}) {}
  bool in_overview() const override { return false; }
  void Enter(client::SettingsClient& settings) override {
    SectionPage::Enter(settings);
    settings.LoadDesk();
    settings.Load("fields");
  }

 private:
  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override {
    domain::TicketRules rules = draft->settings->tickets;
    DrawTicketRows(context, form, &rules);
    if (!(rules == draft->settings->tickets)) draft->settings.Edit().tickets = std::move(rules);
  }
};

class AccessStep final : public SetUpStep {
 public:
  explicit AccessStep(const Strings& strings)
      : SetUpStep("access", strings,
                  {.path = "set-up-access",
                   .title = "manage.set_up.access_title",
                   .lead = "manage.access.lead",
                   .save = "manage.set_up.to_review",
                   .next = "/manage/set-up-review"}) {}
  bool in_overview() const override { return false; }
  void Enter(client::SettingsClient& settings) override {
    SectionPage::Enter(settings);
    settings.Load("groups");
  }

 private:
  bool needs_languages() const override { return true; }
  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override {
    domain::AccessRules rules = draft->settings->access;
    DrawAccessRows(context, form, &rules);
    if (!(rules == draft->settings->access)) draft->settings.Edit().access = std::move(rules);
  }
};

class ReviewStep final : public ManagePage {
 public:
  explicit ReviewStep(const Strings& strings) : strings_(strings) {}
  std::string_view path() const override { return "set-up-review"; }
  std::string_view title_key() const override { return "manage.set_up.review_title"; }
  std::string_view lead_key() const override { return "manage.set_up.review_lead"; }
  bool in_overview() const override { return false; }
  std::string TakeAnnouncement() override { return std::exchange(announcement_, {}); }

  void Enter(client::SettingsClient& settings) override {
    for (const char* section : {"address", "tickets", "access"}) settings.Load(section);
  }

  void Notice(client::SettingsClient& settings) override {
    if (settings.opening() == opening_) return;
    opening_ = settings.opening();
    if (opening_ == client::Sending::kSent) announcement_ = strings_.Text("manage.set_up.open");
    if (opening_ == client::Sending::kFailed) {
      announcement_ = strings_.Describe(settings.opening_error());
    }
  }

  float Draw(ManageContext& context, Column column, float y) override {
    Form form(context.view, column, y, nullptr);
    const domain::Portal& portal = context.settings.Section("address").portal;
    const domain::TicketRules& tickets =
        context.settings.Section("tickets").portal.settings->tickets;
    const domain::AccessRules& access = context.settings.Section("access").portal.settings->access;
    Line(form, "name", "manage.address.name", portal.name);
    Line(form, "place", "manage.set_up.domain_title", portal.host + "/" + portal.slug);
    constexpr const char* kWhose[] = {"manage.tickets.own", "manage.tickets.company",
                                      "manage.tickets.selected"};
    Line(form, "whose", "manage.tickets.whose",
         strings_.Text(kWhose[static_cast<std::size_t>(tickets.company_tickets)]));
    Line(form, "who", "manage.access.who",
         strings_.Text(access.groups_only ? "manage.access.groups" : "manage.access.invited"));
    form.Link("preview", context.Text("manage.set_up.preview"), "/manage/preview");
    form.Skip(kSpace4 - kSpace3);
    DrawFinish(context, form, portal);
    return form.y();
  }

 private:
  void Line(Form& form, Key key, std::string_view label_key, std::string_view value) {
    form.Paragraph(key, strings_.Text(label_key) + ": " + std::string(value), Token::kText);
  }

  void DrawFinish(ManageContext& context, Form& form, const domain::Portal& portal) {
    if (opening_ == client::Sending::kSent) {
      form.Paragraph("open", context.Text("manage.set_up.open"), Token::kSuccess);
      form.Paragraph("link", strings_.Format("manage.set_up.link", {{"path", "/" + portal.slug}}),
                     Token::kText);
      return;
    }
    if (opening_ == client::Sending::kFailed) {
      form.Skip(DrawTrouble(context.view,
                            Trouble{.text = strings_.Describe(context.settings.opening_error())},
                            form.column(), form.y())
                    .height +
                kSpace3);
    }
    if (form.Button("finish", context.Text("manage.set_up.finish"), ButtonLook::kPrimary)) {
      context.deeds.push_back([&settings = context.settings] { settings.OpenPortal(); });
    }
  }

  const Strings& strings_;
  client::Sending opening_ = client::Sending::kNothing;
  std::string announcement_;
};

}  // namespace

void AddSetUpPages(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages) {
  pages->push_back(std::make_unique<NameStep>(strings));
  pages->push_back(std::make_unique<DomainStep>(strings));
  pages->push_back(std::make_unique<TicketsStep>(strings));
  pages->push_back(std::make_unique<AccessStep>(strings));
  pages->push_back(std::make_unique<ReviewStep>(strings));
}

}  // namespace genkan::ui
