// The portal as a customer of one's choice sees it: read only, in a tab of its own.
#include "ui/composer_view.h"
#include "ui/manage/pages.h"
#include "ui/manage/rows.h"

namespace genkan::ui {

using client::Sending;

void PreviewPage::Enter(client::SettingsClient& settings) {
  settings.contacts().ForgetPreview();
  settings.contacts().Show(client::ContactsShown::kAll);
  noticed_ = Sending::kNothing;
}

void PreviewPage::Notice(client::SettingsClient& settings) {
  const client::PreviewStart& preview = settings.contacts().preview();
  if (preview.sending == noticed_) return;
  noticed_ = preview.sending;
  if (noticed_ == Sending::kFailed) announcement_ = strings_.Describe(preview.error);
  if (noticed_ != Sending::kSent) return;
  announcement_ = strings_.Text("manage.preview.begun");
  wanted_tab_ = preview.path;
}

void PreviewPage::DrawBegun(ManageContext& context, Form& form) {
  const client::PreviewStart& preview = context.settings.contacts().preview();
  if (preview.sending == Sending::kFailed) {
    const TroubleResult trouble = DrawTrouble(
        context.view, Trouble{.text = strings_.Describe(preview.error)}, form.column(), form.y());
    form.Skip(trouble.height + kSpace3);
  }
  if (preview.sending != Sending::kSent) return;
  form.Paragraph("begun", context.Text("manage.preview.begun"), Token::kSuccess);
  Ui& ui = context.view.ui;
  const std::string& text = context.Text("manage.preview.open");
  const float width =
      ui.paint.Measure(TextLook{.text = text, .type = kTypeLabel}, 1e4F).width + 2 * kSpace5;
  ui.Button(Control{.key = "open",
                    .rect = {form.column().x, form.y(), width, kControlHeight},
                    .text = text,
                    .look = ButtonLook::kPrimary,
                    .states = kNewTab,
                    .href = preview.path});
  form.Skip(kControlHeight + kSpace5);
}

float PreviewPage::Draw(ManageContext& context, Column column, float y) {
  Form form(context.view, column, y, nullptr);
  DrawBegun(context, form);
  client::ContactClient& contacts = context.settings.contacts();
  const domain::ContactId chosen =
      DrawContactSearch(context, form, {.button = [&](const domain::ContactRow&) {
                          return std::string_view(context.Text("manage.preview.start"));
                        }});
  if (chosen) context.deeds.push_back([&contacts, chosen] { contacts.StartPreview(chosen); });
  return form.y();
}

}  // namespace genkan::ui
