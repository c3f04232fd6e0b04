// The only way a view puts something on screen: each call draws, records what it means, and returns
// what the DOM reported for it. CSS pixels, relative to the scroller's content or the window.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "genkan/domain/rich_text.h"
#include "genkan/ui/app.h"
#include "ui/painter.h"
#include "ui/recorder.h"

namespace genkan::ui {

class Ui;

// Closes the node that a widget opened when it goes out of scope.
class [[nodiscard]] Within {
 public:
  Within(Ui& ui, NodeId id) : ui_(ui), id_(id) {}
  ~Within();
  Within(const Within&) = delete;
  Within& operator=(const Within&) = delete;
  NodeId id() const { return id_; }

 private:
  Ui& ui_;
  NodeId id_;
};

enum class ButtonLook : std::uint8_t { kPrimary, kSecondary, kQuiet };

// A button, or a link that looks like one.
struct Control {
  Key key;
  Rect rect;
  std::string_view text;
  ButtonLook look = ButtonLook::kSecondary;
  std::uint32_t states = 0;
  std::string_view href;   // Not empty: a link.
  bool plus = false;       // With the sign for something new.
  bool cross = false;      // With the sign for taking away.
  bool search = false;     // With the sign for looking for something alone: its text is heard.
  std::string_view value;  // As Node::value.
  bool tab = false;        // One of a kTabList; kPressed: the chosen one.
};

struct LinkSpec {
  Key key;
  Rect rect;  // Of the target.
  TextLook look{.colour = Token::kLink};
  std::string_view href;
  std::string_view description;
  bool bare = false;  // Its place says that it is for pressing: no line but under the pointer.
  float text_y = 0;   // Of the first line within the rectangle.
};

// One of what a select offers.
struct SelectOption {
  std::string value;
  std::string label;
};

struct FieldSpec {
  Key key;
  Role role = Role::kTextField;  // Or kTextArea or kSelect.
  FieldKind kind = FieldKind::kText;
  Rect rect;  // Of the field alone; its label stands above, its error below.
  std::string_view label;
  std::string_view value;
  std::string_view error;  // Empty: none.
  std::uint32_t states = 0;
  int length_max = 0;
  std::span<const SelectOption> options;  // Of a select; one of them has the value.
  bool bare = false;                      // Its label is heard and not seen: a button says it.
};

// A checkbox or, within a radio group, a radio: its sign, and its label beside it.
struct CheckSpec {
  Key key;
  Role role = Role::kCheckbox;
  float x = 0;
  float y = 0;
  float width = 0;  // Of all of it, in which the label breaks.
  std::string_view label;
  std::string_view error;  // Empty: none. Stands below.
  bool checked = false;
  std::uint32_t states = 0;
};

struct CheckResult {
  NodeId id = 0;
  bool pressed = false;  // It is to be the other way; a radio, to be the one.
  float height = 0;      // With the error.
};

struct FieldResult {
  NodeId id = 0;
  bool changed = false;
  std::string text;  // When changed.
};

class Ui {
 public:
  explicit Ui(TextEngine& text) : paint(text) {}

  // `only_scrolled`: nothing has happened since the last frame that a view shows, but a scroll.
  void BeginFrame(const FrameInput& input, const Sheets& sheets, std::string_view language,
                  bool only_scrolled);
  // Draws and records from the start again, after the events of this frame have been acted on.
  void Redo(const FrameInput& input, const Sheets& sheets, std::string_view language);
  void EndFrame();

  // --- What holds other things
  Within In(const Mark& mark);
  // A native scroller. Its content's height is told at the end.
  Within InScroller(Key key, Rect view, std::string_view name);
  void EndContent(float content_height);

  // --- Text. Each returns its height.
  float Text(Mark mark, const TextLook& look);
  float Heading(Key key, int level, Rect place, const TextLook& look);
  float Paragraph(Key key, Rect place, const TextLook& look);
  // With words that are strong, code or links out of the portal.
  float Marked(Mark mark, const TextLook& look, const std::vector<domain::RichSpan>& spans);

  // A picture at `url`, which the browser fetches and shows whole within `rect`.
  void Image(Key key, Rect rect, std::string_view name, std::string_view url);

  // --- What can be used. Each returns whether it was pressed.
  bool Button(const Control& control);
  // App follows links, whatever view they are in. Without an href it is a button that looks like
  // one, and returns whether it was pressed.
  bool Link(const LinkSpec& spec);
  FieldResult Field(const FieldSpec& spec);
  CheckResult Check(const CheckSpec& spec);
  // What a checkbox or radio takes whose label is in one line.
  float CheckWidth(std::string_view label);

  // --- What the DOM reported
  bool Pressed(NodeId id) const;
  // Enter in one of the form's fields, or Ctrl or Cmd + Enter.
  bool Submitted(NodeId form) const;
  NodeId focus() const { return focus_; }
  // In CSS pixels; 0 for a scroller that is new.
  float scroll_top(NodeId scroller) const;
  // When any scroller last moved; long ago once it rests.
  Millis scrolled_at_millis() const { return scrolled_at_millis_; }
  // What the last scroller of the frame holds, where it was drawn in strips.
  ContentStrips strips() const;
  // Whether scrollers that appear from now on start where they were left, as on going back.
  void set_scroll_restored(bool restored) { scroll_restored_ = restored; }
  bool scroll_restored() const { return scroll_restored_; }

  float width() const { return input_->width; }
  float height() const { return input_->height; }
  bool narrow() const { return width() < kNarrowBelow; }
  const FrameInput& input() const { return *input_; }

  Painter paint;
  Recorder record;

 private:
  friend class Within;
  struct Scroller {
    float top = 0;
    float start = 0;
  };
  struct OpenScroller {
    NodeId id = 0;
    std::size_t index = 0;
    float view_height = 0;
  };

  void TakeEvents();
  void RecordText(Node* node, const TextLook& look, float width);
  void DrawField(const FieldSpec& spec, NodeId id);
  void DrawError(std::string_view error, Rect field);
  void DrawCheck(const CheckSpec& spec, float sign_y);

  const FrameInput* input_ = nullptr;
  NodeId focus_ = 0;
  Millis scrolled_at_millis_ = 0;
  std::unordered_map<NodeId, Scroller> scrollers_;
  OpenScroller open_scroller_;
  bool scroll_restored_ = false;
  bool only_scrolled_ = false;
  bool acted_on_ = false;  // This frame's events: what they asked for is done.
  ContentStrips last_strips_;
};

}  // namespace genkan::ui
