// Those who work here: what each may do, and an invitation for somebody more.
#include <utility>

#include "ui/composer_view.h"
#include "ui/manage/pages.h"
#include "ui/state_views.h"

namespace genkan::ui {
namespace {

using domain::StaffRow;

std::string_view StateKey(domain::SignInState state) {
  switch (state) {
    case domain::SignInState::kNone:
      return "manage.staff.state_none";
    case domain::SignInState::kInvited:
      return "manage.staff.state_invited";
    case domain::SignInState::kActive:
      return "manage.staff.state_active";
    case domain::SignInState::kSuspended:
      return "manage.staff.state_suspended";
  }
  return "manage.staff.state_none";
}

class StaffPage final : public ManagePage {
 public:
  explicit StaffPage(const Strings& strings) : strings_(strings) {}
  std::string_view path() const override { return "staff"; }
  std::string_view title_key() const override { return "manage.staff.title"; }
  std::string_view lead_key() const override { return "manage.staff.lead"; }
  std::string TakeAnnouncement() override { return std::exchange(announcement_, {}); }
  bool TakeWrongFieldWish() override { return std::exchange(wrong_field_, false); }

  void Enter(client::SettingsClient& settings) override {
    settings.staff().ForgetSaving();
    settings.staff().Load();
  }

  void Notice(client::SettingsClient& settings) override {
    const client::Sending saving = settings.staff().saving();
    if (saving == noticed_) return;
    noticed_ = saving;
    if (saving == client::Sending::kSent) {
      announcement_ = strings_.Text(inviting_ ? "manage.staff.invited" : "manage.saved");
      if (std::exchange(inviting_, false)) invitation_ = {};
    } else if (saving == client::Sending::kFailed) {
      announcement_ = FailureText(strings_, "manage.not_saved", settings.staff().save_error());
      wrong_field_ = inviting_ && !settings.staff().save_error().field.empty();
      inviting_ = false;
    }
  }

  float Draw(ManageContext& context, Column column, float y) override {
    client::StaffClient& staff = context.settings.staff();
    const auto& list = staff.list();
    if (list.state == client::LoadState::kFailed) {
      const TroubleResult trouble = DrawTrouble(
          context.view,
          Trouble{.text = strings_.Describe(list.error), .help = context.Text("state.try_again")},
          column, y);
      if (trouble.pressed) context.deeds.push_back([&staff] { staff.Load(); });
      return y + trouble.height;
    }
    if (list.state != client::LoadState::kReady) {
      DrawSkeleton(context.view.ui, Rect{column.x, y, column.width, 0}, 6);
      return y + 6 * 24;
    }
    const bool failed = staff.saving() == client::Sending::kFailed;
    Form form(context.view, column, y, failed ? &staff.save_error() : nullptr);
    if (failed && staff.save_error().field.empty()) {
      form.Warning("failed", FailureText(strings_, "manage.not_saved", staff.save_error()));
    }
    for (const StaffRow& row : list.value.staff) DrawOne(context, form, row);
    DrawInvitation(context, form);
    return form.y();
  }

 private:
  void DrawOne(ManageContext& context, Form& form, const StaffRow& row) {
    const std::string& name = row.name.empty() ? row.email : row.name;
    const Within group = context.view.ui.In(
        Mark{.role = Role::kGroup,
             .key = Key(domain::IdText(row.id)),
             .rect = {form.column().x, form.y(), form.column().width, kControlHeight},
             .name = name});
    form.Heading("name", name);
    std::string about = strings_.Text(StateKey(row.sign_in));
    if (!row.name.empty()) about = row.email + " · " + about;
    form.Paragraph("about", about);
    domain::StaffPermissions wanted{.settings = row.settings, .tickets = row.tickets};
    bool changed = form.Check({.path = "tickets", .label = context.Text("manage.staff.tickets")},
                              &wanted.tickets);
    if (row.own) {
      // Nobody shuts themselves out of this page.
      form.Paragraph("own", context.Text("manage.staff.own"));
    } else {
      changed |= form.Check({.path = "settings", .label = context.Text("manage.staff.settings")},
                            &wanted.settings);
    }
    client::StaffClient& staff = context.settings.staff();
    if (changed) {
      context.deeds.push_back([&staff, id = row.id, wanted] { staff.SetPermissions(id, wanted); });
    }
    if (!row.own) DrawAccess(context, form, row);
    const bool asked =
        row.sign_in == domain::SignInState::kNone || row.sign_in == domain::SignInState::kInvited;
    if (asked && form.Button("again", context.Text("manage.staff.invite_again"))) {
      context.deeds.push_back([this, &staff, email = row.email, wanted] {
        inviting_ = true;
        staff.Invite(
            {.email = email, .name = {}, .settings = wanted.settings, .tickets = wanted.tickets});
      });
    }
  }

  void DrawAccess(ManageContext& context, Form& form, const StaffRow& row) {
    const bool suspended = row.sign_in == domain::SignInState::kSuspended;
    if (suspended) form.Paragraph("suspended", context.Text("manage.staff.suspended_lead"));
    const char* key = suspended ? "manage.staff.let_back" : "manage.staff.suspend";
    if (!form.Button("access", context.Text(key))) return;
    context.deeds.push_back([&staff = context.settings.staff(), id = row.id, suspended] {
      staff.SetSuspended(id, !suspended);
    });
  }

  void DrawInvitation(ManageContext& context, Form& form) {
    const Within group = context.view.ui.In(
        Mark{.role = Role::kForm,
             .key = "invitation",
             .rect = {form.column().x, form.y(), form.column().width, kControlHeight},
             .name = context.Text("manage.staff.invite_title")});
    form.Heading("invite", context.Text("manage.staff.invite_title"),
                 context.Text("manage.staff.invite_lead"));
    domain::StaffInvitation draft = invitation_;
    bool changed = form.Text({.path = "email",
                              .label = context.Text("manage.staff.email"),
                              .help = {},
                              .required = true,
                              .kind = FieldKind::kEmail},
                             &draft.email);
    changed |= form.Text({.path = "name", .label = context.Text("manage.staff.name")}, &draft.name);
    changed |= form.Check({.path = "new-tickets", .label = context.Text("manage.staff.tickets")},
                          &draft.tickets);
    changed |= form.Check({.path = "new-settings", .label = context.Text("manage.staff.settings")},
                          &draft.settings);
    if (changed) context.deeds.push_back([this, draft] { invitation_ = draft; });
    const bool pressed =
        form.Button("send", context.Text("manage.staff.invite"), ButtonLook::kPrimary);
    if (!pressed && !context.view.ui.Submitted(group.id())) return;
    context.deeds.push_back([this, draft, &staff = context.settings.staff()] {
      inviting_ = true;
      staff.Invite(draft);
    });
  }

  const Strings& strings_;
  domain::StaffInvitation invitation_;
  bool inviting_ = false;
  client::Sending noticed_ = client::Sending::kNothing;
  std::string announcement_;
  bool wrong_field_ = false;
};

}  // namespace

void AddStaffPage(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages) {
  pages->push_back(std::make_unique<StaffPage>(strings));
}

}  // namespace genkan::ui
