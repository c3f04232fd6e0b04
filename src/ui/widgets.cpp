#include "ui/widgets.h"

#include <algorithm>

namespace genkan::ui {

Within::~Within() { ui_.record.Close(); }

void Ui::BeginFrame(const FrameInput& input, const Sheets& sheets, std::string_view language,
                    bool only_scrolled) {
  record.BeginFrame();
  last_strips_ = strips();
  input_ = &input;
  TakeEvents();
  Redo(input, sheets, language);
  only_scrolled_ = only_scrolled;
  acted_on_ = false;
}

void Ui::Redo(const FrameInput& input, const Sheets& sheets, std::string_view language) {
  record.Restart();
  open_scroller_ = {};
  only_scrolled_ = false;
  acted_on_ = true;
  paint.BeginFrame(input, sheets, language);
}

void Ui::EndFrame() {
  if (paint.mirrored()) {
    record.EndFrameMirrored(width());
  } else {
    record.EndFrame();
  }
}

void Ui::TakeEvents() {
  for (const DomEvent& event : input_->events) {
    if (event.kind == DomEvent::Kind::kFocus) focus_ = event.id;
    const bool rests = event.kind == DomEvent::Kind::kRest;
    if (rests || event.kind == DomEvent::Kind::kScroll) {
      scrollers_[event.id].top = std::max(0.0F, event.number);
      scrolled_at_millis_ = rests ? 0 : input_->now_millis;
    }
  }
}

bool Ui::Pressed(NodeId id) const {
  if (acted_on_) return false;
  return std::any_of(input_->events.begin(), input_->events.end(), [&](const DomEvent& event) {
    return event.kind == DomEvent::Kind::kClick && event.id == id;
  });
}

bool Ui::Submitted(NodeId form) const {
  if (acted_on_) return false;
  for (const DomEvent& event : input_->events) {
    if (event.kind != DomEvent::Kind::kSubmit) continue;
    const Node* node = FindNode(record.last(), event.id);
    while (node != nullptr && node->id != form) node = FindNode(record.last(), node->parent);
    if (node != nullptr) return true;
  }
  return false;
}

float Ui::scroll_top(NodeId scroller) const {
  const auto found = scrollers_.find(scroller);
  return found == scrollers_.end() ? 0 : found->second.top;
}

ContentStrips Ui::strips() const {
  ContentStrips strips = paint.strips();
  if (strips.count > 0) strips.scroller = open_scroller_.id;
  return strips;
}

Within Ui::In(const Mark& mark) { return Within(*this, record.Open(mark).id); }

Within Ui::InScroller(Key key, Rect view, std::string_view name) {
  Node& node = record.Open(Mark{.role = Role::kScroller, .key = key, .rect = view, .name = name});
  Scroller& scroller = scrollers_[node.id];
  if (FindNode(record.last(), node.id) == nullptr) {
    // The page makes a new element for it, which starts there.
    if (!scroll_restored_) scroller.top = 0;
    scroller.start = scroller.top;
  }
  node.scroll_start = scroller.start;
  open_scroller_ =
      OpenScroller{.id = node.id, .index = record.size() - 1, .view_height = view.height};
  const bool kept = only_scrolled_ && last_strips_.scroller == node.id;
  paint.EnterContent(view, scroller.top, kept ? &last_strips_ : nullptr);
  return Within(*this, node.id);
}

void Ui::EndContent(float content_height) {
  paint.LeaveContent(content_height);
  record.At(open_scroller_.index).content_height = content_height;
  // What became shorter cannot be scrolled as far as before; the browser does the same.
  Scroller& scroller = scrollers_[open_scroller_.id];
  scroller.top =
      std::clamp(scroller.top, 0.0F, std::max(0.0F, content_height - open_scroller_.view_height));
}

void Ui::RecordText(Node* node, const TextLook& look, float width) {
  node->font_px = look.type.size;
  node->line_px = look.type.line;
  node->strong = look.type.weight == FontWeight::kStrong;
  node->name = look.text;
  if (!look.language.empty()) node->language = look.language;
  const std::vector<BrokenLine>& lines = paint.Lines(look, width);
  if (lines.size() == 1) node->text_x = std::max(0.0F, paint.LineStart(look, lines[0], width));
  if (lines.size() <= 1) return;
  std::size_t count = lines.size();
  if (look.lines_max > 0) count = std::min(count, static_cast<std::size_t>(look.lines_max));
  for (std::size_t i = 0; i < count; ++i) {
    const bool last = i + 1 == count;
    node->lines.push_back(
        TextLine{.begin = lines[i].begin,
                 .end = last ? static_cast<std::uint32_t>(look.text.size()) : lines[i].end,
                 .y = static_cast<float>(i) * look.type.line});
  }
}

float Ui::Text(Mark mark, const TextLook& look) {
  const float height = paint.Measure(look, mark.rect.width).height;
  mark.rect.height = height;
  RecordText(&record.Add(mark), look, mark.rect.width);
  paint.DrawText(look, mark.rect);
  return height;
}

float Ui::Heading(Key key, int level, Rect place, const TextLook& look) {
  return Text(Mark{.role = Role::kHeading,
                   .key = key,
                   .rect = place,
                   .states = level == 1 ? kFocusable : 0,
                   .level = level},
              look);
}

float Ui::Paragraph(Key key, Rect place, const TextLook& look) {
  return Text(Mark{.role = Role::kParagraph, .key = key, .rect = place}, look);
}

void Ui::Image(Key key, Rect rect, std::string_view name, std::string_view url) {
  record.Add(Mark{.role = Role::kImage, .key = key, .rect = rect, .name = name, .href = url});
}

bool Ui::Link(const LinkSpec& spec) {
  const bool is_link = !spec.href.empty();
  Node& node = record.Add(Mark{.role = is_link ? Role::kLink : Role::kButton,
                               .key = spec.key,
                               .rect = spec.rect,
                               .description = spec.description,
                               .href = spec.href});
  const NodeId id = node.id;
  RecordText(&node, spec.look, spec.rect.width);
  if (node.lines.empty() && spec.text_y != 0) {
    node.lines.push_back(TextLine{.end = static_cast<std::uint32_t>(node.name.size())});
  }
  for (TextLine& line : node.lines) line.y += spec.text_y;
  Rect text = spec.rect;
  text.y += spec.text_y;
  const TextSize size = paint.Measure(spec.look, spec.rect.width);
  paint.DrawText(spec.look, text);
  // Words that are no link are seen to be for pressing, pointer or not.
  if ((!is_link && !spec.bare) || paint.PointerIn(spec.rect)) {
    const float y = text.y + size.height - spec.look.type.line / 2 + spec.look.type.size * 0.6F;
    const float line_width = spec.look.lines_max == 1 ? size.width : std::min(size.width, 1e6F);
    if (size.height <= spec.look.type.line) {
      const float start = line_width < text.width ? node.text_x : 0;
      paint.HorizontalLine(text.x + start, y, line_width, spec.look.colour);
    }
  }
  return !is_link && Pressed(id);
}

namespace {

struct ControlColours {
  Token fill = Token::kSurface;
  Token border = Token::kBorderControl;
  Token text = Token::kText;
};

ControlColours ColoursOf(const Control& control, bool hovered) {
  const bool disabled = (control.states & kDisabled) != 0;
  if (disabled) return {Token::kSurfaceRaised, Token::kBorder, Token::kTextMuted};
  const bool chosen = (control.states & (kCurrent | kPressed)) != 0;
  switch (control.look) {
    case ButtonLook::kPrimary: {
      const Token fill = hovered ? Token::kAccentHover : Token::kAccent;
      return {fill, fill, Token::kOnAccent};
    }
    case ButtonLook::kSecondary:
      return {hovered ? Token::kSurfaceRaised : Token::kSurface, Token::kBorderControl,
              Token::kText};
    case ButtonLook::kQuiet:
      break;
  }
  const bool toggle = (control.states & kPressable) != 0;
  if (chosen) {
    return {Token::kAccentSubtle, toggle ? Token::kLink : Token::kAccentSubtle, Token::kLink};
  }
  if (toggle) {
    return {hovered ? Token::kSurfaceRaised : Token::kSurface, Token::kBorderControl,
            Token::kTextMuted};
  }
  const Token fill = hovered ? Token::kSurfaceRaised : Token::kBackground;
  return {fill, fill, Token::kTextMuted};
}

}  // namespace

bool Ui::Button(const Control& control) {
  const bool is_link = !control.href.empty();
  // Where nothing is drawn there are no signs.
  const bool sign_alone = control.search && !input_->plain;
  Node& node = record.Add(Mark{.role = is_link       ? Role::kLink
                                       : control.tab ? Role::kTab
                                                     : Role::kButton,
                               .key = control.key,
                               .rect = control.rect,
                               .states = control.states,
                               .name = sign_alone ? control.text : std::string_view(),
                               .value = control.value,
                               .href = control.href});
  const NodeId id = node.id;
  const bool hovered = paint.PointerIn(control.rect);
  const ControlColours colours = ColoursOf(control, hovered);
  const bool bare = control.look == ButtonLook::kQuiet && colours.fill == Token::kBackground;
  if (!bare || hovered) {
    paint.Box(control.rect, colours.fill, colours.border, kRadiusSmall);
  }
  if (sign_alone) {
    constexpr float kSide = 20;
    const Rect& rect = control.rect;
    paint.DrawIcon(
        Icon::kSearch,
        Rect{rect.x + (rect.width - kSide) / 2, rect.y + (rect.height - kSide) / 2, kSide, kSide},
        colours.text);
    return Pressed(id);
  }
  const TextLook look{
      .text = control.text, .type = kTypeLabel, .colour = colours.text, .lines_max = 1};
  const float sign = control.plus || control.cross ? 16 + kSpace2 : 0;
  const float text_width = std::min(paint.Measure(look, 1e5F).width, control.rect.width);
  const float x = control.rect.x + (control.rect.width - text_width - sign) / 2;
  RecordText(&node, look, control.rect.width);
  node.text_x = x + sign - control.rect.x;
  const float text_y = (control.rect.height - look.type.line) / 2;
  node.lines.assign(1,
                    TextLine{.end = static_cast<std::uint32_t>(control.text.size()), .y = text_y});
  if (sign > 0) {
    const float y = control.rect.y + (control.rect.height - 16) / 2;
    const Icon icon = control.plus ? Icon::kPlus : Icon::kCross;
    paint.DrawIcon(icon, Rect{x, y, 16, 16}, colours.text);
  }
  paint.DrawText(look, Rect{x + sign, control.rect.y + text_y, text_width + 1, look.type.line});
  return !is_link && (control.states & kDisabled) == 0 && Pressed(id);
}

}  // namespace genkan::ui
