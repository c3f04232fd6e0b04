#include <algorithm>
#include <unordered_map>

#include "genkan/ui/semantics.h"

namespace genkan::ui {
namespace {

constexpr float kTargetMin = 24;  // CSS pixels, WCAG 2.5.8.

bool IsField(Role role) {
  return role == Role::kTextField || role == Role::kTextArea || role == Role::kSelect ||
         role == Role::kCheckbox || role == Role::kRadio;
}

bool IsTarget(Role role) {
  return role == Role::kLink || role == Role::kButton || role == Role::kTab || IsField(role);
}

bool NeedsName(Role role) {
  return IsTarget(role) || role == Role::kHeading || role == Role::kArticle ||
         role == Role::kImage || role == Role::kDialog || role == Role::kTable ||
         role == Role::kRadioGroup || role == Role::kColumnHeader ||
         role == Role::kScroller;  // A stop of the keyboard.
}

std::string Called(const Node& node) {
  return "node " + std::to_string(node.id) + " (\"" + node.name + "\")";
}

class Lint {
 public:
  std::vector<std::string> Run(const SemanticsTree& tree) {
    for (const Node& node : tree.nodes) {
      CheckPlace(node);
      CheckNode(node);
      if (node.role == Role::kHeading) CheckHeading(node);
      seen_.emplace(node.id, &node);
    }
    return std::move(found_);
  }

 private:
  void Say(const Node& node, const char* what) { found_.push_back(Called(node) + " " + what); }

  void CheckPlace(const Node& node) {
    if (node.id == 0) Say(node, "has no id");
    if (seen_.count(node.id) != 0) Say(node, "has the id of another node");
    const auto parent = seen_.find(node.parent);
    if (node.parent != 0 && parent == seen_.end()) Say(node, "comes before its parent");
    const Role above = ParentRole(node);
    const bool in_row = above == Role::kRow;
    if (node.role == Role::kRow && above != Role::kTable) Say(node, "is a row outside a table");
    if ((node.role == Role::kCell || node.role == Role::kColumnHeader) != in_row) {
      Say(node, in_row ? "is in a row and no cell" : "is a cell outside a row");
    }
    if ((node.role == Role::kListItem) != (above == Role::kList)) {
      Say(node, "breaks the rule that a list holds items and nothing else does");
    }
    for (const Node* up = parent == seen_.end() ? nullptr : parent->second;
         up != nullptr && IsTarget(node.role);
         up = seen_.count(up->parent) != 0 ? seen_[up->parent] : nullptr) {
      if (IsTarget(up->role)) Say(node, "is interactive inside something interactive");
    }
  }

  void CheckNode(const Node& node) {
    if (NeedsName(node.role) && node.name.empty()) {
      Say(node, IsField(node.role) ? "is a field without a label" : "has no name");
    }
    const bool small = node.rect.width < kTargetMin || node.rect.height < kTargetMin;
    if (IsTarget(node.role) && small) Say(node, "is a target of less than 24 by 24 pixels");
    if (node.role == Role::kLink && node.href.empty()) Say(node, "is a link to nowhere");
    if (node.role == Role::kRadio && ParentRole(node) != Role::kRadioGroup) {
      Say(node, "is a radio without its group");
    }
    if (node.role == Role::kSelect && !HasOption(node))
      Say(node, "has a value of none of its options");
    if (node.role == Role::kRow && node.row_index == 0) Say(node, "is a row without its index");
    for (const TextLine& line : node.lines) {
      if (line.begin > line.end || line.end > node.name.size()) Say(node, "has a line outside it");
    }
  }

  Role ParentRole(const Node& node) const {
    const auto parent = seen_.find(node.parent);
    return parent == seen_.end() ? Role::kRoot : parent->second->role;
  }

  // A browser shows another than was meant, else.
  static bool HasOption(const Node& node) {
    return std::any_of(node.options.begin(), node.options.end(), [&](const std::string& option) {
      return option.starts_with(node.value + "\n");
    });
  }

  void CheckHeading(const Node& node) {
    if (node.level < 1 || node.level > 6) Say(node, "is a heading of no level");
    if (node.level > heading_level_ + 1) Say(node, "skips a heading level");
    if (node.level == 1 && heading_level_ > 0) Say(node, "is a second heading of level 1");
    heading_level_ = node.level;
  }

  std::unordered_map<NodeId, const Node*> seen_;
  std::vector<std::string> found_;
  int heading_level_ = 0;
};

}  // namespace

std::vector<std::string> LintSemantics(const SemanticsTree& tree) { return Lint().Run(tree); }

}  // namespace genkan::ui
