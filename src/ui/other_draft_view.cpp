#include "ui/other_draft_view.h"

namespace genkan::ui {

float DrawOtherDraft(ViewContext& context, Column column, float y) {
  const auto& other = context.client.other_draft();
  if (!other.has_value()) return 0;
  Ui& ui = context.ui;
  const float width = column.width - 2 * kSpace4;
  const TextLook title{.text = context.Text("draft.other"), .type = kTypeSmallStrong};
  const TextLook text{.text = other->text, .lines_max = 6};
  const float title_height = ui.paint.Measure(title, width).height + kSpace2;
  const float text_height = ui.paint.Measure(text, width).height + kSpace3;
  const Rect box{column.x, y, column.width,
                 2 * kSpace3 + title_height + text_height + kControlHeight};
  const Within group =
      ui.In(Mark{.role = Role::kGroup, .key = "other-draft", .rect = box, .name = title.text});
  ui.paint.Box(box, Token::kWarningSubtle, Token::kBorder, kRadiusSmall);
  const float x = column.x + kSpace4;
  float at = y + kSpace3;
  ui.Paragraph("title", Rect{x, at, width, 0}, title);
  at += title_height;
  ui.Paragraph("text", Rect{x, at, width, 0}, text);
  at += text_height;
  const auto button = [&](const char* key, float from, std::string_view label) {
    const float wide =
        ui.paint.Measure(TextLook{.text = label, .type = kTypeLabel}, 1e4F).width + 2 * kSpace4;
    const bool pressed =
        ui.Button(Control{.key = key, .rect = {from, at, wide, kControlHeight}, .text = label});
    return std::pair(pressed, from + wide + kSpace3);
  };
  const auto [adds, next] = button("add", x, context.Text("draft.add"));
  if (adds) context.actions.push_back(action::AddOtherDraft{});
  if (button("drop", next, context.Text("draft.drop")).first) {
    context.actions.push_back(action::DropOtherDraft{});
  }
  return box.height + kSpace3;
}

}  // namespace genkan::ui
