// Who changed what, the newest first.
#include <algorithm>

#include "ui/composer_view.h"
#include "ui/manage/pages.h"
#include "ui/state_views.h"

namespace genkan::ui {
namespace {

// What a person reads of an action; one without words as it is.
std::string ActionText(const Strings& strings, const domain::AuditEntry& entry) {
  const std::string key = "manage.audit." + entry.action;
  const std::string& words = strings.Text(key);
  if (words == key) return entry.action + " " + entry.subject;
  const std::string page_key = "manage." + entry.subject + ".title";
  const std::string& page = strings.Text(page_key);
  return strings.Format(key, {{"subject", page == page_key ? entry.subject : page}});
}

}  // namespace

void AuditPage::Enter(client::SettingsClient& settings) { settings.LoadAudit(); }

float AuditPage::Draw(ManageContext& context, Column column, float y) {
  Ui& ui = context.view.ui;
  const auto& audit = context.settings.audit();
  if (audit.state == client::LoadState::kFailed) {
    const TroubleResult trouble =
        DrawTrouble(context.view,
                    Trouble{.text = context.view.strings.Describe(audit.error),
                            .help = context.Text("state.try_again")},
                    column, y);
    if (trouble.pressed) {
      context.deeds.push_back([&settings = context.settings] { settings.LoadAudit(); });
    }
    return y + trouble.height;
  }
  if (audit.state != client::LoadState::kReady) {
    DrawSkeleton(ui, Rect{column.x, y, column.width, 0}, 6);
    return y + 6 * 24;
  }
  if (audit.value.empty()) {
    const TextLook none{.text = context.Text("manage.audit.none"), .colour = Token::kTextMuted};
    return y + ui.Paragraph("none", Rect{column.x, y, column.width, 0}, none);
  }
  const std::string& csv = context.Text("manage.audit.csv");
  const TextLook link{.text = csv, .type = kTypeLabel, .colour = Token::kLink, .lines_max = 1};
  const float width = std::min(ui.paint.Measure(link, 1e4F).width + 1, column.width);
  ui.Link(LinkSpec{.key = "csv",
                   .rect = {column.x, y, width, 28},
                   .look = link,
                   .href = "/v1/audit.csv",
                   .text_y = 4});
  y += 28 + kSpace4;
  const Within list = ui.In(Mark{.role = Role::kList,
                                 .key = "entries",
                                 .rect = {column.x, y, column.width, 400},
                                 .name = context.Text("manage.audit.title")});
  for (const domain::AuditEntry& entry : audit.value) {
    const Within item = ui.In(Mark{.role = Role::kListItem,
                                   .key = Key(domain::IdText(entry.id)),
                                   .rect = {column.x, y, column.width, 60}});
    const std::string what = ActionText(context.view.strings, entry);
    y += ui.Paragraph("what", Rect{column.x, y, column.width, 0},
                      TextLook{.text = what, .type = kTypeStrong});
    std::string who = entry.actor_shown_name;
    if (who.empty()) who = context.Text("manage.audit.shell");
    who += " · " + ExactTime(entry.at_millis, context.view.zone, context.view.strings);
    y += ui.Paragraph("who", Rect{column.x, y, column.width, 0},
                      TextLook{.text = who, .type = kTypeSmall, .colour = Token::kTextMuted});
    ui.paint.HorizontalLine(column.x, y + kSpace3, column.width, Token::kBorder);
    y += 2 * kSpace3;
  }
  return y;
}

}  // namespace genkan::ui
