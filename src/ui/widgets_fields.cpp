// What people fill in: fields, selects, checkboxes, radios.
#include <algorithm>

#include "ui/widgets.h"

namespace genkan::ui {
namespace {

constexpr float kSignSide = 18;
constexpr float kLabelStart = kSignSide + kSpace2 + 2;
constexpr float kErrorHeight = kSpace1 + kTypeSmall.line;

}  // namespace

FieldResult Ui::Field(const FieldSpec& spec) {
  std::uint32_t states = spec.states;
  if (!spec.error.empty()) states |= kInvalid;
  Node& node = record.Add(Mark{.role = spec.role,
                               .key = spec.key,
                               .rect = spec.rect,
                               .states = states,
                               .name = spec.label,
                               .value = spec.value,
                               .description = spec.error,
                               .length_max = spec.length_max});
  node.field_kind = spec.kind;
  node.font_px = kTypeField.size;
  node.line_px = kTypeField.line;
  for (const SelectOption& option : spec.options) {
    node.options.push_back(option.value + "\n" + option.label);
  }
  FieldResult result{.id = node.id};
  for (const DomEvent& event : input_->events) {
    if (acted_on_ || event.kind != DomEvent::Kind::kInput || event.id != node.id) continue;
    result.changed = true;
    result.text = event.text;
  }
  DrawField(spec, result.id);
  return result;
}

void Ui::DrawField(const FieldSpec& spec, NodeId id) {
  const TextLook label{.text = spec.label, .type = kTypeLabel};
  const float label_y = spec.rect.y - kTypeLabel.line - kSpace1;
  if (!spec.bare) {
    paint.DrawText(label, Rect{spec.rect.x, label_y, spec.rect.width, kTypeLabel.line});
  }
  const bool focused = focus_ == id;
  const Token border = !spec.error.empty() ? Token::kDanger
                       : focused           ? Token::kAccent
                                           : Token::kBorderControl;
  const bool disabled = (spec.states & kDisabled) != 0;
  paint.Box(spec.rect, disabled ? Token::kSurfaceRaised : Token::kSurface, border, kRadiusSmall,
            focused ? 2 : 1);
  // The value is for the browser to show, in its own field.
  if (spec.role == Role::kSelect) {
    const float x = spec.rect.x + spec.rect.width - kSpace3 - kSignSide;
    const float y = spec.rect.y + (spec.rect.height - kSignSide) / 2;
    paint.DrawIcon(Icon::kDown, Rect{x, y, kSignSide, kSignSide}, Token::kTextMuted);
  }
  DrawError(spec.error, spec.rect);
}

void Ui::DrawError(std::string_view error, Rect field) {
  if (error.empty()) return;
  const float y = field.y + field.height + kSpace1;
  paint.DrawText(TextLook{.text = error, .type = kTypeSmallStrong, .colour = Token::kDanger},
                 Rect{field.x, y, field.width, kTypeSmall.line});
}

float Ui::CheckWidth(std::string_view label) {
  return kLabelStart + paint.Measure(TextLook{.text = label}, 1e4F).width + kSpace2;
}

CheckResult Ui::Check(const CheckSpec& spec) {
  std::uint32_t states = spec.states | (spec.checked ? kChecked : 0);
  if (!spec.error.empty()) states |= kInvalid;
  const TextLook look{.text = spec.label};
  const float label_width = std::max(1.0F, spec.width - kLabelStart - kSpace2);
  const TextSize size = paint.Measure(look, label_width);
  const float above = narrow() ? kSpace3 : kSpace2;
  const Rect rect{spec.x, spec.y, std::min(spec.width, kLabelStart + size.width + kSpace2),
                  size.height + 2 * above};
  Node& node = record.Add(Mark{.role = spec.role,
                               .key = spec.key,
                               .rect = rect,
                               .states = states,
                               .description = spec.error});
  const NodeId id = node.id;
  RecordText(&node, look, label_width);
  node.text_x = kLabelStart;
  if (node.lines.empty()) {
    node.lines.push_back(TextLine{.end = static_cast<std::uint32_t>(node.name.size())});
  }
  for (TextLine& line : node.lines) line.y += above;
  DrawCheck(spec, spec.y + above + (look.type.line - kSignSide) / 2);
  paint.DrawText(look, Rect{spec.x + kLabelStart, spec.y + above, label_width, size.height});
  DrawError(spec.error, Rect{rect.x, rect.y, spec.width, rect.height});
  return CheckResult{.id = id,
                     .pressed = (states & kDisabled) == 0 && Pressed(id),
                     .height = rect.height + (spec.error.empty() ? 0 : kErrorHeight)};
}

void Ui::DrawCheck(const CheckSpec& spec, float sign_y) {
  const Rect sign{spec.x, sign_y, kSignSide, kSignSide};
  const bool round = spec.role == Role::kRadio;
  const bool disabled = (spec.states & kDisabled) != 0;
  const Token border = !spec.error.empty()         ? Token::kDanger
                       : spec.checked && !disabled ? Token::kAccent
                                                   : Token::kBorderControl;
  const Token fill = disabled                 ? Token::kSurfaceRaised
                     : spec.checked && !round ? Token::kAccent
                                              : Token::kSurface;
  const float radius = round ? kSignSide / 2 : 4;
  paint.Box(sign, fill, border, radius, round && spec.checked ? 2 : 1);
  if (!spec.checked) return;
  const Token mark = disabled ? Token::kTextMuted : round ? Token::kAccent : Token::kOnAccent;
  if (round) {
    paint.Fill(Rect{sign.x + 5, sign.y + 5, kSignSide - 10, kSignSide - 10}, mark,
               (kSignSide - 10) / 2);
  } else {
    paint.DrawIcon(Icon::kCheck, Rect{sign.x + 2, sign.y + 2, kSignSide - 4, kSignSide - 4}, mark);
  }
}

}  // namespace genkan::ui
