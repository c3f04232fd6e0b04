// Writes the semantics tree of a frame. Nodes are recycled from frame to frame, strings and all, so
// that a screen that stays as it is costs no allocation.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "genkan/ui/semantics.h"

namespace genkan::ui {

// The stable name of a node among its siblings: a word, or a number such as a ticket's.
struct Key {
  std::uint64_t hash = 0;
  Key(const char* word) : Key(std::string_view(word)) {}  // NOLINT: meant to be implicit.
  Key(std::string_view word);                             // NOLINT: meant to be implicit.
  Key(std::int64_t number);                               // NOLINT: meant to be implicit.
};

NodeId ChildId(NodeId parent, Key key);

// A node as a widget describes it; the texts are copied.
struct Mark {
  Role role = Role::kGroup;
  Key key = "";
  Rect rect;
  std::uint32_t states = 0;
  std::string_view name;
  std::string_view value;
  std::string_view description;
  std::string_view href;
  std::string_view language;
  int level = 0;
  int row_index = 0;
  int column_index = 0;
  int row_count = 0;
  int column_count = 0;
  int length_max = 0;
};

class Recorder {
 public:
  // Starts the next tree; the one before becomes last().
  void BeginFrame();
  // Starts this frame's tree over.
  void Restart();

  // Adds a node under the innermost open one. The reference holds until the next call.
  Node& Add(const Mark& mark);
  // Adds it and opens it: nodes that follow are under it.
  Node& Open(const Mark& mark);
  void Close();

  // Adds nodes of the last frame as they were, by their indexes there.
  void AddFromLast(std::size_t begin, std::size_t end);

  // While muted, what is added goes nowhere: it is drawn and not meant.
  void set_muted(bool muted) { muted_ = muted; }
  bool muted() const { return muted_; }
  std::size_t size() const { return used_; }

  // A node of this frame, such as the scroller whose content has just ended.
  Node& At(std::size_t index) { return tree_.nodes[index]; }

  // Completes the tree.
  void EndFrame();
  // The same, with every rectangle where a mirror would show it: views lay out from left to right,
  // and the portal's language runs the other way.
  void EndFrameMirrored(float window_width);

  const SemanticsTree& tree() const { return tree_; }
  const SemanticsTree& last() const { return last_; }
  NodeId open_id() const { return open_.empty() ? 0 : open_.back(); }

 private:
  Node& Fresh();

  SemanticsTree tree_;
  SemanticsTree last_;
  std::size_t used_ = 0;
  std::vector<bool> from_last_;  // As it was: mirrored then.
  std::vector<NodeId> open_;
  bool muted_ = false;
  Node unheard_;
};

const Node* FindNode(const SemanticsTree& tree, NodeId id);

}  // namespace genkan::ui
