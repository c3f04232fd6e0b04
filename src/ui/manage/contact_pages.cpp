// The contacts: all of them, some, or those that are looked for.
#include <algorithm>

#include "ui/manage/contact_page.h"
#include "ui/manage/pages.h"
#include "ui/manage/rows.h"

namespace genkan::ui {
namespace {

// In the order of client::ContactsShown.
constexpr const char* kShownKeys[] = {"manage.contacts.shown_all",
                                      "manage.contacts.shown_never_invited",
                                      "manage.contacts.shown_invited",
                                      "manage.contacts.shown_active",
                                      "manage.contacts.shown_suspended",
                                      "manage.contacts.shown_without_company",
                                      "manage.contacts.shown_without_address"};

class ContactsPage final : public ManagePage {
 public:
  explicit ContactsPage(const Strings& strings) : strings_(strings) {}
  std::string_view path() const override { return "contacts"; }
  std::string_view title_key() const override { return "manage.contacts.title"; }
  std::string_view lead_key() const override { return "manage.contacts.lead"; }
  std::string TakePath() override { return std::exchange(wanted_path_, {}); }
  std::string TakeAnnouncement() override { return std::exchange(announcement_, {}); }

  void Enter(client::SettingsClient& settings) override {
    entered_ = true;
    settings.contacts().Show(client::ContactsShown::kAll);
    settings.contacts().LoadLooseTickets();
    asking_ = false;
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
    form.Link("add", context.Text("manage.contacts.add"), "/manage/contacts/new");
    DrawShown(context, form);
    DrawContactSearch(context, form, {.href = [](const domain::ContactRow& row) {
                        return "/manage/contacts/" + domain::IdText(row.id);
                      }});
    DrawInviting(context, form);
    DrawLooseTickets(context, form);
    return form.y();
  }

 private:
  // Many mails go out of one press: it is asked for twice.
  void DrawInviting(ManageContext& context, Form& form) {
    client::ContactClient& contacts = context.settings.contacts();
    if (contacts.found().rows.empty()) return;
    if (!asking_) {
      if (form.Button("invite", context.Text("manage.contacts.invite"))) {
        context.deeds.push_back([this] { asking_ = true; });
      }
      return;
    }
    form.Paragraph("who", context.Text("manage.invitations.who"));
    const FormChoice buttons[] = {{"now", context.Text("manage.invitations.begin")},
                                  {"not", context.Text("manage.contacts.invite_not")}};
    const std::string pressed = form.Buttons(buttons);
    if (pressed.empty()) return;
    context.deeds.push_back([this, &contacts, now = pressed == "now"] {
      asking_ = false;
      if (!now) return;
      contacts.InviteFound();
      wanted_path_ = "/manage/invitations";
    });
  }

  void DrawLooseTickets(ManageContext& context, Form& form) {
    const auto& loose = context.settings.contacts().loose_tickets();
    if (loose.state != client::LoadState::kReady || loose.value.numbers.empty()) return;
    form.Heading("loose", context.Text("manage.contacts.loose_tickets"),
                 context.Text("manage.contacts.loose_tickets_lead"));
    const bool opens = context.view.client.session().may_answer;
    std::string numbers;
    for (const std::int64_t number : loose.value.numbers) {
      const std::string text = std::to_string(number);
      if (opens) form.Link(Key("loose." + text), "#" + text, "/desk/tickets/" + text);
      numbers += (numbers.empty() ? "#" : ", #") + text;
    }
    if (loose.value.more) numbers += " …";
    if (!opens) form.Paragraph("numbers", numbers, Token::kText);
  }

  void DrawShown(ManageContext& context, Form& form) {
    client::ContactClient& contacts = context.settings.contacts();
    std::vector<FormChoice> choices;
    for (const char* key : kShownKeys) choices.push_back({key, context.Text(key)});
    std::string chosen = kShownKeys[static_cast<std::size_t>(contacts.shown())];
    if (!form.Choose({.path = "shown", .label = context.Text("manage.contacts.shown")}, choices,
                     &chosen)) {
      return;
    }
    const auto found = std::find(std::begin(kShownKeys), std::end(kShownKeys), chosen);
    const auto shown = static_cast<client::ContactsShown>(found - std::begin(kShownKeys));
    context.deeds.push_back([&contacts, shown] { contacts.Show(shown); });
  }

  const Strings& strings_;
  bool entered_ = false;
  bool was_loading_ = false;
  bool asking_ = false;  // Whether to invite those who were found.
  std::string wanted_path_;
  std::string announcement_;
};

}  // namespace

void AddContactPages(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages) {
  pages->push_back(std::make_unique<ContactsPage>(strings));
  pages->push_back(std::make_unique<ContactPage>(strings));
}

}  // namespace genkan::ui
