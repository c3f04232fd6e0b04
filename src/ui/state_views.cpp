#include "ui/state_views.h"

#include <algorithm>

#include "ui/frame_view.h"

namespace genkan::ui {
namespace {

constexpr float kStateWidthMax = 440;

void DrawWholeState(ViewContext& context, float top, Icon icon, const StateText& state) {
  Ui& ui = context.ui;
  const Rect view{0, top, ui.width(), std::max(0.0F, ui.height() - top)};
  const Within main = ui.In(Mark{.role = Role::kMain, .key = "main", .rect = view});
  const Within scroller = ui.InScroller("state", view, state.title);
  const float margin = std::max(kSpace6, view.height / 6);
  const float height = DrawState(context, "state", Rect{0, margin, ui.width(), 0}, icon, state);
  EndScreen(context, CentredColumn(ui, kStateWidthMax), margin + height + kSpace6);
}

}  // namespace

float DrawState(ViewContext& context, Key key, Rect place, Icon icon, const StateText& state) {
  Ui& ui = context.ui;
  const Within group = ui.In(Mark{.role = Role::kGroup, .key = key, .rect = place});
  const float width = std::min(kStateWidthMax, place.width - 2 * kSpace4);
  const float x = place.x + (place.width - width) / 2;
  const float middle = place.x + place.width / 2;
  float y = place.y;
  ui.paint.Fill(Rect{middle - 28, y, 56, 56}, Token::kSurfaceRaised, 28);
  ui.paint.DrawIcon(icon, Rect{middle - 12, y + 16, 24, 24}, Token::kTextMuted);
  y += 56 + kSpace4;
  if (!state.title.empty()) {
    const TextLook title{.text = state.title, .type = kTypeTitle, .align = Align::kCentre};
    const Rect heading{x, y, width, 0};
    y += ui.Heading("title", 1, heading, title) + kSpace2;
    context.title = ChildId(group.id(), "title");
  }
  const TextLook text{.text = state.text, .colour = Token::kTextMuted, .align = Align::kCentre};
  y += ui.Paragraph("text", Rect{x, y, width, 0}, text);
  if (state.help.empty()) return y - place.y;
  y += kSpace5;
  const float sign = state.plus ? 16 + kSpace2 : 0;
  const float help_width =
      ui.paint.Measure(TextLook{.text = state.help, .type = kTypeLabel}, 1e4F).width + sign +
      2 * kSpace4;
  const Rect help{middle - help_width / 2, y, help_width, kControlHeight};
  const Control control{.key = "help",
                        .rect = help,
                        .text = state.help,
                        .look = ButtonLook::kPrimary,
                        .href = state.href,
                        .plus = state.plus};
  if (ui.Button(control)) context.actions.push_back(action::Reload{});
  return y + kControlHeight - place.y;
}

void DrawSkeleton(Ui& ui, Rect place, int lines) {
  constexpr float kShares[] = {0.9F, 0.75F, 0.5F};
  for (int i = 0; i < lines; ++i) {
    const Rect line{place.x, place.y + static_cast<float>(i) * 24, place.width * kShares[i % 3],
                    12};
    ui.paint.Fill(line, Token::kSkeleton, 6);
  }
}

void DrawLoadingScreen(ViewContext& context, float top) {
  Ui& ui = context.ui;
  const Rect view{0, top, ui.width(), std::max(0.0F, ui.height() - top)};
  const Within main =
      ui.In(Mark{.role = Role::kMain, .key = "main", .rect = view, .states = kBusy});
  const Column column = CentredColumn(ui, 760);
  const float y = top + (ui.narrow() ? kSpace5 : kSpace7);
  const TextLook text{.text = context.Text("state.loading"), .colour = Token::kTextMuted};
  ui.Paragraph("loading", Rect{column.x, y, column.width, 0}, text);
  ui.paint.Fill(Rect{column.x, y + 40, column.width * 0.4F, 20}, Token::kSkeleton, 10);
  DrawSkeleton(ui, Rect{column.x, y + 88, column.width, 0}, 6);
}

void DrawStaffScreen(ViewContext& context, float top) {
  DrawWholeState(
      context, top, Icon::kDots,
      StateText{.title = context.Text("state.staff_title"), .text = context.Text("state.staff")});
}

void DrawMissingScreen(ViewContext& context, float top) {
  DrawWholeState(context, top, Icon::kWarning,
                 StateText{.title = context.Text("state.missing_title"),
                           .text = context.Text("state.missing"),
                           .help = context.Text("state.to_tickets"),
                           .href = "/tickets"});
}

void DrawFailedScreen(ViewContext& context, float top, const Error& error) {
  const std::string text = context.strings.Describe(error);
  DrawWholeState(context, top, Icon::kWarning,
                 StateText{.title = context.Text("state.failed_title"),
                           .text = text,
                           .help = context.Text("state.try_again")});
}

}  // namespace genkan::ui
