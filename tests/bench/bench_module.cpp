// The client as it ships over a backend of 100,000 tickets in the same module: what is scrolled in
// the benchmark. And the comparison of two trees by itself, for its time.
#include <string>

#include "bench/bench_transport.h"
#include "genkan/ui/semantics.h"
#include "platform/web/main_web.h"

namespace genkan::platform {
namespace {

constexpr int kRows = 40;  // As many as the list mirrors in a window of 1280 by 800.
constexpr int kCells = 6;

ui::SemanticsTree ListFrom(int first) {
  ui::SemanticsTree tree;
  const auto add = [&](ui::NodeId id, ui::NodeId parent, ui::Role role, std::string name) {
    tree.nodes.push_back({.id = id, .parent = parent, .role = role, .name = std::move(name)});
  };
  add(1, 0, ui::Role::kTable, "Tickets");
  for (int row = first; row < first + kRows; ++row) {
    const auto id = static_cast<ui::NodeId>(row + 1) * 100;
    add(id, 1, ui::Role::kRow, "");
    for (int cell = 1; cell <= kCells; ++cell) {
      add(id + static_cast<ui::NodeId>(cell), id, ui::Role::kCell,
          "What the cell of ticket " + std::to_string(row) + " says");
    }
  }
  return tree;
}

class UnheardSink : public ui::SemanticsSink {
 public:
  void Remove(ui::NodeId) override {}
  void Create(const ui::Node&, ui::NodeId) override {}
  void Move(ui::NodeId, ui::NodeId, ui::NodeId) override {}
  void Change(const ui::Node&, const ui::Node&) override {}
};

}  // namespace

client::Transport& TransportOf(FetchTransport&) {
  static bench::BenchTransport transport;
  return transport;
}

ui::Wing* WingOf(const WingParts&) { return nullptr; }

extern "C" __attribute__((used, export_name("genkan_bench_diff"))) void genkan_bench_diff(
    int rounds) {
  static const ui::SemanticsTree before = ListFrom(0);
  static const ui::SemanticsTree after = ListFrom(kRows / 3);
  UnheardSink sink;
  for (int i = 0; i < rounds; ++i) ui::DiffSemantics(before, after, sink);
}

}  // namespace genkan::platform
