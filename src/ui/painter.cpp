#include "ui/painter.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "genkan/base/strings.h"
#include "ui/recorder.h"

namespace genkan::ui {
namespace {

// In the order of domain::BrandToken.
constexpr Token kBrandTokens[] = {Token::kAccent, Token::kAccentHover, Token::kOnAccent,
                                  Token::kAccentSubtle, Token::kLink};

// Of "#4f46e5"; black where it is none.
Rgb RgbFrom(std::string_view text) {
  std::uint32_t packed = 0;
  if (text.size() == 7) std::from_chars(text.data() + 1, text.data() + 7, packed, 16);
  return Rgb{.red = static_cast<std::uint8_t>(packed >> 16),
             .green = static_cast<std::uint8_t>(packed >> 8),
             .blue = static_cast<std::uint8_t>(packed)};
}

constexpr std::uint64_t kFramesKept = 600;
constexpr std::size_t kTextsKeptMax = 4096;
// CSS pixels that strips reach beyond what can be seen, so that a scroll that the browser carries
// out by itself meets what is drawn already. web/bridge/strips.ts asks for more at half of it.
constexpr float kDrawnBeyond = 256;

bool Contains(Rect rect, float x, float y) {
  return x >= rect.x && y >= rect.y && x < rect.x + rect.width && y < rect.y + rect.height;
}

std::uint64_t LinesKey(const TextLook& look, const TextStyle& style, float width) {
  std::uint64_t key = Key(look.text).hash;
  const auto add = [&](std::int64_t part) { key = ChildId(key, Key(part)); };
  add(static_cast<std::int64_t>(Key(style.language).hash));
  add(std::lround(style.face.size_px * 64));
  add(static_cast<std::int64_t>(style.face.weight));
  add(std::lround(width * 64));
  return key;
}

}  // namespace

void Painter::BeginFrame(const FrameInput& input, const Sheets& sheets, std::string_view language) {
  window_ = &sheets.window;
  content_ = &sheets.content;
  list_ = window_;
  scale_ = input.scale;
  strip_px_ = input.strip_px;
  strips_ = {};
  theme_ = ThemeKey{.scheme = input.scheme, .more_contrast = input.more_contrast};
  language_ = language;
  plain_ = input.plain;
  mirrored_ = WrittenRightToLeft(language);
  window_width_ = mirror_width_ = input.width;
  offset_x_ = 0;
  offset_y_ = 0;
  base_px_ = 0;
  view_ = Rect{0, 0, input.width, input.height};
  pointer_origin_x_ = 0;
  pointer_origin_y_ = 0;
  sight_ = Sight{0, input.height};
  pointer_x_ = input.pointer_x;
  pointer_y_ = input.pointer_y;
  ++frame_;
  if (kept_lines_.size() > kTextsKeptMax) ForgetOldLines();
}

void Painter::ForgetOldLines() {
  const std::uint64_t oldest = frame_ > kFramesKept ? frame_ - kFramesKept : 0;
  std::erase_if(kept_lines_,
                [&](const auto& entry) { return entry.second.used_in_frame < oldest; });
  if (kept_lines_.size() > kTextsKeptMax) kept_lines_.clear();
}

Rect Painter::Placed(Rect rect) const {
  if (mirrored_) rect.x = mirror_width_ - rect.x - rect.width;
  return rect;
}

void Painter::EnterContent(Rect view, float scroll_top, const ContentStrips* kept) {
  view = Placed(view);
  mirror_width_ = view.width;
  view_ = view;
  pointer_origin_x_ = view.x;
  pointer_origin_y_ = view.y - scroll_top;
  if (strip_px_ > 0) return EnterStrips(view, scroll_top, kept);
  offset_x_ = view.x;
  offset_y_ = static_cast<double>(view.y) - scroll_top;
  sight_ = Sight{scroll_top, scroll_top + view.height};
  const ImVec2 from(std::round(view.x * scale_), std::round(view.y * scale_));
  const ImVec2 to(std::round((view.x + view.width) * scale_),
                  std::round((view.y + view.height) * scale_));
  list_->PushClipRect(from, to, true);
}

void Painter::EnterStrips(Rect view, float scroll_top, const ContentStrips* kept) {
  const double strip = strip_px_;
  const auto strip_at = [&](float y) {
    return static_cast<int>(std::max(0.0, std::floor(y * scale_ / strip)));
  };
  const int first = strip_at(scroll_top - kDrawnBeyond);
  const int end = strip_at(scroll_top + view.height + kDrawnBeyond) + 1;
  strips_ = ContentStrips{.first = first,
                          .count = end - first,
                          .drawn_first = first,
                          .drawn_count = end - first,
                          .width_px = static_cast<int>(std::round(view.width * scale_)),
                          .list = content_};
  if (kept != nullptr) LeaveOutKept(*kept);
  base_px_ = strips_.drawn_first * strip;
  const double drawn_px = strips_.drawn_count * strip;
  sight_ = Sight{static_cast<float>(base_px_ / scale_),
                 static_cast<float>((base_px_ + drawn_px) / scale_)};
  list_ = content_;
  list_->_ResetForNewFrame();
  list_->PushTexture(window_->_CmdHeader.TexRef);
  const ImVec2 size(static_cast<float>(strips_.width_px), static_cast<float>(drawn_px));
  list_->PushClipRect(ImVec2(0, 0), size);
  list_->AddRectFilled(ImVec2(0, 0), size, Colour(Token::kBackground));
}

// What is left is in one piece: before the kept ones, after them, or all.
void Painter::LeaveOutKept(const ContentStrips& kept) {
  const int end = strips_.first + strips_.count;
  const int kept_end = kept.first + kept.count;
  if (kept.first <= strips_.first && kept_end > strips_.first) {
    strips_.drawn_first = std::min(kept_end, end);
    strips_.drawn_count = end - strips_.drawn_first;
  } else if (kept_end >= end && kept.first < end) {
    strips_.drawn_count = kept.first - strips_.first;
  }
}

void Painter::LeaveContent(float content_height) {
  list_->PopClipRect();
  if (strip_px_ > 0) {
    const double all = std::ceil(static_cast<double>(content_height) * scale_ / strip_px_);
    const int end = static_cast<int>(all);
    strips_.count = std::clamp(end - strips_.first, 0, strips_.count);
    strips_.drawn_count = std::clamp(end - strips_.drawn_first, 0, strips_.drawn_count);
  }
  list_ = window_;
  mirror_width_ = window_width_;
  offset_x_ = 0;
  offset_y_ = 0;
  base_px_ = 0;
  pointer_origin_x_ = 0;
  pointer_origin_y_ = 0;
  view_ = Rect{0, 0, 1e6F, 1e6F};
  sight_ = Sight{0, 1e6F};
}

bool Painter::InSight(Rect rect) const {
  return !plain_ && rect.y < sight_.bottom && rect.y + rect.height > sight_.top;
}

bool Painter::PointerIn(Rect rect) const {
  rect = Placed(rect);
  if (pointer_x_ < 0 || !Contains(view_, pointer_x_, pointer_y_)) return false;
  return Contains(rect, pointer_x_ - pointer_origin_x_, pointer_y_ - pointer_origin_y_);
}

ImVec2 Painter::Snapped(float x, float y) const {
  return ImVec2(static_cast<float>(std::round((x + offset_x_) * scale_)),
                static_cast<float>(std::round((y + offset_y_) * scale_) - base_px_));
}

void Painter::SetBrand(const domain::BrandView& brand) {
  if (brand == brand_) return;
  brand_ = brand;
  const auto read = [](const std::vector<std::string>& texts, std::vector<Rgb>* colours) {
    colours->clear();
    for (const std::string& text : texts) colours->push_back(RgbFrom(text));
    if (colours->size() != std::size(kBrandTokens)) colours->clear();
  };
  read(brand.light, &brand_light_);
  read(brand.dark, &brand_dark_);
}

const Rgb* Painter::BrandColour(Token token) const {
  if (theme_.more_contrast) return nullptr;
  const auto& colours = theme_.scheme == ColourScheme::kDark ? brand_dark_ : brand_light_;
  const auto found = std::find(std::begin(kBrandTokens), std::end(kBrandTokens), token);
  if (colours.empty() || found == std::end(kBrandTokens)) return nullptr;
  return &colours[static_cast<std::size_t>(found - std::begin(kBrandTokens))];
}

std::uint32_t Painter::Colour(Token token) const {
  const Rgb* own = BrandColour(token);
  const Rgb rgb = own != nullptr ? *own : ColourOf(token, theme_);
  return IM_COL32(rgb.red, rgb.green, rgb.blue, 255);
}

// What is written in a portal's own colours is black or white, or a link, which stands out from the
// scheme's grounds.
Ink Painter::InkOf(Token token) const {
  const Rgb* own = BrandColour(token);
  bool light = IsLight(token, theme_);
  if (own != nullptr && token == Token::kOnAccent) light = own->red != 0;
  if (own != nullptr && token == Token::kLink) light = theme_.scheme == ColourScheme::kDark;
  return light ? Ink::kLight : Ink::kDark;
}

// ImGui keeps a corner one pixel smaller than the side it is on.
static float CapHeight(float rounding) { return rounding + 1; }

void Painter::Cap(ImVec2 from, ImVec2 to, ImU32 colour, float rounding, ImDrawFlags corners) {
  const float top = list_->GetClipRectMin().y;
  const float bottom = list_->GetClipRectMax().y;
  if (to.y < top || from.y > bottom) return;
  list_->AddRectFilled(from, to, colour, rounding, corners);
}

// A rounded rectangle as two caps and a plain middle: a fan of triangles over the whole of it would
// cost a rasteriser, and precision where it is a hundred thousand rows high.
void Painter::Round(ImVec2 from, ImVec2 to, ImU32 colour, float rounding) {
  const float cap = CapHeight(rounding);
  if (rounding <= 0 || to.y - from.y <= 2 * cap) {
    list_->AddRectFilled(from, to, colour, rounding);
    return;
  }
  Cap(from, ImVec2(to.x, from.y + cap), colour, rounding, ImDrawFlags_RoundCornersTop);
  Cap(ImVec2(from.x, to.y - cap), to, colour, rounding, ImDrawFlags_RoundCornersBottom);
  list_->AddRectFilled(ImVec2(from.x, from.y + cap), ImVec2(to.x, to.y - cap), colour);
}

void Painter::Fill(Rect rect, Token token, float radius) {
  if (!InSight(rect)) return;
  rect = Placed(rect);
  Round(Snapped(rect.x, rect.y), Snapped(rect.x + rect.width, rect.y + rect.height), Colour(token),
        std::round(radius * scale_));
}

void Painter::Box(Rect rect, Token fill, Token border, float radius, float border_width) {
  if (!InSight(rect)) return;
  rect = Placed(rect);
  // Two fills are crisp at every ratio; a stroked line would stand between pixels.
  const float width = std::max(1.0F, std::round(border_width * scale_));
  const ImVec2 from = Snapped(rect.x, rect.y);
  const ImVec2 to = Snapped(rect.x + rect.width, rect.y + rect.height);
  const float rounding = std::round(radius * scale_);
  const ImVec2 inner_from(from.x + width, from.y + width);
  const ImVec2 inner_to(to.x - width, to.y - width);
  const float inner_rounding = std::max(0.0F, rounding - width);
  const float cap = CapHeight(rounding);
  if (to.y - from.y <= 2 * cap) {
    Round(from, to, Colour(border), rounding);
    Round(inner_from, inner_to, Colour(fill), inner_rounding);
    return;
  }
  // The caps, and two lines at the sides: the middle is painted once.
  Cap(from, ImVec2(to.x, from.y + cap), Colour(border), rounding, ImDrawFlags_RoundCornersTop);
  Cap(ImVec2(from.x, to.y - cap), to, Colour(border), rounding, ImDrawFlags_RoundCornersBottom);
  list_->AddRectFilled(ImVec2(from.x, from.y + cap), ImVec2(inner_from.x, to.y - cap),
                       Colour(border));
  list_->AddRectFilled(ImVec2(inner_to.x, from.y + cap), ImVec2(to.x, to.y - cap), Colour(border));
  Round(inner_from, inner_to, Colour(fill), inner_rounding);
}

void Painter::HorizontalLine(float x, float y, float width, Token token) {
  x = Placed(Rect{x, y, width, 0}).x;
  const ImVec2 from = Snapped(x, y);
  const float height = std::max(1.0F, std::round(scale_));
  list_->AddRectFilled(from, ImVec2(Snapped(x + width, y).x, from.y + height), Colour(token));
}

TextStyle Painter::StyleOf(const TextLook& look) const {
  return TextStyle{.face = FontFace{.weight = look.type.weight, .size_px = look.type.size * scale_},
                   .language = look.language.empty() ? language_ : look.language};
}

const std::vector<BrokenLine>& Painter::Lines(const TextLook& look, float width) {
  const TextStyle style = StyleOf(look);
  KeptLines& kept = kept_lines_[LinesKey(look, style, width)];
  kept.used_in_frame = frame_;
  if (kept.lines.empty() || kept.text_bytes != look.text.size()) {
    kept.text_bytes = look.text.size();
    kept.lines.clear();
    text_.Break(look.text, style, std::max(1.0F, width * scale_), &kept.lines);
  }
  return kept.lines;
}

TextSize Painter::Measure(const TextLook& look, float width) {
  const std::vector<BrokenLine>& lines = Lines(look, width);
  std::size_t count = lines.size();
  if (look.lines_max > 0) count = std::min(count, static_cast<std::size_t>(look.lines_max));
  TextSize size{.height = static_cast<float>(count) * look.type.line};
  for (std::size_t i = 0; i < count; ++i) {
    size.width = std::max(size.width, std::ceil(lines[i].width_px) / scale_);
  }
  if (count < lines.size()) size.width = width;
  return size;
}

float Painter::LineStart(const TextLook& look, const BrokenLine& line, float width) const {
  const bool opposite = look.lines_max != 1 && line.right_to_left != mirrored_;
  float share = opposite ? 1.0F : 0.0F;
  if (look.align == Align::kCentre) share = 0.5F;
  if (look.align == Align::kEnd) share = 1.0F - share;
  return (width - line.width_px / scale_) * share;
}

void Painter::DrawText(const TextLook& look, Rect rect) {
  if (!InSight(rect)) return;
  const std::vector<BrokenLine>& lines = Lines(look, rect.width);
  std::size_t count = lines.size();
  if (look.lines_max > 0) count = std::min(count, static_cast<std::size_t>(look.lines_max));
  for (std::size_t i = 0; i < count; ++i) {
    const Rect place{rect.x, rect.y + static_cast<float>(i) * look.type.line, rect.width,
                     look.type.line};
    if (!InSight(place)) continue;
    if (i + 1 < count || count == lines.size()) {
      DrawOneLine(look, lines[i], place);
      continue;
    }
    // From the start of the last line over all that follows, as much as has room.
    TextLook rest = look;
    rest.text = look.text.substr(lines[i].begin);
    DrawOneLine(rest, text_.Fit(rest.text, StyleOf(look), rect.width * scale_), place);
  }
}

void Painter::DrawOneLine(const TextLook& look, const BrokenLine& line, Rect rect) {
  const TextStyle style = StyleOf(look);
  const FontMetrics metrics = text_.MetricsOf(style.face);
  const float height = metrics.ascent_px + metrics.descent_px;
  const float width = line.width_px / scale_;
  const Rect seen = Placed({rect.x + LineStart(look, line, rect.width), rect.y, width, 0});
  text_.DrawLine(*list_, look.text, style, line,
                 {.x = static_cast<float>((seen.x + offset_x_) * scale_),
                  .baseline = static_cast<float>((seen.y + offset_y_) * scale_ - base_px_) +
                              (look.type.line * scale_ - height) / 2 + metrics.ascent_px,
                  .colour = Colour(look.colour),
                  .ink = InkOf(look.colour)});
}

}  // namespace genkan::ui
