// The diff is judged by its effect: a small document that applies what it is told must end up equal
// to the new tree.
#include "genkan/ui/semantics.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <random>

namespace genkan::ui {
namespace {

// Does what a browser's document would do, and refuses what it could not.
class Document : public SemanticsSink {
 public:
  void Remove(NodeId id) override {
    REQUIRE(nodes.count(id) == 1);
    REQUIRE(children[id].empty());
    TakeOut(id);
    nodes.erase(id);
    ++calls;
  }
  void Create(const Node& node, NodeId before) override {
    REQUIRE(nodes.count(node.id) == 0);
    nodes[node.id] = node;
    PutIn(node.id, node.parent, before);
    ++calls;
  }
  void Move(NodeId id, NodeId parent, NodeId before) override {
    REQUIRE(nodes.count(id) == 1);
    TakeOut(id);
    nodes[id].parent = parent;
    PutIn(id, parent, before);
    moved.push_back(id);
    ++calls;
  }
  void Change(const Node& old_node, const Node& node) override {
    REQUIRE(nodes.count(node.id) == 1);
    REQUIRE(old_node.role == node.role);
    nodes[node.id] = node;
    ++calls;
  }

  SemanticsTree Tree() {
    SemanticsTree tree;
    Append(0, &tree);
    return tree;
  }

  std::map<NodeId, Node> nodes;
  std::map<NodeId, std::vector<NodeId>> children;
  std::vector<NodeId> moved;
  int calls = 0;

