#include "ui/marking_view.h"

#include "ui/rich_view.h"

namespace genkan::ui {
namespace {

constexpr float kBarHeight = 28;

struct MarkButton {
  std::string_view value;  // As marking.ts has it; empty: shows what is written.
  std::string_view text;
};
constexpr MarkButton kMarkButtons[] = {{"strong", "marks.strong"},   {"items", "marks.items"},
                                       {"numbers", "marks.numbers"}, {"quote", "marks.quote"},
                                       {"code", "marks.code"},       {"link", "marks.link"},
                                       {"", "marks.preview"}};

}  // namespace

float DrawMarkBar(ViewContext& context, Column column, float y) {
  Ui& ui = context.ui;
  const float begin = y;
  const Within bar = ui.In(Mark{.role = Role::kToolbar,
                                .key = "marks",
                                .rect = {column.x, y, column.width, kBarHeight},
                                .name = context.Text("marks.bar")});
  float x = column.x;
  for (const MarkButton& button : kMarkButtons) {
    const std::string& text = context.Text(button.text);
    const float width =
        ui.paint.Measure(TextLook{.text = text, .type = kTypeLabel}, 1e4F).width + 2 * kSpace2;
    if (x + width > column.x + column.width && x > column.x) {
      x = column.x;
      y += kBarHeight + kSpace1;
    }
    const bool shows = button.value.empty();
    const std::uint32_t pressed = context.memory.shows_written ? kPressed : 0;
    const bool used = ui.Button({.key = button.text,
                                 .rect = {x, y, width, kBarHeight},
                                 .text = text,
                                 .look = ButtonLook::kQuiet,
                                 .states = shows ? kPressable | pressed : 0,
                                 .value = button.value});
    if (used && shows) context.actions.push_back(action::ToggleWritten{});
    x += width + kSpace1;
  }
  return y + kBarHeight + kSpace2 - begin;
}

float DrawWritten(ViewContext& context, std::string_view text, Column column, float y) {
  if (!context.memory.shows_written || text.empty()) return 0;
  const RichLook look{.text = text};
  const float width = column.width - 2 * kSpace4;
  const Rect box{column.x, y, column.width, RichHeight(context, look, width) + 2 * kSpace3};
  const Within group = context.ui.In(Mark{
      .role = Role::kGroup, .key = "written", .rect = box, .name = context.Text("marks.preview")});
  context.ui.paint.Box(box, Token::kAccentSubtle, Token::kBorder);
  DrawRich(context, look, Rect{column.x + kSpace4, y + kSpace3, width, 0});
  return box.height + kSpace3;
}

}  // namespace genkan::ui
