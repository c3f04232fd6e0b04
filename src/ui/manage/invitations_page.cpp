// Many invitations at once: begun for an access group or from the list of contacts, how far they
// have come, and what failed.
#include "genkan/base/calendar.h"
#include "ui/composer_view.h"
#include "ui/manage/pages.h"

namespace genkan::ui {

void InvitationsPage::Enter(client::SettingsClient& settings) {
  settings.Load("groups");
  settings.contacts().LoadInvitations();
}

void InvitationsPage::Notice(client::SettingsClient& settings) {
  const client::InvitationRuns& runs = settings.contacts().invitations();
  if (runs.sending == noticed_) return;
  noticed_ = runs.sending;
  if (noticed_ == client::Sending::kFailed) announcement_ = strings_.Describe(runs.error);
}

float InvitationsPage::Draw(ManageContext& context, Column column, float y) {
  Form form(context.view, column, y, nullptr);
  client::ContactClient& contacts = context.settings.contacts();
  const client::InvitationRuns& runs = contacts.invitations();
  DrawBegin(context, form);
  if (runs.sending == client::Sending::kFailed) {
    form.Paragraph("refused", strings_.Describe(runs.error), Token::kDanger);
  }
  if (runs.loaded.state == client::LoadState::kFailed) {
    const TroubleResult trouble = DrawTrouble(context.view,
                                              Trouble{.text = strings_.Describe(runs.loaded.error),
                                                      .help = context.Text("state.try_again")},
                                              column, form.y());
    if (trouble.pressed) context.deeds.push_back([&contacts] { contacts.LoadInvitations(); });
    return form.y() + trouble.height;
  }
  form.Heading("runs", context.Text("manage.invitations.runs"));
  if (runs.loaded.state == client::LoadState::kReady && runs.loaded.value.empty()) {
    form.Paragraph("none", context.Text("manage.invitations.none"));
  }
  for (const domain::InvitationRunView& run : runs.loaded.value) DrawRun(context, form, run);
  if (form.Button("look", context.Text("manage.invitations.look_again"))) {
    context.deeds.push_back([&contacts] { contacts.LoadInvitations(); });
  }
  return form.y();
}

void InvitationsPage::DrawBegin(ManageContext& context, Form& form) {
  form.Link("contacts", context.Text("manage.invitations.from_contacts"), "/manage/contacts");
  const auto& section = context.settings.Section("groups");
  if (section.state != client::LoadState::kReady) return;
  std::vector<FormChoice> groups = {{"", context.Text("manage.invitations.no_group")}};
  for (const domain::AccessGroup& group : section.portal.settings->groups) {
    groups.push_back({domain::IdText(group.id), group.name});
  }
  if (groups.size() == 1) return;
  std::string chosen = group_ ? domain::IdText(group_) : std::string();
  if (form.Choose({.path = "group", .label = context.Text("manage.invitations.group")}, groups,
                  &chosen)) {
    const auto id = domain::ParseId<domain::AccessGroupId>(chosen);
    context.deeds.push_back(
        [this, group = id.ok() ? *id : domain::AccessGroupId{}] { group_ = group; });
  }
  if (!group_) return;
  form.Paragraph("who", context.Text("manage.invitations.who"));
  if (!form.Button("begin", context.Text("manage.invitations.begin"), ButtonLook::kPrimary)) return;
  context.deeds.push_back([this, &contacts = context.settings.contacts(), group = group_] {
    group_ = {};
    contacts.InviteGroup(group);
  });
}

void InvitationsPage::DrawRun(ManageContext& context, Form& form,
                              const domain::InvitationRunView& run) {
  const std::string when = ExactTime(run.begun_at_millis, context.view.zone, strings_);
  const Within group =
      context.view.ui.In(Mark{.role = Role::kGroup,
                              .key = Key(domain::IdText(run.id)),
                              .rect = {form.column().x, form.y(), form.column().width, 60},
                              .name = when});
  const std::string chosen =
      run.chosen.empty() ? context.Text("manage.contacts.shown_all") : run.chosen;
  form.Paragraph(
      "what",
      strings_.Format("manage.invitations.run",
                      {{"when", when}, {"chosen", chosen}, {"name", run.staff_shown_name}}),
      Token::kText);
  const domain::InvitationCounts& counts = run.counts;
  form.Paragraph("counts", strings_.Format("manage.invitations.counts",
                                           {{"waiting", std::to_string(counts.waiting)},
                                            {"on_the_way", std::to_string(counts.on_the_way)},
                                            {"sent", std::to_string(counts.sent)},
                                            {"failed", std::to_string(counts.failed)},
                                            {"passed_over", std::to_string(counts.passed_over)}}));
  for (const domain::FailedInvitation& failure : run.failures) {
    const std::string why =
        failure.message_key.empty() ? failure.reason : context.Text(failure.message_key);
    form.Link(Key(domain::IdText(failure.contact)), failure.shown_name + ": " + why,
              "/manage/contacts/" + domain::IdText(failure.contact));
  }
  if (run.stopped) form.Paragraph("stopped", context.Text("manage.invitations.stopped"));
  if (run.stopped || counts.waiting == 0) return;
  if (!form.Button("stop", context.Text("manage.invitations.stop"))) return;
  context.deeds.push_back(
      [&contacts = context.settings.contacts(), id = run.id] { contacts.StopInvitations(id); });
}

}  // namespace genkan::ui
