#include "ui/radios.h"

#include <algorithm>
#include <utility>

namespace genkan::ui {

RadiosResult DrawRadios(Ui& ui, const RadiosSpec& spec, Column column, float y) {
  const float begin = y;
  const Within group = ui.In(Mark{.role = Role::kRadioGroup,
                                  .key = spec.key,
                                  .rect = {column.x, y, column.width, kControlHeight},
                                  .name = spec.name,
                                  .description = spec.error});
  float in_a_row = 0;
  for (const SelectOption& option : spec.options) in_a_row += ui.CheckWidth(option.label) + kSpace4;
  const bool stacked = in_a_row - kSpace4 > column.width;
  RadiosResult result;
  float x = column.x;
  float height = 0;
  for (const SelectOption& option : spec.options) {
    const CheckResult radio =
        ui.Check(CheckSpec{.key = Key("option." + option.value),
                           .role = Role::kRadio,
                           .x = x,
                           .y = y,
                           .width = stacked ? column.width : ui.CheckWidth(option.label),
                           .label = option.label,
                           .checked = option.value == spec.value,
                           .states = spec.states});
    if (result.first == 0) result.first = radio.id;
    result.focused = result.focused || ui.focus() == radio.id;
    height = std::max(height, radio.height);
    if (stacked) {
      y += std::exchange(height, 0.0F);
    } else {
      x += ui.CheckWidth(option.label) + kSpace4;
    }
    if (radio.pressed && option.value != spec.value) result.chosen = option.value;
  }
  y += height;
  if (!spec.error.empty()) {
    const TextLook wrong{.text = spec.error, .type = kTypeSmallStrong, .colour = Token::kDanger};
    y += ui.Paragraph("wrong", Rect{column.x, y, column.width, 0}, wrong);
  }
  result.height = y - begin;
  return result;
}

}  // namespace genkan::ui