 private:
  void TakeOut(NodeId id) { std::erase(children[nodes[id].parent], id); }
  void PutIn(NodeId id, NodeId parent, NodeId before) {
    REQUIRE((parent == 0 || nodes.count(parent) == 1));
    std::vector<NodeId>& list = children[parent];
    const auto at = before == 0 ? list.end() : std::find(list.begin(), list.end(), before);
    REQUIRE((before == 0 || at != list.end()));
    list.insert(at, id);
  }
  void Append(NodeId parent, SemanticsTree* tree) {
    for (const NodeId id : children[parent]) {
      tree->nodes.push_back(nodes[id]);
      Append(id, tree);
    }
  }
};

Node Simple(NodeId id, NodeId parent, std::string name = "") {
  return Node{.id = id, .parent = parent, .role = Role::kGroup, .name = std::move(name)};
}

SemanticsTree Row(const std::vector<NodeId>& ids) {
  SemanticsTree tree{{Simple(1000, 0)}};
  for (const NodeId id : ids) tree.nodes.push_back(Simple(id, 1000));
  return tree;
}

// Applies the difference to a document that holds `old_tree`.
Document Applied(const SemanticsTree& old_tree, const SemanticsTree& new_tree) {
  Document document;
  DiffSemantics({}, old_tree, document);
  document.calls = 0;
  DiffSemantics(old_tree, new_tree, document);
  return document;
}

// A random forest whose nodes have ids from 1 to 40, some with another role than elsewhere.
SemanticsTree RandomTree(std::mt19937* random) {
  const auto pick = [&](unsigned below) { return static_cast<unsigned>((*random)() % below); };
  std::vector<NodeId> ids;
  for (NodeId id = 1; id <= 40; ++id) {
    if (pick(4) != 0) ids.push_back(id);
  }
  std::shuffle(ids.begin(), ids.end(), *random);
  std::map<NodeId, std::vector<NodeId>> children;
  std::vector<NodeId> placed = {0};
  for (const NodeId id : ids) {
    children[placed[pick(static_cast<unsigned>(placed.size()))]].push_back(id);
    placed.push_back(id);
  }
  SemanticsTree tree;
  const auto append = [&](const auto& self, NodeId parent) -> void {
    for (const NodeId id : children[parent]) {
      Node node = Simple(id, parent, std::to_string(pick(3)));
      if (pick(10) == 0) node.role = Role::kParagraph;
      tree.nodes.push_back(node);
      self(self, id);
    }
  };
  append(append, 0);
  return tree;
}

TEST_CASE("Applying the difference gives the new tree, whatever the two trees are",
          "[ui][semantics]") {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    const SemanticsTree old_tree = RandomTree(&random);
    const SemanticsTree new_tree = RandomTree(&random);
    Document document = Applied(old_tree, new_tree);
    REQUIRE(document.Tree().nodes == new_tree.nodes);
  }
}

TEST_CASE("A tree that did not change says nothing", "[ui][semantics]") {
  const SemanticsTree tree = Row({1, 2, 3});
  CHECK(Applied(tree, tree).calls == 0);
}

TEST_CASE("A changed name is one change and no move", "[ui][semantics]") {
  SemanticsTree tree = Row({1, 2, 3});
  tree.nodes[2].name = "new";
  const Document document = Applied(Row({1, 2, 3}), tree);
  CHECK(document.calls == 1);
  CHECK(document.moved.empty());
}

TEST_CASE("One child that goes to the front is the only one that moves", "[ui][semantics]") {
  const Document document = Applied(Row({1, 2, 3, 4, 5}), Row({5, 1, 2, 3, 4}));
  CHECK(document.moved == std::vector<NodeId>{5});
  CHECK(document.calls == 1);
}

TEST_CASE("Rows that come and go at the ends leave those that stay alone", "[ui][semantics]") {
  const Document document = Applied(Row({1, 2, 3, 4}), Row({3, 4, 5, 6}));
  CHECK(document.moved.empty());
  CHECK(document.calls == 4);
}

TEST_CASE("A node whose role changed is made anew, with what is under it", "[ui][semantics]") {
  const SemanticsTree old_tree{{Simple(1, 0), Simple(2, 1)}};
  SemanticsTree new_tree = old_tree;
  new_tree.nodes[0].role = Role::kMain;
  Document document = Applied(old_tree, new_tree);
  CHECK(document.calls == 4);
  CHECK(document.Tree().nodes == new_tree.nodes);
}

Node Target(Role role, std::string name) {
  Node node = Simple(1, 0, std::move(name));
  node.role = role;
  node.rect = {0, 0, 40, 40};
  node.href = role == Role::kLink ? "/tickets" : "";
  return node;
}

std::size_t Complaints(std::vector<Node> nodes) {
  return LintSemantics(SemanticsTree{std::move(nodes)}).size();
}

TEST_CASE("The linter finds what would lock somebody out", "[ui][semantics]") {
  CHECK(Complaints({Target(Role::kButton, "Send")}) == 0);
  CHECK(Complaints({Target(Role::kButton, "")}) == 1);
  CHECK(Complaints({Target(Role::kTextField, "")}) == 1);

  Node small = Target(Role::kLink, "Home");
  small.rect.height = 23;
  CHECK(Complaints({small}) == 1);
  Node nowhere = Target(Role::kLink, "Home");
  nowhere.href.clear();
  CHECK(Complaints({nowhere}) == 1);

  CHECK(Complaints({Simple(1, 0), Simple(1, 0)}) == 1);
  CHECK(Complaints({Simple(2, 1), Simple(1, 0)}) == 1);

  Node inside = Target(Role::kButton, "Inside");
  inside.id = 2;
  inside.parent = 1;
  CHECK(Complaints({Target(Role::kLink, "Outside"), inside}) == 1);

  Node select = Target(Role::kSelect, "Colour");
  select.options = {"r\nRed"};
  CHECK(Complaints({select}) == 1);
  select.value = "r";
  CHECK(Complaints({select}) == 0);
  Node radio = Target(Role::kRadio, "Small");
  CHECK(Complaints({radio}) == 1);
  radio.id = 2;
  radio.parent = 1;
  Node group = Target(Role::kRadioGroup, "Size");
  CHECK(Complaints({group, radio}) == 0);
}

TEST_CASE("The linter wants one heading of level 1 and no level skipped", "[ui][semantics]") {
  const auto heading = [](NodeId id, int level) {
    Node node = Simple(id, 0, "Tickets");
    node.role = Role::kHeading;
    node.level = level;
    return node;
  };
  CHECK(Complaints({heading(1, 1), heading(2, 2), heading(3, 2)}) == 0);
  CHECK(Complaints({heading(1, 1), heading(2, 3)}) == 1);
  CHECK(Complaints({heading(1, 1), heading(2, 1)}) == 1);
}

TEST_CASE("The linter holds tables and lists to their shape", "[ui][semantics]") {
  const auto node = [](NodeId id, NodeId parent, Role role) {
    Node made = Simple(id, parent, "x");
    made.role = role;
    made.row_index = role == Role::kRow ? 1 : 0;
    return made;
  };
  CHECK(Complaints({node(1, 0, Role::kTable), node(2, 1, Role::kRow), node(3, 2, Role::kCell)}) ==
        0);
  CHECK(Complaints({node(2, 0, Role::kRow)}) == 1);
  CHECK(Complaints({node(3, 0, Role::kCell)}) == 1);
  CHECK(Complaints({node(1, 0, Role::kListItem)}) == 1);
}

}  // namespace
}  // namespace genkan::ui
