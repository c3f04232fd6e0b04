// What a screen means, apart from its pixels: one tree, written by the widgets each frame, read by
// the browser's mirror and by the tests. What a test can find, a screen reader can find.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace genkan::ui {

// Made from stable keys along the path (a ticket's number, a field's name), never from an index or
// a label, so that a node keeps its DOM element for as long as it means the same thing. 0: none.
using NodeId = std::uint64_t;

// CSS pixels, relative to the nearest scroller's content, else to the window.
struct Rect {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;
  friend bool operator==(const Rect&, const Rect&) = default;
};

// Each becomes one native element.
enum class Role : std::uint8_t {
  kRoot,
  kBanner,      // header
  kNavigation,  // nav
  kMain,        // main
  kForm,        // form
  kGroup,       // div
  kScroller,    // div with overflow: auto, the native scroller
  kHeading,     // h1 to h6
  kParagraph,   // p
  kText,        // span
  kTime,        // time
  kLink,        // a href
  kButton,      // button
  kTextField,   // input with its label
  kTextArea,    // textarea with its label
  kSelect,      // select with its label
  kTable,       // role=table with row and column counts
  kRow,
  kColumnHeader,
  kCell,
  kList,  // ul; of level 1: ol
  kListItem,
  kArticle,
  kStatus,      // role=status, polite
  kAlert,       // role=alert
  kDialog,      // dialog in the top layer
  kImage,       // img with a name; its address is the href
  kCheckbox,    // input with its label, which is shown beside it
  kRadio,       // the same; those under one kRadioGroup are alternatives
  kRadioGroup,  // div with a name
  kSearch,      // form with role=search
  kQuote,       // blockquote
  kCode,        // pre
  kToolbar,     // div with a name; one of its buttons is a stop of the keyboard
  kSeparator,   // div with a name
  kTabList,     // div with a name; the arrows of the keyboard lead from tab to tab
  kTab,         // button with role=tab, selected where it is kPressed
  kTabPanel,    // div with a name: the chosen tab's
};

// What a field takes, by which a browser chooses its keyboard or picker. A kDate has values such as
// "2026-12-31", a kTime such as "09:30"; a kNumber is a text still, since people write numbers in
// ways of their own. A kFile has the media types that it takes for a value; what it reports is the
// file's name, a line end and its content as a data URL (RFC 2397), which is missing above 1 MiB. A
// kFiles takes several, and reports each: its number with the page, its bytes and its name, a line
// end between them.
enum class FieldKind : std::uint8_t {
  kText,
  kEmail,
  kSearch,
  kDate,
  kNumber,
  kTelephone,
  kTime,
  kFile,
  kFiles
};

// State bits.
inline constexpr std::uint32_t kDisabled = 1u << 0;
inline constexpr std::uint32_t kInvalid = 1u << 1;
inline constexpr std::uint32_t kRequired = 1u << 2;
inline constexpr std::uint32_t kExpanded = 1u << 3;
inline constexpr std::uint32_t kCurrent = 1u << 4;  // aria-current=page
inline constexpr std::uint32_t kBusy = 1u << 5;
inline constexpr std::uint32_t kPressed = 1u << 6;    // aria-pressed=true
inline constexpr std::uint32_t kSkipLink = 1u << 7;   // Seen only while focused.
inline constexpr std::uint32_t kFocusable = 1u << 8;  // tabindex=-1: takes focus when told to.
inline constexpr std::uint32_t kPressable = 1u << 9;  // aria-pressed=false where not kPressed.
inline constexpr std::uint32_t kSortedDescending = 1u << 10;  // aria-sort of a column header.
inline constexpr std::uint32_t kChecked = 1u << 11;           // Of a checkbox or radio.
inline constexpr std::uint32_t kNewTab = 1u << 12;            // Of a link: target=_blank.
inline constexpr std::uint32_t kSortedAscending = 1u << 13;   // Both: by something else of it.
inline constexpr std::uint32_t kExpandable = 1u << 14;  // aria-expanded=false where not kExpanded.

// One line of a text block: the logical range and where it stands in the node's rectangle.
struct TextLine {
  std::uint32_t begin = 0;  // Bytes in Node::name.
  std::uint32_t end = 0;
  float y = 0;
  friend bool operator==(const TextLine&, const TextLine&) = default;
};

// Bytes in Node::name, in order: strong, code or a link out of the portal, which is the browser's
// to follow; a mark element, where it is nothing else.
struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool strong = false;
  bool code = false;
  std::string href;
  friend bool operator==(const TextRange&, const TextRange&) = default;
};

struct Node {
  NodeId id = 0;
  NodeId parent = 0;
  Role role = Role::kGroup;
  std::uint32_t states = 0;
  Rect rect;
  // The text of paragraphs, texts, times, headings, links, buttons, cells, statuses and alerts, and
  // of the label beside a checkbox or radio; the accessible name of the others.
  std::string name;
  std::vector<TextRange> marks;  // Of the text.
  // Of a field or select; the machine-readable form of a kTime; of a button, the mark that the page
  // puts into the text area of its form, in place of telling of the press.
  std::string value;
  std::string description;  // aria-describedby text, such as a field's error.
  std::string href;
  std::string language;              // Empty: the page's.
  std::string autocomplete;          // Of a field.
  std::vector<std::string> options;  // Of a select: value\nlabel.
  // Lines of a text block; empty: one line, or no text layer.
  std::vector<TextLine> lines;
  float font_px = 0;  // CSS pixels; 0: no text layer (the name is an attribute).
  float line_px = 0;
  // Where a single line starts, from the edge at which the portal's language begins.
  float text_x = 0;
  bool strong = false;
  FieldKind field_kind = FieldKind::kText;
  int level = 0;      // Of a heading; 1 of a list of numbers.
  int row_index = 0;  // From 1, the header row counted; 0: not set.
  int column_index = 0;
  int row_count = 0;  // Of a table.
  int column_count = 0;
  int length_max = 0;        // Of a field, in UTF-16 units; 0: none.
  float content_height = 0;  // Of a scroller.
  float scroll_start = 0;    // Of a scroller: its scrollTop when it is created. Never changes.
  friend bool operator==(const Node&, const Node&) = default;
};

// A whole screen in reading order: a parent before its children, children in order.
struct SemanticsTree {
  std::vector<Node> nodes;
};

// Receives only what changed from one frame to the next, in an order that can be applied as it
// comes: removals, then creations and moves parent first, then changes.
class SemanticsSink {
 public:
  virtual ~SemanticsSink() = default;
  virtual void Remove(NodeId id) = 0;
  // Creates `node`, or moves it, under its parent and before `before` (0: last). A node's role
  // never changes: it is removed and created anew.
  virtual void Create(const Node& node, NodeId before) = 0;
  virtual void Move(NodeId id, NodeId parent, NodeId before) = 0;
  // `node` is there and differs from `old_node` in something other than its place.
  virtual void Change(const Node& old_node, const Node& node) = 0;
};

// Tells `sink` how to get from `old_tree` to `new_tree`. Children are moved as little as possible,
// so that a focused element is not taken out of the document.
void DiffSemantics(const SemanticsTree& old_tree, const SemanticsTree& new_tree,
                   SemanticsSink& sink);

// What is wrong with a tree, one sentence each, empty when all is well: no name on something
// interactive, a double id, a child before its parent, a heading level skipped, a target under
// 24 by 24 CSS pixels (WCAG 2.5.8), a field without a label.
std::vector<std::string> LintSemantics(const SemanticsTree& tree);

}  // namespace genkan::ui
