// Pixels: takes CSS pixels and tokens, snaps to device pixels, and writes to ImGui's draw list.
// Keeps how texts break into lines.
#pragma once

#include <imgui.h>

#include <string_view>
#include <unordered_map>
#include <vector>

#include "genkan/domain/views.h"
#include "genkan/ui/app.h"
#include "ui/text_engine.h"
#include "ui/theme.h"

namespace genkan::ui {

enum class Align : std::uint8_t { kStart, kCentre, kEnd };

// A text and its looks.
struct TextLook {
  std::string_view text;
  TypeStyle type = kTypeBody;
  Token colour = Token::kText;
  std::string_view language;  // Empty: the page's.
  Align align = Align::kStart;
  int lines_max = 0;  // 0: as many as it takes; else the last one ends in "…".
};

// CSS pixels.
struct TextSize {
  float width = 0;  // Of the widest line.
  float height = 0;
};

enum class Icon : std::uint8_t {
  kCircle,      // Open: somebody is at work.
  kHalfCircle,  // Waiting for the reader.
  kCheck,       // Closed.
  kPlus,
  kBack,
  kWarning,
  kDots,
  kDown,  // More to choose from, or the largest first.
  kUp,    // The smallest first.
  kCross,
  kSearch,
};

// Where a frame is drawn: the window, and what scrolls where that is drawn in strips.
struct Sheets {
  ImDrawList& window;
  ImDrawList& content;
};

// A stretch of what is being drawn, from the top down, in its own CSS pixels.
struct Sight {
  float top = 0;
  float bottom = 0;
};

class Painter {
 public:
  explicit Painter(TextEngine& text) : text_(text) {}

  void BeginFrame(const FrameInput& input, const Sheets& sheets, std::string_view language);

  // Views lay out from left to right. Where the portal's language runs the other way, everything
  // stands where a mirror would show it; `width` is the window's or the scroller's.
  bool mirrored() const { return mirrored_; }

  // Moves the origin and clips: what follows is in the content of a scroller. One at a time.
  // Where `kept` is not null, its strips are known to look as they did.
  void EnterContent(Rect view, float scroll_top, const ContentStrips* kept);
  void LeaveContent(float content_height);
  // What of the window or the content is drawn: what can be seen, or the strips that are new.
  Sight sight() const { return sight_; }
  // Of this frame, without the scroller's id.
  const ContentStrips& strips() const { return strips_; }
  // Whether any of it can be seen.
  bool InSight(Rect rect) const;
  bool PointerIn(Rect rect) const;

  void Fill(Rect rect, Token token, float radius = 0);
  // A filled box with a border of one CSS pixel, inside its rectangle.
  void Box(Rect rect, Token fill, Token border, float radius = kRadius, float border_width = 1);
  void HorizontalLine(float x, float y, float width, Token token);
  void DrawIcon(Icon icon, Rect rect, Token token);

  // The lines of a text within a width (CSS pixels).
  const std::vector<BrokenLine>& Lines(const TextLook& look, float width);
  TextSize Measure(const TextLook& look, float width);
  // Draws it with its top left corner at the rectangle's; cuts at the rectangle's width.
  void DrawText(const TextLook& look, Rect rect);
  // How far from the start of its rectangle a line starts. One line alone stands on the portal's
  // side; a block stands where its own direction begins, as a message does.
  float LineStart(const TextLook& look, const BrokenLine& line, float width) const;

  // The portal's own colours, in place of the product's. Whoever wants more contrast has neither.
  void SetBrand(const domain::BrandView& brand);

  // The fonts changed: every line may break elsewhere.
  void ForgetLines() { kept_lines_.clear(); }

  float scale() const { return scale_; }
  ThemeKey theme() const { return theme_; }

 private:
  struct KeptLines {
    std::vector<BrokenLine> lines;
    std::size_t text_bytes = 0;
    std::uint64_t used_in_frame = 0;
  };

  void EnterStrips(Rect view, float scroll_top, const ContentStrips* kept);
  void LeaveOutKept(const ContentStrips& kept);
  void Cap(ImVec2 from, ImVec2 to, ImU32 colour, float rounding, ImDrawFlags corners);
  void Round(ImVec2 from, ImVec2 to, ImU32 colour, float rounding);
  Rect Placed(Rect rect) const;
  ImVec2 Snapped(float x, float y) const;
  // Null where the portal has none of its own.
  const Rgb* BrandColour(Token token) const;
  std::uint32_t Colour(Token token) const;
  Ink InkOf(Token token) const;
  TextStyle StyleOf(const TextLook& look) const;
  void DrawOneLine(const TextLook& look, const BrokenLine& line, Rect rect);
  void ForgetOldLines();

  TextEngine& text_;
  ImDrawList* window_ = nullptr;
  ImDrawList* content_ = nullptr;
  ImDrawList* list_ = nullptr;  // The one of them that is drawn to.
  float scale_ = 1;
  ThemeKey theme_;
  domain::BrandView brand_;
  std::vector<Rgb> brand_light_;
  std::vector<Rgb> brand_dark_;
  std::string_view language_;
  // Where the content's origin is drawn: CSS pixels, then device pixels. Doubles, since a content
  // may be millions of pixels high.
  double offset_x_ = 0;
  double offset_y_ = 0;
  double base_px_ = 0;
  Sight sight_;
  bool plain_ = false;
  bool mirrored_ = false;
  float window_width_ = 0;
  float mirror_width_ = 0;
  Rect view_;  // What can be seen, in window coordinates.
  // Where the content's origin is in the window, in CSS pixels.
  float pointer_origin_x_ = 0;
  float pointer_origin_y_ = 0;
  int strip_px_ = 0;
  ContentStrips strips_;
  float pointer_x_ = -1;
  float pointer_y_ = -1;
  std::uint64_t frame_ = 0;
  std::unordered_map<std::uint64_t, KeptLines> kept_lines_;
};

}  // namespace genkan::ui
