#include "genkan/ui/semantics.h"

#include <algorithm>
#include <unordered_map>

namespace genkan::ui {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

bool SameShape(const SemanticsTree& a, const SemanticsTree& b) {
  if (a.nodes.size() != b.nodes.size()) return false;
  for (std::size_t i = 0; i < a.nodes.size(); ++i) {
    const Node& left = a.nodes[i];
    const Node& right = b.nodes[i];
    if (left.id != right.id || left.parent != right.parent || left.role != right.role) return false;
  }
  return true;
}

// Marks in `stays` one longest increasing run of `places`: these children need not move.
void MarkLongestIncreasing(const std::vector<std::size_t>& places, std::vector<bool>* stays) {
  std::vector<std::size_t> ends;  // Indexes into places; ends[n] closes the best run of n + 1.
  std::vector<std::size_t> previous(places.size(), kNone);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto at =
        std::lower_bound(ends.begin(), ends.end(), places[i],
                         [&](std::size_t end, std::size_t place) { return places[end] < place; });
    if (at != ends.begin()) previous[i] = *(at - 1);
    if (at == ends.end()) {
      ends.push_back(i);
    } else {
      *at = i;
    }
  }
  stays->assign(places.size(), false);
  for (std::size_t i = ends.empty() ? kNone : ends.back(); i != kNone; i = previous[i]) {
    (*stays)[i] = true;
  }
}

class Diff {
 public:
  Diff(const SemanticsTree& old_tree, const SemanticsTree& new_tree, SemanticsSink& sink)
      : old_(old_tree.nodes), new_(new_tree.nodes), sink_(sink) {}

  void Run() {
    Match();
    for (std::size_t i = old_.size(); i-- > 0;) {
      if (!kept_[i]) sink_.Remove(old_[i].id);
    }
    Place();
    for (std::size_t i = 0; i < new_.size(); ++i) {
      if (old_of_[i] != kNone) ReportChange(old_[old_of_[i]], new_[i]);
    }
  }

 private:
  // A node is kept when its id and role are in both trees and everything above it in the old tree
  // is kept: what goes takes what is under it along.
  void Match() {
    std::unordered_map<NodeId, std::size_t> new_index;
    for (std::size_t i = 0; i < new_.size(); ++i) new_index.emplace(new_[i].id, i);
    std::unordered_map<NodeId, std::size_t> old_index;
    kept_.assign(old_.size(), false);
    old_of_.assign(new_.size(), kNone);
    for (std::size_t i = 0; i < old_.size(); ++i) {
      old_index.emplace(old_[i].id, i);
      const auto found = new_index.find(old_[i].id);
      if (found == new_index.end() || new_[found->second].role != old_[i].role) continue;
      const auto parent = old_index.find(old_[i].parent);
      if (parent != old_index.end() && !kept_[parent->second]) continue;
      kept_[i] = true;
      old_of_[found->second] = i;
    }
  }

  // Creations and moves in the order of the new tree. Each goes before the next sibling that stays.
  void Place() {
    std::unordered_map<NodeId, std::vector<std::size_t>> children;
    for (std::size_t i = 0; i < new_.size(); ++i) children[new_[i].parent].push_back(i);
    std::vector<NodeId> before(new_.size(), 0);
    std::vector<bool> stays(new_.size(), false);
    for (const auto& [parent, list] : children) SettleSiblings(parent, list, &stays, &before);
    for (std::size_t i = 0; i < new_.size(); ++i) {
      if (stays[i]) continue;
      if (old_of_[i] == kNone) {
        sink_.Create(new_[i], before[i]);
      } else {
        sink_.Move(new_[i].id, new_[i].parent, before[i]);
      }
    }
  }

  void SettleSiblings(NodeId parent, const std::vector<std::size_t>& siblings,
                      std::vector<bool>* stays, std::vector<NodeId>* before) const {
    std::vector<std::size_t> candidates;
    std::vector<std::size_t> places;  // In the old tree, whose order is that of siblings.
    for (const std::size_t i : siblings) {
      if (old_of_[i] == kNone || old_[old_of_[i]].parent != parent) continue;
      candidates.push_back(i);
      places.push_back(old_of_[i]);
    }
    std::vector<bool> settled;
    MarkLongestIncreasing(places, &settled);
    for (std::size_t n = 0; n < candidates.size(); ++n) (*stays)[candidates[n]] = settled[n];
    NodeId next = 0;
    for (std::size_t n = siblings.size(); n-- > 0;) {
      (*before)[siblings[n]] = next;
      if ((*stays)[siblings[n]]) next = new_[siblings[n]].id;
    }
  }

  void ReportChange(const Node& old_node, const Node& node) {
    if (old_node == node) return;
    if (old_node.parent != node.parent) {
      Node moved = old_node;
      moved.parent = node.parent;
      if (moved == node) return;
    }
    sink_.Change(old_node, node);
  }

  const std::vector<Node>& old_;
  const std::vector<Node>& new_;
  SemanticsSink& sink_;
  std::vector<bool> kept_;
  std::vector<std::size_t> old_of_;  // By index in new_.
};

}  // namespace

void DiffSemantics(const SemanticsTree& old_tree, const SemanticsTree& new_tree,
                   SemanticsSink& sink) {
  if (!SameShape(old_tree, new_tree)) {
    Diff(old_tree, new_tree, sink).Run();
    return;
  }
  // Nearly every frame: the same nodes in the same places, found without any allocation.
  for (std::size_t i = 0; i < new_tree.nodes.size(); ++i) {
    if (old_tree.nodes[i] != new_tree.nodes[i]) sink.Change(old_tree.nodes[i], new_tree.nodes[i]);
  }
}

}  // namespace genkan::ui
