#include "ui/recorder.h"

#include "genkan/base/check.h"

namespace genkan::ui {
namespace {

constexpr std::uint64_t kFnvOffset = 0xcbf29ce484222325U;
constexpr std::uint64_t kFnvPrime = 0x100000001b3U;

// Spreads every bit over the whole word (the finisher of MurmurHash3).
constexpr std::uint64_t Mixed(std::uint64_t value) {
  value = (value ^ (value >> 33)) * 0xff51afd7ed558ccdU;
  value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53U;
  return value ^ (value >> 33);
}

}  // namespace

Key::Key(std::string_view word) : hash(kFnvOffset) {
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * kFnvPrime;
}

Key::Key(std::int64_t number) : hash(Mixed(static_cast<std::uint64_t>(number) + kFnvPrime)) {}

NodeId ChildId(NodeId parent, Key key) {
  const std::uint64_t id = Mixed(parent * kFnvPrime + key.hash);
  return id == 0 ? 1 : id;
}

void Recorder::BeginFrame() {
  std::swap(tree_, last_);
  Restart();
}

void Recorder::Restart() {
  used_ = 0;
  from_last_.clear();
  open_.clear();
  muted_ = false;
}

Node& Recorder::Fresh() {
  if (muted_) return unheard_;
  if (used_ == tree_.nodes.size()) tree_.nodes.emplace_back();
  from_last_.push_back(false);
  return tree_.nodes[used_++];
}

Node& Recorder::Add(const Mark& mark) {
  const NodeId parent = open_id();
  Node& node = Fresh();
  node.id = ChildId(parent, mark.key);
  node.parent = parent;
  node.role = mark.role;
  node.states = mark.states;
  node.rect = mark.rect;
  node.name = mark.name;
  node.value = mark.value;
  node.description = mark.description;
  node.href = mark.href;
  node.language = mark.language;
  node.autocomplete.clear();
  node.options.clear();
  node.lines.clear();
  node.marks.clear();
  node.font_px = 0;
  node.line_px = 0;
  node.text_x = 0;
  node.strong = false;
  node.field_kind = FieldKind::kText;
  node.level = mark.level;
  node.row_index = mark.row_index;
  node.column_index = mark.column_index;
  node.row_count = mark.row_count;
  node.column_count = mark.column_count;
  node.length_max = mark.length_max;
  node.content_height = 0;
  node.scroll_start = 0;
  return node;
}

Node& Recorder::Open(const Mark& mark) {
  Node& node = Add(mark);
  open_.push_back(node.id);
  return node;
}

void Recorder::Close() {
  GENKAN_CHECK(!open_.empty());
  open_.pop_back();
}

void Recorder::AddFromLast(std::size_t begin, std::size_t end) {
  GENKAN_CHECK(begin <= end && end <= last_.nodes.size());
  for (std::size_t i = begin; i < end; ++i) {
    Fresh() = last_.nodes[i];
    if (!muted_) from_last_.back() = true;
  }
}

void Recorder::EndFrame() {
  GENKAN_CHECK(open_.empty());
  tree_.nodes.resize(used_);
}

void Recorder::EndFrameMirrored(float window_width) {
  EndFrame();
  struct Around {
    NodeId id = 0;
    float width = 0;  // In which its children stand.
  };
  std::vector<Around> around = {{.width = window_width}};
  for (std::size_t i = 0; i < used_; ++i) {
    Node& node = tree_.nodes[i];
    while (around.size() > 1 && around.back().id != node.parent) around.pop_back();
    const float width = around.back().width;
    around.push_back({node.id, node.role == Role::kScroller ? node.rect.width : width});
    if (!from_last_[i]) node.rect.x = width - node.rect.x - node.rect.width;
  }
}

const Node* FindNode(const SemanticsTree& tree, NodeId id) {
  for (const Node& node : tree.nodes) {
    if (node.id == id) return &node;
  }
  return nullptr;
}

}  // namespace genkan::ui
