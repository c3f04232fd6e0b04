#include "ui/composer_view.h"
#include "ui/manage/rows.h"
#include "ui/state_views.h"

namespace genkan::ui {

void SectionPage::Enter(client::SettingsClient& settings) {
  settings.ForgetSaving(section_);
  settings.Load(section_);
  Propose(settings);
}

void SectionPage::Propose(client::SettingsClient& settings) {
  effect_awaited_ = loaded_ && !(draft_ == stored_);
  if (!effect_awaited_) return settings.ForgetProposal(section_);
  settings.Propose(section_, draft_, draft_tag_);
}

// Whom the change would touch is said as well as shown.
void SectionPage::NoticeEffect(client::SettingsClient& settings) {
  const client::Loaded<domain::Effect>& effect = settings.EffectOf(section_);
  if (!effect_awaited_ || effect.state != client::LoadState::kReady) return;
  effect_awaited_ = false;
  announcement_ = EffectText(strings_, effect.value);
}

void SectionPage::Notice(client::SettingsClient& settings) {
  const client::SettingsSection& section = settings.Section(section_);
  if (section.state == client::LoadState::kReady && !(loaded_ && section.tag == stored_tag_)) {
    // What is being changed stays, unless it was only what was stored before.
    const bool untouched =
        !loaded_ || draft_ == stored_ || section.saving == client::Sending::kSent;
    stored_ = section.portal;
    stored_tag_ = section.tag;
    if (untouched) Begin(section);
    loaded_ = true;
  }
  TakeUpDraft(settings);
  NoticeEffect(settings);
  // Another page may save the same section.
  if (!awaiting_ || section.saving == client::Sending::kSending) return;
  awaiting_ = false;
  if (section.saving == client::Sending::kSent) {
    stored_ = section.portal;
    stored_tag_ = section.tag;
    Begin(section);
    Propose(settings);
    announcement_ = strings_.Text("manage.saved");
    wanted_path_ = next_path();
  }
  if (section.saving == client::Sending::kFailed) {
    wrong_field_wish_ = !section.save_error.field.empty();
    announcement_ = strings_.Describe(section.save_error);
  }
}

void SectionPage::TakeUpDraft(client::SettingsClient& settings) {
  if (!loaded_ || resumed_.empty()) return;
  domain::Portal draft = stored_;
  const auto tag = client::ReadSettingsDraft(std::exchange(resumed_, {}), section_, &draft);
  if (!tag.ok()) return;
  draft_ = std::move(draft);
  draft_tag_ = *tag;
  Propose(settings);
}

void SectionPage::Begin(const client::SettingsSection& section) {
  draft_ = section.portal;
  draft_tag_ = section.tag;
}

std::optional<std::string> SectionPage::TakeDraft() {
  const bool begun = loaded_ && !(draft_ == stored_);
  std::string text =
      begun ? client::SettingsDraftText(draft_, section_, draft_tag_) : std::string();
  if (text == kept_ || !loaded_) return {};
  return kept_ = std::move(text);
}

void SectionPage::Save(client::SettingsClient& settings) {
  awaiting_ = true;
  settings.Save(section_, draft_, draft_tag_);
}

float SectionPage::Draw(ManageContext& context, Column column, float y) {
  const client::SettingsSection& section = context.settings.Section(section_);
  if (!loaded_ && section.state == client::LoadState::kFailed) {
    const TroubleResult trouble = DrawTrouble(
        context.view,
        Trouble{.text = strings_.Describe(section.error), .help = context.Text("state.try_again")},
        column, y);
    if (trouble.pressed) {
      context.deeds.push_back(
          [&settings = context.settings, name = section_] { settings.Load(name); });
    }
    return y + trouble.height;
  }
  if (!loaded_) {
    DrawSkeleton(context.view.ui, Rect{column.x, y, column.width, 0}, 6);
    return y + 6 * 24;
  }
  const Within scope = context.view.ui.In(
      Mark{.role = Role::kForm, .key = "form", .rect = {column.x, y, column.width, 400}});
  const bool failed = section.saving == client::Sending::kFailed;
  Form form(context.view, column, y, failed ? &section.save_error : nullptr);
  domain::Portal edited = draft_;
  DrawRows(context, form, &edited);
  if (!(edited == draft_)) {
    context.deeds.push_back([this, &settings = context.settings, changed = std::move(edited)] {
      draft_ = changed;
      settings.ForgetSaving(section_);
      Propose(settings);
    });
  }
  if (context.view.ui.Submitted(scope.id())) {
    context.deeds.push_back([this, &settings = context.settings] { Save(settings); });
  }
  DrawEffect(context, form, section_);
  DrawSaving(context, form);
  return form.y();
}

void SectionPage::DrawSaving(ManageContext& context, Form& form) {
  const client::SettingsSection& section = context.settings.Section(section_);
  const bool failed = section.saving == client::Sending::kFailed;
  const bool conflict = failed && section.save_error.code == ErrorCode::kConflict;
  if (failed && !form.error_shown()) {
    const TroubleResult trouble = DrawTrouble(
        context.view,
        Trouble{.text = strings_.Describe(section.save_error),
                .help = conflict ? std::string_view(context.Text("manage.load_again")) : ""},
        form.column(), form.y());
    form.Skip(trouble.height + kSpace3);
    if (trouble.pressed) {
      context.deeds.push_back([this, &settings = context.settings] {
        draft_ = stored_;
        draft_tag_ = stored_tag_;
        Propose(settings);
        settings.ForgetSaving(section_);
        settings.Load(section_);
      });
    }
  }
  const bool busy = section.saving == client::Sending::kSending;
  const std::string_view text = context.Text(busy ? "manage.saving" : save_key());
  form.Skip(kSpace3);
  if (form.Button("save", text, ButtonLook::kPrimary) && !busy) {
    context.deeds.push_back([this, &settings = context.settings] { Save(settings); });
  }
  if (!next_path().empty()) return;
  if (section.saving == client::Sending::kSent) {
    form.Paragraph("saved", context.Text("manage.saved"), Token::kSuccess);
  } else if (!(draft_ == stored_)) {
    form.Paragraph("unsaved", context.Text("manage.unsaved"));
  }
}

}  // namespace genkan::ui
